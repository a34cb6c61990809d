"""What belongs to a left-to-right run at its edges: signs before it, units and brackets behind it."""

import re
import unicodedata

RIGHT_TO_LEFT = frozenset({"R", "AL"})
SPACES = " \u00a0\u202f\u2009"
BRACKETS = {"(": ")", "[": "]", "{": "}"}
AREA_CODE = re.compile(r"\(\+?\d[\d \u00a0-]*\)[ \u00a0-]?(?=\d|[A-Z]{3})")
_COMPARED = re.compile(r"(?:^|(?<=[\s(\[\"“„«'‘‹]))([<>≤≥≦≧≪≫≈≅~∼±∓=≠×+−-]=?|<=|>=|\+/[-−])[ \u00a0]?$")
_SIGNED = re.compile(
    r"(?:^|(?<=[\s(\[\"“„«'‘‹]))[^\w\s()\[\]{}\"“”«»'‘’,;:!?…*]+$|[#@№§©$€£¥₪₹+−±<>≤≥≈~]+$|[$€£¥₪₹§¶№#][ \u00a0]$"
    r"|(?:^|(?<=[\s(\[]))[†‡\u2190-\u21ff\u27f0-\u27ff][ \u00a0]$"
)
_ACRONYM = re.compile(r"(?:^|(?<=\W))(?:(?:[A-Za-z]{1,2}\.)+[A-Za-z]|Inc|Ltd|Corp|Jr|Sr|St|Ave|Blvd|Rd)$")
UNIT = re.compile(
    r"[%‰°º′″®™℠©℃℉+#×⁺⁻₊₋†‡]+|(?<!\*)\*(?!\*)|[ \u00a0][%‰°℃℉′″]+|-(?![\w])|\u2212(?![\w])"
    r"|[ \u00a0](?:[†‡]+|\*(?!\*))(?=[\s,.;:،؛)\]]|$)"  # a mark that leads to a note
)


def trimmed(text: str, start: int, stop: int, whole: list[tuple[int, int]]) -> tuple[int, int] | None:
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
    if first > start and text[first - 1] == "(" and AREA_CODE.match(text, first - 1):
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
        elif (match := UNIT.match(text, last, stop)) and not _spelled(text, match.end()):
            last = match.end()
        else:
            break
    return last


def _closes(char: str, run: str) -> bool:
    """Whether a bracket closes one that was opened in the run."""
    return any(char == closing and run.count(opening) > run.count(closing) for opening, closing in BRACKETS.items())


def _feet(text: str, at: int) -> bool:
    """Whether a quotation mark is a sign of feet, inches or minutes: it follows a digit and has no partner."""
    return text[at] in "'\"" and text[at - 1].isdecimal() and text.count(text[at]) % 2 == 1


def _spelled(text: str, at: int) -> bool:
    """Whether a unit goes on in letters that run from right to left, as in °م: then it belongs to their side."""
    return unicodedata.bidirectional(text[at : at + 1] or " ") in RIGHT_TO_LEFT
