"""What a file of one language holds, whatever its format: one row for each message."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from ...catalogs import signed_comments
from ...catalogs.book import Book
from ...core.approvals import Approval, short_hash
from ...core.errors import CatalogError
from ...core.limits import MAX_MARKS, piled
from ...core.questions import ANONYMOUS
from ...core.units import Status, Unit
from ..signing import Checker

NEEDS_WORK, DONE = "needs work", "translated"
_WORK = {Status.MISSING: "", Status.DRAFT: NEEDS_WORK}
_VERSION = re.compile(r"([0-9a-f]{12})-([0-9a-f]{12})-(|needs work|translated)")
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_TEXT = 40_000
"""Characters of a cell that are looked at; a spreadsheet holds fewer."""
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One message; the field names are the column heads. Only `translation`, `state` and `question` are read back."""

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
    findings: str
    """What the checks say, one finding a line; shown, and never read back."""
    language: str
    catalog: str
    version: str
    """What was exported: hashes of English and translation, and the state."""
    question: str = ""
    """What somebody asks the author of the English; written into an empty column, and read back."""
    problem: str = ""
    """Why the row of a file cannot be read; empty if it can."""
    remarks: tuple[str, ...] = ()
    """What a reviewer has noted beside the row: comments on cells, notes of a CAT tool."""
    by: str = ANONYMOUS
    """Who asks."""
    on: str = ""
    """The day of the question in ISO form; empty: that of the import."""

    @property
    def exported(self) -> tuple[str, str, str] | None:
        """Return the parts of `version`; None where it is damaged."""
        match = _VERSION.fullmatch(self.version)
        return (match[1], match[2], match[3]) if match else None

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The signatures as values."""
        return signed_comments.approvals(f"approved: {line}" for line in self.signatures.splitlines())


COLUMNS = tuple(each.name for each in fields(ExchangeRow) if each.name not in {"problem", "remarks", "by", "on"})
NEEDED = ("row", "english", "translation", "state", "language", "catalog", "version")
SLIPPED = "has more cells than there are columns; put a text with commas in double quotes"
EDITABLE = ("translation", "state", "question")


def work_state(unit: Unit) -> str:
    """Return the state as translators know it: signing is another matter."""
    return _WORK.get(unit.status, DONE)


def version(unit: Unit) -> str:
    """Return what tells whether a row is still as it was given out: hashes of its texts, and its state."""
    return f"{short_hash(unit.source)}-{short_hash(unit.target)}-{work_state(unit)}"


def refuse_outdated(books: Iterable[Book]) -> None:
    """Raise CatalogError where catalogs are behind the English: what is given out could not come back."""
    if late := sorted(set().union(*(book.outdated for book in books))):
        raise CatalogError(f"the English has changed in {', '.join(late)}; run aftercare sync, then export")


def export_rows(books: Iterable[Book], numbers: Mapping[str, str], check: Checker | None = None) -> list[ExchangeRow]:
    """Return the rows of a language, with what `check` finds in them.

    Raises CatalogError where the catalogs are behind the English.
    """
    books = list(books)
    refuse_outdated(books)
    return [
        replace(_row(unit, book.domain, numbers.get(unit.id, "")), findings=_found(unit, check) if check else "")
        for book in books
        for unit in book.units
    ]


def _found(unit: Unit, check: Checker) -> str:
    found = check(unit) if unit.target else ()
    return "\n".join(f"{each.severity}: {each.message} [{each.check}]" for each in found)


def _row(unit: Unit, domain: str, number: str) -> ExchangeRow:
    return ExchangeRow(
        number=number,
        row=unit.id,
        kind=unit.kind,
        english=unit.source,
        translation=unit.target,
        state=work_state(unit),
        note=unit.note,
        previous=unit.previous,
        signatures="\n".join(
            signed_comments.approval_comment(entry).removeprefix("approved: ") for entry in unit.approvals
        ),
        findings="",
        language=unit.language,
        catalog=domain,
        version=version(unit),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table as it is in the file."""

    cells: Sequence[str]
    problems: Mapping[int, str] = field(default_factory=dict)
    """Column, from 0 → why its cell is no text."""
    remarks: tuple[str, ...] = ()


def from_table(header: Sequence[str], lines: Iterable[Line], name: str) -> list[ExchangeRow]:
    """Return the rows of a table whose first line is `header`; columns of other names are left aside."""
    heads = [head.strip().casefold() for head in header]
    if lost := [column for column in NEEDED if heads.count(column) != 1]:
        foreign = ", or head two columns with English and the language of the translations" if lost == [*NEEDED] else ""
        raise CatalogError(
            f"{name}: each of these columns is needed once: {', '.join(lost)}; start from a fresh export{foreign}"
        )
    found = []
    for line in lines:
        cells = dict(zip(heads, line.cells, strict=False))
        odd = [text for at, text in line.problems.items() if at < len(heads) and heads[at] in (*NEEDED, "question")]
        if any(cell.strip() for cell in line.cells[len(heads) :]):
            odd = [*odd, SLIPPED]
        if any(cells.values()) or odd:
            values = {column: cells.get(column, "") for column in COLUMNS}
            found.append(bounded(ExchangeRow(**values, problem="; ".join(odd), remarks=line.remarks)))
        if len(found) > MAX_ROWS:
            raise CatalogError(f"{name}: over {MAX_ROWS} rows; this is not an export of ours")
    return found


def bounded(row: ExchangeRow) -> ExchangeRow:
    """Return a row that is cheap to look at: one with a huge cell keeps its name and says why it is refused."""
    for column in COLUMNS:
        text = getattr(row, column)
        reason = f"over {MAX_TEXT:,} characters" if len(text) > MAX_TEXT else ""
        if reason or piled(text):
            reason = reason or f"over {MAX_MARKS} combining marks on one letter"
            names = {key: getattr(row, key)[:MAX_NAME] for key in ("row", "language", "catalog")}
            empty = dict.fromkeys(COLUMNS, "")
            return ExchangeRow(**{**empty, **names}, problem=f"has {reason} in {column}; export again")
    return row


def refuse_for_xml(rows: Iterable[ExchangeRow]) -> None:
    """Raise CatalogError for a text with characters that XML, and with it XLIFF and xlsx, cannot hold."""
    for row in rows:
        if any(_NOT_XML.search(getattr(row, column)) for column in COLUMNS):
            raise CatalogError(f"row {row.row}: a control character is in it; take it out, or export as csv")
