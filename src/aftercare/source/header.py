"""The header of a table: the names of its columns, and what can be wrong with them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from ..core.errors import SourceError
from ..core.text.unmerged import UNMERGED, is_mark


def read_header(cells: Sequence[str], needed: tuple[str, ...], optional: tuple[str, ...], where: str) -> list[str]:
    """Return the names of the columns; empty cells at the end are left out.

    Columns that people add for themselves may be there too. Raises SourceError for another header, and for a name that
    may be a slip for one of the columns.
    """
    header = [cell.lower() for cell in cells]
    while header and not header[-1]:
        header.pop()
    _refuse_other_lines(header, needed, where)
    if problems := [f"{where}: {problem}" for problem in _problems(header, needed, (*needed, *optional))]:
        raise SourceError(problems)
    return header


def _refuse_other_lines(header: list[str], needed: tuple[str, ...], where: str) -> None:
    """Raise SourceError where the first line is not a header at all."""
    if header and is_mark(header[0]):
        raise SourceError([f"{where}: {UNMERGED}"])
    if header and header[0].startswith("sep="):
        raise SourceError([f"{where}: the line sep= is for Excel alone; delete it, and begin with the header"])
    if not {*header} & {*needed}:
        raise SourceError([f"{where}: names no column of the table; its first line must be {','.join(needed)}"])


def _problems(header: list[str], needed: tuple[str, ...], columns: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with the names of the columns."""
    if missing := [column for column in needed if column not in header]:
        yield _told(missing, "this column is missing; add it", "these columns are missing; add them")
    others = [column for column in header if column not in columns]
    if unknown := [
        column or "(no name)" for column in others if missing or not column or _slip(column, header, columns)
    ]:
        known = ", ".join(columns)
        one, several = f"not one of the columns {known}", f"not among the columns {known}"
        yield _told(unknown, f"{one}; delete it, or rename it", f"{several}; delete them, or rename them")
    if twice := [column for column, count in Counter(header).items() if count > 1 and column in columns]:
        yield _told(twice, "duplicate column; delete one", "duplicate columns; delete one of each")


def _slip(column: str, header: list[str], columns: tuple[str, ...]) -> bool:
    """Whether a name is like that of a column that is not there."""
    return bool(get_close_matches(column, [known for known in columns if known not in header], cutoff=0.7))


def _told(columns: Sequence[str], one: str, several: str) -> str:
    return f"{', '.join(columns)}: {one if len(columns) == 1 else several}"
