"""Signing: a person with a name and a credential takes responsibility for exactly this text.

A signature replaces that person's older ones on the row. Signatures of others that no longer hold stay
until enough people have signed the new text, so that the row shows who knew it; then they go, because an old
text must not become approved again merely by being put back. So do statements about English that is gone, which
nobody could check any more. The history is in version control.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..catalogs import invalid_signatures, signed_comments
from ..catalogs.book import Book, save_books
from ..catalogs.stale import settle
from ..catalogs.store import OUTDATED, read_books
from ..core.clock import today
from ..core.language.languages import Language
from ..core.model import Handout
from ..core.people.approvals import Approval
from ..core.people.holding import enough_people, telling
from ..core.people.signers import same_name, same_person
from ..core.settings.config import Config
from ..core.units import Finding, Status, Unit
from .below_edits import below_edits, below_them
from .signable import Checker, Refusal, signable, signer_name


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
        """Put the signatures into the catalogs, all or none, and return the files changed.

        What marked a row as stale goes: the next "needs work" is a person's, which no sync may take away.
        """
        wanted = frozenset(self.units)
        signed = [book for book in self.books if not wanted.isdisjoint(book.units)]
        for book in signed:
            messages = book.messages
            for unit in filter(wanted.__contains__, book.units):
                message = messages[unit.id]
                message.user_comments = _signed(unit, message.user_comments, self.by, day or today())
                settle(message)
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


def _asked(unit: Unit, rows: Collection[str] | None, below: Collection[str], by: str) -> bool:
    """Whether a row was named, or waits because one was edited that was named and that it is `below`."""
    if rows is None:
        return unit.status is not Status.APPROVED
    waits = unit.id in below and unit.status is Status.TRANSLATED and bool(unit.parted)
    return unit.id in rows or (waits and not any(same_person(held.name, by) for held in unit.signed))


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
    """Whether a comment is a signature that holds no more, or a statement about English that is gone.

    A remark that begins like one is somebody's.
    """
    if keep := signed_comments.keep_of(comment):
        return keep not in telling(unit.subject, unit.keeps)
    old = signed_comments.approval_of(comment)
    return invalid_signatures.written_as_signature(comment) if old is None else old not in unit.signed
