"""Units, lengths and hours that nobody means: no urine for 6 minutes, 48 days for 48 hours, a clinic open at night."""

import regex

from ...analysis.words.medicines import medicines
from .clock_times import CLOCK, TIME, minutes
from .intervals import SECONDS, Slip
from .most_a_day import MOST

_UNIT = rf"(?:{'|'.join(SECONDS)})"
_MEAL = r"(?:breakfast|lunch|dinner|supper|a\smeal|meals|eating|you\seat|food)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_LAB = r"(?:blood\s(?:sugar|glucose)|glucose|uric\sacid|cholesterol|LDL|HDL|triglycerides?|creatinine)"
EVENING, MORNING = 17 * 60, 7 * 60
"""Minutes of the day: a clinic that opens after the one and closes before the other is open at night."""
MOST_HOURS = 24
TUBE = regex.compile(
    r"\b(?:tubes?|creams?|ointments?|gels?|jars?|lotions?|powder|packets?|fingertips?)\b", regex.IGNORECASE
)
"""What has grams of a medicine on it."""
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


def _turned(match: regex.Match[str]) -> str:
    turned = float(match["less"]) > float(match["more"])
    return f"“{match[0]}” is turned round: write the less first" if turned else ""


def _grams(match: regex.Match[str]) -> str:
    # The most of some medicines is known, and told by itself.
    named = medicines(match["name"]) and match["name"].casefold() not in MOST and not TUBE.search(match.string)
    return f"“{match[0]}” is more than anybody takes: are mg meant?" if named else ""


def _at_night(match: regex.Match[str]) -> str:
    begin, end = map(minutes, CLOCK.finditer(match["hours"]))
    if begin is None or end is None or AT_NIGHT.search(match.string) or not (begin >= EVENING and 0 < end <= MORNING):
        return ""
    return f"“{match['hours']}” are hours of the night: correct AM or PM"


def _hours_meant(match: regex.Match[str]) -> str:
    return f"“{match['told']}”: are hours meant?"


def _minutes_meant(match: regex.Match[str]) -> str:
    return f"“{match['told']}” is very long: are minutes meant?"


UNLIKELY: tuple[Slip, ...] = (
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
            r"\b(?:acetaminophen|tylenol|ibuprofen|naproxen|amoxicillin|cephalexin|penicillin|oxycodone|tramadol|albuterol)\b[^.;]{0,40}\b"
            r"(?P<told>every\s(?:\d+\s(?:to|or)\s)?(?:[468]|12)\s(?:days|weeks))\b"
        ),
        _hours_meant,
    ),
    (
        r"\b(?:oxygen|flow)\b[^.;|]{0,30}?\b(?P<told>\d+(?:\.\d)?\s?m[lL]\s(?:a|per)\sminute)\b",
        lambda match: f"“{match['told']}” is hardly any oxygen: are liters meant?",
    ),
    (
        r"\b(?:oxygen|flow)\b[^.;|]{0,30}?\b(?P<told>\d+(?:\.\d)?\s?(?:liters?|L)\s(?:a|per)\s(?:second|hour|day))\b",
        lambda match: f"“{match['told']}”: is a minute meant?",
    ),
    (
        rf"\b{_LAB}\b[^.;|]{{0,40}}?\b(?P<told>\d+(?:\.\d+)?\s?(?:(?:mc|k)?g/dL|mL/dL|mg/m?L|mmol/dL))",
        lambda match: f"“{match['told']}”: is mg/dL or mmol/L meant?",
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
        r"\b(?P<told>(?:below|under)\s(?:1[5-9]|[2-9]\d)\d\smg/dL\sis\slow|(?:above|over)\s[1-9]?\d\smg/dL\sis\shigh)\b",
        lambda match: f"“{match['told']}” is no usual level: count its digits",
    ),
    (
        r"^[^:]*\btake\b[^.;:]*\d\s?(?:mg|mcg|tablets?|capsules?)\b[^.;:]*(?P<told>\bat\s[1-3](?::\d\d)?\s?a\.?m\b)(?![^.;]*\d\s?[ap]\.?m\b)",
        lambda match: f"“{match['told']}” is in the night: is PM meant?",
    ),
    (
        r"\b(?P<told>(?:[2-9]\d|\d{3})\s(?:glasses|cups|bottles))\b[^.;]{0,30}\b(?:(?:a|per|each|every)\sday|daily)\b",
        lambda match: f"“{match['told']}” is more than anybody drinks: count its digits",
    ),
    (
        r"\bnitroglycerin\b[^.;]{0,30}?(?<![\d.])(?P<told>(?:[1-9]|\d\d+)(?:\.\d+)?\s?mg)\b[^.;]{0,30}\b(?:under|below|beneath)\syour\stongue\b",
        lambda match: f"“{match['told']}” is more than is put under the tongue: count its digits",
    ),
    (
        (
            r"\bcall\b[^.;]*\b(?:sugar|glucose)\b[^.;\d]{0,20}\b(?:(?:above|over|higher\sthan|more\sthan)\s(?P<told>[1-9]?\d\s?mg/dL)"
            r"|(?:below|under|lower\sthan|less\sthan)\s(?P<told>(?:1[5-9]|[2-9]\d)\d\s?mg/dL))"
        ),
        lambda match: f"“{match['told']}” is no reason to call: count its digits, or correct above or below",
    ),
    (
        r"(?<![\d.–-])\b(?P<less>\d{1,3}(?:\.\d+)?)\s?(?:to|-|–)\s?(?P<more>\d{1,3}(?:\.\d+)?)\s?(?:%|percent\b)",
        _turned,
    ),
    (
        r"\b(?:drink|water|fluids?|juice|glass(?:es)?|cups?|bottles?)\b[^.;|]{0,20}?(?<![\d.,])(?P<told>\d{2,}\s?(?:L|liters?))\b(?!\s(?:a|per)\sminute)",
        lambda match: f"“{match['told']}” is more than anybody drinks: are mL meant?",
    ),
    (
        rf"\bempty\sstomach,?\s(?:\p{{L}}+\s){{0,3}}(?P<told>(?:(?:\d+\s(?:to|or)\s)?\d+\sminutes|half\san\shour|(?:1|an|one)\shour)\safter\s{_MEAL})\b",
        lambda match: f"“{match['told']}” the stomach is not empty: is before meant?",
    ),
    (r"\b(?P<name>\p{L}{5,}),?\s\d{2,}\s?(?:g|grams)\b(?!/)", _grams),
    (
        rf"\b(?:clinic|office|open|{_DAY}\s?(?:to|through|-|–)\s?{_DAY})\b[^.;]{{0,40}}?(?P<hours>{TIME}\s?(?:to|until|[-–])\s?{TIME})",
        _at_night,
    ),
)
"""What may be a slip → what is said of it; nothing where it is none."""
