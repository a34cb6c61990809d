"""More puffs, drops, tablets or units than anybody takes at once: Give 60 puffs of albuterol."""

import regex

_TAKE = r"(?:take|give|use|inhale|inject|put|repeat|swallow)"
_AHEAD = rf"\b{_TAKE}\s(?:\p{{L}}+\s){{0,3}}?(?:(?:\d+\s(?:to|or)\s)|(?:\d+[-–]))?"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})*|\d+)"
_EYE = r"(?:in|into|to)\s(?:the\s|your\s|each\s|both\s)?(?:\p{L}+\s){0,2}eyes?"
_AT = (
    r"(?!s?\s(?:(?:a|per|each|every|in\sa|this)\s(?:day|week|month)|daily|in\s(?:all|total)|for\s\d+\s(?:days|weeks)))"
)
AT_ONCE = (
    rf"{_AHEAD}{_NUMBER}\s(?:more\s)?(?P<what>puff|spray)s?\b{_AT}"
    rf"|(?:,|\|)\s(?:\d+\s(?:to|or)\s)?{_NUMBER}\s(?P<what>puff)s?\s(?:once|twice|with|by|every|in\sthe|\d\stimes)\b"
    rf"|{_AHEAD}{_NUMBER}\s(?P<what>drop)s?\s{_EYE}\b"
    rf"|{_AHEAD}(?<!\b(?:all|the)\s(?:\d+\s)?){_NUMBER}\s(?P<what>tablet|capsule|pill)s?\b{_AT}"
    rf"|{_AHEAD}{_NUMBER}\s(?P<what>unit)s?\sof\s(?:\p{{L}}+-acting\s)?(?:your\s)?(?:insulin|glargine|lispro|aspart|NPH)\b"
)
MOST = {"puff": 12, "spray": 8, "drop": 4, "tablet": 24, "capsule": 24, "pill": 24, "unit": 150}
"""How many are the most that are told to be taken at once: preparations for a colonoscopy have 20 tablets and more."""


def too_many(match: regex.Match[str]) -> str:
    """Say what is wrong with so many, if anything is."""
    return (
        f"“{match[0]}” is more than anybody takes at once: count its digits"
        if int(match["number"].replace(",", "")) > MOST[match["what"].lower()]
        else ""
    )
