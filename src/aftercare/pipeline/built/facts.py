"""What a build needs to know of a catalog whose pages it does not make, and how that is stored as JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from json import loads
from typing import Any

from ...catalogs.book import Book
from ...core.language.languages import SOURCE
from ...core.model import Instruction, Kind
from ...core.text.markup import visible
from ...core.text.typography import as_read
from ...core.units import Finding, Severity, Status, Unit
from ...handout.document import State

STALE, GAPS = "stale", "gaps"


@dataclass(frozen=True, slots=True)
class Facts:
    """A catalog that a sync would leave as it is: that of a draft as noted, a released one as this run has read it."""

    tally: Mapping[str, int]
    """As `tally` counts."""
    noted: Mapping[str, list[str]]
    """The findings noted in the catalog, by row."""
    findings: tuple[Finding, ...]
    state: State
    document: str
    """Digest of what its pages show."""
    code: str = ""
    """What every page of it has, where it is released."""
    told: bytes = b""
    """What is told of its pages elsewhere, where somebody has signed it."""
    signers: Mapping[str, str] = field(default_factory=dict)
    """Whose signatures hold, with the day of each one's last, as `signatures` says."""
    waiting: tuple[str, ...] = ()
    """What waits only to be signed again, as `waiting_below` says."""


def tally(units: Iterable[Unit]) -> Counter[str]:
    """Count rows by state, those that are stale by state too (`stale draft`), and the rows without a translation."""
    found: Counter[str] = Counter()
    for unit in units:
        found[unit.status.label] += 1
        if unit.stale:
            found.update((STALE, f"{STALE} {unit.status.label}"))
        if unit.status is Status.MISSING and unit.kind != Kind.INTERFACE:
            found[GAPS] += 1
    return found


def has_own_rows(book: Book) -> bool:
    """Whether a catalog holds no other rows than those of its handout today."""
    return book.messages.keys() <= {row.id for row in book.rows} and not book.content.catalog.obsolete


Noted = list[list[Any]]


class Sheet:
    """The rows of a handout, by which findings are noted and read back."""

    def __init__(self, rows: Sequence[Instruction]) -> None:
        """Take the rows of the English."""
        self.rows = rows
        self.places = {row.id: place for place, row in enumerate(rows)}

    def noted(self, findings: Iterable[Finding]) -> Noted:
        """Return findings as JSON has them, with what is shown of their units beside the English."""
        return [
            [
                self.places[each.unit.id],
                *self.shown(each.unit),
                each.check,
                each.severity.value,
                each.message,
                each.span,
            ]
            for each in findings
        ]

    def shown(self, unit: Unit) -> list[Any]:
        """Return what reports show of a unit, as JSON has it; its English only where it is not that of the row."""
        source = "" if unit.source == self.rows[self.places[unit.id]].text else unit.source
        return [unit.language, source, unit.target, unit.status.value, unit.path, unit.line]

    def findings(self, noted: Noted) -> tuple[Finding, ...]:
        """Return findings as they were noted. Raises ValueError, TypeError or LookupError where nobody noted them."""
        return tuple(
            Finding(
                self.unit(place, *shown), str(check), Severity(severity), str(message), tuple(span) if span else None
            )
            for place, *shown, check, severity, message, span in noted
        )

    def unit(self, place: int, tag: str, source: str, target: str, status: int, path: str, line: int) -> Unit:  # noqa: PLR0913, PLR0917 - as `shown` returns them
        """Return a unit as far as reports show it."""
        row = self.rows[place]
        state = Status(status)
        return Unit(
            row.id, source or row.text, target, tag, state, row.note, row.kind, row.place, path=path, line=int(line)
        )

    def english(self, place: int) -> Unit:
        """Return a row of the English as checks see it."""
        return self.unit(place, SOURCE, as_read(visible(self.rows[place].text)), "", Status.MISSING, "", 0)


def is_marks(marks: Any, rows: int) -> bool:
    """Whether marks have the form that checks compare, a place for each row. Raises ValueError for what is no JSON."""
    texts = [its for by_tag in marks.values() for its in by_tag.values()]
    return all(isinstance(found := loads(its), list) and len(found) == rows for its in texts)
