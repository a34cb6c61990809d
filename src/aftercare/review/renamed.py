"""Rows that got another id between two revisions: the gate takes them for what they were."""

from collections.abc import Iterator
from dataclasses import replace

from ..core.model import ABOVE
from ..core.units import Finding, Severity, Unit
from .likeness import Gone, english, found_again, signed_anew
from .records import Key, Record, Records
from .restamping import under_new_id, with_parent

Moved = dict[Key, tuple[Key, Record]]
"""Key of before → that of now, and the row of before as it would be under it."""


def take_renamed(before: Records, now: Records) -> Iterator[Finding]:
    """Put earlier rows that have another id now under that id; yield a finding for each.

    The texts must be the same, those before an edit of the English among them, or the translation in the same place;
    or a signature must be what a rename makes of one of before. One row of before is one row now: a second with its
    texts is a new one. Where both texts were edited and signed anew, similar English is taken for the same row, and
    a person asked, also where the catalog keeps the translation of before. Languages without one follow the others.
    """
    gone = _gone(before, now)
    kept = _gone(before, now, kept=True)
    moved: Moved = {}
    new = {
        key: record for key, record in now.rows.items() if key not in before.rows or not before.rows[key].unit.target
    }
    for likeness, places in ((found_again, (gone,)), (signed_anew, (gone, kept))):
        for key, record in list(new.items()):
            near = [each for left in places for each in left.get(key[:2], ()) if each[0] not in moved]
            if found := likeness(record.unit, near):
                old, was = found
                del new[key]
                moved[old] = key, under_new_id(was, record.unit, left=old not in before.rows)
                before.obsolete.get(old, set()).discard(was.unit.target)
                yield _told(was.unit, record.unit, sure=likeness is found_again)
    _move(before.rows, moved | _follow(before, now, moved))
    _with_items(before, now, moved)


def _with_items(before: Records, now: Records, moved: Moved) -> None:
    """Put what is below a row under the id that this has now; its English must be the same."""
    ids = {}
    for (_, _, old), (key, was) in moved.items():
        if english(was.unit)[:1] == english(now.rows[key].unit)[:1]:
            ids[key[2]] = old
    for key, record in now.rows.items():
        above = ABOVE.fullmatch(record.unit.place)
        parent = above[2] if above else ""
        former, then = ids.get(parent), before.rows.get(key)
        if former and then and then.unit.place == with_parent(record.unit.place, parent, former):
            before.rows[key] = replace(then, unit=replace(then.unit, place=record.unit.place))


def _follow(before: Records, now: Records, moved: Moved) -> Moved:
    """Return the rows without a translation that another language has under another id now."""
    ids, found = {old[2]: new[2] for old, (new, _) in moved.items()}, {}
    for old, record in before.rows.items():
        new = *old[:2], ids.get(old[2], old[2])
        if not record.unit.target and new in now.rows and new not in before.rows and old not in now.rows:
            found[old] = new, replace(record, unit=replace(record.unit, id=new[2]))
    return found


def _told(was: Unit, unit: Unit, *, sure: bool) -> Finding:
    if not sure:
        asked = f"was {was.id}, it seems: both its texts were edited, and it was signed anew; make sure that it is"
        return Finding(unit, "renamed", Severity.WARNING, f"{asked} the same instruction")
    same = english(was)[:1] == english(unit)[:1] and was.target == unit.target
    texts = "its texts are the same" if same else "its texts were edited"
    return Finding(unit, "renamed", Severity.INFO, f"was {was.id}; {texts}")


def _move(rows: dict[Key, Record], moved: Moved) -> None:
    """Put rows under their new keys where they were: the order of rows is compared, too."""
    items, taken = list(rows.items()), {key for key, _ in moved.values()}
    rows.clear()
    rows.update(moved.get(key, (key, record)) for key, record in items if key in moved or key not in taken)
    rows.update(entry for old, entry in moved.items() if old not in dict(items))


def _gone(before: Records, now: Records, *, kept: bool = False) -> dict[tuple[str, str], Gone]:
    """Return, by language and group, the rows that are there no more; those last that had left the table already.

    With `kept` those that have left it since, and whose translation the catalogs keep in case they return.
    """
    found: dict[tuple[str, str], Gone] = {}
    for key, old in (*before.rows.items(), *(() if kept else before.retired)):
        there = old.unit.target in now.obsolete.get(key, ())
        if key not in now.rows and old.unit.target and there is kept:
            found.setdefault(key[:2], []).append((key, old))
    return found
