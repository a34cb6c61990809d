"""Files that no build has made: they are moved out of the output, where only signed pages may lie, and kept."""

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ...core.disk.files import free, make_folder
from ...core.disk.fingerprint import sha256
from ..built import made
from ..built.build_record import LISTS
from ..built.folder import prune, stored
from ..built.record import FOLDER

SHOWN = 20
"""Of how many pages that no build has noted a line is printed each: without its notes a build knows none of them."""
ASIDE = "set-aside"
"""Folder below `.aftercare`. Somebody may have put work there, such as a workbook that came back from a reviewer."""
PAGE = re.compile(
    r"(?:drafts/)?([^/]+)/([^/]+)/\1-\2(?:-large|-bilingual)?\.(?:md|html|pdf)"
    r"|([A-Za-z0-9-]+)/(?:index\.html|handouts-\3\.zip)"
)
"""The name of a file that a build makes in a folder, `handout/tag/handout-tag.html`, or of what a language has."""


def strays(output: Path) -> list[Path]:
    """Return what lies in the output folder itself and is none of ours; hidden files may stay."""
    if not output.is_dir():
        return []
    return [path for path in sorted(output.iterdir()) if not path.is_dir() and not _ours(path.name)]


def _ours(name: str) -> bool:
    return name.startswith(".") or name in LISTS


class Deleted(str):
    """The path of a link, a pipe or the like that no build has made, and that is gone: nobody's work was in it."""

    __slots__ = ()


class Renamed(str):
    """What was renamed, as `OLD to NEW`: it had a name that builds need for their notes."""

    __slots__ = ()


class Stuck(str):
    """The path of what may not stay, and could not be taken away."""

    __slots__ = ()


class Unknown(str):
    """The path of a file with the name of a page, or of a list of pages, that no build has noted so: moved aside."""

    __slots__ = ()


def lines(paths: Iterable[str]) -> list[str]:
    """Return what to say of paths that were taken away; of many pages that no build has noted only the first."""
    unknown = [path for path in paths if isinstance(path, Unknown)]
    left_out = {*unknown[SHOWN:]}
    said = [told(path) for path in paths if path not in left_out]
    more = [f"moved to {FOLDER}/{ASIDE}: {len(left_out)} more, which no build has noted"] if left_out else []
    return [*filter(None, said), *more]


def still_there(paths: Iterable[str]) -> list[str]:
    """Return what to say of paths that may not stay, and could not be taken away."""
    remedy = "could not be taken away, and may not stay: close what has it open, or delete it"
    return [f"{name} {remedy}" for name in sorted({path for path in paths if isinstance(path, Stuck)})]


def withdrawn(output: Path, paths: Iterable[str]) -> list[str]:
    """Return the handouts, as `handout/tag`, of whose released pages one was taken away and is not there again."""
    # What lies one folder down only leads to handouts.
    released = (
        path for path in paths if not path.startswith("drafts/") and PAGE.fullmatch(path) and path.count("/") > 1
    )
    return sorted({path.rpartition("/")[0] for path in released if not (output / path).exists()})


def told(path: str) -> str:
    """Return what to say of a path that was taken away, nothing where it was a page or lists pages."""
    if isinstance(path, Renamed):
        return f"renamed: {path}, since builds note there what they have made"
    if isinstance(path, Unknown):
        return f"moved to {FOLDER}/{ASIDE}: {path}, which no build has noted"
    if isinstance(path, Stuck) or PAGE.fullmatch(path) or path in LISTS:
        return ""
    if isinstance(path, Deleted):
        return f"deleted: {path}, a link, a pipe or the like, which no build has made"
    return f"moved to {FOLDER}/{ASIDE}: {path}, which no build has made"


def set_aside(output: Path, root: Path, lists: Iterable[str] = LISTS) -> list[str]:
    """Take the strays out of the output folder, and those lists that are there and not among these; return the names.

    By default only strays.
    """
    edited = [name for name in LISTS if name not in {*lists} and os.path.lexists(output / name)]
    return take_all_away(output, [*(path.name for path in strays(output)), *edited], root)


def set_all_aside(output: Path, root: Path) -> list[str]:
    """Take out what no build can have made, from the folders too, and return the paths."""
    names = stored(output).files
    return [
        *set_aside(output, root),
        *take_all_away(output, (name for name in names if not PAGE.fullmatch(name)), root),
    ]


def take_all_away(output: Path, names: Iterable[str], root: Path) -> list[str]:
    """Take files away, and return the paths of those that are gone: a program may have one open, and the others go."""
    gone = []
    known = made.read(root) if (names := [*names]) else frozenset()
    for name in names:
        with suppress(OSError):
            gone.append(take_away(output, name, root, known))
            prune((output / name).parent, output)
    return gone


def take_away(output: Path, name: str, root: Path, known: frozenset[str]) -> str:
    """Delete a link, or a page that is `known` by its digest and can be made again; move any other file aside.

    Return the path, as `Deleted` where it was neither page nor file, as `Unknown` where it has the name of a page only.
    """
    path, ours = output / name, bool(PAGE.fullmatch(name)) or name in LISTS
    if path.is_symlink() or not path.is_file():
        path.unlink()
        return Deleted(name)
    if ours and sha256(path) in known:
        path.unlink()
        return name
    folder = root / FOLDER
    for part in (ASIDE, *Path(name).parts[:-1]):
        folder = free(folder / part, folder=True)
        make_folder(folder)
    shutil.move(path, free(folder / path.name))
    return Unknown(name) if ours else name
