"""How often and how long that nobody means: every 40 hours, 8 times in 24 days, for 20 hours, every hour."""

from collections.abc import Callable

import regex

from ..english.clock_times import CLOCK, TIME, minutes

Slip = tuple[str, Callable[[regex.Match[str]], str]]
"""What may be a slip, as a pattern, and what says what is wrong with it; nothing where it is none."""
USUAL = frozenset({36, 48, 60, 72, 84, 96, 120, 144, 168})
"""Hours over a day that something may be done after, as often as that comes: a patch is changed every 72 hours."""
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_UNIT = rf"(?:{'|'.join(SECONDS)})"
_PILLS = r"(?:tablets?|capsules?|pills?|caplets?|mg)"
_SHORT = r"(?:minutes?|seconds?)"
AT_ONCE = regex.compile(
    r"\b(?:nitro\p{L}*|naloxone|epinephrine|tongue|chest|sips?|drink|water|fluids?|vomit\p{L}*)\b",
    regex.IGNORECASE,
)
"""What may be given every few minutes."""
_BRIEFLY = (
    r"(?<!(?:\b(?:not|never|avoid|without)|n['’]t)\b[^.;:!?]{0,60})"
    r"\b(?:warm\sup|cool\sdown|rinse|scrub|gargle|squeeze|wash\syour\shands)"
)
"""What is done for minutes; what is forbidden may last for hours: "Do not rinse your mouth for 24 hours"."""
_AM, _PM = (rf"(?::\d\d)?\s?{half}\.?m\b" for half in "ap")


def _too_rare(match: regex.Match[str]) -> str:
    hours = int(match["hours"])
    return f"“{match[0]}” is no usual time: count its digits" if hours > 24 and hours not in USUAL else ""


def _too_often(match: regex.Match[str]) -> str:
    return "" if AT_ONCE.search(match.string) else f"“{match[0]}” is too often: are hours meant?"


def _too_long(match: regex.Match[str]) -> str:
    length = int(match["length"]) * SECONDS[match["of"].lower()]
    apart = int(match["apart"] or 1) * SECONDS[match["each"].lower()]
    return f"“{match[0]}” takes longer than the time between: correct one of the two" if length > apart else ""


def _days(match: regex.Match[str]) -> str:
    first, then = int(match["first"]), int(match["then"])
    whole = int(match["whole"])
    return "" if first + then == whole else f"“{match[0]}”: these are {first + then} days, not {whole}"


def _as_often(match: regex.Match[str]) -> str:
    times = len(CLOCK.findall(match["clocks"]))
    return "" if times == int(match["often"]) else f"“{match[0]}”: these are {times} times of day"


def _hours(match: regex.Match[str]) -> str:
    begin, end = map(minutes, CLOCK.finditer(match["clocks"]))
    if begin is None or end is None:
        return ""
    hours = ((end - begin) % 1440 or 1440) / 60
    return "" if hours == int(match["hours"]) else f"“{match[0]}”: from one to the other are {hours:g} hours"


