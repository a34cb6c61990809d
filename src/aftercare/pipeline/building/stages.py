"""The stages of a build: notebooks, executed by papermill and kept as its record."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from ...core.disk.made_files import write_made
from ..snapshot.project import Project
from ..snapshot.serving import serving
from . import notebooks
from .checking import check_ahead

SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; empty: all, or the default."""

    languages: tuple[str, ...] = ()
    handouts: tuple[str, ...] = ()
    engine: str = ""
    """The translation engine that drafts the gaps; empty: they stay."""
    notebook_engine: str = "in-process"
    jobs: int | str = 0
    """Processes, 0 = automatic; or the address of a dask cluster."""

    def parameters(self, stage: str) -> dict[str, Any]:
        """Return the parameters of a stage's notebook."""
        languages, handouts = list(self.languages), list(self.handouts)
        by_stage: dict[str, dict[str, Any]] = {
            "1-translate": {"languages": languages, "handouts": handouts, "engine": self.engine},
            "2-validate": {"languages": languages, "handouts": handouts},
            "3-export": {
                "languages": languages,
                "handouts": handouts,
                "notebook_engine": self.notebook_engine,
                "jobs": self.jobs,
            },
        }
        return by_stage[stage]


def run_stages(project: Project, options: Options) -> Iterator[tuple[str, str]]:
    """Execute the stages one after the other; yield (stage, what its summary cells print) as each ends."""
    project.asked_whole = not (options.languages or options.handouts)
    for stage in notebooks.STAGES:
        if options.notebook_engine == "in-process":
            _check_ahead(project, stage, options)
        executed = _execute(project, stage, options)
        if stage == notebooks.STAGES[0]:
            project.told = tuple(summaries(executed))
        if stage == notebooks.CHECKING:  # it may have written into catalogs
            project.settle()
        yield stage, summary(executed)


def _check_ahead(project: Project, stage: str, options: Options) -> None:
    """Check ahead what the first stage shows of the catalogs, and the second of what an engine has drafted meanwhile.

    Many new texts are checked before the sync, which needs to know their catalogs; a few once it has changed them.
    """
    if stage == notebooks.STAGES[0]:
        check_ahead(project, options.jobs, only_many=True)
        project.once_synced = partial(check_ahead, project, options.jobs)
    elif stage == notebooks.CHECKING and options.engine:
        check_ahead(project, options.jobs)


def _execute(project: Project, stage: str, options: Options) -> Any:
    """Execute the notebook of a stage, and keep it as it is then, as a notebook and as a page."""
    config, reports = project.config, project.config.output / "reports"
    place, text, copy = config.notebook(stage), project.notebook(stage), reports / f"{stage}.ipynb"
    parameters, engine = options.parameters(stage), options.notebook_engine
    with serving(project):
        executed = notebooks.execute(place, text, copy, parameters, folder=config.root, engine=engine)
    _write_html(executed, reports / f"{stage}.html", stage)
    return executed


def summary(executed: Any) -> str:
    """Return what the cells tagged `summary` printed."""
    return "".join(summaries(executed)).strip()


def summaries(executed: Any) -> list[str]:
    """Return what each of the cells tagged `summary` printed."""
    return [
        output.text
        for cell in executed.cells
        if SUMMARY in cell.metadata.get("tags", []) and cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stdout"
    ]


@cache
def _report_exporter() -> Any:
    from ...export.report import ReportExporter

    return ReportExporter()


def _write_html(executed: Any, path: Path, stage: str) -> None:
    executed.metadata["title"] = stage
    body, _ = _report_exporter().from_notebook_node(executed)
    write_made(path, body.encode())
