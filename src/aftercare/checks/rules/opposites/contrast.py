"""Of two opposites the one that is denied: cold, not hot."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import STOPS
from ...analysis.sense.denied_words import denied_in_clause, denied_word
from ...analysis.sense.exchanged import exchanged
from ...analysis.sense.opposing import DOUBTFUL, contrasts, inside
from ...analysis.text.normal import holding
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from ...saying import said

HALVES = frozenset({"am", "pm"})
AT_END = regex.compile(r"\b(?:is|are) not\W*$", regex.IGNORECASE)
"""A "not" with nothing behind it: mild swelling is normal, but severe swelling is not."""
NOT_BEFORE = regex.compile(
    r"\b(?:(?P<said>after)\b[^.;:]{1,40},\s(?:and\s|but\s)?not\s(?P<denied>before)"
    r"|(?P<said>before)\b[^.;:]{1,40},\s(?:and\s|but\s)?not\s(?P<denied>after))\b",
    regex.IGNORECASE,
)
"""What is done after something and not before it, or the other way round."""
_denies_order = holding("not before", "not after")
"""What stands in every such text, found many times faster."""
LOOSE = frozenset({"bounds", "often", "contrast", "day_night", "when"})
"""Groups of words of which several stand in one sentence without being told apart."""
OWNED = frozenset({"belonging"})
"""Groups of things of which one is denied in its clause, wherever the "not" of that stands: razors not, cups yes."""
NAMED = frozenset({"colour", "facility", "site", "who"})
"""Groups of words for things, of which one is denied only where a "not" stands right before it."""
RIGHT_BEFORE = regex.compile(r"\b(?:not|never|instead of|rather than)\s(?:[\w']+\s){0,3}$", regex.IGNORECASE)
PAUSE = regex.compile(r"[,;:—–]|\b(?:and|but|only|instead|rather|until|then|use|take)\b", regex.IGNORECASE)
"""What parts the word that is denied from another one."""
AND_NOT = regex.compile(
    r"(?: \w+)?,?\s(?:and\s|but\s)?not\s(?:(?:in|at|on|for|with|to|from|the|your|his|her|an?|one)\s)*", regex.IGNORECASE
)
"""What stands between two words of which only the first is so."""
BOTH = regex.compile(r"(?: \w+)? (?:and|or|nor) (?:(?:the|your|an?|any|in|on|at|with) )*", regex.IGNORECASE)
"""What stands between two words of which the same is said."""


@check(Severity.ERROR, languages=known)
@given(contrasts)
def contrast(unit: Unit) -> Iterator[Result]:
    """Of two opposites, that is denied which the source denies: cold, not hot.

    Bad [es]:  Use cold packs, not hot ones. -> Use compresas calientes, no frías.
    Bad [ko]:  Use the left arm, not the right one. -> 왼팔이 아니라 오른팔을 사용하십시오.
    Bad [de]:  Take it with water, not with milk. -> Nehmen Sie es nicht mit Wasser, sondern mit Milch ein.
    Good [de]: Take it with water, not with milk. -> Nehmen Sie es nicht mit Milch, sondern mit Wasser ein.
    Good [es]: Use cold packs, not hot ones. -> En lugar de compresas calientes, use compresas frías.
    Good [ko]: Use the left arm, not the right one. -> 오른팔이 아니라 왼팔을 사용하십시오.
    Good [ko]: Do not use hot or cold packs. -> 온찜질이나 냉찜질을 하지 마십시오.
    """
    if _halves_exchanged(unit):
        yield "the translation denies what the source says, and says what the source denies"
        return
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    if not any(len(found) > 1 < len(target.get(group, ())) for group, found in source.items()):
        return
    for here, there in together(unit.source, unit.target):
        ours, theirs = inside(source, here), inside(target, there)
        for group in sorted(ours.keys() & theirs.keys() - DOUBTFUL - LOOSE):
            ours[group], theirs[group] = _two(unit.source, ours[group], theirs[group])
            names = {hit.name for hit in ours[group]}
            if len(names) != 2 or names != {hit.name for hit in theirs[group]} or _joined(unit.source, ours[group]):
                continue
            denied = denied_word(unit.source, here, ours[group], ours.get("contrast", []), "en")
            other = _denied_there(unit, there, theirs[group], theirs.get("contrast", []))
            if not denied and AT_END.search(masked(unit.source), *here):
                denied = denied_in_clause(unit.source, here, ours[group], "en")
                other = other or denied_in_clause(unit.target, there, theirs[group], unit.language)
            if group in NAMED and denied and not RIGHT_BEFORE.search(masked(unit.source), here[0], denied.start):
                continue
            if denied and _of_both(unit.source, denied, ours[group]):
                continue
            if denied and other and denied.name != other.name:
                yield said(unit, denied, other)


def _orders(source: str) -> bool:
    """Whether an English text says what is done before something and not after it, or the other way round."""
    return _denies_order(source) and NOT_BEFORE.search(source) is not None


@check(Severity.ERROR, languages=known)
@given(_orders)
def order_contrast(unit: Unit) -> Iterator[Result]:
    """Of before and after, that is denied which the source denies.

    Bad [es]:  Eat after the test, not before. -> Coma antes de la prueba, no después.
    Bad [de]:  Eat after the test, not before. -> Essen Sie vor der Untersuchung, nicht danach.
    Good [es]: Eat after the test, not before. -> No coma antes de la prueba, sino después.
    """
    for here, there in together(unit.source, unit.target):
        found = NOT_BEFORE.search(masked(unit.source), *here)
        theirs = within(by_group(unit.target, unit.language).get("when", ()), there)
        if not found or {hit.name for hit in theirs} != {"before", "after"}:
            continue
        instead = within(by_group(unit.target, unit.language).get("contrast", ()), there)
        other = denied_word(unit.target, there, theirs, instead, unit.language)
        if other and other.name == found["said"].lower():
            yield f"the source says “{found['said']}” and not “{found['denied']}”, the translation the other way round"


def _without_clock(found: list[Hit]) -> list[Hit]:
    """Return the words of a kind without the halves of a clock, where two others are told: Arabic has one word."""
    rest = [hit for hit in found if hit.name not in HALVES]
    return rest if len({hit.name for hit in rest}) > 1 else found


def _halves_exchanged(unit: Unit) -> bool:
    """Whether a sentence denies what that of the source says, and says what that denies."""
    source, target = masked(unit.source), masked(unit.target)
    return any(
        exchanged(source[slice(*here)], target[slice(*there)], unit.language)
        for here, there in together(unit.source, unit.target)
    )


def _two(source: str, ours: list[Hit], theirs: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Return the words of a kind; of three those two of which English denies one beside the other."""
    ours, theirs = _without_clock(ours), _without_clock(theirs)
    names = {hit.name for hit in ours}
    if len(names) > 2 and (names := _said_and_not(source, ours)):
        ours, theirs = ([hit for hit in hits if hit.name in names] for hits in (ours, theirs))
    return ours, theirs