INTERVALS: tuple[Slip, ...] = (
    (r"\bevery\s(?P<hours>\d{2,3})\shours\b", _too_rare),
    (
        (
            rf"\b\d+\s?{_PILLS}\b[^.;|]{{0,30}}?\bevery\s(?:\d+\s(?:to|or)\s|\d+[-–])?(?:[1-9]|1[012])\s{_SHORT}\b"
            rf"|\bdose\severy\s[46]\s?(?:to|or|[-–])\s?[68]\s{_SHORT}\b"
        ),
        _too_often,
    ),
    (r"\bevery\s24\s(?:days|weeks)\b", lambda match: f"“{match[0]}”: are hours meant?"),
    (
        (
            r"\b(?:1[3-9]|[2-9]\d)\s(?:hours|days)\s(?:before|after|of)\s(?:(?:a|your|the|each)\s)?(?:meals?|breakfast|lunch|dinner|eating)\b"
            rf"|{_BRIEFLY}\s(?:\p{{L}}+\s){{0,4}}for\s(?:\d+\s(?:to|or)\s)?\d+\s(?:hours|days)\b"
            r"|\b\d+\s(?:hours|days)\son\s(?:each|the\sother)\s(?:side|breast)\b"
        ),
        lambda match: f"“{match[0]}” is very long: are minutes meant?",
    ),
    (
        r"\b[1-9]\d\d\s?m[lL]\b[^.;|\d]{0,30}\bover\s(?:\d+\s(?:to|or)\s)?\d+\sseconds\b",
        lambda match: f"“{match[0]}” is very fast: are minutes meant?",
    ),
    (
        r"\b(?:times|doses|feedings|tablets|mg|mL)\sin\s24\s(?:minutes|days)\b|\b(?:more|less|fewer)\sthan\s\d+\s(?:\p{L}+\s){1,2}in\s24\s(?:minutes|days)\b",
        lambda match: f"“{match[0]}”: are 24 hours meant?",
    ),
    (
        r"\bthan\s(?:[4-9]\sdoses|[\d,]+\smg)\sin\s(?:[1-3]|one|two|three)\shours?\b",
        lambda match: f"“{match[0]}” limits a very short time: are 24 hours meant?",
    ),
    (
        rf"\bfor\s(?P<length>\d+)\s(?P<of>{_UNIT})s?,?\s(?:once\s)?every\s(?P<apart>\d+)?\s?(?P<each>{_UNIT})s?\b",
        _too_long,
    ),
    (
        r"\b(?:[89]|[1-9]\d+)\sdays\s(?:a|per|each|every)\sweek\b",
        lambda match: f"“{match[0]}”: a week has 7; correct the number",
    ),
    (
        r"\b(?:is|has|lasts|takes)\s(?P<whole>\d+)\sdays\s?[:(]\s?(?P<first>\d+)\sdays\b[^.;:\d]{0,40}\b(?:then|and|plus)\s(?P<then>\d+)\sdays\b(?![^.;)]*\b(?:then|and|plus)\s\d)",
        _days,
    ),
    (
        r"\bbetween\s(?:days|weeks|months)\s(?P<first>\d+)\sand\s(?P<last>\d+)\b",
        lambda match: (
            f"“{match[0]}” is turned round: write the less first" if int(match["first"]) > int(match["last"]) else ""
        ),
    ),
    (
        rf"\b(?P<often>[2-8])\s(?!times|doses)\p{{L}}+\s(?:a|per|each)\sday:\s(?:at\s)?(?P<clocks>{TIME}(?:,\s{TIME})*,?\sand\s{TIME})(?=\s?[.;(]|$)",
        _as_often,
    ),
    (
        rf"(?<![\d.–-]|to\s)\b(?P<hours>\d{{1,2}})\shours\s?[:,(]\s?(?:from\s)?(?P<clocks>{TIME}\s(?:to|until)\s{TIME})",
        _hours,
    ),
    (
        (
            rf"\bmorning,?\s(?:at|by|around|between)\s(?:\d{{1,2}}\sand\s)?\d{{1,2}}{_PM}(?!\s(?:and|or)\b)"
            rf"|\b(?:evening|bedtime|dinner|afternoon),?\s(?:at|by|around|between)\s(?:\d{{1,2}}\sand\s)?\d{{1,2}}{_AM}"
            rf"|\b\d{{1,2}}{_PM}\sin\sthe\smorning\b|\bbreakfast\s?(?:\||:|at|,)\s?\d{{1,2}}{_PM}|\blunch\s?(?:\||:|at|,)\s?(?:12|[1-9]){_AM}"
            rf"|\b(?:dinner|supper|bedtime)\s?(?:\||:)\s?\d{{1,2}}{_AM}|\b\d{{1,2}}{_AM}\s(?:in\sthe\s(?:evening|afternoon)|at\sbedtime)\b"
        ),
        lambda match: f"“{match[0]}”: correct AM or PM, or the time of day",
    ),
)
