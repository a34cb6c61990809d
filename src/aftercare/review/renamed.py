"""Rows that got another id between two revisions: the gate takes them for what they were."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from ..catalogs import signed_comments
from ..core.typography import typographic
from ..core.units import Finding, Severity, Status, Unit, status_of
from .records import Key, Record, Records
from .restamping import restamped

ALIKE = 0.6
"""How much of the words of two English texts must be the same; difflib's ratio."""
Gone = list[tuple[Key, Record]]
"""Rows of before that are there no more."""
Moved = dict[Key, tuple[Key, Record]]
"""Key of before → that of now, and the row of before as it would be under it."""


def take_renamed(before: Records, now: Records) -> Iterator[Finding]:
    """Put the rows of before that have another id now under that id; yield a finding for each.

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
    for likeness, places in ((_found, (gone,)), (_signed_anew, (gone, kept))):
        for key, record in list(new.items()):
            near = [each for left in places for each in left.get(key[:2], ()) if each[0] not in moved]
            if found := likeness(record.unit, near):
                old, was = found
                del new[key]
                moved[old] = key, _under_new_id(was, record.unit, left=old not in before.rows)
                before.obsolete.get(old, set()).discard(was.unit.target)
                yield _told(was.unit, record.unit, sure=likeness is _found)
    _move(before.rows, moved | _follow(before, now, moved))


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
    same = _english(was)[:1] == _english(unit)[:1] and was.target == unit.target
    texts = "its texts are the same" if same else "its texts were edited"
    return Finding(unit, "renamed", Severity.INFO, f"was {was.id}; {texts}")


def _found(unit: Unit, near: Gone) -> tuple[Key, Record] | None:
    """Return the row of before that a row is, the one in the same place where there are several."""
    same = [each for each in near if each[1].unit.target == unit.target]
    for text in _english(unit):
        if alike := [each for each in same if text in _english(each[1].unit)]:
            return max(alike, key=lambda each: each[1].unit.place == unit.place)
    here = (each for each in same if each[1].unit.place == unit.place)  # signed anew for other English
    return next(here, None) or next((each for each in near if _stamped_anew(each[1], unit)), None)


def _signed_anew(unit: Unit, near: Gone) -> tuple[Key, Record] | None:
    """Return the row of before whose English, of the same kind, is most like that of a row that is approved."""
    if unit.status is not Status.APPROVED:
        return None
    alike = [each for each in near if each[1].unit.kind == unit.kind]
    best = max(alike, key=lambda each: _likeness(each[1].unit.source, unit.source), default=None)
    return best if best and _likeness(best[1].unit.source, unit.source) >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    """Return how much of the words of two texts is the same, or 0 where that is certainly less than `ALIKE`."""
    (own, different), (words, others) = _words(one), _words(other)
    if 2 * (len(own) - len(different - others)) < ALIKE * (len(own) + len(words)):
        return 0
    return SequenceMatcher(None, own, words, autojunk=False).ratio()


@cache
def _words(text: str) -> tuple[list[str], frozenset[str]]:
    """Return the words of a text in their order, and each once."""
    words = text.casefold().split()
    return words, frozenset(words)


def _english(unit: Unit) -> list[str]:
    """Return the English of a row, and that of before an edit."""
    return [typographic(text) for text in (unit.source, unit.previous) if text]


def _stamped_anew(was: Record, unit: Unit) -> bool:
    """Whether a row has a signature that is one of a row of before, made out to its id."""
    if not {(each.name, each.date) for each in unit.approvals} & {(one.name, one.date) for one in was.unit.approvals}:
        return False
    renamed = _under_new_id(was, unit, left=True).unit.approvals
    return bool(({*renamed} - {*was.unit.approvals}) & {*unit.approvals})


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
        approvals=signed_comments.approvals(comments),
        keeps=signed_comments.keeps(comments),
        waivers=signed_comments.waivers(comments),
    )
    return Record(replace(renamed, status=status_of(renamed, fuzzy=was.status is Status.DRAFT)), tuple(comments))
