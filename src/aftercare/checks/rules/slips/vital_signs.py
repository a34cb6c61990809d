"""Pressures, pulses, shares and fevers that nobody has or means: 100/180, 980 beats, a fever of 38 °C or lower."""

import regex

from .intervals import Slip

_CALL = r"\b(?:call|tell|come|go\sto|see)\b[^.;]{0,80}?"
_DEGREES = r"\d{2,3}(?:\.\d)?\s?°\s?[CF](?:\s?\([^)]*\))?"
_LOW, _HIGH = "below|under|less\\sthan|lower\\sthan", "above|over|more\\sthan|higher\\sthan"
PULSE = 250
"""The most beats in a minute that anybody is told of."""


def _pressure(match: regex.Match[str]) -> str:
    upper, lower = int(match["upper"]), int(match["lower"])
    if upper <= lower:
        return f"“{match['told']}” is turned round: the higher number stands first"
    return f"“{match['told']}” is no blood pressure: count its digits" if upper > 300 or lower > 200 else ""


def _all_there_is(match: regex.Match[str]) -> str:
    told = f"“{match[0]}” is any number there is: correct one of the two"
    return told if float(match["low"]) >= float(match["high"]) else ""


def _pulse(match: regex.Match[str]) -> str:
    told = max(int(number) for name in ("low", "high") if (number := match[name]))
    return f"“{match[0]}” is no pulse: count its digits" if told > PULSE else ""


def _of_food(match: regex.Match[str]) -> str:
    """Say that it is too much; sodium in the blood is told in mmol/L, too."""
    least = 200 if match["what"].lower() == "sodium" and "mmol" in match["told"] else 10
    much = float(match["much"].replace(",", ""))
    return f"“{match['told']}” is more than anybody has: count its digits" if much > least else ""


def _other_side(match: regex.Match[str]) -> str:
    same = match["told"].lower().startswith(match["one"].lower()) or regex.search(
        r"\bnot\b|n['’]t\b|\bother\b", match[0]
    )
    return "" if same else f"“{match['told']}” is not “{match['one']} {match['part']}”: which of the two is meant?"


def _of(match: regex.Match[str]) -> str:
    return f"“{match[0]}”: the first number is more than all of them" if int(match["at"]) > int(match["all"]) else ""


VITAL_SIGNS: tuple[Slip, ...] = (
    (r"(?<=\bblood\spressure\b[^.;|]{0,60})\b(?P<told>(?P<upper>\d{2,4})/(?P<lower>\d{2,4}))\b", _pressure),
    (
        (
            rf"\b(?:{_LOW})\s(?P<low>\d+(?:\.\d+)?)\sor\s(?:{_HIGH})\s(?P<high>\d+(?:\.\d+)?)\b(?![/.,]\d)"
            rf"|\b(?:{_HIGH})\s(?P<high>\d+(?:\.\d+)?)\sor\s(?:{_LOW})\s(?P<low>\d+(?:\.\d+)?)\b(?![/.,]\d)"
        ),
        _all_there_is,
    ),
    (
        r"\b\d+\s?mg\sof\s(?:protein|carbohydrates?|carbs|fiber|fat)\b|\b\d[\d,]{2,8}\s?g\sof\s(?:sodium|potassium|phosphorus|calcium|caffeine)\b",
        lambda match: f"“{match[0]}”: correct mg or g",
    ),
    (
        r"\b(?:oxygen|(?<!peak\s)flow)\b[^.;|\d]{0,20}(?P<told>(?:1[6-9]|[2-9]\d|\d{3,})\s?(?:liters?|L)\s?(?:a|per|/)\s?min\p{L}*)",
        lambda match: f"“{match['told']}” is more oxygen than is given at home: count its digits",
    ),
    (
        (
            r"\b(?:heart\srate|pulse|heartbeat)\b[^.;|\d]{0,40}?\b(?!911\b|988\b)(?P<low>\d{2,4})(?:\s(?:to|and)\s|[-–])?(?P<high>\d{2,4})?\b(?!\s?(?:%|mL|mg|seconds|minutes|/))"
            r"|\b(?P<low>\d{2,4})(?:\s(?:to|and)\s|[-–])?(?P<high>\d{2,4})?\s(?:heart\s)?beats\b"
        ),
        _pulse,
    ),
    (
        r"\b(?:los(?:e|es|t|s)|oxygen|saturation)\b[^.;|\d]{0,30}(?:1\d[1-9]|1[1-9]\d|[2-9]\d\d)\s?%",
        lambda match: f"“{match[0]}” is more than all: count the digits",
    ),
    (
        rf"{_CALL}\b(?P<told>(?:fever|temperature)\s(?:of|is)\s{_DEGREES}\s(?:or|and)\s(?:lower|less|below|under))\b",
        lambda match: f"“{match['told']}” is no fever: is higher meant?",
    ),
    (
        r"\btake\sno\s(?:less|fewer)\sthan\s\d+\s(?:tablets|capsules|pills|mg|m[lL]|doses|puffs)\b",
        lambda match: f"“{match[0]}” sets no limit: is more meant?",
    ),
    (
        r"\b(?:flush|syringe|inject|spoon|dropper)\b[^.;|(]{0,30}\b\d+(?:\.\d+)?\s?(?:L|liters?|litres?)\b",
        lambda match: f"“{match[0]}”: are mL meant?",
    ),
    (
        r"\b(?:[2-9],?|\d\d+,?)\d{3}\s?mg,?\s(?:(?:\d|half|one|two|three)(?:\s(?:or|to)\s\d)?\s)?(?:tablets?|capsules?|pills?)\b",
        lambda match: f"“{match[0]}”: no tablet has so much; count the digits",
    ),
    (
        r"\b(?P<what>potassium|sodium|phosphorus)\b[^.;\d]{0,20}(?P<told>(?P<much>\d{2,3},?\d{3})\s?mg|(?P<much>\d{2,3}(?:\.\d)?)\s?mmol/L)",
        _of_food,
    ),
    (
        r"\b(?P<one>right|left)\s(?P<part>eye|ear|arm|leg|knee|foot|hand|side|breast)\b[^|]{0,160}?\b(?P<told>(?:right|left)\s(?P=part)\sonly)(?=[.;,)]|$)",
        _other_side,
    ),
    (r"\b(?P<at>\d{1,2})(?:st|nd|rd|th)\sof\s(?P<all>\d{1,2})\b(?!\s?[\p{L}\d/])", _of),
)
