"""Left-to-right runs inside right-to-left text: which characters must be isolated to be drawn in their own order.

By the Unicode Bidirectional Algorithm a number in Arabic does not take the signs, units and brackets beside it into its
own direction: "100.4 °F (38 °C)" is drawn as "(C° F (38° 100.4", "-5" as "5-". What one reads as one thing must be one
run, and what stands beside it (full stops, commas of a list, brackets of the sentence) must not belong to it.

A run is found by what ends it, from the classes and pairs of the Unicode Character Database: letters that run from
right to left, marks between clauses, brackets of the sentence around it. What then hangs at its ends and is neither a
sign before a number nor a unit or a note mark behind one is left to the sentence. Brackets that lead to a note, or
that say a time or an amount in other words, go with their numbers.

What the algorithm itself would draw as one is not taken apart at a comma, as in "Mon-Fri, 8 AM–5 PM".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL"})
ORDERS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"})
MARKS = "\u200e\u200f\u061c"
SPACES = " \u00a0\u202f\u2009"

# Things that hold characters of the sentence, or letters of any direction, and are one run all the same.
_WHOLE = re.compile(
    r"\{\w+\}"  # a placeholder
    r"|[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"]+|www\.[^\s<>\"]+"
    r"|[A-Za-z0-9][\w.%+-]*@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"
    r"|(?<![\w*])\*\d+(?:\*\d+)*#"  # what a telephone is told
)
# What leads to a note, as in (1) or [1, 2].
_NOTED = r"\d{1,3}(?:[-\u2013]\d{1,3})?(?:,[ \u00a0]?\d{1,3}(?:[-\u2013]\d{1,3})?)*"
_NOTE = re.compile(rf"(?<![A-Za-z\d])(?:\[{_NOTED}\]|\(\d{{1,2}}\)|\((?=\d+[,\u2013-]){_NOTED}\))(?![\w(-])")
_AFTER_ADDRESS = ".,;:!?،؛؟'’)]}»”\"…"
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
_COMPARED = re.compile(r"(?:^|(?<=[\s(\[]))([<>≤≥≦≧≪≫≈≅~∼±∓=≠×+−-]=?|<=|>=|\+/[-−])[ \u00a0]?$")
_SIGNED = re.compile(
    r"(?:^|(?<=[\s(\[\"“«'‘]))[^\w\s()\[\]{}\"“”«»'‘’,;:!?…*]+$|[#@№§©$€£¥₪₹+−±<>≤≥≈~]+$|[$€£¥₪₹§¶№#][ \u00a0]$"
    r"|(?:^|(?<=[\s(\[]))[†‡\u2190-\u21ff\u27f0-\u27ff][ \u00a0]$"
)
_ACRONYM = re.compile(r"(?:^|(?<=\W))(?:(?:[A-Za-z]{1,2}\.)+[A-Za-z]|Inc|Ltd|Corp|Jr|Sr|St|Ave|Blvd|Rd)$")
_UNIT = re.compile(
    r"[%‰°º′″®™℠©℃℉+#×⁺⁻₊₋†‡]+|(?<!\*)\*(?!\*)|[ \u00a0][%‰°℃℉′″]+|-(?![\w])|\u2212(?![\w])"
    r"|[ \u00a0](?:[†‡]+|\*(?!\*))(?=[\s,.;:،؛)\]]|$)"  # a mark that leads to a note
)
_AREA_CODE = re.compile(r"\(\+?\d[\d \u00a0-]*\)[ \u00a0-]?(?=\d|[A-Z]{3})")
_WRITTEN = re.compile(r"\d[:/.,\u2013-]\d+$")
"""A time, a date, a range or a decimal: brackets behind it say it in other words."""
_CONVERTED = re.compile(r"\([^\w\s]?\d[\d.,\u2013-]*[ \u00a0]?[A-Za-z%°℃℉]")
"""An amount in another unit."""
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def runs(text: str, kept: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text and whether each is a left-to-right run; joined they are the text again.

    `kept` are texts that are never taken apart, whatever they hold.
    """
    yield from cut(text, _spans(text, kept))


def cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text and whether each is one of the spans; one that begins in another is left out."""
    end = 0
    for start, stop in spans:
        if start < end:
            continue
        if start > end:
            yield text[end:start], False
        yield text[start:stop], True
        end = stop
    if end < len(text):
        yield text[end:], False


def _spans(text: str, kept: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the runs are."""
    whole = [(match.start(), _address_end(match)) for match in _WHOLE.finditer(text)]
    whole += [match.span() for match in _NOTE.finditer(text)]
    whole += [match.span() for own in kept if own for match in re.finditer(re.escape(own), text)]
    ends = _ends(text, whole)
    start = 0
    for at in (*sorted(ends), len(text)):
        if span := _trimmed(text, start, at, whole):
            yield span
        start = at + 1


def _address_end(match: re.Match[str]) -> int:
    """Return where an address ends: what closes the sentence or its brackets is not part of it."""
    found = match[0]
    while not found.endswith("}") and found[-1] in _AFTER_ADDRESS:
        if found[-1] == ")" and found.count("(") == found.count(")"):
            break
        found = found[:-1]
    return match.start() + len(found)


def _ends(text: str, whole: list[tuple[int, int]]) -> set[int]:
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
        elif char in _BRACKETS:
            waiting.append(at)
        elif char in _BRACKETS.values():
            if not waiting or _BRACKETS[text[waiting[-1]]] != char:
                found.add(at)
                continue
            start = waiting.pop()
            if not _belongs(text, start, ends | found):
                found |= {start, at}
    return found | set(waiting)


def _belongs(text: str, start: int, ends: set[int]) -> bool:
    """Whether an opening bracket continues the run before it: an area code, or what follows a letter or a unit (N0)."""
    if _AREA_CODE.match(text, start):
        return True
    before = start - 1
    while before >= 0 and text[before] in SPACES:
        before -= 1
    if before < 0 or before in ends:
        return False
    if unicodedata.bidirectional(text[before]) == "L" or _UNIT.fullmatch(text[before]) or before == start - 1:
        return True
    word = re.split(rf"[{SPACES}]", text[: before + 1])[-1]  # as in COVID-19
    if any(unicodedata.bidirectional(char) == "L" for char in word):
        return True
    return bool(_WRITTEN.search(word) or (word[-1].isdecimal() and _CONVERTED.match(text, start)))


def _trimmed(text: str, start: int, stop: int, whole: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the run between two ends: from the sign of its first letter or digit to the unit of its last."""
    core = [at for at in range(start, stop) if unicodedata.category(text[at])[0] in "LN"]
    if not core:
        return None
    first, last = core[0], core[-1] + 1
    for begin, end in whole:
        first = min(first, begin) if start <= begin <= first < end else first
        last = max(last, end) if begin < last <= end <= stop else last
    kinds = {unicodedata.bidirectional(text[at]) for at in core}
    if "AN" in kinds and kinds <= {"AN", "ON"}:
        return None  # Arabic digits have an order of their own, of ranges and signs too
    first = _before(text, start, first)
    return first, _after(text, first, last, stop)


def _before(text: str, start: int, first: int) -> int:
    """Return where a run begins, its signs and the bracket of its area code among it."""
    if first > start and text[first - 1] == "(" and _AREA_CODE.match(text, first - 1):
        first -= 1
    for pattern in (_SIGNED, _COMPARED):
        if match := pattern.search(text, 0, first):
            first = max(start, match.start())
    return first


def _after(text: str, first: int, last: int, stop: int) -> int:
    """Return where a run ends, its units and closing brackets among it."""
    while last < stop:
        char, run = text[last], text[first:last]
        if _closes(char, run) or _feet(text, last) or unicodedata.category(char) in {"Sc", "So", "Mn"}:
            last += 1
        elif char in SPACES and unicodedata.category(text[last + 1 : last + 2] or " ") == "Sc":
            last += 2
        elif char == "." and _ACRONYM.search(run):
            last += 1
        elif (match := _UNIT.match(text, last, stop)) and not _spelled(text, match.end()):
            last = match.end()
        else:
            break
    return last


def _closes(char: str, run: str) -> bool:
    """Whether a bracket closes one that was opened in the run."""
    return any(char == closing and run.count(opening) > run.count(closing) for opening, closing in _BRACKETS.items())


def _feet(text: str, at: int) -> bool:
    """Whether a quotation mark is a sign of feet, inches or minutes: it follows a digit and has no partner."""
    return text[at] in "'\"" and text[at - 1].isdecimal() and text.count(text[at]) % 2 == 1


def _spelled(text: str, at: int) -> bool:
    """Whether a unit goes on in letters that run from right to left, as in °م: then it stands on their side."""
    return unicodedata.bidirectional(text[at : at + 1] or " ") in RIGHT_TO_LEFT
