"""Doses of a few common medicines that are more than anybody may take: a figure too many is seen by these alone."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import SCALE
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

MOST = {
    "acetaminophen": 4000,
    "paracetamol": 4000,
    "tylenol": 4000,
    "ibuprofen": 3200,
    "advil": 3200,
    "motrin": 3200,
    "naproxen": 1650,
    "aleve": 1650,
    "diphenhydramine": 300,
    "benadryl": 300,
    "loperamide": 16,
    "imodium": 16,
}
"""How many mg a day are the most that any label or prescriber allows of a medicine that adults take by mouth."""
NAMED = regex.compile(rf"\b(?:{'|'.join(MOST)})\b", regex.IGNORECASE)
TAKE = regex.compile(r"\b(?:take|give|use|up\sto|at\smost|(?:no|not)\smore\sthan|maximum|limit)\b|\|", regex.IGNORECASE)
HARM = regex.compile(
    r"\b(?:harm|damag|danger|toxic|overdos|poison|kill|hurt|bottle|hold|contain)\p{L}*\b", regex.IGNORECASE
)
"""Words of a sentence that tells what too much does, or how much there is."""
NEAR = 24
"""Letters between an amount and how often it is taken."""
MASSES = frozenset({"milligram", "gram"})


@across(Severity.WARNING, english=True)
def dose_too_high(units: list[Unit]) -> Iterator[UnitMessage]:
    """No dose of a common medicine is more than anybody may take a day: 40,000 mg of acetaminophen."""
    for row in sources(units):
        for sentence in sentences(row.source) if NAMED.search(row.source) else ():
            text = masked(sentence)
            named = {found[0].casefold() for found in NAMED.finditer(text)}
            if len({MOST[name] for name in named}) != 1 or not TAKE.search(text) or HARM.search(text):
                continue
            most = MOST[(name := min(named))]
            for item in quantities(sentence, "en"):
                if item[1] in MASSES and (dose := _a_day(item, sentence)) > most:
                    written = text[item[0].start : item[0].unit_end]
                    often = "" if dose == _size(item) else f", {float(dose):,g} mg a day,"
                    yield row, f"“{written}”{often} is more {name} than anybody may take a day ({most:,} mg)"


def _a_day(item: Quantity, sentence: str) -> Fraction:
    """Return how many mg a day an amount comes to, by how often it is taken, if that stands right behind."""
    behind = [rate for rate in rates(sentence, "en") if rate.known and 0 < rate.start - item[0].unit_end < NEAR]
    times = min((time for rate in behind[:1] for time in rate.times), default=Fraction(1))
    return _size(item) * max(times, Fraction(1))


def _size(item: Quantity) -> Fraction:
    return item[0].values[0] * SCALE[item[1]][1]
