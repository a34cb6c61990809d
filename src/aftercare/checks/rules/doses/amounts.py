"""How much is taken: half a tablet is not one and a half, whatever words say so."""

from bisect import bisect_left
from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import with_unit
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import COUNTED, SCALE, equal
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...analysis.text.spans import Span, together
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from ..times.durations import changed, worded

UNCOUNTED = frozenset({"a", "an", "each", "every", "first", "second", "third", "fourth"})
KINDS = {SCALE[name][0] for name in COUNTED} - {"count"}


def _counts(source: str) -> bool:
    """Whether an English text says how many of something, or has a number in words."""
    return any(map(_kind, quantities(source, "en"))) or worded(source)


@check(Severity.ERROR, languages=known)
@given(_counts)
def amounts(unit: Unit) -> Iterator[Result]:
    """As much is taken as the source says, be it told in words or in digits, and for as long.

    Bad [es]:  Take half a tablet. -> Tome una tableta y media.
    Bad [de]:  Take half a tablet twice a day. -> Nehmen Sie täglich zwei Tabletten.
    Bad [ko]:  Take half a tablet. -> 한 알 반을 복용하십시오.
    Bad [de]:  Give one teaspoon. -> Geben Sie einen Esslöffel.
    Bad [es]:  You may work again after three days. -> Puede volver a trabajar después de treinta días.
    Bad [it]:  Sleep on two pillows for three nights. -> Dorma con due cuscini per quattro notti.
    Good [fr]: Take half a tablet. -> Prenez la moitié d'un comprimé.
    Good [es]: Take 1½ tablets. -> Tome una tableta y media.
    Good [zh-Hans]: Take half a tablet. -> 服用二分之一片。
    """
    yield from changed(unit)
    source, target = in_order(unit.source, "en"), in_order(unit.target, unit.language)
    for here, there in together(unit.source, unit.target):
        ours, theirs = _different(begun_in(source, here)), _different(begun_in(target, there))
        for item in theirs:
            wanted = [other for other in ours if _kind(other) == _kind(item) != ""]
            lost = [other for other in wanted if not _told(other, theirs) and _differ(other, item)]
            if (
                lost
                and not _told_bare(item, ours, theirs, unit.source)
                and not any(_same(other, item) for other in wanted)
            ):
                number, _ = item
                place = span(unit.target, number.start, max(number.end, number.unit_end))
                message = f"“{lost[0][0].written}” in the source is “{number.written}” in the translation"
                yield message, place
                return


@remembered
def in_order(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text in order of place."""
    return tuple(sorted(quantities(text, language), key=lambda item: item[0].start))


def begun_in(found: tuple[Quantity, ...], place: Span) -> list[Quantity]:
    """Return those of amounts in order of place that begin in a sentence."""
    first, last = (bisect_left(found, end, key=lambda item: item[0].start) for end in place)
    return [*found[first:last]]


def _different(found: list[Quantity]) -> list[Quantity]:
    """Return the first of amounts that are written and counted alike, of which hostile texts have thousands."""
    return [
        *{(number.written, number.values, number.kind, unit): (number, unit) for number, unit in found[::-1]}.values()
    ][::-1]


def _kind(item: Quantity) -> str:
    """Return what is counted, empty for other units, for a mere article, each one and another one: a second tablet."""
    number, unit = item
    kind = SCALE[unit][0] if unit else ""
    return kind if kind in KINDS and number.written.casefold() not in UNCOUNTED else ""


def _differ(item: Quantity, other: Quantity) -> bool:
    """Whether two amounts of a kind differ in number, or where both are one in words, in unit: `units` has the rest."""
    (number, name), (found, other_name) = item, other
    if number.values[0] != found.values[0]:
        return True
    return number.kind == found.kind == "word" and number.values[0] == 1 and SCALE[name] != SCALE[other_name]


def _told(item: Quantity, others: list[Quantity]) -> bool:
    """Whether the same amount is told in the other text, or its number without a unit; "one" may be an article."""
    value = item[0].values[0]
    bare = [other for other, unit in others if not unit and not (other.kind == "word" and other.values[0] == 1)]
    return any(value in other.values for other in bare) or any(_same(item, other) for other in others)


def _told_bare(item: Quantity, ours: list[Quantity], theirs: list[Quantity], source: str) -> bool:
    """Whether the English tells an amount without its unit, which may stand beside the other number here.

    In words, only where the other number stands bare here: one tablet at noon and two at night.
    """
    values = set(item[0].values)
    alone = (each for each in ours if values & set(each[0].values) and not with_unit(each, ours, source)[1])
    bare = [number for number, _ in alone]
    if any(number.kind == "digits" for number in bare):
        return True
    counted = {number.values[0] for number, unit in ours if _kind((number, unit)) == _kind(item)}
    return bool(bare) and any(not unit and counted & set(number.values) for number, unit in theirs)


def _same(item: Quantity, other: Quantity) -> bool:
    if not item[1] or not other[1]:
        return False
    return any(equal(item[0].values[0], item[1], value, other[1], rough=True) for value in other[0].values)
