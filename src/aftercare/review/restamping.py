"""Signed lines of a row that got another id, with new hashes for it."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from ..catalogs import signed_comments
from ..core.model import ABOVE
from ..core.people.approvals import Approval, Keep, LastApproved, Subject, Waiver
from ..core.people.holding import english_kept
from ..core.states import status_of
from ..core.units import Status, Unit
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


def in_place(record: Record, place: str, left: Container[str]) -> Record:
    """Return an earlier row as it would be in another place, its lines made out to that but for those `left`."""
    there = record.unit.subject
    made = restamped(record.comments, there, replace(there, place=place), _previous(record.unit))
    comments = [was if was in left else new for was, new in zip(record.comments, made, strict=True)]
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


def with_parent(place: str, old: str, new: str) -> str:
    """Return the place of a row whose row above got another id; nothing for a row that has not that above it."""
    above = ABOVE.fullmatch(place)
    return f"{above[1]}{new}" if above and above[2] == old else ""
