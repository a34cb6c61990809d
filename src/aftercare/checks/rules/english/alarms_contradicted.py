"""Whom to call for one and the same thing: 911 in one row, the clinic in another."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

AMBULANCE, CLINIC, BOTH = "911", "the clinic", "both"
_911 = regex.compile(r"\b911\b|\bambulance\b|\bemergency\s(?:room|department|services)\b", regex.IGNORECASE)
_US = regex.compile(
    r"\b(?:call|phone|contact|tell|message|see)\s(?:us|the\s(?:clinic|office|nurse)|(?:our|your)\s(?:\p{L}+\s){0,2}?"
    r"(?:clinic|office|nurses?|team|doctor|surgeon|dentist|pharmacist|midwife|provider|line))\b",
    regex.IGNORECASE,
)
EMERGENCIES = {
    "breathing": r"(?:trouble|difficulty|problems?)\s(?:with\s)?(?:your\s)?breathing"
    r"|(?:cannot|can['’]t|hard\sto)\sbreathe|short(?:ness)?\sof\sbreath",
    "chest pain": r"chest\spain|pain\sin\s(?:your|the)\schest",
    "fainting": r"(?:faint|pass\sout|passes\sout|faints|fainting|passed\sout)",
    "a seizure": r"seizures?|convulsions?",
    "swelling of the face": r"swelling\s(?:of|in)\s(?:your|the)\s(?:face|lips|tongue|throat|mouth)\b"
    r"|(?:face|lips|tongue|throat)\s(?:swells?|(?:is|are)\sswollen)",
    "not waking up": r"(?:cannot|can['’]t)\s(?:be\swoken|wake\s(?:up|your\s\p{L}+|him|her|them))",
}
"""What an ambulance is called for, in whatever words."""
LESS = regex.compile(
    r"\b(?:mild|slight\p{L}*|a\slittle|some|new|without|no|not|never|before|after|history|had|worse|while|during|than"
    r"|more\sshort|when)\b",
    regex.IGNORECASE,
)
"""Words that may make it another thing, or an earlier one."""


class Told(NamedTuple):
    """What a row says to call for, and whom."""

    row: Unit
    name: str
    words: str
    whom: str


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    return {name: regex.compile(rf"\b(?:{pattern})\b", regex.IGNORECASE) for name, pattern in EMERGENCIES.items()}


@across(Severity.WARNING, english=True)
def alarm_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No handout says to call 911 for something, and in another row to call the clinic for the same."""
    for _, its in groupby(sources(units), lambda row: handout_of(row.place)):
        told = [*_told(its)]
        for each in told:
            same = (other for other in told if other.name == each.name and other.whom == AMBULANCE)
            if each.whom == CLINIC and (other := next(same, None)) and other.row.id != each.row.id:
                yield each.row, f"for “{each.words}” this row says to call the clinic, and {other.row.id} says 911"


def _told(rows: Iterator[Unit]) -> Iterator[Told]:
    """Yield what the rows of one handout say to call for; a heading or a lead-in says whom for those below it."""
    above = lead = ""
    for row in rows:
        whom = _whom(row.source)
        if row.kind in {Kind.TITLE, Kind.HEADING, Kind.SUBHEADING}:
            above = lead = whom
        elif row.kind == Kind.ITEM:
            yield from _named(row, row.source, whom or lead)
        else:
            lead = whom or above
            for sentence in sentences(row.source):
                yield from _named(row, sentence, _whom(sentence) or above)


def _named(row: Unit, sentence: str, whom: str) -> Iterator[Told]:
    if whom in {AMBULANCE, CLINIC} and not LESS.search(sentence):
        for name, pattern in _patterns().items():
            if found := pattern.search(masked(sentence)):
                yield Told(row, name, found[0], whom)


def _whom(text: str) -> str:
    ambulance, clinic = _911.search(text), _US.search(text)
    return BOTH if ambulance and clinic else AMBULANCE if ambulance else CLINIC if clinic else ""
