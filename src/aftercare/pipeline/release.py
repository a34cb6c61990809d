"""What may be given to patients: computed from what people wrote, before anything is built."""

from collections.abc import Iterable, Iterator, Sequence

from ..catalogs.store import INTERFACE
from ..core.counting import counted, listed
from ..core.units import Status, Unit
from ..handout.document import State
from . import record as records
from .project import Project
from .record import Record, Target
from .strays import PAGE, set_aside, take_away

NOT_RELEASED = {
    Status.MISSING: "not translated",
    Status.DRAFT: "still draft",
    Status.TRANSLATED: "short of signatures",
}


def withdraw(project: Project, record: Record) -> list[str]:
    """Delete every file that may not stay, whatever was asked for, and return their paths.

    A released file stays where its handout is released today with exactly this text; a draft stays as long as it
    is what was built and its handout is wanted. Nothing else belongs into the handouts' folders.
    """
    wanted = {f"{slug}/{tag}": (slug, tag) for slug, tag in project.targets()}
    gone = [key for key, each in record.targets.items() if key not in wanted or not _holds(project, each, *wanted[key])]
    shown = bool(gone) or not record.targets
    for key in gone:
        del record.targets[key]
    swept = sweep(project, record.kept)  # first: nothing that somebody put into the output may keep a page there
    removed = [*set_aside(project.config.output, project.config.root), *swept]
    whole = {key: each for key, each in record.targets.items() if each.intact(project.config.output)}
    record.targets = whole  # a folder that was a link has taken its pages along
    records.clear_copies(project.config.output, record.targets, stages=shown or bool(removed))
    return removed


def _holds(project: Project, target: Target, slug: str, tag: str) -> bool:
    if not target.intact(project.config.output):
        return False
    if project.problem(tag, slug):
        return False
    if not target.released:
        return True
    return project.state(slug, tag).released and project.document(slug, tag).digest == target.document


def kept(project: Project, record: Record, targets: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what stays released as it was before edits, and must be built for that though it was not asked for."""
    if project.config.on_stale != "keep":
        return []
    released = {key for key, target in record.targets.items() if target.released}
    others = [target for target in project.targets() if target not in targets and "/".join(target) not in released]
    return [target for target in others if project.state(*target) is State.KEPT]


def sweep(project: Project, wanted: Iterable[str]) -> list[str]:
    """Take all that lies in the handouts' folders away but the files wanted, and return the paths of what is gone."""
    keep, output = set(wanted), project.config.output
    found = [path.relative_to(output).as_posix() for path in records.stored(output)]
    removed = sorted((name for name in found if name not in keep), key=lambda name: not PAGE.fullmatch(name))
    for at, name in enumerate(removed):
        removed[at] = take_away(output, name, project.config.root)
        records.prune((output / name).parent, output)
    records.clear_empty(output)
    return removed


def _unready(units: Iterable[Unit], noun: str = "row", plural: str = "rows") -> Iterator[str]:
    """Yield how many rows are not signed, by state; those of the text with their ids."""
    by_status: dict[Status, list[str]] = {}
    for unit in units:
        by_status.setdefault(unit.status, []).append(unit.id)
    for status, words in NOT_RELEASED.items():
        if ids := by_status.get(status, []):
            names = f": {listed(ids, 5)}" if noun == "row" else ""
            yield f"{counted(len(ids), noun, plural)} {words}{names}"


def reasons(project: Project, slug: str, tag: str) -> list[str]:
    """Say what holds a handout back from release; nothing where it is cleared for publication."""
    state = project.state(slug, tag)
    if state is State.KEPT:
        changed = project.document(slug, tag).changed
        return [f"its pages stay as they were reviewed before an edit of the English: {', '.join(changed)}"]
    if state.released:
        return []
    broken = [str(error) for domain in (slug, INTERFACE) if (error := project.problem(tag, domain))]
    why = [
        *_unready(project.units(tag, slug)),
        *_unready(project.units(tag, INTERFACE), "word around the text", "words around the text"),
    ]
    errors = [] if broken else project.errors(slug, tag)
    return broken + why + [f"{found.unit.id}: {found.message} [{found.check}]" for found in errors]
