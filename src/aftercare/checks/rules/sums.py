"""What an amount of the English comes to, where its parts are told, too: 3 tablets, 2 in the morning and 1 at night."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from ...core.units import Severity, Unit
from ..across import UnitMessage, across, sources
from ..analysis.concepts import Hit, of_group
from ..analysis.number import Number
from ..analysis.quantities import Quantity, quantities
from ..analysis.scale import COUNTED, SCALE, equal
from ..analysis.tokens import masked
from .told_twice import ENDS

DOSES = {"pill", "drop", "puff", "dose_unit", "mass", "volume"}
TOTAL = regex.compile(r"(?:\s(?:a|per|each|every)\s?day|\sdaily)?\s?[:(–—]\s?(?:take\s)?", regex.IGNORECASE)
"""What stands between an amount and its parts."""
SHARE = regex.compile(r"\s(?:\p{L}+\s){0,3}", regex.IGNORECASE)
"""What stands between a part and its time of day."""
NEXT = regex.compile(r"\s?(?:,|;|\sand|,\sand|\splus|\s\+|\s&)\s", regex.IGNORECASE)
OF_EACH = regex.compile(r"\s(?:of|x|×)\s")
IN_ALL = regex.compile(r"\s?[(=]\s?(?:(?:a\s)?total\s(?:of\s)?)?", regex.IGNORECASE)
"""What stands between a count and what each has, and between that and the whole."""


@across(Severity.WARNING, english=True)
def parts_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """An amount of the English is what its parts come to: those of each time of day, and what is in each tablet."""
    for row in sources(units):
        found = [item for item in quantities(row.source, "en") if item[1] == "" or SCALE[item[1]][0] in DOSES]
        times, text = of_group(row.source, "en", "day"), masked(row.source)
        for place, (total, unit) in enumerate(found):
            if told := unit and (_of_day(found[place:], times, text) or _of_each(found[place:], text)):
                yield row, f"“{text[total.start : total.unit_end]}{told}"


def _of_day(found: Sequence[Quantity], times: Sequence[Hit], text: str) -> str:
    """Return the end of what is said where the amounts of each time of day come to something else."""
    (total, unit), *rest = found
    own = {unit, ""} if unit in COUNTED else {unit}
    parts = _parts(total.unit_end, [number for number, name in rest if name in own], times, text)
    wrong = len(parts) > 1 and sum(parts) != total.values[0]
    return f"” are not {' and '.join(f'{float(part):g}' for part in parts)}" if wrong else ""


def _of_each(found: Sequence[Quantity], text: str) -> str:
    """Return the same where what each tablet has comes to something else."""
    count, *rest = found
    measured = [item for item in rest if item[1]][:2]
    if count[1] not in COUNTED or _whole(count, measured, text):
        return ""
    (each, _), (whole, _) = measured
    return f"{text[count[0].unit_end : each.unit_end]}” are not {text[whole.start : whole.unit_end]}"


def _parts(start: int, found: Sequence[Number], times: Sequence[Hit], text: str) -> list[Fraction]:
    """Return how much of an amount is for each time of day; nothing where there is more than such parts."""
    parts: list[Fraction] = []
    link = TOTAL.match(text, start)
    while link:
        part = next((number for number in found if number.start == link.end()), None)
        end = max(part.end, part.unit_end) if part else 0
        at = next((hit for hit in times if hit.start > end > 0 and SHARE.fullmatch(text, end, hit.start)), None)
        if not part or not at:
            return []
        parts.append(part.values[0])
        link, start = NEXT.match(text, at.end), at.end
    return parts if ENDS.match(text, start) else []


def _whole(count: Quantity, found: Sequence[Quantity], text: str) -> bool:
    """Whether what a number of tablets comes to is told right; also where it is told of one, or not at all."""
    if len(found) < 2 or not OF_EACH.fullmatch(text, count[0].unit_end, max(count[0].unit_end, found[0][0].start)):
        return True
    (each, unit), (whole, other) = found
    beside = IN_ALL.fullmatch(text, each.unit_end, max(each.unit_end, whole.start))
    if not beside or not unit or not other or SCALE[unit][0] != SCALE[other][0]:
        return True
    amounts = (each.values[0], each.values[0] * count[0].values[0])
    return any(equal(amount, unit, whole.values[0], other, rough=True) for amount in amounts)
