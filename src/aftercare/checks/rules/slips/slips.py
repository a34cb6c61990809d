"""Slips of the hand that leave an order of the English without a sense: 14:00 PM, 0 doses, wait minutes."""

from collections.abc import Callable, Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.tokens import masked
from ..english.clock_times import CLOCK as CLOCK_TIME
from ..english.clock_times import TIME, minutes
from .at_once import AT_ONCE, too_many
from .intervals import INTERVALS, Slip
from .missing_numbers import ENDLESS, MISSING
from .number_and_noun import UNFITTING
from .unlikely_amounts import UNLIKELY_AMOUNTS
from .unlikely_times import UNLIKELY_TIMES
from .vital_signs import VITAL_SIGNS

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
DOSE = r"(?:drop|tablet|pill|capsule|caplet|puff|spray|dose|teaspoon|tablespoon|mL|mg|mcg)"
LENGTH = r"(?:second|minute|hour|day|week|month)"
TAKE = r"(?:take|give|put|use|apply|inject|swallow|chew|insert|drink|instil+)"
HALF_DAY = r"(?P<half>[ap])(?:m\b|\.m\.)"
NUMBER = (
    rf"(?<!(?:ty|hundred|and)[-\s])\b(?P<word>{'|'.join(ONES)})\s\((?P<digits>\d{{1,3}})\)\s\p{{L}}"
    rf"|\b(?P<digits>\d{{1,2}})\s\((?P<word>{'|'.join(ONES)})\)"
)
NOTHING = (
    rf"\b{TAKE}\s(?:\p{{L}}+\s){{0,2}}?(?P<what>(?:0|zero)\s{DOSE}s?)\b"
    rf"|\bmore\sthan\s(?P<what>(?:0|zero)\s{DOSE}s?)\b|\bwait\s(?:\p{{L}}+\s){{0,2}}?(?P<what>(?:0|zero)\s{LENGTH}s?)\b"
)
LETTER = (
    rf"(?-i:(?<=\b(?i:{TAKE}|wait|for|every|and|or|to|than)\s)[lI](?=\s(?:{DOSE}|{LENGTH})s?\b)"
    rf"|(?<![\w.,-])(?:\d+[Oo]\d*|[lO]\d+)(?=\s?(?:{DOSE}|{LENGTH})s?\b))"
)
CLOCK = (
    rf"(?<![\d:.])(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))?\s?{HALF_DAY}"
    r"|(?<=\b(?:at|after|before|by|from|until|till|to|between|and)\s)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:]|\s?(?i:[ap]\.?m\b))"
    r"(?!\s(?:minutes|ratio))"
)
HOURS = rf"{TIME}\s?(?:to|until|[-–—])\s?{TIME}"
LONG = 18 * 60
"""Minutes from which on the hours of a clinic, or of a night, are too long."""
OFTEN = (
    r"(?<=(?:\||\b(?:take|give|use|apply|put|inject|tablets?|capsules?|drops?|puffs?|mg|m[lL])\b)[^.;|]{0,40})"
    r"\b(?:1[3-9]|[2-9]\d|\d{3})\stimes\s(?:(?:a|per|each)\sday|daily)\b"
)
SCALE = (
    r"\b(?P<value>\d+)\b[^.;\d]{0,20}\bon\sa\sscale\s(?:of|from)\s\d\s?(?:to|-|–)\s?(?P<most>\d+)"
    r"|\bon\sa\sscale\s(?:of|from)\s\d\s?(?:to|-|–)\s?(?P<most>\d+),\s[^.;\d]{0,40}\b(?P<value>\d+)\b(?!\s\p{L}+s\b)"
)
HALVES = r"(?<![\d:.])\d{1,2}(?::\d\d)?\s?(?:[ap]m|[ap]\.m\.)\s(?:[ap]m\b|[ap]\.m\.)"
LONGER = r"\b(?:2[5-9]|[3-9]\d|\d{3,})\s(?:hours|hrs?\.?)\s(?:(?:a|per|each|every|in\sone)\s(?:day|night)|daily)\b"
PARTED = rf"(?<![\w.,/:–-])\d(?:\s0|\u00a0\d{{1,2}})(?=\s?(?:{DOSE}|{LENGTH}|unit)s?\b)"
"""A number with a space inside, which is no group of three: 1 0 mL."""
BED = r"\bbedtime,?\s\(?(?:at\s)?(?P<hour>[4-9]|1[01])(?::\d\d)?\s?a\.?m\b"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
SAME_DAY = rf"\b(?P<day>{_DAY})s?(?:,\s{_DAY}s?)*(?:,|,?\sand)\s(?P=day)s?\b(?!\s(?:morning|afternoon|evening|night))"
DIGIT = regex.compile(r"\d")
NOON = 12
DAY = 24
HOUR = 60


