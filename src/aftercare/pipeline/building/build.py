"""A whole build: all stages in order, again where files change meanwhile, and what it came to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ...core.units import Severity
from ..built import record
from ..built.build_record import Record
from ..built.outcome import Built
from ..releasing import recall
from ..releasing.withdrawal import withdraw
from ..snapshot.project import Project, read
from .stages import Options, run_stages

ROUNDS = 3
"""How often all is built where people go on editing: once, and twice again."""


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
    before: dict[str, str] = field(default_factory=dict)
    """What the system said of the files of the output folder before anything was built."""

    def stages(self, tell: Callable[[str], None]) -> Iterator[tuple[str, str]]:
        """Execute the stages; yield (stage, what its summary cells print) as each ends.

        Files that change meanwhile are told, and all is built again, twice at most. Raises NotebookError; the
        executed copy is saved before.
        """
        self.before = dict(record.read(self.project.config.root).stamps)
        for left in reversed(range(ROUNDS)):
            yield from run_stages(self.project, self.options)
            changed = changed_since(self.project)
            if not changed:
                return
            tell(f"{', '.join(changed)} changed meanwhile; {'building again' if left else 'build again'}")
            self.project = recall.read(remembers=True)
            self.removed += withdraw(self.project)

    def outcome(self) -> Outcome:
        """Return what the build came to, and note it for the next one."""
        root, options = self.project.config.root, self.options
        known = record.read(root)
        if options.notebook_engine != "in-process":
            self._take_over(known)
        found = errors(self.project, options.languages, options.handouts)
        whole = not (options.languages or options.handouts)
        if whole:  # of others, nobody has asked what there is to know
            self.project.noting.remember()
        self.project.findings_of.remember()
        known.blocked = found if whole else None
        record.note(root, known)
        return Outcome(found, known.failed, tuple(changed_since(self.project)), self._empty() if options.engine else 0)

    def _take_over(self, known: Record) -> None:
        """Read the project as kernels have left it, and find out from the record what they have built."""
        told, asked = self.project.told, self.project.targets(self.options.languages, self.options.handouts)
        self.project = read(self.project.config.root)
        targets = {key: known.targets[key] for key in map("/".join, asked) if key in known.targets}
        new = {path for path, mark in known.stamps.items() if self.before.get(path) != mark}
        made = [key for key, each in targets.items() if any(page.path in new for page in each.pages)]
        self.project.told = told
        self.project.built = Built(made, [key for key in targets if key not in made], failed=known.failed)

    def _empty(self) -> int:
        from ...mt.work_list import Scope, worklist

        scope = Scope(self.project.config.choose(self.options.languages), frozenset(self.options.handouts))
        return len(worklist(self.project.store, scope).tasks)


def changed_since(project: Project) -> list[str]:
    """Return the files that are not as the last publish has read them."""
    root = project.config.root
    return [*record.read(root).differs(root)]


def errors(project: Project, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> int:
    """Return how many findings of severity error there are in what was asked for."""
    from ..reports.finding_tables import all_findings

    return sum(found.severity is Severity.ERROR for found in all_findings(project, tags, slugs))
