"""Signed lines of a row that got another id, with new hashes for it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..catalogs import signed_comments
from ..catalogs.book import Book
from ..catalogs.catalog_units import own_row
from ..catalogs.po_writer import singular
from ..core.model import ABOVE
from ..core.people.approvals import Approval, Keep, LastApproved, Subject, Waiver
from ..core.people.holding import english_kept
from ..core.text.typography import typographic
from ..core.units import Status, Unit, status_of
from .records import Record


def restamped(comments: Sequence[str], old: Subject, new: Subject, previous: Iterable[str]) -> list[str]:
    """Return the comments of a row under its new id; lines that did not hold under the old one stay as they are.

    `previous` is the English that the translation was made from, where it has been edited since.
    """
    keeps, then = signed_comments.keeps(comments), signed_comments.last_approved(comments)
    sources = [old.source, *previous, *english_kept(old, keeps), *(keep.previous for keep in keeps)]
    texts = [(source, old.target) for source in sources] + [(each.source, each.target) for each in then]
    subjects = [
        (replace(old, source=source, target=target), replace(new, source=source, target=target))
        for source, target in dict.fromkeys(texts)
    ]
    return [_restamped(text, subjects) for text in comments]


def _restamped(comment: str, subjects: Iterable[tuple[Subject, Subject]]) -> str:
    """Stamp a line for the new id, with the texts that it covers."""
    approval, keep = signed_comments.approval_of(comment), signed_comments.keep_of(comment)
    waivers, last = signed_comments.waivers([comment]), signed_comments.last_approved([comment])
    for there, here in subjects:
        if approval and approval.covers(there):
            here_too = replace(here, context=approval.context)
            return signed_comments.approval_comment(Approval.of(here_too, approval.name, approval.date))
        if keep and keep.covers(there):
            return signed_comments.keep_comment(Keep.of(here, keep.name, keep.date, keep.previous))
        if waivers and waivers[0].hash and waivers[0].covers(there):
            return signed_comments.waiver_comment(Waiver.of(here, waivers[0]))
        if last and last[0] == LastApproved.of(there, there.source, there.target):
            return signed_comments.last_approved_comment(LastApproved.of(here, here.source, here.target))
    return comment


def under_new_id(record: Record, unit: Unit, *, left: bool) -> Record:
    """Return an earlier row as it would be under its new id.

    Its lines hold for the id where they held for exactly the texts, kind and place of now. Kind and place stay those
    of before, so that a warning that became something else on the way is told as such; a row that had `left` the
    table has none any more.
    """
    was = record.unit
    there = replace(unit.subject, source=was.source, target=was.target)
    comments = restamped(record.comments, replace(there, row=was.id), there, _previous(was))
    place = (unit.kind, unit.place) if left else (was.kind, was.place)
    return _with_lines(replace(was, id=unit.id, kind=place[0], place=place[1]), comments)


def under_new_parent(record: Record, unit: Unit, row: str, place: str) -> Record:
    """Return an earlier row as it would be in the place of `unit`, whose parent got another id.

    `row` and `place` are the id that it had itself, and the place with the id that the parent had.
    """
    was = replace(record.unit, place=unit.place)
    there = replace(was.subject, row=row, place=place)
    return _with_lines(was, restamped(record.comments, there, was.subject, _previous(was)))


def in_place(record: Record, place: str) -> Record:
    """Return an earlier row as it would be in another place, its lines made out to that."""
    there = record.unit.subject
    comments = restamped(record.comments, there, replace(there, place=place), _previous(record.unit))
    return _with_lines(replace(record.unit, place=place), comments)


def _previous(unit: Unit) -> list[str]:
    return [unit.previous] if unit.previous else []


def _with_lines(unit: Unit, comments: Sequence[str]) -> Record:
    """Return a row with these comments, and the state that they give it."""
    found = replace(
        unit,
        approvals=signed_comments.approvals(comments),
        keeps=signed_comments.keeps(comments),
        waivers=signed_comments.waivers(comments),
    )
    return Record(replace(found, status=status_of(found, fuzzy=unit.status is Status.DRAFT)), tuple(comments))


def restamp_items(book: Book, old: str, new: str) -> None:
    """Stamp the lines of what a row has below it, as items or lines of a table, anew for the id that it has now.

    Those that have got another id themselves, and wait for their own rename, too: they lie among the removed rows.
    """
    messages = book.messages
    parents = {row.id: row.place for row in book.rows if new in (row.parent, row.below)}
    for unit in (each for each in book.units if each.id in parents and each.id in messages):
        there = replace(unit.subject, place=with_parent(parents[unit.id], new, old))
        message = messages[unit.id]
        message.user_comments = restamped(message.user_comments, there, unit.subject, message.previous_id)
    empty = {typographic(unit.source) for unit in book.units if unit.id in parents and not unit.target}
    for gone in book.content.catalog.obsolete.values():
        was = own_row(gone, book.language.tag, book.name)
        there = replace(was.subject, target=singular(gone.string))
        if (place := with_parent(was.place, old, new)) and typographic(was.source) in empty:
            here = replace(there, place=place)
            gone.user_comments = restamped(gone.user_comments, there, here, gone.previous_id)


def with_parent(place: str, old: str, new: str) -> str:
    """Return the place of a row whose row above got another id; nothing for a row that has not that above it."""
    above = ABOVE.fullmatch(place)
    return f"{above[1]}{new}" if above and above[2] == old else ""
