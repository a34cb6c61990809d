"""For how long a medicine is to be taken, and with food or without, by the medicine: all sentences must agree."""

from collections.abc import Iterator, Sequence

import regex

from ....core.model import Kind, section_of
from ....core.units import Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import days
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.medicines import medicines
from .orders import FED, Order

TAKE = regex.compile(r"\b(?:take|give|use|finish|swallow)\b", regex.IGNORECASE)
IT = regex.compile(
    r"\b(?:it|(?:the|this|your)\s(?:medicine|antibiotic|tablets?|capsules?|pills?|liquid)|(?:one|1|each)\sdose)\b",
    regex.IGNORECASE,
)
"""What may stand for a medicine that was named before."""
FOR = regex.compile(r"\sfor\s(?:(?:all|the\sfull|a\sfull|the\swhole|a\stotal\sof|exactly)\s)?$", regex.IGNORECASE)
EVEN = regex.compile(r",?\s(?:even\s(?:if|when|though)|so\sthat|because)\b.*", regex.IGNORECASE)
"""Behind which a sentence says why, or that there is no exception."""
NEVER = regex.compile(r"(?:please\s)?(?:do\snot|don['’]t|never)\s(?=take\b|give\b|use\b|swallow\b)", regex.IGNORECASE)
"""How a sentence begins that orders the opposite of what it names."""
OPEN = regex.compile(
    r"\b(?:if|when|unless|until|then|later|first|next|last|other|another|more|up\sto|at\sleast|at\smost|least|no\slonger"
    r"|do\snot|don['’]t|never|not|instead|again|(?:before|after)(?!\s(?:breakfast|lunch|dinner)\b)|or(?!\swithout\b)|stop|missed|child(?:ren)?\sunder|adults?)\b",
    regex.IGNORECASE,
)
"""Words of a sentence that may hold in a case only, or for a part of the time."""
HALVES = {"morning": "morning", "am": "morning", "evening": "evening", "night": "evening", "pm": "evening"}
"""Times of a day that are near each other: what is taken once is at one of them."""
SOME_TIME = "some"
"""The time of one of several doses, which may be another than that of the next."""


class Named:
    """Which medicine the rows of a handout are about, as one row after the other is read."""

    def __init__(self, handout: Sequence[Unit]) -> None:
        """Begin with the one medicine of the title."""
        titles = {name for row in handout if row.kind == Kind.TITLE for name in medicines(row.source)}
        self._of_title = titles.pop() if len(titles) == 1 else ""
        self._section, self._last = "", self._of_title

    def read(self, row: Unit) -> None:
        """Go on to a row: what it names is spoken of until the section ends."""
        section = section_of(row.place)
        found = medicines(row.source)
        if section != self._section:
            self._section, self._last = section, self._of_title
        if found:
            self._last = found[0] if len(found) == 1 else ""

    def of(self, sentence: str) -> str:
        """Return the one medicine that a sentence orders, by its name or as "it"; nothing if it may be another."""
        found = medicines(sentence)
        if found:
            return found[0] if len(found) == 1 else ""
        return self._last if IT.search(sentence) else ""


def orders_of(sentence: str, medicine: str) -> Iterator[Order]:
    """Yield for how long a sentence orders a medicine to be taken, and whether with food."""
    told = EVEN.sub("", masked(sentence))
    denied = NEVER.match(told)
    if not medicine or not TAKE.search(told) or OPEN.search(told, denied.end() if denied else 0):
        return
    about = frozenset({medicine})
    long = [(number, unit) for number, unit in quantities(sentence, "en") if unit in {"day", "week"}]
    long = [item for item in long if item[0].unit_end <= len(told) and FOR.search(told, 0, item[0].start)]
    if len(long) == 1 and not denied:
        number, unit = long[0]
        written = told[number.start : number.unit_end]
        yield Order("course", about, frozenset({number.values[0] * days(unit)}), f"for {written}", dosed=True)
    yield from _often(told, about)
    yield from _at(told, about)
    meals = of_group(sentence, "en", "meal")
    if len(meals) == 1 and meals[0].name in FED:
        name, start = meals[0].name, denied.start() if denied else meals[0].start
        meant = FED - {name} if denied else {name}
        yield Order("course with meals", about, frozenset(meant), told[start : meals[0].end], dosed=True)


def _often(told: str, about: frozenset[str]) -> Iterator[Order]:
    """Yield how often a sentence orders it, if it is counted: "daily" alone may only say when."""
    found = [rate for rate in rates(told, "en") if rate.known]
    if len(found) == 1 and not found[0].weak:
        rate = found[0]
        yield Order("course, times a day", about, frozenset(rate.times), told[rate.start : rate.end], dosed=True)


def _at(told: str, about: frozenset[str]) -> Iterator[Order]:
    """Yield at what time of day a sentence orders it; unless that is once a day, it may be one time of several."""
    found = of_group(told, "en", "day")
    halves = {HALVES.get(hit.name, hit.name) for hit in found}
    often = [rate for rate in rates(told, "en") if not rate.weak]
    once = len(often) == 1 and often[0].times == {1}
    if len(halves) == 1 and once == bool(often):
        value = halves if once else halves | {SOME_TIME}
        yield Order("course, time of day", about, frozenset(value), told[found[0].start : found[-1].end], dosed=True)
