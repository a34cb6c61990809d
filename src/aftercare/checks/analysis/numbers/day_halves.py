"""The hours of a text, and the word for the half of the day beside each: 8 AM, 8 in the morning, 8 at night."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter

import regex

from ..text.memory import remembered
from ..text.normal import CONTINUOUS, language_of
from ..text.tokens import masked
from ..words.concepts import Hit, of_group
from .digits import HOUR_AFTER
from .quantities import quantities
from .scale import COUNTED

FIRST, SECOND = frozenset({"am", "morning", "midnight"}), frozenset({"pm", "noon", "afternoon", "evening"})
GAP = 24
"""Letters between an hour and the word for the half of the day."""
PLURALS = frozenset({"mornings", "afternoons", "evenings", "nights"})
NO_HOURS = frozenset({"a", "an", "first", "second", "third", "fourth", "fifth"})
MINUTES = regex.compile(r"[^\d,;()]{1,6}")
DOSES = COUNTED - {"time", "cup"}
AT = regex.compile(r"\b(?:at|by|until|till|before|after|from|to|between|about|around|past)\s$", regex.IGNORECASE)
MARK = regex.compile(r"[-–:]\s?$")
"""What an hour stands behind; behind a dose, another number is a dose as well."""
AROUND = 4
"""Hours on each side among which the nearest is."""
EVENING, MIDNIGHT = 6, 12
"""From one hour up to the other, a night belongs to the second half of the day."""


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it stands in a text, its minutes included."""

    value: Fraction
    start: int
    end: int
    in_digits: bool


@remembered
def halves(text: str, language: str) -> tuple[Hit, ...]:
    """Return the words for a part of the day that stand beside an hour, named `am` and `pm`."""
    return tuple(Hit("half", half, hit.start, hit.end) for hit, _, half in with_hours(text, language))


@remembered
def with_hours(text: str, language: str) -> tuple[tuple[Hit, Hour, str], ...]:
    """Return the words for a part of the day with the hour beside each and the half of the day."""
    found = of_group(text, language, "day")
    hours = hours_in(text, language) if found else ()
    spaced = language_of(language) not in CONTINUOUS
    result = []
    for hit in found:
        place = bisect_left(hours, hit.start, key=attrgetter("start"))
        beside = hours[max(0, place - AROUND) : place + AROUND]
        near = [(max(hour.start - hit.end, hit.start - hour.end), hour) for hour in beside]
        near = [(gap, hour) for gap, hour in near if 0 <= gap <= GAP and not _counted(masked(text), hit, hour, spaced)]
        # In "one at night, 10 o'clock" one is a tablet.
        hour = min(near, key=lambda each: (each[0], not each[1].in_digits))[1] if near else None
        if hour and (half := _half(hit, hour)):
            result.append((hit, hour, half))
    return tuple(result)


def _counted(prose: str, hit: Hit, hour: Hour, spaced: bool) -> bool:
    """Whether digits count what stands right behind them: Chinese 5晚 is five nights, and so are English 5 nights."""
    if spaced and prose[hit.start : hit.end].lower() in PLURALS:
        return True
    return hour.end == hit.start and not spaced and prose[hour.end - 1].isdigit()


@remembered
def hours_in(text: str, language: str) -> tuple[Hour, ...]:
    """Return the hours of a text in order of place, from digits and words."""
    hours: list[Hour] = []
    dosed = False
    named = of_group(text, language, "weekday")
    for number, unit in quantities(text, language):
        if any(day.start <= number.start < day.end for day in named):
            continue  # Chinese 周二 is Tuesday, and not two o'clock
        value, gap = number.values[0], masked(text)[hours[-1].end : number.start] if hours else ""
        dosed, word = dosed or unit in DOSES, number.kind == "word"
        part = len(number.written) == 2 and value < 60 and MINUTES.fullmatch(gap)
        ends = gap[:1].isspace() and (unit == "hour" or HOUR_AFTER.match(masked(text), number.end))
        if hours and hours[-1].value <= 24 and part and not ends:
            hours[-1] = replace(hours[-1], end=number.end)
        elif number.written.casefold() in NO_HOURS or (
            language == "en"
            and (unit == "hour" or (not unit and (dosed or word) and not _at(masked(text)[: number.start], word)))
        ):  # the first dose, a dose tonight, every night, both eyes, 1 tablet in the morning and one at night
            continue
        elif unit in {"", "hour"} and 0 <= value <= 24 and value.denominator == 1:  # half a tablet tonight is no hour
            hours.append(Hour(value, number.start, max(number.end, number.unit_end), number.kind != "word"))
    return tuple(sorted(hours, key=attrgetter("start")))


def _at(before: str, word: bool) -> bool:
    """Whether an hour is told behind a text; a number in words is none behind a mark: one day before: one tablet."""
    return AT.search(before) is not None or (not word and MARK.search(before) is not None)


def _half(hit: Hit, hour: Hour) -> str:
    """Return the half of the day; a night belongs to both."""
    if hit.name == "night":
        return "pm" if hour.value % 12 >= EVENING and hour.value % 24 != MIDNIGHT else "am"
    return "am" if hit.name in FIRST else "pm" if hit.name in SECOND else ""
