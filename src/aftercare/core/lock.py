"""One writer at a time: a lock on the catalogs, released by the system even when the process is killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .errors import CatalogError

NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. Raises CatalogError at once where another run holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CatalogError(
            f"{folder.name}/{NAME}: another run of aftercare is writing in this project;"
            " wait until it finishes, or stop it, then run this again"
        ) from None
    try:
        yield
    finally:
        lock.release()
