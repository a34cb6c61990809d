"""Calls for help where there is nothing to help: Call us if you can pass urine, or if the pain is better."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.model import Kind
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

_CALL = r"\b(?:call|contact|phone|come|go\sto)\b[^.;]{0,80}?(?<!\beven\s)\bif:?\s"
_WHO = r"(?:you|your\s(?:child|baby|son|daughter)|he|she|they)"
_ABLE = (
    r"(?:pass\s(?:urine|gas|stool)|urinate|pee|eat|drink|breathe|swallow|stand|walk|talk|speak|sleep|move|wake"
    r"|open\syour|finish\sa\ssentence|be\swoken|keep\s\p{L}+\sdown)"
)
_ILL = (
    r"(?:pain|fever|bleeding|swelling|redness|rash|cough|itching|vomiting|nausea|diarrhea|headache|symptoms?|wound"
    r"|incision|breathing)"
)
_OVER = r"(?:(?:is|are|gets?|feels?)\s(?:much\s)?(?:better|gone|normal|healed|well)|improves?|goes\saway|go\saway)"
WELL = (
    rf"{_CALL}(?P<told>{_WHO}\scan\s{_ABLE})\b",
    rf"{_CALL}[^.;]*?\b(?:or|and)\s(?P<told>(?:{_WHO}\s)?can\s{_ABLE})\b",
    rf"{_CALL}[^.;]*?\b(?P<told>(?:that|which)\sdoes\s(?:go\saway|get\sbetter|improve|stop|heal))\b",
    rf"{_CALL}(?P<told>(?:the|your)\s(?:\p{{L}}+\s)?{_ILL}\s{_OVER})\b",
    rf"{_CALL}(?P<told>{_WHO}\s(?:(?:is|are|gets?|feels?)\s(?:better|well|fine)|improves?))\b",
    rf"{_CALL}(?P<told>(?:the|your)\s(?:pain|bleeding|fever|vomiting|diarrhea)\sstops?)(?=[.,]|$|\s(?:after|within|in)\b)",
)
"""What nobody need call for; "can" is said where "cannot" is meant."""
OTHERWISE = regex.compile(
    r"\b(?:not|no|never|cannot|only|hardly|barely|but|again|back|returns?|then|worse|starts?|still|without|until|before|want|would|less|more)\b|n['’]t\b",
    regex.IGNORECASE,
)
"""Words of a sentence that says more than that all is well."""

MILD = regex.compile(
    r"^(?:call|dial)\s911\b[^.;]*?\bif\b[^.;]*?\b(?P<told>redness|red|pus|constipat\p{L}*|refill|questions?|appointment|visit|runny\snose|itch\p{L}*|mild)\b",
    regex.IGNORECASE,
)
"""Why nobody calls an ambulance."""
SEVERE = regex.compile(
    r"\b(?:breath\p{L}*|chest|swell\p{L}*|swollen|throat|tongue|face|lips?|mouth|faint\p{L}*|pass(?:ed|es)?\sout|confus\p{L}*|wake|seizures?|severe|bleed\p{L}*"
    r"|blood|vomit\p{L}*|stroke|unconscious|collapses?|hives|head|neck|fever|blue|gr[ae]y|dizz\p{L}*|allerg\p{L}*|reaction|weak\p{L}*|numb\p{L}*|overdose"
    r"|spread\p{L}*|fast|very|suicid\p{L}*|speak|talk|move)\b",
    regex.IGNORECASE,
)


@cache
def _patterns() -> list[regex.Pattern[str]]:
    return [regex.compile(pattern, regex.IGNORECASE) for pattern in WELL]


@across(Severity.WARNING, english=True)
def alarm_without_reason(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row tells to call when all is well, if you can pass urine or are better, or to call 911 for a question."""
    lead = ""
    for row in sources(units):
        lead = lead if row.kind == Kind.ITEM else row.source
        for sentence in (f"{lead} {row.source}",) if row.kind == Kind.ITEM else sentences(row.source):
            text = masked(sentence)
            for found in (pattern.search(text) for pattern in _patterns()):
                if found and not OTHERWISE.search(text, found.start("told")):
                    yield row, f"“{found['told']}” is no reason to call: is “not” missing?"
            if (mild := MILD.search(text)) and not SEVERE.search(text):
                yield row, f"“{mild['told']}” is no reason to call 911: is your own number meant?"
