"""What an amount of the English comes to, where its parts are told, too: 3 tablets, 2 in the morning and 1 at night."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.multiples import ENDS, RANGE, miscounted, mistimed, whole_behind
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import COUNTED, SCALE
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from .courses import miscounted_courses
from .written_amounts import CORRECT, shown

DOSES = {"pill", "drop", "puff", "dose_unit", "mass", "volume", "count"}
TOTAL = regex.compile(r"(?:\s(?:a|per|each|every)\s?day|\sdaily)?\s?[:(–—]\s?(?:take\s)?", regex.IGNORECASE)
"""What stands between an amount and its parts."""
HALVES = frozenset({"am", "pm"})
"""What stands behind an hour, which is no part of an amount."""
SHARE = regex.compile(r"\s(?:\p{L}+\s){0,3}", regex.IGNORECASE)
"""What stands between a part and its time of day."""
NEXT = regex.compile(r"\s?(?:,|;|\sand|,\sand|\splus|\s\+|\s&)\s", regex.IGNORECASE)


@across(Severity.WARNING, english=True)
def parts_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """An amount of the English is what its parts come to: those of each time of day, of each tablet, of each day."""
    for row in sources(units):
        text = masked(row.source)
        found = [item for item in quantities(row.source, "en") if not item[1] or SCALE[item[1]][0] in DOSES]
        for start, end, (whole, _) in chain(miscounted(found, text), mistimed(found, rates(row.source, "en"), text)):
            yield row, f"“{text[start:end]}” are not {text[whole.start : whole.unit_end]}{CORRECT}"
        for sentence in sentences(row.source):
            for start, end, (whole, _) in miscounted_courses(sentence):
                course = sentence[start:end].strip()
                yield row, f"“{course}” does not come to {sentence[whole.start : whole.unit_end]}{CORRECT}"
        times = [hit for hit in of_group(row.source, "en", "day") if hit.name not in HALVES]
        for place in range(len(found)):
            for total, parts in chain(_ahead(found[place:], times, text), _behind(found[place:], times, text)):
                told = " and ".join(map(shown, parts))
                yield row, f"“{text[total.start : total.unit_end]}” are not {told}{CORRECT}"


def _behind(found: Sequence[Quantity], times: Sequence[Hit], text: str) -> Iterator[tuple[Number, list[Fraction]]]:
    """Yield an amount and the parts behind it that come to another: 3 tablets, 2 in the morning and 2 at night."""
    (total, unit), *rest = found
    if unit and (link := TOTAL.match(text, total.unit_end)):
        parts, end = _parts(link.end(), _alike(rest, unit), times, text)
        if len(parts) > 1 and ENDS.match(text, end) and sum(parts) != total.values[0]:
            yield total, parts


def _ahead(found: Sequence[Quantity], times: Sequence[Hit], text: str) -> Iterator[tuple[Number, list[Fraction]]]:
    """Yield an amount and the parts ahead of it that come to another: 2 in the morning and 2 at night (3 a day)."""
    first, unit = found[0]
    # One that another part stands before is not the first.
    goes_on = any(hit.end < first.start and NEXT.fullmatch(text, hit.end, first.start) for hit in times)
    if not unit or goes_on or RANGE.search(text, max(0, first.start - 4), first.start):
        return
    parts, end = _parts(first.start, _alike(found, unit), times, text)
    whole = whole_behind(end, found, text) if len(parts) > 1 else None
    if whole and whole.amount[1] == unit and sum(parts) != whole.amount[0].values[0]:
        yield whole.amount[0], parts


def _alike(found: Sequence[Quantity], unit: str) -> list[Number]:
    """Return the numbers with a unit; those of what is counted may do without: 2 tablets and 1."""
    own = {unit, ""} if unit in COUNTED else {unit}
    return [number for number, name in found if name in own]


def _parts(start: int, found: Sequence[Number], times: Sequence[Hit], text: str) -> tuple[list[Fraction], int]:
    """Return how much is for each time of day from a place on, and where the last of them ends."""
    parts: list[Fraction] = []
    end = start
    while part := next((number for number in found if number.start == start), None):
        told = max(part.end, part.unit_end)
        at = next((hit for hit in times if hit.start > told and SHARE.fullmatch(text, told, hit.start)), None)
        if not at:
            break
        parts.append(part.values[0])
        end = at.end
        link = NEXT.match(text, end)
        start = link.end() if link else -1
    return parts, end
