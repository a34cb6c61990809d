"""Before anything is built, pages that may not stay are removed, and the lists of pages rewritten."""

from collections.abc import Sequence
from contextlib import ExitStack

from ...core.disk.leftovers import clear_leftovers
from ...core.disk.lock import locked
from ...core.errors import ChoiceError
from ...core.language.languages import SOURCE
from ..built import folder, record
from ..built.build_record import Record
from ..built.record import FOLDER
from ..snapshot import giving
from ..snapshot.project import Project
from . import recall, release
from .ahead import check_releases
from .listing import finish
from .strays import Renamed


def withdraw(project: Project, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> list[str]:
    """Delete what may not stay in the output folder, take it off the download page, and return the paths.

    Those that could not be deleted are among them, as `Stuck`.

    Raises ChoiceError, before anything is touched, for a language or handout asked for that is and was not there.
    """
    root = project.config.root
    renamed = [Renamed(each) for each in record.make_room(root)]
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(root / FOLDER))
        except OSError as error:
            recall.unlocked(project, record.read(root), error)
            raise
        return [*renamed, *withdrawn(project, record.read(root), tags, slugs)]


def withdrawn(project: Project, known: Record, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> list[str]:
    """Do the same, while the lock is held, and take it out of what is known."""
    try:
        _refuse_slips(project, known, tags, slugs)
        project.findings_of.refuse_unknown_checks()
        clear_leftovers(project.config.output)  # of a killed build, beside the index too
        former = recall.former_output(project.config, known)
        edited = known.site_edited(project.config.output)
        check_releases(project, known)
        removed = [*former, *release.withdraw(project, known)]
    except ChoiceError:
        raise
    except Exception as error:  # whatever it was, nothing tells any more what may be released
        recall.everything(project.config, known, error)
        raise
    if removed or edited:
        known.complete = False
        try:
            finish(project, known, packs=False)  # what is built next may belong into the same archives
        except OSError as error:
            recall.tell(error, removed)
            raise
    return removed


def _refuse_slips(project: Project, known: Record, tags: Sequence[str], slugs: Sequence[str]) -> None:
    """Raise ChoiceError for a name that is not there, unless the output has pages of it: then it was there before.

    So for a site whose handouts are not there: all that is released would go.
    """
    config, there = project.config, project.english.slugs
    try:
        giving.refuse_idle(config, there)
        project.targets(tags, slugs)
    except ChoiceError:
        unknown = {*tags, *slugs, *giving.former(config)} - {*there, SOURCE, *config.tags}
        places = [*known.targets, *folder.stored(config.output).files]
        if not unknown & {name for place in places for name in place.split("/")}:
            raise