def _said_and_not(source: str, found: list[Hit]) -> set[str]:
    """Return the two words of an English sentence of which one is denied beside the other: at noon, not at night."""
    pairs = (pair for pair in pairwise(found) if AND_NOT.fullmatch(masked(source)[pair[0].end : pair[1].start]))
    return {hit.name for hit in next(pairs, ())}


def _joined(source: str, found: list[Hit]) -> bool:
    """Whether what is said of one of two English words is said of both: not hot or cold."""
    return bool(BOTH.fullmatch(masked(source)[found[0].end : found[1].start]))


def _of_both(source: str, denied: Hit, found: list[Hit]) -> bool:
    """Whether what an English "not" denies goes on to the other word: never give a child medicine made for adults."""
    behind = [hit for hit in found if hit.start > denied.start and hit.name != denied.name]
    return bool(behind) and not PAUSE.search(masked(source)[denied.end : behind[0].start])


def _denied_there(unit: Unit, place: Span, found: list[Hit], instead: list[Hit]) -> Hit | None:
    """Return the word of a translation that is denied; that of one's own things by its clause, where there are two."""
    if found[0].group in OWNED and STOPS.search(masked(unit.target), *place):
        return denied_in_clause(unit.target, place, found, unit.language)
    return denied_word(unit.target, place, found, instead, unit.language)
