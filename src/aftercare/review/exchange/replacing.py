"""Whether an exported file may be replaced: one that surely holds nothing that anybody has written.

So it is where nobody has touched it, or where the catalogs have all that was written into it.
"""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from ...catalogs.book import Book
from ...core.errors import CatalogError
from ...core.text.typography import short_hash
from ...core.units import Unit
from .remarks import remarks_of, unfit
from .row_changes import adds_signature, had_its_text, has_its_state, unedited
from .rows import ExchangeRow

_BESIDE = ("xl/drawings/", "xl/media/", "xl/charts/", "xl/threadedComments/")
"""Parts of a workbook that a person has put beside the cells."""


def holds_nothing_new(path: Path, rows: Sequence[ExchangeRow], books: Sequence[Book]) -> bool:
    """Whether the catalogs have all that a file says; `rows` is what an import would read of it."""
    units = {(book.language.tag, book.domain, unit.id): unit for book in books for unit in book.units}
    found = [(row, units.get((row.language, row.catalog, row.row))) for row in rows]
    return all(_is_known(*each) for each in found) and not any(remarks_of(books, rows)) and not _beside(path, rows)


def _is_known(row: ExchangeRow, unit: Unit | None) -> bool:
    if row.problem or row.beside or row.exported is None or short_hash(row.english) != row.exported[0]:
        return False
    if unit is None:
        return unedited(row) and not (
            row.remarks or row.question.strip() or row.note_edited or row.shown_edited is not False
        )
    known = unedited(row) or has_its_state(row, unit) or had_its_text(row, unit)
    return known and not adds_signature(row, unit) and not unfit(row, unit)


def _beside(path: Path, rows: Sequence[ExchangeRow]) -> bool:
    """Whether a workbook has more than one sheet with cells, and the comments on its rows."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            comments = sum(archive.read(name).count(b"<comment ") for name in names if name.startswith("xl/comments"))
    except (OSError, zipfile.BadZipFile) as error:
        raise CatalogError(f"{path}: cannot be read: {error}") from None
    if comments == sum(len(row.remarks) for row in rows):  # they are drawn in such a part
        names = [name for name in names if not name.endswith(".vml")]
    return sum(name.startswith("xl/worksheets/sheet") for name in names) != 1 or any(
        name.startswith(_BESIDE) for name in names
    )
