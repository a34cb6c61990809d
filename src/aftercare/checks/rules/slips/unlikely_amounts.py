"""Units and numbers that nobody means: 2 mL of oxygen a minute, 70 mcg/dL, 60 glasses of water, 60 to 40 percent."""

import regex

from ...analysis.words.medicines import medicines
from .intervals import Slip
from .most_a_day import MOST

_LAB = r"(?:blood\s(?:sugar|glucose)|glucose|uric\sacid|cholesterol|LDL|HDL|triglycerides?|creatinine)"
TUBE = regex.compile(
    r"\b(?:tubes?|creams?|ointments?|gels?|jars?|lotions?|powder|packets?|fingertips?)\b", regex.IGNORECASE
)
"""What has grams of a medicine on it."""


def _turned(match: regex.Match[str]) -> str:
    turned = float(match["less"]) > float(match["more"])
    return f"“{match[0]}” is turned round: write the less first" if turned else ""


def _grams(match: regex.Match[str]) -> str:
    # The most of some medicines is known, and told by itself.
    named = medicines(match["name"]) and match["name"].casefold() not in MOST and not TUBE.search(match.string)
    return f"“{match[0]}” is more than anybody takes: are mg meant?" if named else ""


UNLIKELY_AMOUNTS: tuple[Slip, ...] = (
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
        r"\b(?P<told>(?:below|under)\s(?:1[5-9]|[2-9]\d)\d\smg/dL\sis\slow|(?:above|over)\s[1-9]?\d\smg/dL\sis\shigh)\b",
        lambda match: f"“{match['told']}” is no usual level: count its digits",
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
    (r"\b(?P<name>\p{L}{5,}),?\s\d{2,}\s?(?:g|grams)\b(?!/)", _grams),
    (
        r"\b(?:tablet|capsule|pill)s?\s(?:has|have|contains?|holds?|of)\s(?P<told>(?:[2-9]|\d\d+)\s?(?:g|grams))\b",
        lambda match: f"“{match['told']}” is more than a tablet has: are mg meant?",
    ),
    (
        r"\bINR\b[^.;\d]{0,30}\b(?:above|over|below|under|is|of|to|between)\s(?P<told>[1-9]\d+(?:\.\d)?)\b(?!\s(?:days|weeks|or\smore\sdays))",
        lambda match: f"“{match['told']}” is no INR: count its digits",
    ),
    (
        r"\b(?:bend|raise|lift)\b[^.;]*?\b(?P<told>(?:19\d|[2-9]\d\d|\d{4,})\sdegrees)\b(?!\s?[FC]\b)",
        lambda match: f"“{match['told']}” is more than anybody can: count its digits",
    ),
    (
        r"\b(?:pump|rate|feeding|drip)\b[^.;]{0,40}\b(?P<told>\d+\s?(?:L|liters?)\s(?:per|an|every)\shour)\b",
        lambda match: f"“{match['told']}”: are mL meant?",
    ),
)
"""What may be a slip → what is said of it; nothing where it is none."""