@across(Severity.WARNING, english=True)
def slip(units: list[Unit]) -> Iterator[UnitMessage]:
    """Times of the English are on the clock, and no number is missing, zero, a letter or unlike the words by it."""
    for row in sources(units):
        text = masked(row.source)
        for pattern, told in _patterns(numbered=bool(DIGIT.search(text))):
            for match in pattern.finditer(text):
                if message := told(match):
                    yield row, message


@cache
def _patterns(*, numbered: bool) -> list[tuple[regex.Pattern[str], Callable[[regex.Match[str]], str]]]:
    """Return what may be a slip, in a text with digits or without."""
    slips = (*SLIPS, *VITAL_SIGNS, *((*INTERVALS, *UNLIKELY_TIMES, *UNLIKELY_AMOUNTS) if numbered else ()))
    return [(regex.compile(pattern, regex.IGNORECASE), told) for pattern, told in slips]


def _no_time(match: regex.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if minute >= HOUR or hour > DAY:
        return f"“{match[0]}” is no time of day"
    if match["half"] and hour > NOON:
        return f"“{match[0]}” is no time of day: is {hour - NOON}:{minute:02} PM meant?"
    return ""


def _too_long(match: regex.Match[str]) -> str:
    """Say how long something is open that closes before it opens: 8 PM to 5 PM."""
    begin, end = (clock and minutes(clock) for clock in (CLOCK_TIME.match(match[0]), CLOCK_TIME.search(match[0], 4)))
    if begin is None or end is None or (end - begin) % (DAY * HOUR) < LONG:
        return ""
    return f"“{match[0]}” is {(end - begin) % (DAY * HOUR) / HOUR:g} hours: correct AM or PM"


def _off_the_scale(match: regex.Match[str]) -> str:
    return f"“{match[0]}” is not on that scale" if int(match["value"]) > int(match["most"]) else ""


def _two_numbers(match: regex.Match[str]) -> str:
    same = ONES.index(match["word"].lower()) + 1 == int(match["digits"])
    return "" if same else f"“{match['word']}” is not {match['digits']}: write one of the two"


SLIPS: tuple[Slip, ...] = (
    (BED, lambda match: f"“{match[0]}” is in the morning: is PM meant?"),
    (SAME_DAY, lambda match: f"“{match[0]}” has {match['day']} twice: correct one"),
    (CLOCK, _no_time),
    (HOURS, _too_long),
    (SCALE, _off_the_scale),
    (OFTEN, lambda match: f"“{match[0]}” is more often than anything is taken: correct the number"),
    (AT_ONCE, too_many),
    (NUMBER, _two_numbers),
    (NOTHING, lambda match: f"“{match['what']}” is nothing: write how much, or “Do not”"),
    (MISSING, lambda match: f"“{match[0]}” does not say how many: write the number"),
    (ENDLESS, lambda match: f"“{match[0]}” does not say how long: write the number and its unit"),
    (UNFITTING, lambda match: f"“{match['what']}” may be one or several: correct the number, or the word behind it"),
    (HALVES, lambda match: f"“{match[0]}” is no time of day: write AM or PM"),
    (LONGER, lambda match: f"“{match[0]}”: a day has 24; correct the number"),
    (PARTED, lambda match: f"“{match[0]}” has a space in its number: take it out, or write the number that is meant"),
    (LETTER, lambda match: f"“{match[0]}” has a letter for a digit: type 1 for l, and 0 for O"),
)
"""What may be a slip → what is said of it; nothing where it is none."""
