"""Imports a returned file: its changes are shown, checked, and written all at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from ...catalogs import state_comments
from ...catalogs.book import Book, save_books
from ...catalogs.stale import settle
from ...catalogs.store import OUTDATED
from ...core.errors import CatalogError
from ...core.units import Status
from ..signable import Checker, Refusal
from .remarks import Remark, remarks_of, unfit
from .row_changes import Change, adds_signature, obstacle, row_change, unreadable
from .rows import ExchangeRow
from .slipped import REASON, slipped

NO_LONGER = (state_comments.BACK, state_comments.ORIGIN, state_comments.DRAFT)
"""Comments on a text that a person has replaced."""
TWICE = "is in the file twice; keep one of the two"


@dataclass(frozen=True, slots=True)
class Import:
    """The effect of an import; nothing is written before `write`."""

    books: tuple[Book, ...]
    changes: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    signatures: tuple[str, ...]
    """Rows with a signature that the catalog lacks: a file cannot sign."""
    remarks: tuple[Remark, ...] = ()
    """What reviewers have noted beside rows and the catalogs lack."""
    waiting: tuple[Change, ...] = ()
    """Rows that stay as they are, at "needs work", as at an earlier import: there is an error in them still."""

    def write(self) -> list[Path]:
        """Put the changes into the catalogs, all or none, and return the files changed."""
        changes = {change.before: change for change in self.changes}
        noted = {remark.catalog for remark in self.remarks}
        touched = [b for b in self.books if b.domain in noted or not changes.keys().isdisjoint(b.units)]
        for book in touched:
            messages = book.messages
            for unit in filter(changes.__contains__, book.units):
                _apply(messages[unit.id], changes[unit])
            for remark in self.remarks:
                if remark.catalog == book.domain:
                    messages[remark.row].user_comments.append(remark.comment)
        return save_books(touched)


def file_language(rows: Iterable[ExchangeRow], name: str, default: str = "") -> str:
    """Return the one language that a file is about, the default where it names none; slipped rows do not count."""
    rows = list(rows)
    whole = [row for row in rows if row.exported and not row.problem]
    tags = {row.language.strip() for row in whole or rows if row.language.strip() or not row.problem}
    if tags == {""}:
        if not default:
            raise CatalogError(f"{name}: names no language; name it with --lang")
        return default
    if len(tags) != 1:
        raise CatalogError(f"{name}: must be about one language, but names {', '.join(sorted(tags)) or 'none'}")
    return tags.pop()


def plan_import(books: Sequence[Book], rows: Sequence[ExchangeRow], *, check: Checker) -> Import:
    """Return what the rows of a file change."""
    count = Counter((row.catalog, row.row) for row in rows)
    units = {(book.domain, unit.id): unit for book in books for unit in book.units}
    late = {(book.domain, row) for book in books for row in book.outdated}
    changes: list[Change] = []
    refused: list[Refusal] = []
    for row in rows:
        key = (row.catalog, row.row)
        unit = units.get(key)
        reason = TWICE if count[key] > 1 else OUTDATED if key in late else unreadable(row, unit)
        if reason or unit is None or (reason := obstacle(row, unit) or unfit(row, unit)):
            refused.append(Refusal(row.row, reason))
        elif change := row_change(row, unit, check):
            changes.append(change)
    wrong = slipped(changes, tuple(units.values()))
    refused += [Refusal(change.before.id, REASON) for change in changes if change.before.id in wrong]
    changes = [change for change in changes if change.before.id not in wrong]
    extra = tuple(row.row for row in rows if (unit := units.get((row.catalog, row.row))) and adds_signature(row, unit))
    waiting = tuple(change for change in changes if change.does_nothing)
    changes = [change for change in changes if not change.does_nothing]
    return Import(tuple(books), tuple(changes), tuple(refused), extra, tuple(remarks_of(books, rows)), waiting)


def _apply(message: Message, change: Change) -> None:
    if change.after.target != change.before.target:
        message.string = change.after.target
        comments = message.user_comments
        message.user_comments = [text for text in comments if not text.startswith(NO_LONGER)]
    if change.after.status is Status.DRAFT:
        message.flags.add("fuzzy")
        return
    settle(message)
