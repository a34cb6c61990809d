"""Keeping translations: a person states that a change of the English did not change what it means.

The statement is a line in the catalog, beside the signatures, which then hold for the new English too. It names
the English of before, so that anybody can compare; and the checks do, whenever the row is checked. A page with an
error is not released: what the new English and the old translation would have is found before anything is kept.
What a heading says goes for the warnings below it, too: there a change of it counts when a second person keeps it.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message

from ..catalogs import last_approved, signed_comments, stale
from ..catalogs.book import Book, save_books
from ..catalogs.store import OUTDATED, Store
from ..core.clock import today
from ..core.language.languages import Language
from ..core.model import Handout
from ..core.people.approvals import Keep
from ..core.people.holding import enough_people
from ..core.people.signers import number_of_people, same_person
from ..core.settings.config import Config
from ..core.text.typography import typographic
from ..core.units import Finding, Severity, Status, Unit
from .second_keeper import TWO, half_kept, same_change, warnings_below
from .signable import Checker, Refusal, signer_name

Differ = Callable[[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Keeping:
    """What would be kept and what would not; nothing is written before `write`."""

    by: str
    books: tuple[Book, ...]
    units: tuple[Unit, ...]
    """The rows, in every language asked for, each with an edit to be kept: the English of before as `previous`."""
    refused: tuple[Refusal, ...]
    drafts: tuple[str, ...]
    """Rows, as `fr/row`, that nobody had translated when the English changed: there is nothing to keep."""

    def write(self, day: dt.date | None = None) -> list[Path]:
        """Put the statements into the catalogs, all or none, and return the files changed."""
        mine = {book.path: book for unit, book in self._with_books()}
        for unit, book in self._with_books():
            _keep(book.messages[unit.id], unit, Keep.of(unit.subject, self.by, day or today(), unit.previous))
        return save_books([*mine.values()])

    @property
    def by_one(self) -> dict[str, list[str]]:
        """The rows that one person has kept then, with the warnings below that wait until a second does.

        A warning waits itself.
        """
        found = {}
        for unit, book in self._with_books():
            warnings = warnings_below(book, unit.id)
            if (warnings or unit.subject.warns) and number_of_people(
                [self.by, *(other.name for other in same_change(unit))]
            ) < TWO:
                found[unit.id] = warnings
        return found

    def _with_books(self) -> Iterator[tuple[Unit, Book]]:
        rows = {(book.language.tag, row.id): book for book in self.books for row in book.rows}
        yield from ((unit, rows[unit.language, unit.id]) for unit in self.units)


def keep(  # noqa: PLR0913 - what is kept, by whom, and what speaks against it
    config: Config,
    documents: Sequence[Handout],
    languages: Iterable[Language],
    *,
    by: str,
    rows: Collection[str],
    facts_changed: Differ,
    check: Checker,
) -> Keeping:
    """Return what `by` ("NAME, CREDENTIAL") would keep of the rows named, whose English was edited.

    Raises ReviewError for a name that cannot sign.
    """
    by = signer_name(by)
    store = Store(config, documents)
    books = tuple(book for language in languages for book in store.books(language))
    named = [(unit, book) for book in books for unit in book.units if unit.id in rows]
    found = {change: book for unit, book in named for change in ([*half_kept(unit, book)] or [unit])}
    drafts = [unit for unit in found if unit.previous and not unit.edited]
    reasons = {
        unit: _obstacle(book, unit, by) or _change(unit, facts_changed, check)
        for unit, book in found.items()
        if unit not in drafts
    }
    kept = [unit for unit, reason in reasons.items() if unit.previous and not reason]
    refused = [Refusal(f"{unit.language}/{unit.id}", reason) for unit, reason in reasons.items() if reason]
    refused += _idle(rows, found, {unit.id for unit, reason in reasons.items() if unit.previous or reason})
    return Keeping(by, books, tuple(kept), tuple(refused), tuple(f"{unit.language}/{unit.id}" for unit in drafts))


def _idle(rows: Iterable[str], found: Iterable[Unit], used: Collection[str]) -> Iterator[Refusal]:
    """Yield the rows named of which there is nothing to keep in any language."""
    known = {unit.id for unit in found}
    for row in sorted(set(rows) - set(used)):
        nothing = "has no translation that an edit of its English made stale"
        yield Refusal(row, nothing if row in known else "is not a row of this project")


def _obstacle(book: Book, unit: Unit, by: str) -> str:
    """Return why a row cannot be kept by somebody, whatever its English; a row that is not stale needs no keeping."""
    if unit.id in book.outdated:
        return OUTDATED
    if not unit.previous:
        return ""
    by_one = typographic(unit.previous) in unit.kept  # which counts for this translation alone
    if not by_one and not stale.untouched(book.messages[unit.id]):
        return "has another translation than before the edit; review and sign it instead"
    if mine := [other.name for other in same_change(unit) if same_person(other.name, by)]:
        second = "a warning" if unit.subject.warns else f"{warnings_below(book, unit.id)[0]}, a warning below it,"
        return f"is already kept by {mine[0].partition(',')[0]}; {second} needs a second person"
    return ""


def _change(unit: Unit, facts_changed: Differ, check: Checker) -> str:
    """Return what the edit of a stale row has changed in what it says, or nothing."""
    if not unit.previous:
        return ""
    before = replace(unit, source=unit.previous, previous="", status=Status.TRANSLATED)
    if changed := sorted({fact for text in (unit.previous, *before.kept) for fact in facts_changed(text, unit.source)}):
        return f"may not say the same: {', '.join(changed)} has changed; a translator must look at the translation"
    known = {error.check for error in _errors(before, check)}
    new = next(
        (error for error in _errors(replace(before, source=unit.source), check) if error.check not in known), None
    )
    return f"would have an error: {new.message} [{new.check}]; a translator must look at the translation" if new else ""


def _errors(unit: Unit, check: Checker) -> list[Finding]:
    return [finding for finding in check(unit) if finding.severity is Severity.ERROR]


def _keep(message: Message, unit: Unit, statement: Keep) -> None:
    """Add a statement to a row; once enough people have made it, the row is as it was before the edit."""
    message.user_comments = [*message.user_comments, signed_comments.keep_comment(statement)]
    names = [other.name for other in same_change(unit)]
    if enough_people([*names, statement.name], unit.subject):
        stale.settle(message)
        last_approved.forget(message)
