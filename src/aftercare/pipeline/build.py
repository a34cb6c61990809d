"""All stages in order: the three notebooks, executed by papermill and kept as the record of the build."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..core.made_files import write_made
from ..core.units import Severity
from . import notebooks, recall, record
from .checking import check_ahead
from .project import Project, read
from .serving import serving
from .withdrawal import withdraw

SUMMARY = "summary"
ROUNDS = 3
"""How often all is built where people go on editing: once, and twice again."""


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to."""

    errors: int
    """Findings of severity error in what was asked for: they hold releases back."""
    failed: dict[str, str]
    """Why a handout could not be built; the others were."""
    unsettled: tuple[str, ...]
    """Files that changed to the very end: what was built from them is out of date."""
    empty: int = 0
    """Texts that an engine was to draft, and that stay empty."""

    @property
    def status(self) -> int:
        """Exit status: 2 where something could not be built, 1 where something holds back, 0 where all is well."""
        return 2 if self.failed else 1 if self.errors or self.unsettled or self.empty else 0


@dataclass(slots=True)
class Build:
    """A build of a project; `project` is the reading that the last round was built from."""

    project: Project
    options: Options
    removed: list[str]
    """Files that were withdrawn before anything was built."""

    def stages(self, tell: Callable[[str], None]) -> Iterator[tuple[str, str]]:
        """Execute the stages; yield (stage, what its summary cells print) as each ends.

        Files that change meanwhile are told, and all is built again, twice at most. Raises NotebookError; the
        executed copy is saved before.
        """
        for left in reversed(range(ROUNDS)):
            yield from _stages(self.project, self.options)
            changed = changed_since(self.project)
            if not changed:
                return
            tell(f"{', '.join(changed)} changed meanwhile; {'building again' if left else 'build again'}")
            self.project = recall.read(remembers=True)
            self.removed += withdraw(self.project)

    def outcome(self) -> Outcome:
        """Return what the build came to, and note it for the next one."""
        root, options = self.project.config.root, self.options
        if options.notebook_engine != "in-process":
            self.project = read(root)  # the kernels have written the catalogs
        known = record.read(root)
        found = errors(self.project, options.languages, options.handouts)
        whole = not (options.languages or options.handouts)
        if whole:  # of others, nobody has asked what there is to know
            self.project.known.remember()
        self.project.findings_of.remember()
        known.blocked = found if whole else None
        record.note(root, known)
        return Outcome(found, known.failed, tuple(changed_since(self.project)), self._empty() if options.engine else 0)

    def _empty(self) -> int:
        from ..mt.work_list import Scope, worklist

        scope = Scope(self.project.config.choose(self.options.languages), frozenset(self.options.handouts))
        return len(worklist(self.project.store, scope).tasks)


def changed_since(project: Project) -> list[str]:
    """Return the files that are not as the last publish has read them."""
    root = project.config.root
    return [*record.read(root).differs(root)]


def _stages(project: Project, options: Options) -> Iterator[tuple[str, str]]:
    root, reports, first = project.config.root, project.config.output / "reports", notebooks.STAGES[0]
    project.asked_whole = not (options.languages or options.handouts)
    for stage in notebooks.STAGES:
        # The first stage shows what the checks say of the catalogs, the second of what an engine has drafted meanwhile.
        if options.notebook_engine == "in-process" and (
            stage == first or (stage == notebooks.CHECKING and options.engine)
        ):
            check_ahead(project, options.jobs)
        place, text = project.config.notebook(stage), project.notebook(stage)
        with serving(project):
            executed = notebooks.execute(
                place,
                text,
                reports / f"{stage}.ipynb",
                options.parameters(stage),
                folder=root,
                engine=options.notebook_engine,
            )
        _write_html(executed, reports / f"{stage}.html", stage)
        if stage == notebooks.CHECKING:  # it may have written into catalogs
            project.settle()
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
    from ..export.report import ReportExporter

    return ReportExporter()


def _write_html(executed: Any, path: Path, stage: str) -> None:
    executed.metadata["title"] = stage
    body, _ = _report_exporter().from_notebook_node(executed)
    write_made(path, body.encode())


def errors(project: Project, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> int:
    """Return how many findings of severity error there are in what was asked for."""
    from .finding_tables import all_findings

    return sum(found.severity is Severity.ERROR for found in all_findings(project, tags, slugs))
