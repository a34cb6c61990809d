"""Rows that got another id between two revisions: the gate takes them for what they were."""

from collections.abc import Iterator
from dataclasses import replace

from ..catalogs import state_comments
from ..core.approvals import typographic
from ..core.units import Finding, Severity, Status, Unit, status_of
from .records import Key, Record, Records
from .renaming import restamped

Gone = list[tuple[Key, Record]]
"""Rows of before that are there no more."""


def take_renamed(before: Records, now: Records) -> Iterator[Finding]:
    """Put the rows of before that have another id now under that id; yield a finding for each.

    The texts must be the same, those before an edit of the English among them, or the translation in the same place;
    or a signature must be what a rename makes of one of before. One row of before is one row now: a second with its
    texts is a new one.
    """
    gone = _gone(before, now)
    for key, record in now.rows.items():
        there = before.rows.get(key)
        found = _found(key, record, gone) if there is None or not there.unit.target else None
        if found:
            old, was = found
            gone.remove(found)
            _replace(before.rows, old, key, _under_new_id(was, record.unit, left=old not in before.rows))
            before.obsolete.get(old, set()).discard(was.unit.target)
            same = _english(was.unit)[:1] == _english(record.unit)[:1] and was.unit.target == record.unit.target
            texts = "its texts are the same" if same else "its texts were edited"
            yield Finding(record.unit, "renamed", Severity.INFO, f"was {old[2]}; {texts}")


def _found(key: Key, record: Record, gone: Gone) -> tuple[Key, Record] | None:
    """Return the row of before that a row is, the one in the same place where there are several."""
    unit, near = record.unit, [each for each in gone if each[0][:2] == key[:2]]
    same = [each for each in near if each[1].unit.target == unit.target]
    for text in _english(unit):
        if alike := [each for each in same if text in _english(each[1].unit)]:
            return max(alike, key=lambda each: each[1].unit.place == unit.place)
    here = (each for each in same if each[1].unit.place == unit.place)  # signed anew for other English
    return next(here, None) or next((each for each in near if _stamped_anew(each[1], unit)), None)


def _english(unit: Unit) -> list[str]:
    """Return the English of a row, and that of before an edit."""
    return [typographic(text) for text in (unit.source, unit.previous) if text]


def _stamped_anew(was: Record, unit: Unit) -> bool:
    """Whether a row has a signature that is one of a row of before, made out to its id."""
    if not {(each.name, each.date) for each in unit.approvals} & {(one.name, one.date) for one in was.unit.approvals}:
        return False
    renamed = _under_new_id(was, unit, left=True).unit.approvals
    return bool(({*renamed} - {*was.unit.approvals}) & {*unit.approvals})


def _replace(rows: dict[Key, Record], old: Key, key: Key, record: Record) -> None:
    """Put a row under its new key where it was: the order of rows is compared, too."""
    items = [(key, record) if name == old else (name, each) for name, each in rows.items() if name != key]
    rows.clear()
    rows.update(items)
    rows[key] = record


def _gone(before: Records, now: Records) -> Gone:
    """Return the rows that are there no more; those last that had left the table before already."""
    return [
        (key, old)
        for key, old in (*before.rows.items(), *before.retired)
        if key not in now.rows and old.unit.target and old.unit.target not in now.obsolete.get(key, ())
    ]


def _under_new_id(record: Record, unit: Unit, *, left: bool) -> Record:
    """Return a row of before as it would be under the id that it has now.

    Its lines hold for the id where they held for exactly the texts, kind and place of now. Kind and place stay those
    of before, so that a warning that became something else on the way is told as such; a row that had `left` the
    table has none any more.
    """
    was = record.unit
    there = replace(unit.subject, source=was.source, target=was.target)
    comments = restamped(record.comments, replace(there, row=was.id), there, [was.previous] if was.previous else [])
    renamed = replace(
        was,
        id=unit.id,
        kind=unit.kind if left else was.kind,
        place=unit.place if left else was.place,
        approvals=state_comments.approvals(comments),
        keeps=state_comments.keeps(comments),
        waivers=state_comments.waivers(comments),
    )
    return Record(replace(renamed, status=status_of(renamed, fuzzy=was.status is Status.DRAFT)), tuple(comments))
