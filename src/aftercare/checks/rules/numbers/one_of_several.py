"""One amount of several: the others tell that the two texts speak of the same ones."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import with_unit
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import COUNTED, SCALE, equal
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...registry import Result, check, given
from .units import covered

SEVERAL = 2


@remembered
def _measured(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the times, weights and lengths of a text."""
    return tuple(
        item for item in quantities(text, language) if item[1] in SCALE and item[1] not in COUNTED and _counts(item)
    )


def _counts(item: Quantity) -> bool:
    """Whether an amount is told with a number, and not as a day or one."""
    number, _ = item
    return number.kind != "name" and not (number.kind == "word" and number.values[0] == 1)


def _several(source: str) -> bool:
    """Whether an English text has several amounts, and no range, of which others may tell either end by itself."""
    found = quantities(source, "en")
    return len(_measured(source, "en")) >= SEVERAL and all(with_unit(each, found, source) == each for each in found)


@check(Severity.ERROR, languages=covered)
@given(_several)
def one_amount_changed(unit: Unit) -> Iterator[Result]:
    """Of several times, weights or lengths none is another one, though its number stands elsewhere, too.

    Bad [es]:  Wait 5 minutes, stir it, and wait 5 minutes again. -> Espere 5 minutos, remueva y espere otros 9 minutos.
    Bad [de]:  Come 30 hours after it, and 30 minutes early. -> Kommen Sie 30 Minuten danach und 30 Minuten früher.
    Good [de]: Rest for 14 days and walk for 10 minutes. -> Zwei Wochen schonen, 10 Minuten gehen.
    """
    ours, theirs = _measured(unit.source, "en"), [*_measured(unit.target, unit.language)]
    if len(ours) != len(theirs):
        return
    lost = [item for item in ours if not _taken(item, theirs)]
    if len(lost) == len(theirs) == 1 and _is_other(lost[0], theirs[0]):
        (wanted, name), (found, other) = lost[0], theirs[0]
        place = span(unit.target, found.start, max(found.end, found.unit_end))
        yield f"{wanted.written} {name} in the source is {found.written} {other} in the translation", place


def _taken(item: Quantity, theirs: list[Quantity]) -> bool:
    """Whether the translation has an amount, which is taken from those that are left."""
    same = (each for each in theirs if each[1] == item[1] and not set(each[0].values).isdisjoint(item[0].values))
    found = next(same, None)
    if found:
        theirs.remove(found)
    return found is not None


def _is_other(wanted: Quantity, found: Quantity) -> bool:
    """Whether another number counts the same, or the same number something else."""
    (ours, name), (theirs, other) = wanted, found
    shared = not set(ours.values).isdisjoint(theirs.values)
    if (name == other) == shared:
        return False
    return not any(equal(one, name, two, other, rough=True) for one in ours.values for two in theirs.values)
