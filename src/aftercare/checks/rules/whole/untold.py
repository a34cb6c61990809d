"""Words that are lost in the middle of a sentence, and grave ones that have come into it from nowhere."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.evidence.parallel import log_ratio
from ...analysis.evidence.verdicts import weighed
from ...analysis.evidence.weighing import NEAR, spread
from ...analysis.text.segments import words
from ...analysis.words.things import Lost, known, lost, things, unasked
from ...registry import Result, check, given

ENOUGH = 12
"""Words of English from which on hardly one is spared by good wording, as blood is in "your blood sugar is low"."""
LESS = -0.5
"""Standard deviations of the logarithm of the length, from which on words are left out."""
SEVERAL = 2
"""Words that no good translation tells in others all at once; one of them it may: cooking, for preparing food."""


def _long(source: str) -> bool:
    return len(words(source)) >= ENOUGH and bool(things(source))


@check(Severity.ERROR, languages=known)
@given(_long)
def word_lost(unit: Unit) -> Iterator[Result]:
    """Nothing that any translation has a word for is left out: an organ, Europe, what is told twice.

    Bad [es]:  At that time most of the women in Europe had a low income. -> Entonces las mujeres ganaban poco.
    Good [es]: At that time most of the women in Europe had a low income. -> Las mujeres de Europa ganaban poco.
    """
    texts = unit.source, unit.target, unit.language
    length = log_ratio(*texts) / spread(*texts[:2])
    if length >= 0 or not weighed(*texts):
        return  # nothing is left out of a text of full length, and one in another language is told as such
    found = lost(*texts)
    if severity := _severity(found, length):
        missing = found.surely + found.maybe
        listed = ", ".join(f"“{word}”" for word in (missing or found.in_part)[:3])
        yield f"nothing in the translation tells {listed}{'' if missing else ' as often'}", None, severity


def _severity(found: Lost, length: float) -> Severity | None:
    """Return how sure it is that words are lost and not told otherwise: what is told twice is hardly told in others."""
    if len(found.surely) + len(found.maybe) >= SEVERAL or (found.surely and length < LESS):
        return Severity.WARNING  # "empty your bladder" is told without a bladder, and "pregnant women" without women
    return Severity.ERROR if len(found.in_part) >= SEVERAL and length < NEAR else None


@check(Severity.ERROR, languages=known, in_short=Severity.WARNING)
def term_unasked(unit: Unit) -> Iterator[Result]:
    """No disease, organ or other grave thing is named of which the source says nothing.

    Bad [es]:  Before the long confinement most people in this town ate less. -> Antes del parto se comía menos aquí.
    Good [es]: Before giving birth most of the women in this town ate less. -> Antes del parto ellas comían menos aquí.
    """
    if (found := unasked(unit.source, unit.target, unit.language)) and weighed(unit.source, unit.target, unit.language):
        yield f"nothing in the source is about “{found}…”"
