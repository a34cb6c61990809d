"""Orders of the English that no handout gives: take two doses at once, give aspirin to children, smoke."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.model import BELOW, CELLED, LEVELS, Kind
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

_BEGIN = r"^(?:please\s|you\s(?:may|can|should)\s|always\s)?"
NEVER = (
    r"(?:take|give|use)\s(?:(?:two|2)\sdoses|a\sdouble\sdose)\s(?:at\s(?:once|the\ssame\stime)|to\smake\sup)",
    r"double\s(?:the|your)\snext\sdose\b",
    r"give\saspirin\sto\s(?:a\s)?(?:bab(?:y|ies)|infants?|child(?:ren)?|kids|teen\p{L}*)\b",
    r"(?:smoke|vape|drink\salcohol)(?=[.,;]|\s(?:at|in|or|while|during|until|for)\b|$)",
    r"(?:rub|scratch|pick\sat)\s(?:or\s\p{L}+\s)?(?:the|your|his|her)\s(?:\p{L}+\s)?(?:eyes?|scabs?|wound|stitches|rash|blisters?)(?=[.,;]|\s(?:for|until|while)\b|$)",
    r"drive\s(?:\p{L}+\s){0,4}(?:while|when|if)\syou\s(?:are|feel|take)\s(?:\p{L}+\s){0,3}(?:sleepy|dizzy|drowsy|opioids?|sedat\p{L}*)",
    r"share\s(?:your|this|the)\s(?:medicines?|tablets|pills|needles?|syringes?|insulin|pens?|inhaler)\s(?:with|among)\b(?!\syour\s(?:doctor|nurse|pharmacist))",
    r"(?:reuse|re-use)\s(?:your\s|the\s|a\s)?(?:needles?|lancets?)\b",
    r"put\s(?:butter|oil)\son\s(?:the|a|your)\sburn",
    r"(?:use|stick|put)\s(?:a\s)?(?:cotton\sswabs?|q-tips?)\s(?:\p{L}+\s)?(?:in|into)\s(?:your|the)\sears?",
)
"""What is told in handouts only as what must not be done."""

FORBIDS = regex.compile(r"\b(?:not|avoid|never|stop|no|what\smakes)\b|n['’]t\b", regex.IGNORECASE)
"""In a heading: what stands below is forbidden."""


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(rf"{_BEGIN}(?P<told>{'|'.join(NEVER)})", regex.IGNORECASE)


@across(Severity.WARNING, english=True)
def denial_lost(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row orders what handouts only forbid: take two doses at once, give aspirin to children, rub your eye."""
    heading = ""
    for row in sources(units):
        heading = row.source if row.kind in LEVELS else heading
        if row.kind in {*CELLED, Kind.DONT, Kind.ITEM} or BELOW in row.place or FORBIDS.search(heading):
            continue
        for sentence in sentences(row.source):
            if found := _pattern().search(masked(sentence)):
                yield row, f"“{found['told']}” is what no handout orders: is “Do not” missing?"
