"""Digests of what builds have written into the output folder: only what is listed here may be deleted there.

Anything else under the name of a page may be somebody's work: of a site that was there before, or an edit by hand.
They are noted before the file is written, so that what a killed build leaves is known, too; and apart from the record,
which counts as none once another version of the program reads it.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from ...core.disk.files import read_regular
from ...core.disk.made_files import write_made
from .record import FOLDER

NAME = "made"


def read(root: Path) -> frozenset[str]:
    """Return the digests (SHA-256) that are noted; none where the note cannot be read."""
    try:
        return frozenset(read_regular(root / FOLDER / NAME).decode("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def add(root: Path, digests: Iterable[str]) -> None:
    """Note what is about to be written. A link in the place of the note, or another's note, is replaced."""
    path = root / FOLDER / NAME
    if not os.access(path, os.W_OK) or path.is_symlink() or not path.is_file() or path.stat().st_nlink > 1:
        keep(root, read(root))
    with path.open("a", encoding="ascii") as file:
        file.writelines(f"{digest}\n" for digest in digests)


def keep(root: Path, digests: Iterable[str]) -> None:
    """Forget all but these, which are all that lies there."""
    write_made(root / FOLDER / NAME, "".join(f"{digest}\n" for digest in sorted({*digests})).encode())
