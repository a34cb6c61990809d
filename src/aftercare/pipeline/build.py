"""All stages in order: the three notebooks, executed by papermill and kept as the record of the build."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..core.config import Config
from ..core.files import write_atomically
from . import manifest, notebooks
from .project import Project

STAGES = ("1-translate", "2-validate", "3-export")
SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Options:
    """The command-line options; empty: all, or the default."""

    languages: tuple[str, ...] = ()
    handouts: tuple[str, ...] = ()
    translator: str = ""
    engine: str = "in-process"
    jobs: int = 0

    def parameters(self, stage: str) -> dict[str, Any]:
        """Return the parameters of a stage's notebook."""
        languages, handouts = list(self.languages), list(self.handouts)
        by_stage: dict[str, dict[str, Any]] = {
            "1-translate": {"languages": languages, "handouts": handouts, "engine": self.translator},
            "2-validate": {"languages": languages},
            "3-export": {"languages": languages, "handouts": handouts, "engine": self.engine, "jobs": self.jobs},
        }
        return by_stage[stage]


def up_to_date(config: Config) -> manifest.Manifest | None:
    """Return the manifest if nothing has changed since the last complete build, to the last byte of its output."""
    record = manifest.read(config.output)
    if not record.inputs or record.inputs != manifest.of_inputs(config):
        return None
    return record if manifest.intact(config.output, record.pages) and (config.output / "index.html").is_file() else None


def run(config: Config, options: Options) -> Iterator[tuple[str, str]]:
    """Execute the stages; yield (stage, what its summary cells print) as each ends.

    Raises NotebookError; the executed copy is saved before.
    """
    for stage in STAGES:
        copy = config.output / "reports" / f"{stage}.ipynb"
        executed = notebooks.execute(config, stage, copy, options.parameters(stage), engine=options.engine)
        _write_html(executed, config.output / "reports" / f"{stage}.html", stage)
        yield stage, summary(executed)


def summary(executed: Any) -> str:
    """Return what the cells tagged `summary` printed."""
    texts = [
        output.text
        for cell in executed.cells
        if SUMMARY in cell.metadata.get("tags", []) and cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stdout"
    ]
    return "".join(texts).strip()


@cache
def _report_exporter() -> Any:
    from ..export.exporters import ReportExporter

    return ReportExporter()


def _write_html(executed: Any, path: Path, stage: str) -> None:
    executed.metadata["title"] = stage
    body, _ = _report_exporter().from_notebook_node(executed)
    write_atomically(path, body.encode(), durable=False)


def record_complete(config: Config, current: Project) -> int:
    """Note in the manifest that everything is built from these inputs; return how many errors block releases."""
    from ..checks import runner
    from .tables import all_findings

    current.remember_findings()
    record = manifest.read(config.output)
    record.inputs = manifest.of_inputs(config)
    record.blocked = runner.count(all_findings(current))["error"]
    manifest.write(config.output, record)
    return record.blocked
