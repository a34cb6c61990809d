"""What belongs with what: of two clauses with words of one kind, each keeps what it tells of them."""

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.sense.clause_facts import COUNT, LOOSE, Fact, at, clause_spans, common, pairs_of, placed, placed_kinds
from ...analysis.sense.fine_clauses import few_enough
from ...analysis.sense.negation import negators
from ...analysis.sense.opposing import compatible
from ...analysis.text.spans import Span, spans, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

TWO = 2
ROW = regex.compile(r"(?:\d+|,|\s|\band\b|\bor\b)*")
"""What stands between two numbers of one row."""
GAP = 4
"""Letters between "and" and the next word of a list: an "on" at most."""


def _two_of_a_kind(source: str) -> bool:
    """Whether an English sentence with two clauses has two words of a kind, or two numbers."""
    several = any(len(hits) >= TWO for group, hits in by_group(source, "en").items() if group not in LOOSE)
    if not several and len(quantities(source, "en")) < TWO:
        return False
    return any(len(clause_spans(source, "en", place)) >= TWO for place in spans(source))


def _both_have_two(unit: Unit) -> bool:
    """Whether both texts have two words of a kind, or two numbers."""
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    for group, found in source.items():
        if len(found) < TWO or group in LOOSE or len(target.get(group, ())) < TWO:
            continue
        if len({hit.name for hit in found} & {hit.name for hit in target[group]}) >= TWO:
            return True
    return len(quantities(unit.source, "en")) >= TWO and len(quantities(unit.target, unit.language)) >= TWO


@check(Severity.ERROR, languages=known)
@given(_two_of_a_kind)
def partners_exchanged(unit: Unit) -> Iterator[Result]:
    """What belongs to one of two clauses in the source does not belong to the other in the translation.

    Bad [fr]: Wear it by day, and take it off at night. -> Portez-le la nuit et retirez-le pendant la journée.
    Bad [de]: Use the blue spray at 8 and the brown one at 9. -> Um 8 das braune Spray und um 9 das blaue.
    Good [fr]: Wear it by day, and take it off at night. -> Retirez-le la nuit et portez-le pendant la journée.
    """
    for here, there in together(unit.source, unit.target) if _both_have_two(unit) else ():
        if not few_enough(ours := clause_spans(unit.source, "en", here)):
            continue
        if not few_enough(theirs := clause_spans(unit.target, unit.language, there)):
            continue
        kinds = common(placed_kinds(unit.source, "en", ours), placed_kinds(unit.target, unit.language, theirs))
        if not any(not compatible(one[0], one[1], other[1]) for one, other in pairs_of(kinds)):
            continue
        facts = common(placed(unit.source, "en", ours), placed(unit.target, unit.language, theirs))
        for one, other in pairs_of(facts):
            pair, texts = (one, other), ((unit.source, "en", here), (unit.target, unit.language, there))
            if any(_listed(*text, pair) for text in texts) or _row_of_numbers(unit.source, here, pair):
                continue
            denied = bool(negators(masked(unit.source)[slice(*here)], "en"))
            if _exchanged(facts, one, other, alone=not denied) and not _turned_by_not(unit, (ours, theirs), facts[one]):
                yield f"what belongs to “{one[1]}” and to “{other[1]}” has changed places"
                return


def _listed(text: str, language: str, place: Span, pair: tuple[Fact, Fact]) -> bool:
    """Whether only an "and" stands between two words of a kind, of which the same is said: Monday and Friday."""
    groups, names = by_group(text, language), {name for _, name in pair}
    joins = {hit.start: hit.end for hit in within(groups.get("join", ()), place)}
    beside = (
        both for both in pairwise(within(groups.get(pair[0][0], ()), place)) if {hit.name for hit in both} == names
    )
    return any(
        begin in joins and last.start - joins[begin] <= GAP
        for first, last in beside
        for begin in (first.end, first.end + 1)
    )


def _row_of_numbers(source: str, place: Span, pair: tuple[Fact, Fact]) -> bool:
    """Whether two English numbers stand in one row, of all of which the same is said: on days 3, 7 and 14."""
    if not pair[0][0].startswith(COUNT):
        return False
    wanted = {name for _, name in pair}
    found = {str(number.values[0]): number for number, _ in _numbers_in(source, place)}
    if not wanted <= found.keys():
        return False
    first, last = sorted((found[name] for name in wanted), key=attrgetter("start"))
    return ROW.fullmatch(masked(source), first.end, last.start) is not None


def _numbers_in(source: str, place: Span) -> list[Quantity]:
    """Return the numbers of an English sentence."""
    return [item for item in quantities(source, "en") if place[0] <= item[0].start < place[1]]


def _exchanged(facts: dict[Fact, tuple[int, int]], one: Fact, other: Fact, *, alone: bool) -> bool:
    """Whether what stands beside either of two words stands beside the other one in the other text.

    Where only one of them has company in both texts, they must have changed places themselves. Numbers do too easily,
    and so does what is said of both words of a contrast: sleep for a week on your back, not on your side.
    """
    kind = one[0]
    if compatible(kind, one[1], other[1]):
        return False
    (mine, own), (its, theirs) = facts[one], facts[other]
    pair = one, other
    with_one, with_other = at(facts, 0, mine, pair), at(facts, 0, its, pair)
    beside_one, beside_other = at(facts, 1, own, pair), at(facts, 1, theirs, pair)
    if _numbers(with_one & beside_other) and _numbers(with_other & beside_one) and kind[:1] != COUNT:
        return not _numbers(with_one & beside_one) and not _numbers(with_other & beside_other)
    if (with_one & beside_one) or (with_other & beside_other):
        return False
    crossed = bool(with_one & beside_other), bool(with_other & beside_one)
    return all(crossed) or (alone and any(crossed) and kind != COUNT and (mine < its) is not (own < theirs))


def _numbers(facts: frozenset[Fact]) -> bool:
    """Whether a number is among some facts, which belongs to its own clause whatever else is told in both."""
    return any(kind.startswith(COUNT) for kind, _ in facts)


def _turned_by_not(unit: Unit, clauses: tuple[tuple[Span, ...], tuple[Span, ...]], places: tuple[int, int]) -> bool:
    """Whether a "not" tells one of the two as the other: on your back, not on your side."""
    source, target = masked(unit.source)[slice(*clauses[0][places[0]])], masked(unit.target)
    return bool(negators(source, "en")) is not bool(negators(target[slice(*clauses[1][places[1]])], unit.language))
