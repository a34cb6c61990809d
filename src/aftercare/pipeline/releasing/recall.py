"""Withdraws every released page where nothing tells any more what may be released: a file cannot be read, say.

Drafts may stay: they are for nobody but reviewers, and say so. What lists the pages goes along.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ...core.disk.files import read_regular, real
from ...core.disk.inputs import Inputs
from ...core.disk.lock import locked
from ...core.errors import CatalogError, ChoiceError, ConfigError
from ...core.settings.config import Config, load
from ...core.settings.file import OWN, TABLES
from ...core.settings.keys import PATHS
from ..built import folder, record
from ..built.build_record import LISTS, Record
from ..built.record import FOLDER, NAME
from . import strays

if TYPE_CHECKING:
    from ..snapshot.project import Project

ANY = re.compile(r"(?!drafts/).*")
PAGE = re.compile(rf"(?!drafts/)(?:{strays.PAGE.pattern})")


def read(*, remembers: bool = False) -> "Project":
    """Return the project of the working directory, for a build. Raises what `settings` raises."""
    from ..snapshot.project import Project

    return Project(*settings(), remembers=remembers)


def settings() -> tuple[Config, Inputs]:
    """Return the settings of the project of the working directory, and the reading that they are from.

    Raises ConfigError, after every released page is withdrawn, and ChoiceError before anything is.
    """
    inputs = Inputs()
    try:
        return load(None, inputs.read), inputs
    except ChoiceError:  # a slip of the command line says nothing against the pages
        raise
    except ConfigError as error:
        _on_record(Path.cwd(), error)
        raise


def everything(config: Config, known: Record, error: Exception) -> None:
    """Withdraw all but drafts, whoever made it, and note in the error what is gone; the lock is held."""
    _recall(config.root, config.output, known, error, ANY)


def tell(error: Exception, removed: Iterable[str]) -> None:
    """Note in the error that stops a withdrawal what is gone, and what could not be taken away."""
    left = [name for name in removed if isinstance(name, strays.Stuck)]
    for line in (*strays.lines(removed), *_told([name for name in removed if name not in left], left)):
        error.add_note(line)


def unlocked(project: "Project", known: Record, error: OSError) -> None:
    """Withdraw what does not hold, and what lists it, where the notes are another user's and no lock can be had.

    What is gone, and what could not be taken away, is noted in the error.
    """
    from .release import sweep, withdraw  # here, because a run that finds nothing to do needs none of it

    gone = withdraw(project, known)
    _, left = sweep(project, known.kept)
    if gone or left:
        strays.take_all_away(project.config.output, {*known.site, *LISTS}, project.config.root)
    for line in _told(gone, left):
        error.add_note(line)


def _told(gone: Iterable[str], left: Iterable[str]) -> list[str]:
    """Return what is said of pages that are gone, and of all that could not be taken away."""
    withdrawn = {f"withdrawn: {name.rpartition('/')[0]}" for name in gone if _is_page(name)}
    return [*sorted(withdrawn), *strays.still_there(map(strays.Stuck, left))]


def _is_page(name: str) -> bool:
    return strays.PAGE.fullmatch(name) is not None and name.count("/") > 1


def former_output(config: Config, known: Record) -> list[str]:
    """Withdraw what is released in the output folder of the last build, where the settings name another now."""
    former = real(config.root / known.output)
    if not known.output or former in {config.output, config.root} or not former.is_relative_to(config.root):
        return []
    gone = [name for name in folder.stored(former).files if PAGE.fullmatch(name)]
    return _delete(former, gone, config.root)


def _on_record(start: Path, error: Exception) -> None:
    """Withdraw what is released in the nearest project, whose settings cannot be read.

    The last build has noted where its output lies. Without that note only the usual folder is looked into, and only
    files with the names of handouts go, with what lies in the folders of their languages.
    """
    root = next((place for place in (start, *start.parents) if _is_project(place)), start)
    known = record.read(root)
    output = real(root / (known.output or PATHS["output"]))
    if not _is_project(root) or output == root or not output.is_relative_to(root):
        return
    for renamed in record.make_room(root):
        error.add_note(strays.told(strays.Renamed(renamed)))
    try:
        with locked(root / FOLDER):
            _recall(root, output, known, error, ANY if known.output else PAGE)
    except CatalogError:
        return  # another build is running, and withdraws for itself


def _is_project(folder: Path) -> bool:
    """Whether a folder has a record of a build, or settings of whatever kind; few projects of Python have ours."""
    there = [folder / name for name in TABLES if os.path.lexists(folder / name)]
    return (folder / FOLDER / NAME).is_file() or any(path.name == OWN or _names_us(path) for path in there)


def _names_us(settings: Path) -> bool:
    """Whether settings have a table of ours; where nobody can read them, pages tell it."""
    try:
        return b"tool.aftercare" in read_regular(settings)
    except OSError:
        return any(map(PAGE.fullmatch, folder.stored(settings.parent / PATHS["output"]).files))


def _recall(root: Path, output: Path, known: Record, error: Exception, names: re.Pattern[str]) -> None:
    stored = folder.stored(output).files
    there = [name for name in stored if names.fullmatch(name)]
    handouts = {name.partition("/")[0] for name in there if _is_page(name)}
    below = (name for name in stored if name.count("/") > 1 and name.partition("/")[0] in handouts)
    beside = [name for name in below if not strays.PAGE.fullmatch(name)]
    known.targets = {key: target for key, target in known.targets.items() if not target.released}
    known.complete, known.site = False, {}
    aside = _delete(output, [name for name in there if strays.PAGE.fullmatch(name)], root)
    aside += strays.set_all_aside(output, root) if names is ANY else strays.take_all_away(output, beside, root)
    folder.clear_copies(output, known.targets, stages=True)
    with suppress(OSError):  # the next build finds that what it says of these pages is not so
        record.note(root, known)
    left = [name for name in (*there, *LISTS) if os.path.lexists(output / name)]
    for line in (*sorted(strays.lines(aside)), *_told([name for name in there if name not in left], left)):
        error.add_note(line)


def _delete(output: Path, names: list[str], root: Path) -> list[str]:
    """Take pages away, what lists them, and the folders that are empty then; return the paths."""
    lists = [name for name in LISTS if os.path.lexists(output / name)]
    return strays.take_all_away(output, [*names, *lists], root)
