"""One fault is told once: a finding is left out where another one says the same of the same place better."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, product

from ..core.units import Finding
from .better import ANYWHERE, AT_PLACE
from .registry import CHECKS, ORDER

ROW = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+")
"""What may be the id of a row in a message."""
WORD = re.compile(r"\w+(?:[.,]\w+)*")
NAMED = re.compile(r"“([^”]+)”|(?<!\S)(\d[^\s,]*)|^(\S+)(?= is missing)")
"""Words of the texts that a finding names: in quotation marks, as a number, or as what is missing."""


def once(found: list[Finding]) -> list[Finding]:
    """Return the findings on one unit without those that others tell better; the graver of their severities stays.

    What a waiver names is left to it, and covers only what is surely at its place.
    """
    told = [_better(at, found) if each.check in _TOLD else None for at, each in enumerate(found)]
    if not any(each is not None for each in told):
        return found
    left = {at: each for at, each in enumerate(found) if told[at] is None}
    for at, finding in enumerate(found):
        top = at
        while (above := told[top]) is not None:
            top = above
        left[top] = _graver(left[top], finding)
    return _summed([*left.values()])


def once_in_rows(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings on many rows: what contradicts another row is left out where that row is told to be wrong."""
    rows: dict[tuple[str, str], list[Finding]] = {}
    for each in found:
        rows.setdefault((each.unit.language, each.unit.id), []).append(each)
    for (language, row), its in rows.items():
        for each in once(its):
            named = (rows.get((language, other), ()) for other in ROW.findall(each.message) if other != row)
            if not any(_told_there(each, other) for other in chain.from_iterable(named)):
                yield each


def _told_there(finding: Finding, other: Finding) -> bool:
    graver = ORDER[other.severity] <= ORDER[finding.severity]
    return graver and (other.check, finding.check) in _AT_PLACE and _at_one_place(other, finding)


def _summed(left: list[Finding]) -> list[Finding]:
    """Tell several doubts as the one that is left of them, where that tells the others better."""
    total = next((each for each in left if each.check in CHECKS and CHECKS[each.check].sums), None)
    doubts = [each for each in left if total and each.check in CHECKS[total.check].sums]
    if not total or len(doubts) != 1 or _waived(total) or _waived(doubts[0]):
        return left
    both = replace(_graver(total, doubts[0]), message=f"{doubts[0].message}; {total.message}", span=doubts[0].span)
    return [both if each is total else each for each in left if each is not doubts[0]]


def _graver(finding: Finding, other: Finding) -> Finding:
    return finding.graded(min(finding.severity, other.severity, key=ORDER.__getitem__))


def _better(at: int, found: list[Finding]) -> int | None:
    """Return the place of a finding that tells this one better."""
    finding = found[at]
    for place, other in enumerate(found):
        known = (other.check, finding.check) in _PAIRS and place != at and not _waived(finding)
        if known and _tells(other, finding, first=place < at):
            return place
    return None


def _tells(one: Finding, other: Finding, *, first: bool) -> bool:
    """Whether a finding says what another one says better; of one check, the one that says more of the text."""
    pair = one.check, other.check
    more = pair[0] != pair[1] or (_length(one), first) > (_length(other), not first)
    if more and pair in _AT_PLACE and _at_one_place(one, other):
        return True
    return pair in _ANYWHERE and ORDER[one.severity] <= ORDER[other.severity] and not _waived(one)


def _length(finding: Finding) -> int:
    return finding.span[1] - finding.span[0] if finding.span else 0


def _waived(finding: Finding) -> bool:
    """Whether a waiver names the check; whether it counts is another question."""
    return any(waiver.check == finding.check for waiver in finding.unit.waivers)


def _at_one_place(one: Finding, other: Finding) -> bool:
    """Whether two findings are surely about the same place: by their spans, or by the words that they name."""
    if one.span and other.span:
        return one.span[0] < other.span[1] and other.span[0] < one.span[1]
    if other.span and not other.unit.target:
        return _spans(_named(one), other.unit.source, *other.span)
    pairs = product(map(_worded, _named(one)), map(_worded, _named(other)))
    return any(one in two or two in one for one, two in pairs)


def _spans(names: list[str], english: str, start: int, end: int) -> bool:
    """Whether a place of the English is in words of it, however these are spaced."""
    words = "|".join(r"\s+".join(map(re.escape, each.split())) for each in names)
    return any(found.start() <= start and end <= found.end() for found in re.finditer(words, english))


def _named(finding: Finding) -> list[str]:
    return [found[found.lastindex or 0] for found in NAMED.finditer(finding.message)]


def _worded(text: str) -> str:
    """Return the words of a text, each with a space on both sides: one is in another as words, or not at all."""
    return f" {' '.join(WORD.findall(text.lower()))} "


def _pairs(table: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset((code, other) for code, others in table.items() for other in others.split())


_AT_PLACE, _ANYWHERE = _pairs(AT_PLACE), _pairs(ANYWHERE)
_PAIRS = _AT_PLACE | _ANYWHERE
_TOLD = frozenset(code for _, code in _PAIRS)
