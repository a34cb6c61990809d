"""Signing: a person with a name and a credential takes responsibility for exactly this text.

A signature replaces that person's older ones on the row. Signatures of others that no longer hold stay
until enough people have signed the new text, so that the row shows who knew it; then they go, because an old
text must not become approved again merely by being put back. The history is in version control.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..catalogs import invalid_signatures, signed_comments
from ..catalogs.book import Book, save_books
from ..catalogs.store import OUTDATED, read_books
from ..core.clock import today
from ..core.errors import ReviewError
from ..core.language.languages import Language
from ..core.model import Handout
from ..core.people.approvals import Approval
from ..core.people.holding import date_problem, enough_people
from ..core.people.signers import same_name, same_person, signer_problem
from ..core.settings.config import Config
from ..core.units import Finding, Severity, Status, Unit
from .below_edits import below_edits, below_them

Checker = Callable[[Unit], Iterable[Finding]]
IF_ANOTHER = ". Titles and credentials do not tell people apart: another person signs with first and last name"
"""The remedy of somebody who has signed nothing yet, and whose name is too much like one that has."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not changed, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Signing:
    """What would be signed and what would not; nothing is written before `write`."""

    by: str
    books: tuple[Book, ...]
    units: tuple[Unit, ...]
    refused: tuple[Refusal, ...]
    findings: tuple[Finding, ...]
    """Those of the rows to be signed: a signer must see them."""
    moved: tuple[str, ...] = ()
    """Rows below those named that were signed below English which stands elsewhere now: they may say another thing."""

    def write(self, day: dt.date | None = None) -> list[Path]:
        """Put the signatures into the catalogs, all or none, and return the files changed."""
        wanted = frozenset(self.units)
        signed = [book for book in self.books if not wanted.isdisjoint(book.units)]
        for book in signed:
            messages = book.messages
            for unit in filter(wanted.__contains__, book.units):
                comments = messages[unit.id].user_comments
                messages[unit.id].user_comments = _signed(unit, comments, self.by, day or today())
        return save_books(signed)


def approve(  # noqa: PLR0913 - what is signed, by whom, and what speaks against it
    config: Config,
    documents: Sequence[Handout],
    language: Language,
    *,
    by: str,
    rows: Collection[str] | None = None,
    check: Checker,
) -> Signing:
    """Return what `by` ("NAME, CREDENTIAL") would sign: the rows named, or all that wait for a signature.

    With a row go those below it that were signed before its English was edited; none that has moved there.

    Raises ReviewError for a name that cannot sign. A row that is named and approved already is signed anew.
    """
    by = signer_name(by)
    books = read_books(config, documents, language)
    units = [unit for book in books for unit in book.units]
    outdated = set().union(*(book.outdated for book in books))
    known = {unit.id for unit in units}
    refused = [Refusal(row, "is not a row of this project") for row in rows or () if row not in known]
    refused += [Refusal(row, OUTDATED) for row in known & outdated if rows is None or row in rows]
    below, moved = below_edits(books, rows or ())
    wanted = [unit for unit in units if unit.id not in outdated and _asked(unit, rows, below, by)]
    findings = [finding for unit in wanted if unit.target for finding in check(unit)]
    signed, others = signable(wanted, findings, by=by)
    refused += others
    if rows is not None:  # what is refused takes nothing along
        held = below_them(books, {refusal.id for refusal in refused}) - {*rows}
        moved |= {unit.id for unit in signed if unit.id in held}
        signed = [unit for unit in signed if unit.id not in held]
    told = [finding for finding in findings if finding.unit in signed]
    left = tuple(sorted(moved - {*(rows or ())}))
    return Signing(by, books, tuple(signed), tuple(refused), tuple(told), left)


def signer_name(by: str) -> str:
    """Return `NAME, CREDENTIAL` as it is written down. Raises ReviewError for a name, or a day, that cannot sign."""
    by = unicodedata.normalize("NFC", " ".join(by.split(" ")).strip())
    if problem := signer_problem(by):
        raise ReviewError(f"{by!r} cannot sign: {problem}")
    if problem := date_problem(today()):
        raise ReviewError(f"nobody can sign today: {problem}; set the clock of this machine")
    return by


def _asked(unit: Unit, rows: Collection[str] | None, below: Collection[str], by: str) -> bool:
    """Whether a row was named, or waits because one was edited that was named and that it is `below`."""
    if rows is None:
        return unit.status is not Status.APPROVED
    waits = unit.id in below and unit.status is Status.TRANSLATED and bool(unit.parted)
    return unit.id in rows or (waits and not any(same_person(held.name, by) for held in unit.signed))


def signable(units: Iterable[Unit], findings: Iterable[Finding], *, by: str) -> tuple[list[Unit], list[Refusal]]:
    """Return the units that may be signed, and for each of the others the reason why not."""
    errors = {finding.unit.id: finding for finding in findings if finding.severity is Severity.ERROR}
    signed: list[Unit] = []
    refused: list[Refusal] = []
    for unit in units:
        if reason := _obstacle(unit, errors.get(unit.id), by):
            refused.append(Refusal(unit.id, reason))
        else:
            signed.append(unit)
    return signed, refused


def _obstacle(unit: Unit, error: Finding | None, by: str) -> str:
    if unit.status is Status.MISSING:
        return "has no translation"
    if unit.status is Status.DRAFT:
        return 'is a draft; review it and remove "needs work" (fuzzy) first'
    if error:
        return f"has an error: {error.message} [{error.check}]"
    mine = [held.name for held in unit.signed if same_person(held.name, by)]
    own = any(same_name(name, by) for name in mine)
    if mine and (unit.status is Status.TRANSLATED or not own):
        second = "; a warning needs a second signer" if unit.subject.warns else ""
        return f"is already signed by {mine[0].partition(',')[0]}{second}{'' if own else IF_ANOTHER}"
    return ""


def _signed(unit: Unit, comments: Sequence[str], by: str, day: dt.date) -> list[str]:
    """Return the comments of a row with the new signature, without those that it replaces."""
    new = Approval.of(unit.subject, by, day)
    kept = [text for text in comments if not _of_same_name(text, by)]
    holding = [held.name for held in unit.signed if not same_person(held.name, by)]
    if enough_people([*holding, by], unit.subject):
        kept = [text for text in kept if not _lapsed(text, unit) and not signed_comments.last_approved([text])]
    return [*kept, signed_comments.approval_comment(new)]


def _of_same_name(comment: str, by: str) -> bool:
    old = signed_comments.approval_of(comment)
    return bool(old and same_name(old.name, by))


def _lapsed(comment: str, unit: Unit) -> bool:
    """Whether a comment is a signature that holds no more; a remark that begins like one is somebody's."""
    old = signed_comments.approval_of(comment)
    return invalid_signatures.written_as_signature(comment) if old is None else old not in unit.signed
