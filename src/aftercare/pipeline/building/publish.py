"""Withdraw, build, record: what may not stay goes first, then what has changed is made anew."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace

from ...core.disk.lock import locked
from ...core.errors import ChoiceError, ConfigError, refused
from ...core.language.languages import SOURCE
from ...core.process import APART_FROM, MOST_JOBS, processors
from ..built import folder, record
from ..built.build_record import Record
from ..built.outcome import Built
from ..built.program import modules, program, to_note
from ..built.record import FOLDER
from ..built.targets import Target, as_json
from ..releasing import release
from ..releasing.listing import finish
from ..releasing.strays import Stuck
from ..releasing.withdrawal import withdrawn
from ..reports.progress import progress as shown
from ..snapshot.details import details
from ..snapshot.project import Project
from ..snapshot.syncing import synced
from . import executor, notebooks, plan
from .pages import write_pages
from .tasks import Exported

# A worker takes a second to start: with fewer stale handouts one process is faster.
POOL_FROM = 150
Progress = Callable[[int, int], None]


def publish(  # noqa: PLR0913 - what is built, and in what way
    project: Project,
    targets: Sequence[tuple[str, str]],
    *,
    engine: str = "in-process",
    jobs: int | str = 0,
    progress: Progress | None = None,
    anew: bool = False,
) -> Built:
    """Build what has changed among the targets, record it, and write the page that lists everything.

    `jobs` is a number of processes, 0 = automatic, or the address of a dask cluster.
    With `anew` these and all that is released are built, and packed: a release trusts no record of what is there.
    Raises ChoiceError for an engine that there is not, and ConfigError for a number of processes that cannot be.
    """
    _refuse_slips(engine, jobs)
    with locked(project.config.root / FOLDER):
        known = record.read(project.config.root)
        result = Built(removed=[path for path in withdrawn(project, known) if not isinstance(path, Stuck)])
        targets = _with_published(project, known, targets, anew=anew)
        result.failed = {f"{slug}/{tag}": why for slug, tag in targets if (why := _unreadable(project, slug, tag))}
        sound = [target for target in targets if "/".join(target) not in result.failed]
        wanted = plan.due(project, sound, known)
        due = {each.key for each in wanted}
        result.unchanged = sorted({"/".join(target) for target in sound} - due)
        _tell_anew(project, known, [target for target in sound if "/".join(target) not in due])
        pool = jobs or (processors() if len(wanted) >= POOL_FROM or len(project.targets()) >= APART_FROM else 1)
        results = executor.run(plan.tasks(project, wanted, engine=engine), pool)
        with nullcontext(progress) if progress else shown("Building") as advance:
            waiting = Counter(each.slug for each in wanted)
            for done, exported in enumerate(results, 1):
                _take(project, known, result, exported)
                advance(done, len(wanted))
                _settle(project, waiting, exported.task.document.slug)
        _leave_overwritten(project, known, result)
        _sweep(project, known, result)
        _complete(project, known, result, targets)
        finish(project, known)
        result.released = known.released
    project.built = result
    return result


def _refuse_slips(engine: str, jobs: int | str) -> None:
    """Raise what says that a notebook, or whoever executes it with parameters, has mistyped one."""
    if engine not in notebooks.ENGINES:
        raise ChoiceError("notebook engine", engine, notebooks.ENGINES)
    if isinstance(jobs, int) and not 0 <= jobs <= MOST_JOBS:
        raise ConfigError(f"jobs: {jobs} is no number of processes; give 0 (automatic) to {MOST_JOBS}")


def _with_published(
    project: Project, known: Record, targets: Sequence[tuple[str, str]], *, anew: bool
) -> list[tuple[str, str]]:
    """Return the targets and what stays released as it was before edits; with `anew`, all that is released."""
    if anew:
        targets = list(dict.fromkeys([*targets, *known.forget_released()]))
    return [*targets, *release.kept(project, known, targets)]


def _sweep(project: Project, known: Record, result: Built) -> None:
    """Remove files that no target of today has; those that cannot be removed count as not built."""
    swept, left = release.sweep(project, known.kept)
    result.removed = sorted({*result.removed, *swept} - known.paths)
    folder.clear_copies(project.config.output, {*known.targets, *result.failed})
    result.failed |= release.stuck(project, left)


def _unreadable(project: Project, slug: str, tag: str) -> str:
    found = [project.readable.problem(tag, domain) for domain in project.domains([slug])]
    return "; ".join(str(error) for error in found if error)


def _take(project: Project, known: Record, result: Built, exported: Exported) -> None:
    """Write the files of a target, and note them; a target that failed has none, old ones included."""
    task, problem = exported.task, exported.problem
    try:
        pages = () if problem else write_pages(project, known, exported)
    except OSError as error:  # a page that a viewer has open, say
        problem = refused(error, "close what has it open, and build again")
    if problem:
        result.failed[task.key] = problem
        known.targets.pop(task.key, None)
        return
    told, released = as_json(details(project, task.document)), task.document.state.released
    known.targets[task.key] = Target(task.fingerprint, task.digest, released, pages, told)
    result.made.append(task.key)


def _tell_anew(project: Project, known: Record, targets: Sequence[tuple[str, str]]) -> None:
    """Renew what is told of pages that stay: who has signed a row of a draft changes nothing on them."""
    for slug, tag in targets:
        facts, before = project.known.facts(slug, tag), known.targets[f"{slug}/{tag}"]
        if tag != SOURCE and (not facts or facts.told):
            told = facts.told if facts else as_json(details(project, project.document(slug, tag)))
            known.targets[f"{slug}/{tag}"] = before if before.told == told else replace(before, told=told)


def _settle(project: Project, waiting: Counter[str], slug: str) -> None:
    """Count one target of a handout as done; with its last, its catalogs need not be held any longer."""
    waiting[slug] -= 1
    if not waiting[slug]:
        project.settle([slug])


def _leave_overwritten(project: Project, known: Record, result: Built) -> None:
    """Take the targets whose files are not what was written for not built."""
    output = project.config.output
    for key in [key for key, each in known.targets.items() if not known.intact(output, each)]:
        del known.targets[key]
        result.failed[key] = "another program has written into its pages meanwhile; build again"
    result.made = [key for key in result.made if key not in result.failed]


def _complete(project: Project, known: Record, result: Built, targets: Sequence[tuple[str, str]]) -> None:
    """Note what was read, and whether everything is built from it."""
    inputs, root = project.inputs, project.config.root
    for name in notebooks.NAMES:  # and those that would take the place of the ones shipped, were they there
        for path in (project.config.notebook(name), project.config.notebooks / f"{name}.ipynb"):
            inputs.digest(path)
    for path in modules(project.config):
        inputs.digest(path)
    known.program, known.program_seen = program(root), to_note(root)
    known.output = project.config.relative(project.config.output)
    everything = set(targets) >= set(project.targets()) and not result.failed
    settled = not inputs.changed() and not project.findings_of.waits
    known.complete = everything and synced(project) and settled and not project.config.only_site
    known.inputs = {project.config.relative(path): digest for path, digest in inputs.digests.items()}
    known.seen = {project.config.relative(path): mark for path, mark in inputs.seen.items()}
    known.failed = result.failed
    known.blocked = None
