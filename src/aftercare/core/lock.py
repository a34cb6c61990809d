"""One writer at a time: a lock on the catalogs, released by the system even when the process is killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .errors import CatalogError
from .files import clear_leftovers

NAME = ".lock"


@contextmanager
def locked(locales: Path) -> Iterator[None]:
    """Hold the lock of `locales/`, cleared of what killed runs left. Raises CatalogError where another run holds it."""
    locales.mkdir(parents=True, exist_ok=True)
    lock = FileLock(locales / NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CatalogError(
            f"{locales.name}/{NAME}: another run is translating in this project;"
            " wait until it is done, or stop it, and run this again"
        ) from None
    try:
        clear_leftovers(locales)
        yield
    finally:
        lock.release()
