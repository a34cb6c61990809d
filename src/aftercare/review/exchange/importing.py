"""Imports a returned file: its changes are shown, checked, and written all at once."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message

from ...catalogs import state_comments
from ...catalogs.merge import STALE_NOTE, STAMP
from ...catalogs.store import OUTDATED, Book, save_books
from ...core.approvals import digest
from ...core.errors import CatalogError
from ...core.units import Finding, Severity, Status, Unit, status_of
from ..signing import Checker, Refusal
from .rows import DONE, NEEDS_WORK, Row, work_state


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

    def write(self) -> list[Path]:
        """Put the changes into the catalogs, all or none, and return the files changed."""
        for book in self.books:
            messages = book.messages
            for change in self.changes:
                if change.before in book.units:
                    _apply(messages[change.before.id], change)
        return save_books(self.books)


def file_language(rows: Iterable[Row], name: str) -> str:
    """Return the one language that a file is about."""
    tags = {row.language.strip() for row in rows}
    if len(tags) != 1:
        raise CatalogError(f"{name}: must be about one language, but names {', '.join(sorted(tags)) or 'none'}")
    return tags.pop()


def plan(books: Sequence[Book], rows: Sequence[Row], *, check: Checker) -> Import:
    """Return what the rows of a file change. Raises CatalogError for a file that has a row twice."""
    twice = [row for row, count in Counter((row.catalog, row.row) for row in rows).items() if count > 1]
    if twice:
        raise CatalogError(f"duplicate rows in the file: {', '.join(row for _, row in twice)}")
    units = {(book.domain, unit.id): unit for book in books for unit in book.units}
    late = {(book.domain, row) for book in books for row in book.outdated}
    changes: list[Change] = []
    refused: list[Refusal] = []
    for row in rows:
        key = (row.catalog, row.row)
        reason = OUTDATED if key in late else _obstacle(row, units)
        if reason:
            refused.append(Refusal(row.row, reason))
        elif change := _change(row, units[key], check):
            changes.append(change)
    extra = tuple(row.row for row in rows if (unit := units.get((row.catalog, row.row))) and _adds(row, unit))
    return Import(tuple(books), tuple(changes), tuple(refused), extra)


def _adds(row: Row, unit: Unit) -> bool:
    return bool(row.signatures.strip()) and not set(row.approvals or (None,)) <= set(unit.approvals)


def _obstacle(row: Row, units: Mapping[tuple[str, str], Unit]) -> str:
    """Return why a row of the file cannot be taken over, or nothing."""
    unit = units.get((row.catalog, row.row))
    if unit is None:
        return "is not a row of this project"
    source, target, state = row.exported
    if source != digest(unit.source):
        return "its English has changed since the export; export again"
    if digest(row.english) != source:
        return "its English was edited in the file; edit the CSV of the instructions instead"
    wanted = _clean(row)
    if wanted == (unit.target, work_state(unit)) or _unedited(row):
        return ""
    if (target, state) != (digest(unit.target), work_state(unit)):
        return "was changed in the catalog since the export; export again"
    return _impossible(*wanted)


def _impossible(target: str, state: str) -> str:
    if state not in {"", NEEDS_WORK, DONE}:
        return f'has the state {state!r}; write "{NEEDS_WORK}" or "{DONE}"'
    if not target:
        return f'has no translation; to give one up, mark it "{NEEDS_WORK}" and keep the text'
    if any(unicodedata.category(char) == "Cc" and char != "\n" for char in target):
        return "has a control character in its translation"
    return ""


def _unedited(row: Row) -> bool:
    _, target, state = row.exported
    return (target, state) == (digest(row.translation), row.state.strip().casefold())


def _clean(row: Row) -> tuple[str, str]:
    """Return translation and state as they are stored; a text without a state still needs work."""
    target = unicodedata.normalize("NFC", row.translation.replace("\r\n", "\n")).strip()
    return target, row.state.strip().casefold() or (NEEDS_WORK if target else "")


def _change(row: Row, unit: Unit, check: Checker) -> Change | None:
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
        message.user_comments = [text for text in comments if not text.startswith(state_comments.BACK)]
    if change.after.status is Status.DRAFT:
        message.flags.add("fuzzy")
        return
    message.flags.discard("fuzzy")
    message.previous_id = []
    message.auto_comments = [text for text in message.auto_comments if not text.startswith((STALE_NOTE, STAMP))]
