"""What sheets have brought in: one that comes back corrected must not be refused for what it has itself changed.

It is noted on this machine, beside the project. Whoever deletes the notes exports such a sheet again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ...catalogs.book import Book
from ...core.disk.files import read_regular
from ...core.disk.made_files import write_made
from ...core.text.typography import short_hash
from ...core.units import Status, Unit
from .row_changes import Change, cleaned, unedited
from .rows import ExchangeRow
from .versions import text_and_state

PLACE = Path(".aftercare") / "sheets.json"
MOST = 100
"""Sheets that are remembered."""
SURE = 2
"""Texts that are still as they were brought in, from which on a sheet is the same: one, two people may have written."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was imported, once or more often."""

    file: str
    """A hash of where it lay."""
    rows: Mapping[str, Sequence[str]]
    """Of each row that it changed: as what it was given out, and what each import has left in the catalog."""

    def own(self, file: "File") -> set[str]:
        """Return the rows of a file that are in the catalogs as an earlier state of the same file has left them.

        It is the same if half of what that brought in is still in it. Where more of it is other text now, nothing but
        its place tells, and that no row of these was left alone. Where its place tells, or a single text that is the
        same, it may be somebody else's after all: it corrects what needs work, and no sound text.
        """
        rows = {key: row for key, row in file.rows.items() if row.given == self.rows.get(key, [""])[0]}
        same = sum(_text(self.rows[key][-1]) == _hash(row) for key, row in rows.items())
        half = bool(rows) and 2 * same >= len(rows)
        if not half and not self._rewritten(file, rows):
            return set()
        left = {key: row for key, row in rows.items() if self._left(key, row, file.units[key])}
        sure = half and same >= SURE
        return {key for key, row in left.items() if sure or self._corrects(key, row, file.units[key])}

    def _rewritten(self, file: "File", rows: Mapping[str, ExchangeRow]) -> bool:
        """Whether a file lies where this sheet lay, with other texts in all these rows; one alone may be as before."""
        alone = len(rows) == 1 and file.untouched
        return file.place == self.file and bool(rows) and (alone or not any(map(unedited, rows.values())))

    def _corrects(self, key: str, row: ExchangeRow, unit: Unit) -> bool:
        """Whether a row is as it was brought in, or stands in the catalog as what needs work."""
        return _hash(row) == _text(self.rows[key][-1]) or unit.status is Status.DRAFT

    def _left(self, key: str, row: ExchangeRow, unit: Unit) -> bool:
        """Whether a row of the catalog is as the last import left it; not for a file that says what came before that.

        Such a file is an old copy, which the next import had corrected.
        """
        _, *earlier, last = self.rows[key]
        return last == text_and_state(unit) and _hash(row) not in map(_text, earlier)


class File:
    """The rows of a file beside those of the catalogs."""

    def __init__(self, path: Path, rows: Iterable[ExchangeRow], books: Iterable[Book]) -> None:
        """Leave rows aside that the project does not have, or that were given out with other English."""
        every = {f"{book.language.tag} {book.domain} {unit.id}": unit for book in books for unit in book.units}
        tags = {unit.language for unit in every.values()}
        found = {f"{tag} {row.catalog} {row.row}": row for row in rows for tag in tags}
        self.place = short_hash(str(path.resolve()))
        self.rows = {key: row for key, row in found.items() if key in every and row.is_for(every[key])}
        self.units = {key: every[key] for key in self.rows}
        self.untouched = all(map(unedited, self.rows.values()))


class Returned:
    """The sheets of a project that have come back."""

    def __init__(self, root: Path) -> None:
        """Read what is noted; notes that cannot be read are none."""
        self._path = root / PLACE
        try:
            self._sheets = [_sheet(**each) for each in json.loads(read_regular(self._path))]
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            self._sheets = []

    def as_left(self, file: File, rows: Iterable[ExchangeRow]) -> Iterator[ExchangeRow]:
        """Yield the rows of a file, as if given out again where the catalog has what this very file brought in."""
        own = set().union(*(sheet.own(file) for sheet in self._sheets))
        again = {id(file.rows[key]): file.rows[key].given_as(file.units[key]) for key in own}
        yield from (again.get(id(row), row) for row in rows)

    def note(self, file: File, changes: Iterable[Change]) -> None:
        """Remember what an import has brought in, unless something else lies there; what a link leads to may be too."""
        before = next((sheet for sheet in reversed(self._sheets) if sheet.own(file)), Sheet(file.place, {}))
        left = {change.before: text_and_state(change.after) for change in changes}
        brought = {
            key: [*before.rows.get(key, [file.rows[key].given]), left[unit]]
            for key, unit in file.units.items()
            if unit in left
        }
        others = [sheet for sheet in self._sheets if sheet is not before]
        self._sheets = [*others, Sheet(file.place, {**before.rows, **brought})][-MOST:]
        with suppress(OSError):
            if not self._path.parent.is_symlink():
                write_made(self._path, json.dumps([asdict(sheet) for sheet in self._sheets]).encode())


def _sheet(file: str, rows: Mapping[str, Sequence[str]]) -> Sheet:
    return Sheet(file, {key: [given, first, *others] for key, (given, first, *others) in rows.items()})


def _hash(row: ExchangeRow) -> str:
    return short_hash(cleaned(row)[0])


def _text(left: str) -> str:
    """Return the hash of the text that an import left."""
    return left.partition("-")[0]
