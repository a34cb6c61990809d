"""Imports a returned file: its changes are shown, checked, and written all at once."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message

from ...catalogs import state_comments
from ...catalogs.book import Book, save_books
from ...catalogs.stale import settle
from ...catalogs.store import OUTDATED
from ...core.errors import CatalogError
from ...core.limits import excess
from ...core.typography import short_hash
from ...core.units import Finding, Severity, Status, Unit, status_of
from ..signing import Checker, Refusal
from .remarks import Remark, remarks_of, too_long
from .rows import DONE, NEEDS_WORK, ExchangeRow, work_state

NO_LONGER = (state_comments.BACK, state_comments.ORIGIN, state_comments.DRAFT)
"""Comments on a text that a person has replaced."""
TWICE = "is in the file twice; keep one of the two"


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after the import, and what the checks say of it."""

    before: Unit
    after: Unit
    findings: tuple[Finding, ...] = ()

    @property
    def loses_signature(self) -> bool:
        """Whether signatures under this row stop to hold."""
        return self.before.status is Status.APPROVED and self.after.status is not Status.APPROVED

    @property
    def tells(self) -> bool:
        """Whether there is more to show than another state."""
        return self.after.target != self.before.target or bool(self.findings)

    @property
    def held_back(self) -> bool:
        """Whether an error keeps the row at "needs work", whatever the file says."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


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

    def write(self) -> list[Path]:
        """Put the changes into the catalogs, all or none, and return the files changed."""
        touched = [book for book in self.books if self._touches(book)]
        for book in touched:
            messages = book.messages
            for change in self.changes:
                if change.before in book.units:
                    _apply(messages[change.before.id], change)
            for remark in self.remarks:
                if remark.catalog == book.domain:
                    messages[remark.row].user_comments.append(remark.comment)
        return save_books(touched)

    def _touches(self, book: Book) -> bool:
        changed = any(change.before in book.units for change in self.changes)
        return changed or any(remark.catalog == book.domain for remark in self.remarks)


def file_language(rows: Iterable[ExchangeRow], name: str) -> str:
    """Return the one language that a file is about; rows whose cells have slipped do not count."""
    rows = list(rows)
    whole = [row for row in rows if row.exported and not row.problem]
    tags = {row.language.strip() for row in whole or rows if row.language.strip() or not row.problem}
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
        reason = TWICE if count[key] > 1 else OUTDATED if key in late else _unreadable(row, unit)
        if reason or unit is None or (reason := _obstacle(row, unit) or too_long(row, unit)):
            refused.append(Refusal(row.row, reason))
        elif change := _change(row, unit, check):
            changes.append(change)
    extra = tuple(row.row for row in rows if (unit := units.get((row.catalog, row.row))) and _adds(row, unit))
    return Import(tuple(books), tuple(changes), tuple(refused), extra, tuple(remarks_of(books, rows)))


def _adds(row: ExchangeRow, unit: Unit) -> bool:
    return bool(row.signatures.strip()) and not set(row.approvals or (None,)) <= set(unit.approvals)


def _unreadable(row: ExchangeRow, unit: Unit | None) -> str:
    """Return why a row of the file is none of ours, or nothing."""
    if row.problem:
        return row.problem
    if unit is None:
        return "is not a row of this project"
    return "" if row.exported else "has a damaged version mark; export again, copy the text over"


def _obstacle(row: ExchangeRow, unit: Unit) -> str:
    """Return why a row of the file cannot be taken over, or nothing."""
    source, target, state = row.exported or ("", "", "")
    if source != short_hash(unit.source):
        return "its English has changed since the export; export again"
    if short_hash(row.english) != source:
        return "its English was edited in the file; edit the CSV of the instructions instead"
    wanted = _clean(row)
    if wanted == (unit.target, work_state(unit)) or _unedited(row):
        return ""
    if (target, state) != (short_hash(unit.target), work_state(unit)):
        return "was changed in the catalog since the export; export again"
    return excess(unit.source, wanted[0]) or _impossible(*wanted)


def _impossible(target: str, state: str) -> str:
    if state not in {"", NEEDS_WORK, DONE}:
        return f'has the state {state!r}; write "{NEEDS_WORK}" or "{DONE}"'
    if not target:
        return f'has no translation; to give one up, mark it "{NEEDS_WORK}" and keep the text'
    if any(unicodedata.category(char) == "Cc" and char != "\n" for char in target):
        return "has a control character in its translation"
    return ""


def _unedited(row: ExchangeRow) -> bool:
    _, target, state = row.exported or ("", "", "")
    return (target, state) == (short_hash(row.translation), row.state.strip().casefold())


def _clean(row: ExchangeRow) -> tuple[str, str]:
    """Return translation and state as they are stored; a text without a state still needs work."""
    target = unicodedata.normalize("NFC", row.translation.replace("\r\n", "\n")).strip()
    return target, row.state.strip().casefold() or (NEEDS_WORK if target else "")


def _change(row: ExchangeRow, unit: Unit, check: Checker) -> Change | None:
    target, state = _clean(row)
    if _unedited(row) or (target, state) == (unit.target, work_state(unit)):
        return None
    after = _with(unit, target, fuzzy=state == NEEDS_WORK)
    findings = tuple(check(after))
    change = Change(unit, after, findings)
    return replace(change, after=_with(unit, target, fuzzy=True)) if change.held_back else change


def _with(unit: Unit, target: str, *, fuzzy: bool) -> Unit:
    changed = replace(unit, target=target)
    return replace(changed, status=status_of(changed, fuzzy=fuzzy))


def _apply(message: Message, change: Change) -> None:
    if change.after.target != change.before.target:
        message.string = change.after.target
        comments = message.user_comments
        message.user_comments = [text for text in comments if not text.startswith(NO_LONGER)]
    if change.after.status is Status.DRAFT:
        message.flags.add("fuzzy")
        return
    settle(message)
