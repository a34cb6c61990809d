"""Find what a translation has lost, gained, or exchanged for another text."""

from collections.abc import Iterator
from fractions import Fraction

from ....core.units import Severity, Unit
from ...analysis.evidence import weighing
from ...analysis.evidence.cut_off import ending
from ...analysis.evidence.left_out import compared, left_out
from ...analysis.evidence.parallel import log_ratio
from ...analysis.evidence.verdicts import verdict, weighed
from ...analysis.language.identify import known
from ...analysis.numbers.day_halves import with_hours
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import days, equal
from ...analysis.numbers.spoken_hours import NOON, spoken_hours
from ...analysis.text.memory import remembered
from ...analysis.text.segments import words
from ...registry import Result, check

CERTAIN, ENDED = 1.8, 1.0
"""Evidence beyond its limit from which on a text is called another or cut off, not only doubted: it may be worded
freely. Less is enough where it looks as if more were to follow."""
HALF = -3.5
"""Standard deviations of the logarithm of the length, from which on about half of a text is missing."""
LONG, LONG_CERTAIN = 30, 0.5
"""Words of English from which on less is enough to call a text another one: it has had many chances to be alike."""
DOUBTS = {
    "other": "little of what the source mentions is here",
    "lost": "a sentence may be missing",
    "cut": "the text is short, or ends oddly",
}
SHORTER = "something may be missing"
"""Said where length alone tells it."""
ENOUGH = 14
"""Words of English from which on a translation is not so much shorter by being well worded."""
DOUBTED, FEWEST, CLOSE = 1.5, 10, 5.0
"""Evidence from which on a part may be left out, words of English below which this is good wording, and letters of each
on average from which on it is prose of specialists, which is translated closely; patients are told freely."""


@check(Severity.ERROR, languages=known)
def sentence_lost(unit: Unit) -> Iterator[Result]:
    """Every sentence of the source is translated.

    Bad:  Your skin will be red for two days. Do not apply makeup for 12 hours. -> Su piel estará roja durante dos días.
    Good: Wash your hands. Dry them. -> Lávese las manos. Séqueselas.
    """
    if verdict(unit, "sure")[0] == "lost":
        yield "a sentence of the source seems to be missing"


@check(Severity.ERROR, languages=known, in_short=Severity.WARNING)
def cut_off(unit: Unit) -> Iterator[Result]:
    """No translation breaks off before the end of the source.

    Bad:  Do not apply makeup to the treated skin. -> No se aplique maquillaje en la
    Good: Do not apply makeup to the treated skin. -> No se aplique maquillaje en la piel tratada.
    """
    name, excess = verdict(unit, "sure")
    if name == "cut":
        place = max(0, len(unit.target) - 12), len(unit.target)
        sure = excess > (ENDED if _breaks_off(unit) else CERTAIN) and not _converted(
            unit.source, unit.target, unit.language
        )
        whole = weighing.final(unit.target) and not _half(unit)  # it ends as sentences do
        yield "the translation seems to break off", place, Severity.ERROR if sure and not whole else Severity.WARNING


def _breaks_off(unit: Unit) -> bool:
    """Whether a text ends as if more were to follow, or is far shorter than one of so many words is worded."""
    far = _half(unit) and len(words(unit.source)) > ENOUGH + 1
    return far or ending(unit.source, unit.target, unit.language) > 0


def _half(unit: Unit) -> bool:
    """Whether about half of a text is missing."""
    return log_ratio(unit.source, unit.target, unit.language) < HALF * weighing.spread(unit.source, unit.target)


@check(Severity.ERROR, languages=known, in_short=Severity.WARNING)
def another_text(unit: Unit) -> Iterator[Result]:
    """No translation is that of another source.

    Bad:  Call the hospital if you have a fever for two days. -> ¿Dónde está la información de contacto?
    Good: Call the hospital if you have a fever. -> Llame al hospital si tiene fiebre.
    """
    name, excess = verdict(unit, "sure")
    if name == "other":
        limit = LONG_CERTAIN if len(words(unit.source)) >= LONG else CERTAIN
        sure = excess > limit and not _converted(unit.source, unit.target, unit.language)
        severity = Severity.ERROR if sure else Severity.WARNING
        yield "this seems to translate another text", None, severity


def _converted(source: str, target: str, language: str) -> bool:
    """Whether a time of the source is told in other numbers: half an hour as 30 minutes, 6 p.m. as 18:00."""
    ours, theirs = _times(source, "en"), _times(target, language)
    if any(one != other and equal(*one, *other) for one in ours for other in theirs):
        return True
    told = {number.values[0] for number, _ in quantities(target, language) if number.kind == "digits"}
    if any(half == "pm" and hour.value + NOON in told for _, hour, half in with_hours(source, "en")):
        return True
    return any({hour + NOON, minutes} <= told for hour, minutes in spoken_hours(source))


def _times(text: str, language: str) -> set[tuple[Fraction, str]]:
    """Return the lengths of time of a text."""
    return {(number.values[0], unit) for number, unit in quantities(text, language) if unit and days(unit)}


@check(Severity.WARNING, languages=known)
def added_text(unit: Unit) -> Iterator[Result]:
    """No translation says more than the source.

    Bad:  Wash your hands. -> Lávese las manos. No beba alcohol durante una semana después del tratamiento.
    Good: Wash your hands. -> Lávese las manos.
    """
    if verdict(unit, "sure")[0] == "added":
        yield "the translation seems to say more than the source"


@check(Severity.WARNING, languages=known)
def doubtful_length(unit: Unit) -> Iterator[Result]:
    """No translation is so short, or has words for so little of its source, that somebody should look.

    Bad:  Gently massage the face with lukewarm water. -> Masajee con agua tibia.
    Good: Gently massage the face with lukewarm water. -> Masajee suavemente la cara con agua tibia.
    """
    if verdict(unit, "sure")[0]:
        return
    name, short = verdict(unit, "doubts")[0], _short(unit)
    if short:
        told_closely = name or _is_close(unit.source)  # what patients read is told in fewer words
        yield DOUBTS.get(name, SHORTER), None, Severity.WARNING if told_closely else Severity.INFO
    elif words := _left_out(unit):
        yield f"{SHORTER}: {words}", None, Severity.WARNING
    elif name:
        yield DOUBTS[name], None, Severity.INFO


def _short(unit: Unit) -> bool:
    """Whether so little is there that something is missing; in a few words, a little less tells nothing."""
    texts = unit.source, unit.target, unit.language
    limit = weighing.NEAR if _is_close(unit.source) else weighing.PLAIN
    in_doubt = len(words(unit.source)) >= ENOUGH and weighed(*texts) and weighing.shorter(*texts, limit)
    return in_doubt or (bool(verdict(unit, "doubts")[0]) and weighing.much_shorter(*texts))


def _left_out(unit: Unit) -> str:
    """Return what a translation that is not so short seems to leave out, or nothing."""
    texts = unit.source, unit.target, unit.language
    if not _is_close(unit.source) or not compared(*texts[1:]) or not weighed(*texts):
        return ""
    found = left_out(*texts)
    if found.evidence <= DOUBTED:
        return ""
    return ", ".join(f"“{word}”" for word in found.words[:3]) or "it is short"


@remembered
def _is_close(source: str) -> bool:
    """Whether an English text is prose of specialists, by its long words."""
    told = words(source)
    return len(told) >= FEWEST and sum(map(len, told)) >= CLOSE * len(told)
