"""What the English tells twice in one row, and otherwise the second time: no translation of it can be right."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ...core.units import Severity, Unit
from ..across import UnitMessage, across, sources
from ..analysis.concepts import Hit, of_group
from ..analysis.rates import Rate, rates
from ..analysis.tokens import masked

AGAIN = regex.compile(r"\s?[(\[,]\s?(?:(?:that is|that means|i\.e\.|or|=),?\s)?", regex.IGNORECASE)
"""What stands between how often and the same in other words."""
BEGINS = regex.compile(r"\s?[(\[,:]\s?(?:(?:in|at|before)\s)?(?:the\s)?", regex.IGNORECASE)
LISTED = regex.compile(r"(?:,|\sand|,\sand|\s&)\s(?:(?:in|at|before)\s)?(?:the\s)?", regex.IGNORECASE)
"""What stands between how often and the times of day, and between those."""
AWAKE = regex.compile(r"[^.;)]{0,20}\b(?:awake|waking|daytime|during the day)\b", regex.IGNORECASE)
"""Then the hours of the night do not count."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})\p{{Ll}}*\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DATE = regex.compile(
    rf"\b(?P<weekday>{'|'.join(day[:3] for day in WEEKDAYS)})(?:\p{{Ll}}{{0,3}}day|r?s|r)?\.?,?\s(?:the\s)?"
    rf"(?:{MONTH}\s{DAY}|{DAY}\s(?:of\s)?{MONTH}),?\s(?P<year>\d{{4}})\b",
    regex.IGNORECASE,
)
"""Monday, December 1, 2026; Mon 1 Dec 2026."""
LESS, LOWER = "below|under|less than|lower than|fewer than|at most|no more than", "lower|less|below|under|fewer|younger"
MORE, HIGHER = "above|over|more than|higher than|greater than|at least", "higher|more|above|over|older|longer"
_AMOUNT, _END = r"(?:\s(?!or\b)[^\s;:]+){1,6}?\sor\s", r"(?=\s?(?:[.,;:)]|$))"
BOTH = regex.compile(
    rf"\b(?:{LESS}){_AMOUNT}(?:{HIGHER}){_END}|\b(?:{MORE}){_AMOUNT}(?:{LOWER}){_END}"
    r"|\bat least (?:no|not) more than\b|\bat most (?:no|not) (?:less|fewer) than\b",
    regex.IGNORECASE,
)
"""Below 100.4 °F or higher: any temperature there is."""
ENDS = regex.compile(r"\s?(?:[.)\]]|$)")
APART = regex.compile(r"[.;:,]|\b(?:or|not|never|if|unless|instead|than|but|then|avoid)\b|n['’]t\b", regex.IGNORECASE)
"""What parts two ways of taking a medicine, of which only one holds."""


BESIDE = 12
"""Letters between two ways of taking one medicine: and on an; of another more is told."""
OR = regex.compile(r"\b(?:or|to)\b|[-–]")
"""In how often, where that is a range: once or twice a day."""


@across(Severity.WARNING, english=True)
def rate_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """How often something is done is the same where the English tells it twice."""
    for row in sources(units):
        text = masked(row.source)
        for one, other in pairwise(rates(row.source, "en")):
            if _again(one, other, text) and not one.same(other):
                yield row, f"“{text[one.start : one.end]}” is not “{text[other.start : other.end]}”"
        for rate in rates(row.source, "en"):
            listed = _listed(rate, of_group(row.source, "en", "day"), text)
            if len(listed) > 1 and len(listed) not in rate.counts:
                yield row, f"“{text[rate.start : rate.end]}” is not “{text[listed[0].start : listed[-1].end]}”"


def _listed(rate: Rate, times: Sequence[Hit], text: str) -> list[Hit]:
    """Return the times of day that stand behind how often, if nothing else does: morning, noon and night."""
    found: list[Hit] = []
    end = rate.end
    alone = not OR.search(text, max(0, rate.start - 4), rate.end)
    for hit in times if alone and rate.known and rate.counts == rate.times else ():
        if hit.start >= end and (LISTED if found else BEGINS).fullmatch(text, end, hit.start):
            found.append(hit)
            end = hit.end
    return found if ENDS.match(text, end) else []


def _again(one: Rate, other: Rate, text: str) -> bool:
    """Whether two rates stand beside each other; "daily" alone may only be when: daily, 5 times a week."""
    counted = not one.weak or text[one.start : one.end].lower().startswith("once")
    told = counted and one.known and other.known and not other.weak and not AWAKE.match(text, other.end)
    return told and bool(AGAIN.fullmatch(text, one.end, max(one.end, other.start)))


@across(Severity.WARNING, english=True)
def weekday_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """Each date of the English is on the day of the week that stands beside it."""
    for row in sources(units):
        for found in DATE.finditer(row.source):
            month = MONTHS.index(found["month"].lower()) + 1
            try:
                day = dt.date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                yield row, f"there is no such day: “{found[0]}”"
                continue
            if not (right := WEEKDAYS[day.weekday()]).startswith(found["weekday"].capitalize()):
                yield row, f"“{found[0]}” is a {right}"


@across(Severity.WARNING, english=True)
def meals_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """Nothing in the English is to be taken with food and on an empty stomach."""
    for row in sources(units):
        text = masked(row.source)
        for one, other in pairwise(of_group(row.source, "en", "meal")):
            near = other.start - one.end <= BESIDE and not APART.search(text, one.end, other.start)
            if near and {one.name, other.name} == {"food", "empty"}:
                yield row, f"“{text[one.start : one.end]}” is not “{text[other.start : other.end]}”"


@across(Severity.WARNING, english=True)
def limit_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No limit of the English is both the most and the least."""
    for row in sources(units):
        for found in BOTH.finditer(row.source):
            yield row, f"“{found[0]}” leaves nothing out: write which of the two is meant"
