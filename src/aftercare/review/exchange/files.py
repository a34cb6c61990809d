"""Names of formats ↔ the modules that write and read them."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from ...catalogs.book import Book
from ...core.disk.files import digest_of, read_regular, write_atomically
from ...core.errors import CatalogError
from ...core.language.languages import Language
from .new_names import under_new_names
from .replacing import holds_nothing_new
from .returned import File, Returned
from .rows import ExchangeRow
from .tables import MAX_BYTES, SAVE_XLSX

FORMATS = {"xlsx": (".xlsx",), "xliff": (".xliff", ".xlf"), "csv": (".csv",), "page": (".json",)}
"""The last is what a review page saves; it is only read."""
OTHER_SHEETS = (".ods", ".fods", ".ots", ".xls", ".xlsm", ".xlsb", ".numbers", ".gsheet")
"""Spreadsheets that programs save as unless they are told to do otherwise."""
ELSEWHERE = (".po", ".tmx")
"""What is taken over from other projects and programs, and read elsewhere."""


def write_rows(  # noqa: PLR0913 - what is written, and what may be there already
    path: Path,
    rows: Sequence[ExchangeRow],
    language: Language,
    *,
    to: str,
    books: Sequence[Book] = (),
    root: Path | None = None,
) -> None:
    """Write the rows of a language; `root` is the project's folder, with notes of what was imported.

    Raises CatalogError rather than to replace a file with anything that `books`, the catalogs, do not have.
    """
    before = _digest(path)
    if path.exists() and not _replaceable(path, books, root):
        raise _may_hold_work(path)
    dump: Callable[[Sequence[ExchangeRow], Language], bytes] = _module(to).dump
    write_atomically(path, dump(rows, language), guard=partial(_unchanged, path, before))


def _replaceable(path: Path, books: Sequence[Book], root: Path | None) -> bool:
    try:
        rows = under_new_names(read_rows(path), books)
        again = Returned(root).as_left(File(path, rows, books), rows) if root else rows
        return holds_nothing_new(path, [*again], books)
    except CatalogError:
        return False


def _digest(path: Path) -> str:
    return digest_of(path) if path.is_file() else ""


def _unchanged(path: Path, before: str) -> None:
    """Raise CatalogError where somebody has saved the file since it was looked at."""
    if _digest(path) != before:
        raise _may_hold_work(path)


def _may_hold_work(path: Path) -> CatalogError:
    return CatalogError(f"{path}: already exists and may hold somebody's work; import it, or choose another --output")


def read_rows(path: Path) -> list[ExchangeRow]:
    """Return the rows of a file. Raises CatalogError where it is not one of ours."""
    to = next((to for to, suffixes in FORMATS.items() if path.suffix.lower() in suffixes), "")
    if not to:
        if path.suffix.lower() in OTHER_SHEETS:
            raise CatalogError(f"{path}: is a spreadsheet of another kind; {SAVE_XLSX}")
        known = (*(suffix for suffixes in FORMATS.values() for suffix in suffixes), *ELSEWHERE)
        raise CatalogError(f"{path}: the name must end in {', '.join(known)}")
    try:
        data = read_regular(path)
        if len(data) > MAX_BYTES:
            raise CatalogError(f"{path}: over {MAX_BYTES // 1_000_000} MB; this is not an export of ours")
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror}") from None
    load: Callable[[bytes, str], list[ExchangeRow]] = _module(to).load
    return load(data, str(path))


def _module(to: str) -> Any:
    """Import one format: openpyxl alone takes as long as the rest of a command."""
    return import_module(f".{to}_file", __package__)
