"""Files that the program made and can make again: they replace whatever is there, in one step."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .files import MODE, TEMPORARY, free, make_folder, naming, replace


def write_made(path: Path, data: bytes) -> None:
    """Write a file that a program has made and can make again, in one step.

    It takes the place of whatever is there, of a link or one of several names too: behind those there may be anything.
    A folder gets another name.
    """
    _make_room(path)
    replace(path, data, mode=MODE, durable=False)


def _make_room(path: Path) -> None:
    make_folder(path.parent)
    if path.is_dir() and not path.is_symlink():
        path.rename(free(path))


def write_pieces(path: Path, pieces: Iterable[bytes], note: Callable[[str], None] | None = None) -> str:
    """Do the same with a file of many pieces, and return its SHA-256, which `note` is told before the file is there."""
    digest = hashlib.sha256()
    with replacing(path) as temporary:
        with temporary.open("wb") as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
        if note:
            note(digest.hexdigest())
    return digest.hexdigest()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file beside `path` that takes its place in one step, if all goes well.

    A symbolic link is replaced, and not followed. A folder gets another name.
    """
    _make_room(path)
    with naming(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=TEMPORARY)
        os.close(handle)
        try:
            yield Path(name)
            Path(name).chmod(MODE)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
