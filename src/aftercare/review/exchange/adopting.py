"""Takes translations from elsewhere over as drafts: matched by identical English, into rows that have none."""

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...catalogs import state_comments
from ...catalogs.book import Book, save_books
from ...core.clock import today
from ...core.people.origins import IMPORTED, by_machine
from ...core.text.limits import excess
from ...core.text.typography import typographic
from ...core.units import Finding, Status, Unit
from ..signable import Checker, Refusal
from .foreign_tables import Pair
from .row_changes import no_text


@dataclass(frozen=True, slots=True)
class Adoption:
    """What would be taken over; nothing is written before `write`."""

    name: str
    books: tuple[Book, ...]
    drafts: tuple[tuple[Unit, tuple[Finding, ...]], ...]
    """Rows with their new text, and what the checks say of it."""
    refused: tuple[Refusal, ...]
    unmatched: tuple[Pair, ...]
    """What the file has and the project has no row for."""
    settled: Counter[str]
    """Rows that have a text already and stay as they are, by what they have."""
    otherwise: tuple[str, ...] = ()
    """Those of them for which the file has another text."""

    def write(self, day: dt.date | None = None) -> list[Path]:
        """Put the drafts into the catalogs, with their origin, and return the files changed."""
        texts = {unit.id: unit.target for unit, _ in self.drafts}
        touched = [book for book in self.books if not texts.keys().isdisjoint(unit.id for unit in book.units)]
        for book in touched:
            for row, message in book.messages.items():
                if row in texts and not message.string:
                    message.string = texts[row]
                    message.flags.add("fuzzy")
                    origin = f"{state_comments.ORIGIN}{IMPORTED} {_plain(self.name)} {day or today()}"
                    message.user_comments = [*message.user_comments, origin]
        return save_books(touched)


def adopt(books: Sequence[Book], pairs: Iterable[Pair], name: str, *, check: Checker) -> Adoption:
    """Return what a file's pairs of one language give to the rows without a translation."""
    offered = _offered(pairs)
    units = [unit for book in books for unit in book.units]
    wanted = {typographic(unit.source) for unit in units}
    drafts: list[tuple[Unit, tuple[Finding, ...]]] = []
    refused: list[Refusal] = []
    settled: Counter[str] = Counter()
    otherwise: list[str] = []
    for unit in units:
        found = offered.get(typographic(unit.source))
        if not found:
            continue
        if unit.status is not Status.MISSING:
            settled[_has(unit)] += 1
            otherwise += [] if unit.target in found else [unit.id]
        elif reason := _obstacle(unit, list(found)):
            refused.append(Refusal(unit.id, reason))
        else:
            drafted = replace(unit, target=next(iter(found)), status=Status.DRAFT)
            drafts.append((drafted, tuple(check(drafted))))
    rest = tuple(pair for text, found in offered.items() if text not in wanted for pair in found.values())
    return Adoption(name, tuple(books), tuple(drafts), tuple(refused), rest, settled, tuple(otherwise))


def _offered(pairs: Iterable[Pair]) -> dict[str, dict[str, Pair]]:
    """Return the translations of a file by their English, each with the pair that has it."""
    offered: dict[str, dict[str, Pair]] = {}
    for pair in pairs:
        target = unicodedata.normalize("NFC", pair.target).strip()
        if pair.english.strip() and target:
            offered.setdefault(typographic(pair.english), {})[target] = pair
    return offered


def _has(unit: Unit) -> str:
    if unit.status is not Status.DRAFT:
        return "a translation"
    source = unit.origin.rpartition(" ")[0]  # without the day
    return f"a machine draft ({source})" if by_machine(unit.origin) else f"a draft {source}".strip()


def _obstacle(unit: Unit, targets: Sequence[str]) -> str:
    if len(targets) > 1:
        return "has two translations in the file; keep one of them"
    if any(unicodedata.category(char) == "Cc" and char != "\n" for char in targets[0]):
        return "has a control character in its translation"
    return excess(unit.source, targets[0]) or no_text(unit.source, targets[0])


def _plain(name: str) -> str:
    """Return the name of a file as part of a comment."""
    return "".join(char for char in name if char.isprintable() and char != ";")[:80]
