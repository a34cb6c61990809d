"""Lengths and hours that nobody means: no urine for 6 minutes, 48 days for 48 hours, a clinic open at night."""

import regex

from ..english.clock_times import CLOCK, TIME, minutes
from .intervals import SECONDS, Slip

_UNIT = rf"(?:{'|'.join(SECONDS)})"
_MEAL = r"(?:breakfast|lunch|dinner|supper|a\smeal|meals|eating|you\seat|food)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
EVENING, MORNING = 17 * 60, 7 * 60
"""Minutes of the day: a clinic that opens after the one and closes before the other is open at night."""
MOST_HOURS = 24
AT_NIGHT = regex.compile(
    r"\b(?:nights?|overnight|after[\s-]hours|on[\s-]call|emergency|closed|answering)\b", regex.IGNORECASE
)


def _every(match: regex.Match[str]) -> str:
    apart, length = (
        int(match[number]) * SECONDS[match[unit].lower()] for number, unit in (("apart", "each"), ("length", "of"))
    )
    return f"“{match[0]}” comes to once at most: correct one of the two" if apart >= length else ""


def _all_day(match: regex.Match[str]) -> str:
    hours = int(match["hours"]) * int(match["times"])
    return f"“{match[0]}” are {hours} hours a day: correct one of the two" if hours > MOST_HOURS else ""


def _at_night(match: regex.Match[str]) -> str:
    begin, end = map(minutes, CLOCK.finditer(match["hours"]))
    if begin is None or end is None or AT_NIGHT.search(match.string) or not (begin >= EVENING and 0 < end <= MORNING):
        return ""
    return f"“{match['hours']}” are hours of the night: correct AM or PM"


def _hours_meant(match: regex.Match[str]) -> str:
    return f"“{match['told']}”: are hours meant?"


def _minutes_meant(match: regex.Match[str]) -> str:
    return f"“{match['told']}” is very long: are minutes meant?"


