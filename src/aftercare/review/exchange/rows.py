"""What a file of one language holds, whatever its format: one row for each message."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from ...catalogs import state_comments
from ...catalogs.store import Book
from ...core.approvals import Approval, digest
from ...core.errors import CatalogError
from ...core.units import Status, Unit

NEEDS_WORK, DONE = "needs work", "translated"
_WORK = {Status.MISSING: "", Status.DRAFT: NEEDS_WORK}
_VERSION = re.compile(r"([0-9a-f]{12})-([0-9a-f]{12})-(|needs work|translated)")
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MAX_BYTES = 10_000_000
MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One message; the field names are the column heads. Only `translation` and `state` are read back."""

    number: str
    """The number on the page, where it has one."""
    row: str
    kind: str
    english: str
    translation: str
    state: str
    """`needs work`, `translated`, or nothing where there is no translation."""
    note: str
    previous: str
    """The English that the translation was made from, where it has changed since."""
    signatures: str
    """One a line, as in the catalog; they are shown, and never read back."""
    language: str
    catalog: str
    version: str
    """What was exported: hashes of English and translation, and the state."""

    @property
    def exported(self) -> tuple[str, str, str]:
        """Return the parts of `version`. Raises CatalogError where it is damaged."""
        if match := _VERSION.fullmatch(self.version):
            return match[1], match[2], match[3]
        raise CatalogError(
            f"row {self.row}: its version mark {self.version!r} is damaged; export again, copy the texts over"
        )

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The signatures as values."""
        return state_comments.approvals(f"approved: {line}" for line in self.signatures.splitlines())


COLUMNS = tuple(field.name for field in fields(Row))
NEEDED = ("row", "english", "translation", "state", "language", "catalog", "version")
EDITABLE = ("translation", "state")


def work_state(unit: Unit) -> str:
    """Return the state as translators know it: signing is another matter."""
    return _WORK.get(unit.status, DONE)


def export_rows(books: Iterable[Book], numbers: Mapping[str, int]) -> list[Row]:
    """Return the rows of a language. Raises CatalogError where the catalogs are behind the English."""
    books = list(books)
    if late := sorted(set().union(*(book.outdated for book in books))):
        raise CatalogError(f"the English has changed in {', '.join(late)}; run aftercare sync, then export")
    return [_row(unit, book.domain, str(numbers.get(unit.id, ""))) for book in books for unit in book.units]


def _row(unit: Unit, domain: str, number: str) -> Row:
    state = work_state(unit)
    return Row(
        number=number,
        row=unit.id,
        kind=unit.kind,
        english=unit.source,
        translation=unit.target,
        state=state,
        note=unit.note,
        previous=unit.previous,
        signatures="\n".join(
            state_comments.approval_comment(entry).removeprefix("approved: ") for entry in unit.approvals
        ),
        language=unit.language,
        catalog=domain,
        version=f"{digest(unit.source)}-{digest(unit.target)}-{state}",
    )


def from_table(header: Sequence[str], lines: Iterable[Sequence[str]], name: str) -> list[Row]:
    """Return the rows of a table whose first line is `header`; columns of other names are left aside."""
    heads = [head.strip().casefold() for head in header]
    if lost := [column for column in NEEDED if heads.count(column) != 1]:
        raise CatalogError(
            f"{name}: each of these columns is needed once: {', '.join(lost)}; start from a fresh export"
        )
    found = []
    for line in lines:
        cells = dict(zip(heads, line, strict=False))
        if any(cells.values()):
            found.append(Row(**{column: cells.get(column, "") for column in COLUMNS}))
        if len(found) > MAX_ROWS:
            raise CatalogError(f"{name}: over {MAX_ROWS} rows; this is not an export of ours")
    return found


def refuse_for_xml(rows: Iterable[Row]) -> None:
    """Raise CatalogError for a text with characters that XML, and with it XLIFF and xlsx, cannot hold."""
    for row in rows:
        if any(_NOT_XML.search(getattr(row, column)) for column in COLUMNS):
            raise CatalogError(f"row {row.row}: a control character is in it; take it out, or export as csv")
