"""Handouts that got another slug between two revisions: the gate takes their rows for what they were.

So it does where `aftercare rename` has made out signatures of the handout of before to that of now: of which texts,
kinds and sections they are is compared as ever.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..core.text.typography import typographic
from ..core.units import Finding, Severity
from .page_changes import finding
from .records import Key, Record, Records
from .restamping import in_place, restamped

_PLACE = re.compile(r"(section \S+ of )([^\s,]+)(.*)")
Side = Mapping[tuple[str, str], dict[Key, Record]]
"""Language and handout → its rows."""


def take_rehoused(before: Records, now: Records, slugs: Collection[str]) -> Iterator[Finding]:
    """Put the rows of handouts that have another slug now there, with the lines that they would have; tell of each.

    `slugs` are the handouts of today: the catalogs of others may still be there.
    """
    then, today = _by_handout(before), _by_handout(now)
    fresh = sorted({*slugs} - {slug for _, slug in then})
    told = set()
    for tag, slug in (each for each in then if each[1] not in slugs):
        for new in fresh:
            if _made_out_anew(then[tag, slug].values(), today.get((tag, new), {}).values()):
                before.rows.update({key: _moved(each, now.rows.get(key), new) for key, each in then[tag, slug].items()})
                told.add((slug, new))
                break
    for slug, new in sorted(told):
        text = f"was the handout {slug}; the signatures of its rows are made out to its new name"
        yield finding(new, "renamed", text, Severity.INFO)


def _by_handout(records: Records) -> Side:
    found: dict[tuple[str, str], dict[Key, Record]] = {}
    for key, record in records.rows.items():
        if place := _PLACE.fullmatch(record.unit.place):
            found.setdefault((key[0], place[2]), {})[key] = record
    return found


def _moved(record: Record, now: Record | None, slug: str) -> Record:
    """Return an earlier row as it would be in the handout under its new slug, with what no rename could carry over."""
    return in_place(record, _PLACE.sub(rf"\g<1>{slug}\g<3>", record.unit.place), now.comments if now else ())


def _made_out_anew(then: Iterable[Record], today: Iterable[Record]) -> bool:
    """Whether a row of today has a line that held for an earlier one with its texts, and that is made out to it now."""
    texts: dict[tuple[str, str], list[Record]] = {}
    for record in then:
        texts.setdefault((typographic(record.unit.source), record.unit.target), []).append(record)
    return any(
        _is_of(was, record)
        for record in today
        for was in texts.get((typographic(record.unit.source), record.unit.target), ())
        if record.unit.approvals
    )


def _is_of(was: Record, record: Record) -> bool:
    made = {*restamped(was.comments, was.unit.subject, record.unit.subject, ())} - {*was.comments}
    return not made.isdisjoint(record.comments)