UNLIKELY_TIMES: tuple[Slip, ...] = (
    (
        rf"\bevery\s(?P<apart>\d+)\s(?P<each>{_UNIT})s?,?\sfor\s(?:at\sleast\s|up\sto\s|the\snext\s|a\stotal\sof\s)?(?P<length>\d+)\s(?P<of>{_UNIT})s?\b",
        _every,
    ),
    (r"(?<![\d.,–-]|\bto\s|\bor\s)\b(?P<told>(?:48|72)\s(?:days|minutes))\b", _hours_meant),
    (
        r"\bfor\s(?:\d+\s(?:to|or)\s)?(?P<hours>\d+)\shours,?\s(?:at\sa\stime,?\s)?(?P<times>\d+)\s(?:(?:to|or)\s\d+\s)?times\s(?:(?:a|per|each|every)\sday|daily)",
        _all_day,
    ),
    (
        (
            r"(?P<told>\b(?:[4-9]|\d\d+)\shours)\s(?:before|after)\s(?:each|every)\s(?:feeding|meal)\b"
            r"|\b(?:ice|cold\spack|heating\spad|warm\scompress)\b[^.;]{0,40}?\bfor\s(?:\d+\s(?:to|or)\s)?(?P<told>\d+\s(?:hours|days))\sat\sa\stime\b"
        ),
        _minutes_meant,
    ),
    (
        r"\bwait\s(?:for\s)?(?P<told>\d+\s(?:hours?|days?|weeks?))\b[^;]{0,70}\bcall\s911\b",
        _minutes_meant,
    ),
    (
        (
            r"\b(?:no\surine|(?:no|not)\s(?:\p{L}+\s){0,3}urine|urinat\p{L}*|wet\sdiapers?)\b[^.;\d]{0,12}\b(?:for|in)\s(?:\d+\s(?:to|or)\s)?"
            r"(?P<told>\d+\s(?:seconds|minutes|weeks))\b"
        ),
        _hours_meant,
    ),
    (
        (
            r"\b(?:acetaminophen|tylenol|ibuprofen|naproxen|amoxicillin|cephalexin|penicillin|oxycodone|tramadol|albuterol|enoxaparin|heparin|metformin|gabapentin|ondansetron)\b[^.;]{0,40}\b"
            r"(?P<told>every\s(?:\d+\s(?:to|or)\s)?(?:[468]|12)\s(?:days|weeks))\b"
        ),
        _hours_meant,
    ),
    (
        (
            r"\b(?:drink|sip)\b[^.;]{0,60}\b(?P<told>every\s\d+\s(?:days|weeks))\b"
            r"|\bwait\s(?:for\s)?(?:\d+\s(?:to|or)\s)?(?P<told>\d+\s(?:hours|days))\sbetween\s(?:\p{L}+\s){1,4}(?:drops|puffs|sprays)\b"
        ),
        _minutes_meant,
    ),
    (
        r"\b(?:staples|stitches|sutures)\b[^.;\d]{0,30}\b(?:out|removed|off)\s(?:after|in)\s(?:\d+\s(?:to|or)\s)?(?P<told>\d+\s(?:minutes|hours))\b",
        lambda match: f"“{match['told']}”: are days meant?",
    ),
    (
        r"\b(?:amoxicillin|cephalexin|penicillin|azithromycin)\b[^.;|]{0,60}\bfor\s(?P<told>(?:[5-9]|1\d)\sweeks)\b",
        lambda match: f"“{match['told']}”: are days meant?",
    ),
    (
        r"^[^:]*\btake\b[^.;:]*\d\s?(?:mg|mcg|tablets?|capsules?)\b[^.;:]*(?P<told>\bat\s[1-3](?::\d\d)?\s?a\.?m\b)(?![^.;]*\d\s?[ap]\.?m\b)",
        lambda match: f"“{match['told']}” is in the night: is PM meant?",
    ),
    (
        rf"\bempty\sstomach,?\s(?:\p{{L}}+\s){{0,3}}(?P<told>(?:(?:\d+\s(?:to|or)\s)?\d+\sminutes|1\shour)\safter\s{_MEAL})\b",
        lambda match: f"“{match['told']}” the stomach is not empty: is before meant?",
    ),
    (
        rf"\b(?:clinic|office|open|{_DAY}\s?(?:to|through|-|–)\s?{_DAY})\b[^.;]{{0,40}}?(?P<hours>{TIME}\s?(?:to|until|[-–])\s?{TIME})",
        _at_night,
    ),
    (
        r"\d\s?(?:mg|mcg|m[lL]|tablets?|capsules?|puffs?|drops?)\b[^.;\d]{0,20}\b(?:(?:once|twice|\d\stimes)\sa\sday|daily)\sfor\s(?P<told>\d+\s(?:hours|minutes))\b",
        lambda match: f"“{match['told']}”: are days meant?",
    ),
    (
        r"\bwithin\s(?P<told>24\s(?:days|weeks|minutes))\b|\bsleeps?\s(?:longer|more)\sthan\s(?P<told>\d+\s(?:days|weeks))\b",
        _hours_meant,
    ),
    (
        r"\bhold\s(?:your|the)\sbreath\s(?:for\s)?(?P<told>(?:\d+\s(?:to|or)\s)?\d+\s(?:minutes|hours))\b",
        lambda match: f"“{match['told']}”: are seconds meant?",
    ),
    (
        (
            r"\bnosebleed\b[^.;\d]{0,40}\b(?:\d+\s(?:to|or)\s)?(?P<told>\d+\s(?:days|weeks))\b"
            r"|(?P<told>\b(?:(?:[6-9]|\d\d)\shours|\d+\sdays)\sbefore\s(?:exercis\p{L}+|sports))\b"
            r"|\b(?:bite|pinch|press|apply\s(?:firm|direct)\spressure)\b[^.;\d]{0,40}\bfor\s(?:\d+\s(?:to|or)\s)?(?P<told>\d+\s(?:hours|days))\b"
        ),
        _minutes_meant,
    ),
)
"""What may be a slip → what is said of it; nothing where it is none."""
