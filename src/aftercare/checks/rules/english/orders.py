"""What a sentence of the English orders: how many at most, for how long, how often, how much, with or without food."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

import regex

from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import SCALE
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.medicines import medicines

MANY = regex.compile(
    r"(?P<not>\b(?:do\snot|don['’]t|never|must\snot|should\snot))\s(?:\p{L}+\s){0,4}?(?P<more>more\sthan)\s$"
    r"|\b(?P<more>(?:no|not)\smore\sthan|at\smost|a\smaximum\sof)\s$",
    regex.IGNORECASE,
)
A_DAY = regex.compile(
    r"\s(?P<what>\p{L}+)\s(?:daily|(?:in|within|per|a|each|every)\s"
    r"(?:(?:any|one|1|a)\s)?(?:24[\s-]hours?(?:\speriod)?|day))\b",
    regex.IGNORECASE,
)
"""What stands before and behind the most of something in a day."""
DENIED = regex.compile(r"\b(?:do\snot|don['’]t|never|avoid|must\snot|should\snot)\s", regex.IGNORECASE)
KEPT = regex.compile(r"\b(?:keep|leave|wear|rest|stay)\s", regex.IGNORECASE)
ALLOWED = regex.compile(r"\b(?:you\s)?(?:may|can)\s(?=.*\safter\s)", regex.IGNORECASE)
FOR = regex.compile(r"\s(?:(?:for|after)\s(?:at\sleast\s|(?:the\s)?(?:first|next)\s)?|in\sthe\s)$", regex.IGNORECASE)
"""What is not to be done for a time may be done after it."""
OF_EVENT = regex.compile(
    r"\safter\s(?:your|the)\s(?:surgery|operation|treatment|procedure|test|visit)\b", regex.IGNORECASE
)
"""Nothing but what the handout is about."""
WORD = regex.compile(r"[\p{L}\p{M}\d'’]+")
OF_FOOD = frozenset({"any", "anything", "solid", "food"})
FILLERS = OF_FOOD | {"a", "an", "the", "your", "you", "please", "and", "it", "of", "in", "on", "take", "give", "use"}
CHILD = regex.compile(r"\byour\s(?:child|baby|son|daughter)\b", regex.IGNORECASE)
TAKEN = regex.compile(
    r"\b(?:take|give|tablets?|pills?|capsules?|drops?|puffs?|sprays?|doses?|ml|mg|medicines?|ointment|cream|gel|food|stomach)\b",
    regex.IGNORECASE,
)
LED = frozenset({"drop", "puff"})
"""What is counted in a sentence that need not name the medicine."""
WEAK = frozenset({"daily", "every day", "each day", "a day", "per day"})
FED = frozenset({"food", "empty"})
Part = tuple[int, int]


class Order(NamedTuple):
    """How much, how often or how long something is ordered to be."""

    kind: str
    about: frozenset[str]
    """What else the sentence says."""
    value: frozenset[Fraction | str]
    written: str
    dosed: bool
    """Whether it may be the order for another medicine."""


def orders(sentence: str) -> Iterator[Order]:
    """Yield what a sentence orders, one by one; words that stand alone, as in a cell, order nothing."""
    text = masked(sentence)
    yield from _most(sentence, text)
    yield from (
        each for each in (*_long(sentence, text), *_often(sentence, text), *_much(sentence, text)) if each.about
    )
    if len(meals := of_group(sentence, "en", "meal")) == 1 and meals[0].name in FED:
        yield _order("meal", text, [(meals[0].start, meals[0].end)], [meals[0].name])


def _often(sentence: str, text: str) -> Iterator[Order]:
    """Yield how often something is done, if it is counted: "daily" alone may only say when."""
    found = [rate for rate in rates(sentence, "en") if rate.known]
    if len(found) == 1 and text[found[0].start : found[0].end].lower() not in WEAK:
        yield _order("often", text, [(found[0].start, found[0].end)], found[0].times)


def _most(sentence: str, text: str) -> Iterator[Order]:
    for number, _ in quantities(sentence, "en"):
        ahead, behind = MANY.search(text, max(0, number.start - 60), number.start), A_DAY.match(text, number.end)
        if ahead and behind:
            parts = [*([ahead.span("not")] if ahead["not"] else []), (ahead.start("more"), behind.end())]
            what = behind["what"].casefold().rstrip("s")
            yield _order(f"most {what}", text, parts, number.values[:1])


def _long(sentence: str, text: str) -> Iterator[Order]:
    """Yield for how long something is to be kept or not to be done, which says as well after what time it may be."""
    verb = DENIED.search(text) or ALLOWED.search(text) or KEPT.match(text)
    timed = [item for item in quantities(sentence, "en") if item[1] and SCALE[item[1]][0] in {"time", "calendar"}]
    if not verb or len(timed) != 1:
        return
    number, unit = timed[0]
    link = FOR.search(text, verb.end(), number.start)
    if link and ("after" in link[0].lower()) == bool(ALLOWED.match(text, verb.start())):
        event = OF_EVENT.match(text, number.unit_end)
        parts = [verb.span(), (link.start(), event.end() if event else number.unit_end)]
        kind, size = SCALE[unit]
        yield _order(f"long {kind}", text, parts, [number.values[0] * size])


def _much(sentence: str, text: str) -> Iterator[Order]:
    """Yield how many drops or puffs there are to be, and how much of a medicine that is named."""
    taken = [item for item in quantities(sentence, "en") if item[1] and SCALE[item[1]][0] in {*LED, "pill", "volume"}]
    if len(taken) == 1 and (taken[0][1] in LED or medicines(sentence)) and not MANY.search(text, 0, taken[0][0].start):
        number, unit = taken[0]
        yield _order(f"much {unit}", text, [(number.start, number.unit_end)], number.values[:1])


def _order(kind: str, text: str, parts: Iterable[Part], value: Iterable[Fraction | str]) -> Order:
    rest, written, before = [], [], 0
    for start, end in parts:
        rest.append(text[before:start])
        written.append(text[start:end])
        before = end
    words = WORD.findall(CHILD.sub("", " ".join([*rest, text[before:]])).casefold())
    about = {word.rstrip("s") for word in words if word not in FILLERS}
    dosed = not kind.startswith("long") and bool(TAKEN.search(text) or medicines(text))
    return Order(kind, frozenset(about), frozenset(value), written[-1].strip(), dosed)
