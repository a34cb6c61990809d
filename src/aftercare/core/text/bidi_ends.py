"""What ends a left-to-right run: letters of the other direction, marks between clauses, brackets of the sentence."""

import re
import unicodedata

from .bidi_edges import AREA_CODE, BRACKETS, RIGHT_TO_LEFT, SPACES, UNIT

ORDERS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"})
MARKS = "\u200e\u200f\u061c"


# Marks that do not end a clause: abbreviations, extensions of telephones, dates as they are written in English.
_INSIDE = re.compile(
    r"(?i:\b(?:ext|extn|no|nr|tel|fax|vol|fig|pp?|approx|max|min|ca|vs|dr|mrs?|ms|st|prof|apt|ste|rm|bldg|exp|v|ver"
    r"|tsp|tbsp|oz|lbs?|hrs?|sec|tabs?|caps?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)"
    r"(?=[ \u00a0][A-Za-z\d(+#])"
    r"|(?<![a-z][ \u00a0])\b[A-Z]\.(?=[ \u00a0](?:[A-Z]|[a-z]{3}))"  # an initial, as in E. coli
    r"|\b[A-Z][a-z]+[ \u00a0][A-Z]\.(?=[ \u00a0][A-Z][a-z])"
    r"|\b[A-Z][a-z]{1,3}\.(?=[ \u00a0](?:\d|to\b|and\b))"  # a short word with a capital is an abbreviation: Mon. 8:00
    r"|(?<=\d[ \u00a0])(?:in|fl|ft|yd|cm|mm|mg|wk|mo|yrs?)\.(?=[ \u00a0][A-Za-z\d×(])"
    r"|\b(?:[A-Za-z]{1,2}\.){2,},?"
    r"|\b(?:Inc|Ltd|Corp|Jr|Sr)\.|(?<=[a-z][ \u00a0])(?:St|Ave|Blvd|Rd)\."
    r"|(?<=\d),(?=[ \u00a0](?i:ext|x)\b)|(?<=[A-Za-z]):(?=[ \u00a0]\d)|(?<=\d[ \u00a0]):(?=[ \u00a0]\d)"
    r"|(?:(?<=[A-Za-z.][ \u00a0]\d)|(?<=[A-Za-z.][ \u00a0]\d\d)),(?=[ \u00a0]\d{4}\b)"
    r"|(?<=[/.-]\d\d),(?=[ \u00a0]\d{1,2}(?::\d\d|[ \u00a0][AaPp]))"  # a date and a time
)
_CLAUSE = re.compile(r"[,;:.!?…،؛؟](?=\s|$)")
_JOINING = ",;:"
_COUNT = re.compile(r"\d{1,4}(?:[.,–-]\d{1,4})?[ \u00a0]")  # before letters from right to left it counts what they say
_WRITTEN = re.compile(r"\d[:/.,\u2013-]\d+$")
"""A time, a date, a range or a decimal: brackets behind it say it in other words."""
_CONVERTED = re.compile(r"\([^\w\s]?\d[\d.,\u2013-]*[ \u00a0]?[A-Za-z%°℃℉]")
"""An amount in another unit."""


def ends_of(text: str, whole: list[tuple[int, int]]) -> set[int]:
    """Return the places of the characters that belong to no run."""
    inside = {at for start, stop in whole for at in range(start, stop)}
    kept = inside | {match.end() - 1 for match in _INSIDE.finditer(text)}
    found = {at for at, char in enumerate(text) if at not in inside and _ends_a_run(char)}
    # Vowel signs belong to the letter before them.
    for at, char in enumerate(text):
        if unicodedata.bidirectional(char) == "NSM" and at - 1 in found:
            found.add(at)
    clauses = sorted({match.start() for match in _CLAUSE.finditer(text)} - kept)
    found |= {at for at in clauses if text[at] not in _JOINING}
    found |= {at for at in clauses if text[at] in _JOINING and not _joins(text, at, found)}
    return found | (_brackets(text, found) - inside)


def _joins(text: str, at: int, ends: set[int]) -> bool:
    """Whether the algorithm draws as one what is on both sides: letters before a mark, a run after it (W7, N1)."""
    before = next((place for place in range(at - 1, -1, -1) if place in ends or _strong(text[place])), None)
    after = next((place for place in range(at + 1, len(text)) if place in ends or text[place].isalnum()), None)
    if before is None or after is None or before in ends or after in ends:
        return False
    counted = _COUNT.match(text, after)
    return not counted or counted.end() not in ends


def _strong(char: str) -> bool:
    return unicodedata.bidirectional(char) == "L"


def _ends_a_run(char: str) -> bool:
    kind = unicodedata.bidirectional(char)
    return kind in RIGHT_TO_LEFT or kind in ORDERS or char in MARKS


def _brackets(text: str, ends: set[int]) -> set[int]:
    """Return the brackets that are the sentence's: without a partner in the run, or around what is added to it."""
    found: set[int] = set()
    waiting: list[int] = []
    for at, char in enumerate(text):
        if at in ends:
            found.update(waiting)
            waiting.clear()
        elif char in BRACKETS:
            waiting.append(at)
        elif char in BRACKETS.values():
            if not waiting or BRACKETS[text[waiting[-1]]] != char:
                found.add(at)
                continue
            start = waiting.pop()
            if not _belongs(text, start, ends | found):
                found |= {start, at}
    return found | set(waiting)


def _belongs(text: str, start: int, ends: set[int]) -> bool:
    """Whether an opening bracket continues the run before it: an area code, or what follows a letter or a unit (N0)."""
    if AREA_CODE.match(text, start):
        return True
    before = start - 1
    while before >= 0 and text[before] in SPACES:
        before -= 1
    if before < 0 or before in ends:
        return False
    if unicodedata.bidirectional(text[before]) == "L" or UNIT.fullmatch(text[before]) or before == start - 1:
        return True
    word = re.split(rf"[{SPACES}]", text[: before + 1])[-1]  # as in COVID-19
    if any(unicodedata.bidirectional(char) == "L" for char in word):
        return True
    return bool(_WRITTEN.search(word) or (word[-1].isdecimal() and _CONVERTED.match(text, start)))
