"""Words that a program for spelling, or a hand, has put for others: take 2 tables a day, 1 weak, the would."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.tokens import masked

_FEW = r"(?:\d+|half|one|two|three|four|five|six|seven|eight|ten)"
_WHOSE = r"(?:your|the|his|her|their|my)"
_ENDS = (
    r"(?=[.,;)]|$"
    r"|\s(?:a|per|of|at|is|by|if|as|in|on|or|and|for|with|every|before|after|once|twice|right|left|now|hurts)\b)"
)
WORDS: tuple[tuple[str, str], ...] = (
    (rf"\b{_FEW}\s(?P<word>weaks?|weeds)\b", "weeks"),
    (rf"\b(?:{_FEW}|every)\s(?P<word>ours?)\b", "hours"),
    (rf"\b(?:{_FEW}|every)\s(?P<word>minuets?|minuetes?|munites|minites)\b", "minutes"),
    (rf"\b{_FEW}\s(?P<word>moths?|mouths)\b", "months"),
    (r"\b(?:\d+|once|twice|three)\s(?:\p{L}+\s){0,2}a\s(?P<word>mouth|moth)(?=[.,;)]|$)", "month"),
    (r"\b(?:skin|wound|eye|area|cut|leg|incision|it)\s(?:is|gets|looks|turns)\s(?P<word>read)\b", "red"),
    (rf"\b{_FEW}\s(?P<word>daze|dais)\b", "days"),
    (
        rf"\b(?:take|give|swallow|chew)\s(?:\p{{L}}+\s){{0,2}}?(?:{_FEW}|a)\s(?P<word>tables?|tabets?|tabloids?)\b(?!\s?spoon)",
        "tablets",
    ),
    (rf"\b{_FEW}\s(?P<word>drips)\b(?=\s(?:in|into|to)\b)", "drops"),
    (rf"\b{_FEW}\s(?P<word>puffy|buffs)\b", "puffs"),
    (rf"\b(?:a|1|next|missed|every|double|extra)\s(?P<word>does|doze){_ENDS}", "dose"),
    (r"\b(?:\d+|two|three|four)\s(?P<word>does|dozes)\b(?=[.,;)]|$|\s(?:a|per|in|of|at|every|each)\b)", "doses"),
    (r"\b(?:once|twice|(?:\d|two|three|four)\stimes)\s(?P<word>dairy|diary|dally)\b", "daily"),
    (r"\b(?:once|twice|times)\sa\s(?P<word>say|bay|dat|dya|fay)\b", "day"),
    (rf"\b{_WHOSE}\s(?:surgical\s|open\s)?(?P<word>would)\b(?!['’-])", "wound"),
    (rf"\b{_WHOSE}\s(?:left\s|right\s)?(?P<word>heal){_ENDS}", "heel"),
    (r"\b(?:(?:in|on)\sthe|every|each|next|this)\s(?P<word>mourning)\b(?!\s(?:process|period))", "morning"),
    (r"\b(?P<word>stiches|stitchs)\b", "stitches"),
    (r"\b(?P<word>bowl)\s(?:movements?|preparation|prep|habits?)\b", "bowel"),
    (r"\b(?P<word>loose)\s(?:\d+\s(?:lb|kg|pounds)|weight|consciousness|your\sappetite|more\sthan\s\d)", "lose"),
    (r"\b(?:a|high|no)\s(?P<word>fewer|fiver|feaver)(?=[.,;]|$|\s(?:of\s\d|or|and|above|over|for)\b)", "fever"),
    (r"\bblood\s(?P<word>sugger|suger|pleasure|presser|clods?)\b", "sugar, pressure or clot"),
    (
        r"\b(?:short(?:ness)?\sof|trouble|hard\sto)\s(?P<word>breadth|breading|breeding|berating)\b",
        "breath or breathing",
    ),
    (r"\bchest\s(?P<word>pane|pian)\b", "pain"),
    (r"\b(?P<word>clam|cal|cll|calll)\s(?:us|911)\b", "call"),
    (r"\bwash\syour\s(?P<word>hans|bands)\b", "hands"),
    (r"\b(?:do|must|should|may|can)\s(?P<word>nit|nto|mot|knot|noy)\s\p{L}+", "not"),
    (r"\b(?P<word>tank|talk|tack|rake|bake)\s\d+\s(?:tablets?|capsules?|pills?|drops|puffs|mg|m[lL])\b", "take"),
    (r"\b(?:on|with)\san\sempty\s(?P<word>stomache|stomack|stock|store)\b", "stomach"),
    (
        r"\b(?:with|without)\s(?P<word>foot|flood|fool)(?=[.,;]|$|\s(?:or\s(?:milk|water)|and\swater|once|twice|every)\b)",
        "food",
    ),
)
"""What stands in the place of another word, and that other; nothing that a handout may say."""


@across(Severity.WARNING, english=True)
def wrong_word(units: list[Unit]) -> Iterator[UnitMessage]:
    """No word of the English stands for another that a program or a slip of the hand has put it for: 2 tables a day."""
    for row in sources(units):
        text = masked(row.source)
        for found in _pattern().finditer(text):
            meant = next(word for at, (_, word) in enumerate(WORDS) if found[f"at{at}"] is not None)
            word = found["word"]
            yield row, f"“{word}”: is {meant} meant?"


@cache
def _pattern() -> regex.Pattern[str]:
    """Return one pattern of all, which looks at a text once."""
    return regex.compile("|".join(f"(?P<at{at}>{pattern})" for at, (pattern, _) in enumerate(WORDS)), regex.IGNORECASE)
