"""Rows that got another id between two revisions: the gate takes them for what they were."""

from collections.abc import Iterator
from dataclasses import replace

from ..catalogs import state_comments
from ..core.approvals import typographic
from ..core.units import Finding, Severity, Status, Unit, status_of
from .records import Key, Record, Records
from .renaming import restamped

Texts = tuple[str, ...]
"""Language, group, English and translation of a row."""


def take_renamed(before: Records, now: Records) -> Iterator[Finding]:
    """Put the rows of before that have another id now under that id; yield a finding for each.

    The texts must be the same. One row of before is one row now: a second with its texts is a new one.
    """
    gone = _gone(before, now)
    for key, record in now.rows.items():
        there = before.rows.get(key)
        candidates = gone.get(_texts(key, record), []) if there is None or not there.unit.target else []
        if candidates:
            old, was = max(candidates, key=lambda each: each[1].unit.place == record.unit.place)
            candidates.remove((old, was))
            _replace(before.rows, old, key, _under_new_id(was, record.unit, left=old not in before.rows))
            before.obsolete.get(old, set()).discard(was.unit.target)
            yield Finding(record.unit, "renamed", Severity.INFO, f"was {old[2]}; its texts are the same")


def _replace(rows: dict[Key, Record], old: Key, key: Key, record: Record) -> None:
    """Put a row under its new key where it was: the order of rows is compared, too."""
    items = [(key, record) if name == old else (name, each) for name, each in rows.items() if name != key]
    rows.clear()
    rows.update(items)
    rows[key] = record


def _gone(before: Records, now: Records) -> dict[Texts, list[tuple[Key, Record]]]:
    """Return the rows that are there no more, by their texts; those last that had left the table before already."""
    found: dict[Texts, list[tuple[Key, Record]]] = {}
    for key, old in (*before.rows.items(), *before.retired):
        if key not in now.rows and old.unit.target and old.unit.target not in now.obsolete.get(key, ()):
            found.setdefault(_texts(key, old), []).append((key, old))
    return found


def _texts(key: Key, record: Record) -> Texts:
    return key[0], key[1], typographic(record.unit.source), record.unit.target


def _under_new_id(record: Record, unit: Unit, *, left: bool) -> Record:
    """Return a row of before as it would be under the id that it has now.

    Its lines hold for the id where they held for exactly the texts, kind and place of now. Kind and place stay those
    of before, so that a warning that became something else on the way is told as such; a row that had `left` the
    table has none any more.
    """
    was = record.unit
    comments = restamped(record.comments, replace(unit.subject, row=was.id), unit.subject)
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
