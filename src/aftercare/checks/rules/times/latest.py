"""What must have happened by a time, and is told as happening after it; and what may not happen before it."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import negators
from ...analysis.text import lexicon
from ...analysis.text.normal import holding, span
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

LATEST = regex.compile(
    r"\b(?:no(?:t)? later than|at the latest"
    r"|by (?:noon|midday|midnight|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d[\d:.]*\s?[ap]\.?m\b))",
    regex.IGNORECASE,
)
EARLIEST = regex.compile(r"\bno(?:t)? (?:earlier|sooner)\b|\bat the earliest\b", regex.IGNORECASE)
BESIDE = regex.compile(
    r"\b(?:after|(?<!\b(?:day|night|morning|evening|week) )before|from|since|until|till|between)\b", regex.IGNORECASE
)
"""What tells of another time."""
NEAR = 16
"""Letters between "after" and the time."""
BESIDE_IT = 6
"""Letters between a word such as "until" and the time: Polish has one word for it and for where one goes."""
TIME = regex.compile(r"\d+")
TIMES = ("day", "weekday", "near_day", "month")
"""Groups of words for times."""


_latest, _earliest = holding("latest", "later than", "by "), holding("earliest", "earlier", "sooner")
"""What stands in every text with such a bound, found many times faster."""


def _by_then(source: str) -> bool:
    """Whether an English text says by when something is to be done."""
    return _latest(source) and LATEST.search(source) is not None


def _from_then(source: str) -> bool:
    """Whether an English text says before when something is not to be done."""
    return _earliest(source) and EARLIEST.search(source) is not None


@check(Severity.ERROR, languages=known)
@given(_by_then)
def latest_turned(unit: Unit) -> Iterator[Result]:
    """What is to be done by a time is not to be done after it.

    Bad [es]: Drink your last water no later than 9 pm. -> Beba agua por última vez después de las 9 de la noche.
    Bad [zh-Hans]: Come by Friday. -> 请在星期五之后来。
    Bad [de]: Take it by noon at the latest. -> Nehmen Sie es frühestens mittags ein.
    Good [es]: Drink your last water no later than 9 pm. -> Después de las 9 de la noche no beba más agua.
    Good [es]: Drink your last water no later than 9 pm. -> Beba agua por última vez a las 9 de la noche a más tardar.
    Good [zh-Hans]: Come by Friday. -> 请在星期五之前来。
    """
    for here, there in together(unit.source, unit.target):
        sentence = masked(unit.source)[slice(*here)]
        bound = LATEST.search(sentence) and not EARLIEST.search(sentence)
        if bound and (place := _turned(unit, sentence, there, ("earliest", "latest", "after"))):
            yield "by then is after it here", span(unit.target, *place)
            return


@check(Severity.ERROR, languages=known)
@given(_from_then)
def earliest_turned(unit: Unit) -> Iterator[Result]:
    """What is not to be done before a time is not to be done by it.

    Bad [es]: Come no earlier than 7 am. -> Venga antes de las 7 de la mañana.
    Bad [de]: Come no earlier than 7 am. -> Kommen Sie spätestens um 7 Uhr morgens.
    Good [es]: Come no earlier than 7 am. -> Venga a partir de las 7 de la mañana.
    Good [de]: Come no earlier than 7 am. -> Kommen Sie nicht vor 7 Uhr morgens.
    """
    for here, there in together(unit.source, unit.target):
        sentence = masked(unit.source)[slice(*here)]
        bound = EARLIEST.search(sentence) and not LATEST.search(sentence)
        if bound and (place := _turned(unit, sentence, there, ("latest", "earliest", "before"))):
            yield "not before then is by then here", span(unit.target, *place)
            return


def _turned(unit: Unit, source: str, there: Span, names: tuple[str, str, str]) -> Span | None:
    """Return where a translation sets the other bound: in a word for it, or where English tells of no other time."""
    turned, wanted, beside = names
    place = _told(unit, there, turned, wanted)
    return place if place or BESIDE.search(source) else _beside(unit, there, beside)


def _told(unit: Unit, there: Span, turned: str, wanted: str) -> Span | None:
    """Return where a sentence has a word for the one bound of a time, and none for the other."""
    words, others = finder(unit.language, "bounds", turned), finder(unit.language, "bounds", wanted)
    sentence = masked(unit.target)[slice(*there)]
    found = words.search(sentence) if words else None
    if not found or (others and others.search(sentence)):
        return None
    return there[0] + found.start(), there[0] + found.end()


def _beside(unit: Unit, there: Span, name: str) -> Span | None:
    """Return where a sentence that denies nothing says "after" or "before" of a time, and nothing that agrees."""
    sentence, groups = masked(unit.target)[slice(*there)], by_group(unit.target, unit.language)
    told = within(groups.get("when", ()), there)
    if name not in {hit.name for hit in told} or negators(sentence, unit.language):
        return None
    times = [(hit.start, hit.end) for group in TIMES for hit in within(groups.get(group, ()), there)]
    times += [found.span() for found in TIME.finditer(masked(unit.target), *there)]
    if _agrees(unit, there, times, name):
        return None
    beside = {hit.name: (hit.start, hit.end) for hit in told if _of_time(unit.language, (hit.start, hit.end), times)}
    return beside[name] if beside.keys() == {name} else None


def _agrees(unit: Unit, there: Span, times: list[Span], name: str) -> bool:
    """Whether a sentence sets the bound of a time that the source does, in any way."""
    bound, *keys = ("most", "latest", "by", "until") if name == "after" else ("least", "earliest", "from")
    words = (hit for hit in by_group(unit.target, unit.language).get("bounds", ()) if hit.name == bound)
    found = [(hit.start, hit.end) for hit in within(words, there)]
    lists = (finder(unit.language, "bounds", key) for key in keys)
    prose = masked(unit.target)
    found += [
        match.span() for listed in lists if listed for match in listed.finditer(prose) if match.start() >= there[0]
    ]
    return any(max(start - stop, begin - end) <= BESIDE_IT for begin, stop in found for start, end in times)


def _of_time(language: str, told: Span, times: list[Span]) -> bool:
    """Whether a word belongs to a time of the clock or a day, and is no part of it: Arabic has one word for noon."""
    follows = lexicon.grammar(language, "times_follow")
    near = (max(0, told[0] - NEAR), told[1]) if follows else (told[0], told[1] + NEAR)
    within_one = any(start <= told[0] < end for start, end in times)
    return not within_one and any(near[0] <= start < near[1] for start, _ in times)
