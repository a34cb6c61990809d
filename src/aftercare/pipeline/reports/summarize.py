"""Gathers what a build reports, from what was read and built."""

from collections.abc import Iterable, Iterator, Sequence

from ...checks.unseen import told
from ...core.errors import CatalogError
from ...core.language.languages import SOURCE
from ...core.settings.sites import label_id
from ...core.units import Severity
from ...handout.document import State
from ...review.rehousing import advice
from ...review.renaming import has_left
from ..built import record
from ..built.overdue import overdue
from ..built.targets import Target
from ..releasing.strays import withdrawn
from ..snapshot.project import Project
from ..snapshot.questions import open_questions
from .finding_tables import all_findings
from .summary import Summary
from .tables import tags
from .work import work_of

REPORT = "reports/2-validate.html"
UP_TO_DATE = "The catalogs are up to date."
"""What the first stage prints where a sync has changed nothing."""


def summarize(
    project: Project, languages: Sequence[str] = (), handouts: Sequence[str] = (), removed: Iterable[str] = ()
) -> Summary:
    """Return what is to be said of the languages and handouts asked for, after a build of them.

    `removed` are the files that were taken out of the output folder before.
    """
    found = all_findings(project, languages, handouts)
    author = [each for each in found if each.unit.language == SOURCE and each.severity is not Severity.INFO]
    config, built = project.config, project.built
    known = record.read(config.root).targets
    asked = {"/".join(target) for target in project.targets(languages, handouts)}
    targets = {key: each for key, each in known.items() if key in asked}
    unread = _unreadable(project)
    return Summary(
        english=tuple(author),
        edits=tuple(each for each in _edits(project, removed) if each not in unread),
        unread=unread,
        drafted=project.drafted,
        work={
            tag: work_of(project.readable.tally(tag, handouts), found, tag, unread=_unread(project, handouts, tag))
            for tag in tags(project, languages)
        },
        below=tuple(_below(project, languages, handouts)),
        released=tuple(sorted(key for key, each in targets.items() if each.released)),
        drafts=sum(not each.released for each in targets.values()),
        made=len(built.made) if built else 0,
        unchanged=len(built.unchanged) if built else len(asked & known.keys()),
        report=config.relative(config.output / REPORT),
        index=config.relative(config.output / "index.html"),
        questions=tuple(map(str, open_questions(project, languages, handouts))),
        hints=tuple(_hints(project)),
        kept=tuple(sorted(key for key, each in targets.items() if _is_kept(project, each))),
        overdue=tuple(overdue(targets)),
        unseen=tuple(told(tags(project, languages))),
        site=config.only_site,
    )


def _below(project: Project, languages: Sequence[str], handouts: Sequence[str]) -> Iterator[str]:
    """Yield which rows wait only for a signature."""
    wanted = {*project.domains(handouts)}
    for domain in (domain for domain in project.domains() if domain in wanted):
        for tag in tags(project, languages):
            yield from (f"{tag}: {line}" for line in project.readable.waiting(tag, domain))


def _is_kept(project: Project, target: Target) -> bool:
    return project.config.on_stale == "keep" and target.details.get("state") == State.KEPT


def _edits(project: Project, removed: Iterable[str]) -> list[str]:
    gone = withdrawn(project.config.output, removed)
    if project.synced or not project.told:
        return project.synced.lines(_places(project), gone) if project.synced else []
    return [line for line in project.told[0].splitlines() if line != UP_TO_DATE]


def _places(project: Project) -> dict[str, str]:
    """Return file and line of each row of the English, as messages print them, and what labels of telephones say."""
    config = project.config
    name, settings = config.relative(config.source), config.relative(config.file.path)
    labels = {label_id(text): f'{settings}: telephone label "{text}", ' for text in config.labels}
    return labels | {row.id: f"{name}:{row.line}: " for handout in project.handouts for row in handout.rows}


def _unreadable(project: Project) -> tuple[str, ...]:
    """Return what a sync has said of catalogs, without the faults of the English, which its author is told."""
    faults = {line for lines in project.english.faults.values() for line in lines}
    return tuple(line for line in project.synced.failed if line not in faults) if project.synced else ()


def _hints(project: Project) -> Iterator[str]:
    """Yield what `advice` says; no catalog that is known has rows that left the table."""
    gone = [*project.readable.gone_books()]
    if any(map(has_left, (*project.readable.books(unknown=True), *gone))):
        yield from advice([*project.readable.books(), *gone])


def _unread(project: Project, handouts: Sequence[str], tag: str) -> int:
    """Return how many catalogs cannot be read; to ask each costs a read, so that a sync must have met one."""
    if not (project.synced and project.synced.failed):
        return 0
    return sum(isinstance(project.readable.problem(tag, domain), CatalogError) for domain in project.domains(handouts))
