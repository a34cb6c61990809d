"""One writer at a time: a lock on the catalogs, released by the system even when the process is killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import CatalogError
from .files import MODE, free, make_folder
from .leftovers import clear_leftovers

NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, cleared of what killed runs left. Raises CatalogError where another run holds it."""
    from filelock import FileLock, Timeout  # here, because a run that finds nothing to do writes nothing

    make_folder(folder)
    if (folder / NAME).is_dir():
        (folder / NAME).rename(free(folder / NAME))
    lock = FileLock(folder / NAME, mode=MODE)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CatalogError(
            f"{folder.name}/{NAME}: another run of aftercare is writing in this project;"
            " wait until it finishes, or stop it, then run this again"
        ) from None
    try:
        clear_leftovers(folder)
        yield
    finally:
        lock.release()
