"""Whether a folder for the web server is ours to replace: it is, where the list in it names every file."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...core.disk.files import real
from ...core.errors import AftercareError
from ..built.record import FOLDER
from ..snapshot.project import Project

SUMS = "SHA256SUMS"
"""The file by which a folder is known as one that may be replaced, and its contents as nobody else's."""
MARK = "# Written by aftercare publish --to, which replaces this folder as a whole."
SHOWN = 3
"""How many strange files a message names."""
PARTS = 3
"""Of the name of a page: `handout/tag/file`."""


def refuse(project: Project, folder: Path) -> None:
    """Raise AftercareError for a folder that holds, or lies among, what is not ours to replace."""
    folder = real(folder)
    if problem := next(_problems(project, folder), ""):
        raise AftercareError(f"--to {folder}: {problem}")


def _problems(project: Project, folder: Path) -> Iterator[str]:
    settings = project.config
    own = (settings.output, settings.locales, settings.notebooks, settings.root / FOLDER, settings.root / ".git")
    above = (settings.root, settings.source, settings.glossary, Path.home(), Path.cwd())
    if any(each.is_relative_to(folder) for each in above):
        yield "holds the project or its table, your home or the working directory; name a folder for the site alone"
    if any(folder.is_relative_to(each) or each.is_relative_to(folder) for each in own):
        yield "belongs to the project's own folders; name a folder for the site alone"
    if folder.exists() and not folder.is_dir():
        yield "is a file; name a folder"
    elif folder.is_mount():
        yield "is a mount point, which cannot be replaced in one step; name a folder in it"
    elif folder.is_dir() and (strange := list(_strange(folder))):
        named = ", ".join(strange[:SHOWN]) + (", …" if len(strange) > SHOWN else "")
        yield f"holds files that aftercare did not write ({named}); move them, or name another folder"


def held(folder: Path) -> list[str]:
    """Return the handouts that a folder of ours holds, as `handout/tag`."""
    pages = (name.split("/") for name in sorted(on_list(real(folder)) or ()))
    return list(dict.fromkeys("/".join(page[:2]) for page in pages if len(page) == PARTS))


def _strange(folder: Path) -> Iterable[str]:
    """Return what lies in a folder that the list in it does not name; all of it where there is no list of ours."""
    there = {
        (Path(place) / name).relative_to(folder).as_posix()
        for place, folders, names in os.walk(folder)
        for name in (*names, *(each for each in folders if (Path(place) / each).is_symlink()))
    }
    return sorted(there - (on_list(folder) or set()))


def on_list(folder: Path) -> set[str] | None:
    """Return what the list in a folder names, itself included; None where there is no list of ours."""
    try:
        first, *lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return {line.partition("  ")[2] for line in lines} | {SUMS} if first == MARK else None
