"""Orders of the English that no handout gives: take two doses at once, give aspirin to children, smoke."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.model import BELOW, CELLED, LEVELS, Kind
from ....core.units import Severity, Unit
from ....source.do_dont import says_so
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

_BEGIN = r"^(?:please\s|you\s(?:may|can|should)\s|always\s|do\s)?"
_WELL = r"(?:well|better|good|fine)\b"
_SO_LONG = (
    r"(?:at\sleast\s|the\s(?:first|next)\s)?(?:\d+|one|two)\s(?:hours?|days?|weeks?|months?)\b(?!\s(?:a|per|each)\b)"
)
_UNTIL = r"(?:we|your\s(?:doctor|nurse|surgeon)|(?:your|the)\s(?:stitches|wound|incision|cast|patch))\b"
NEVER = (
    r"(?:take|give|use)\s(?:(?:two|2)\sdoses|a\sdouble\sdose)\s(?:at\s(?:once|the\ssame\stime)|to\smake\sup)",
    r"double\s(?:the|your)\snext\sdose\b",
    r"give\saspirin\sto\s(?:a\s)?(?:bab(?:y|ies)|infants?|child(?:ren)?|kids|teen\p{L}*)\b",
    r"(?:smoke|vape|drink\salcohol)(?=[.,;]|\s(?:at|in|near|or|while|during|until|for)\b|$)",
    r"(?:rub|scratch|pick\sat)\s(?:or\s\p{L}+\s)?(?:the|your|his|her)\s(?:\p{L}+\s)?(?:eyes?|scabs?|wound|stitches|rash|blisters?)(?=[.,;]|\s(?:for|until|while)\b|$)",
    r"drive\s(?:\p{L}+\s){0,4}(?:while|when|if)\syou\s(?:are|feel|take)\s(?:\p{L}+\s){0,3}(?:sleepy|dizzy|drowsy|opioids?|sedat\p{L}*)",
    r"share\s(?:your|this|the)\s(?:medicines?|tablets|pills|needles?|syringes?|insulin|pens?|inhaler)\s(?:with|among)\b(?!\syour\s(?:doctor|nurse|pharmacist))",
    r"(?:reuse|re-use)\s(?:your\s|the\s|a\s)?(?:needles?|lancets?)\b",
    r"put\s(?:butter|oil)\son\s(?:the|a|your)\sburn",
    r"stop\s(?:\p{L}+\s){0,5}?(?:suddenly|abruptly|early)\b",
    rf"stop\s[^.;]{{0,60}}\beven\s(?:if|when|though)\s(?:\p{{L}}+\s){{1,3}}(?:feels?|is|are|seems?|gets?)\s{_WELL}",
    (
        r"(?<!\b(?:may|can)\s)(?:take|give|use|start|stop|change|skip|split|crush|remove|return|lift|exercise)\s[^.;]{0,60}\bwithout\s(?:first\s)?(?:talking\sto|speaking\s(?:to|with)|asking|checking\swith|telling|calling)\s"
        r"(?:us|(?:your|the|a)\s(?:doctor|nurse|pharmacist|surgeon|care\steam|clinic))\b"
    ),
    r"(?:take|give|lift|carry|inject|swallow|inhale)\s(?:\p{L}+\s){0,2}?more\sthan\s[\d,.]+\s(?!hours?|minutes?)\p{L}+",
    r"(?:put|insert|stick|push)\sanything\s(?:in|into|inside|on|under|between)\b",
    r"(?:eat|drink)\s(?:or\sdrink\s)?anything\s(?:after|for|until|before|from|within)\b",
    r"(?:lift|carry|push|pull)\sanything\s(?:heavy|heavier|over|more)\b",
    (
        r"(?:swim|bathe|drive|fly|take\sa\s(?:tub\s)?bath|have\ssex|use\stampons|wear\scontact\slenses)\b[^.;]{0,30}"
        rf"\s(?:for\s{_SO_LONG}|until\s{_UNTIL})"
    ),
    r"let\s(?:the|your)\s(?:cast|bandage|dressing|wound|incision|stitches|splint)\s(?:\p{L}+\s)?get\s(?:wet|dirty|soaked)\b",
    r"pop\s(?:the|your|any)\sblisters?",
    r"leave\syour\s(?:child|baby)\salone\s(?:in|near|on|with)\b",
    r"(?:share|lend)\s(?:towels?|razors?|cups?|dishes|utensils|toothbrush\p{L}*)\b",
    r"(?:use|stick|put)\s(?:a\s)?(?:cotton\sswabs?|q-tips?)\s(?:\p{L}+\s)?(?:in|into)\s(?:your|the)\sears?",
)
"""What is told in handouts only as what must not be done."""

FORBIDS = regex.compile(r"\b(?:not|avoid|never|stop|no|what\smakes)\b|n['’]t\b", regex.IGNORECASE)
"""In a heading: what stands below is forbidden."""

DENIED = regex.compile(r"\b(?:no|not|never|nobody|nothing|none|neither)\b|n['’]t\b", regex.IGNORECASE)


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(rf"{_BEGIN}(?P<told>{'|'.join(NEVER)})", regex.IGNORECASE)


@across(Severity.WARNING, english=True)
def denial_lost(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row orders what handouts only forbid: take two doses at once, give aspirin to children, rub your eye."""
    heading = ""
    for row in sources(units):
        heading = row.source if row.kind in LEVELS else heading
        if row.kind == Kind.DONT and not says_so(Kind.DONT, row.source):
            continue  # the page says “Do not do this:” before it
        if row.kind in {*CELLED, Kind.ITEM} or BELOW in row.place or FORBIDS.search(heading):
            continue
        for sentence in sentences(row.source):
            found = _pattern().search(masked(sentence))
            if found and not DENIED.search(found["told"]):
                yield row, f"“{found['told']}” is what no handout orders: is “Do not” missing?"
