"""What lies in the output folder: pages, and the executed notebooks that are the record of a build."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

REPORTS = "reports"
"""Folder of the executed notebooks, below the output folder."""
APART = frozenset({REPORTS, "review"})
"""Folders below the output folder that hold no handouts."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What lies in the handouts' folders, by paths relative to the output folder, with slashes."""

    files: list[str] = field(default_factory=list)
    """Links are among them, and are not followed."""
    empty: list[str] = field(default_factory=list)
    """Folders: one that has the name of a page would keep it from being written."""


def copy_of(output: Path, key: str) -> Path:
    """Return where the executed copy of a target's notebook is kept."""
    return output / REPORTS / "handouts" / _copy(key)


def _copy(key: str) -> str:
    return f"{key.replace('/', '-')}.ipynb"


def clear_copies(output: Path, keys: Iterable[str], *, stages: bool = False) -> None:
    """Delete executed copies but those of some targets; with `stages` that of the export, which shows a handout.

    They are for nobody but the authors: one that cannot be deleted keeps no page from being withdrawn.
    """
    folder, wanted = copy_of(output, "").parent, {_copy(key) for key in keys}
    names = os.listdir(folder) if folder.is_dir() else ()  # noqa: PTH208 - quick, as all here
    copies = (folder / name for name in names if name.endswith(".ipynb") and name not in wanted)
    for path in (*copies, *((output / REPORTS).glob("3-export.*") if stages else ())):
        with suppress(OSError):
            path.unlink()


def stored(output: Path) -> Stored:
    """Return what lies in the handouts' folders of an output folder."""
    found = Stored()
    for top in sorted(output.iterdir()) if output.is_dir() else ():
        if top.is_symlink() and top.is_dir():
            found.files.append(top.name)
        elif top.name == REPORTS:  # only what would have the records of a build written, and deleted, elsewhere
            found.files.extend(sorted(_links(top)))
        elif top.is_dir() and top.name not in APART and not top.name.startswith("."):
            own = Stored()
            _look(f"{top}", top.name, own)
            found.files.extend(sorted(own.files))
            found.empty.extend(own.empty)
    return found


def _look(place: str, name: str, found: Stored) -> None:
    """Add what lies in a folder and below it; one that cannot be looked into, as it is: it may hold anything."""
    folders: list[str] = []
    before = len(found.files)
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                (folders if entry.is_dir(follow_symlinks=False) else found.files).append(f"{name}/{entry.name}")
    except OSError:
        found.files.append(name)
        return
    for each in folders:
        _look(f"{place}{each.removeprefix(name)}", each, found)
    if not folders and len(found.files) == before:
        found.empty.append(name)


def _links(top: Path) -> Iterator[str]:
    """Yield every link to a folder below a folder of the output folder."""
    before = len(str(top.parent)) + 1
    for place, folders, _ in os.walk(top):
        links = (name for name in folders if os.path.islink(f"{place}/{name}"))  # noqa: PTH114 - quick, as all here
        yield from (f"{place[before:]}/{name}".replace(os.sep, "/") for name in links)


def clear_empty(output: Path, empty: Iterable[str]) -> None:
    """Delete folders that are empty, and those above that are empty then."""
    for name in empty:
        prune(output / name, output)


def prune(folder: Path, output: Path) -> None:
    """Delete a folder that is empty, and the folders above that are empty then, up to the output folder."""
    while folder != output and not (folder.is_dir() and any(folder.iterdir())):
        if folder.is_dir():
            folder.rmdir()
        folder = folder.parent
