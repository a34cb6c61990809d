"""Find characters that nobody sees and that break searching, speaking or the order of the text."""

import unicodedata
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text.segments import script_of, scripts
from ...registry import Result, check, only_with

JOINED = frozenset(
    [
        "Arabic",
        "Syriac",
        "Mongolian",
        "Devanagari",
        "Bengali",
        "Gurmukhi",
        "Gujarati",
        "Oriya",
        "Tamil",
        "Telugu",
        "Kannada",
        "Malayalam",
        "Sinhala",
        "Myanmar",
        "Khmer",
        "Thai",
        "Lao",
        "Tibetan",
    ]
)
"""Scripts in which joiners (ZWJ, ZWNJ) change how letters are drawn."""
UNSPACED = frozenset({"Thai", "Lao", "Khmer", "Myanmar", "Tibetan"})
"""Scripts in which a zero width space marks where a line may break."""
HYPHENATED = regex.compile(r"\p{Ll}{4}\u00ad\p{Ll}{4}")
LONG = 14
"""Letters from which on a word may say where it is to be parted, if the page is narrow."""
RTL = frozenset({"Arabic", "Hebrew", "Syriac", "Thaana", "Nko"})

NEVER = regex.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Characters without a glyph that are printable by Unicode."""
FORMAT = regex.compile(rf"[\p{{Cf}}{UNSEEN}]")
CONTROL = regex.compile(r"[\p{Cc}--[\t\n\r]]|[\u2028\u2029]|[\p{Co}\p{Cs}]", regex.V1)
OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
OVERRIDES = "\u202d\u202e"
DIRECTIONS = frozenset({*OPENS, *OPENS.values(), *OVERRIDES})


def _unseen(char: str) -> bool:
    return char in UNSEEN or not char.isprintable()


@check(Severity.ERROR, on_english=True)
@only_with(_unseen)
def control_character(unit: Unit) -> Iterator[Result]:
    """No control characters and no private ones are in the text.

    Bad:  Wait. -> Espere\x07.
    Good: Wait.\tNow. -> Espere.\tAhora.
    """  # noqa: D301 - the escapes stand for what cannot be seen
    for match in CONTROL.finditer(unit.target):
        if match[0] not in unit.source:
            yield f"U+{ord(match[0]):04X} is a control character", match.span()
            return


@check(Severity.ERROR, on_english=True)
@only_with(_unseen)
def invisible_character(unit: Unit) -> Iterator[Result]:
    """There are no invisible characters that the script does not need.

    Bad:  Wait two days. -> Espere dos\u200b días.
    Good [fa]: You can. -> می\u200cتوانید.
    Good [th]: Wait. -> โปรด\u200bรอ
    """
    for match in FORMAT.finditer(unit.target):
        at, char = match.start(), match[0]
        if char not in unit.source and _stray(unit.target, at):
            yield f"{unicodedata.name(char, hex(ord(char)))} is invisible here", (at, at + 1)


def _stray(text: str, at: int) -> bool:
    char = text[at]
    if char == "\u200b":
        return UNSPACED.isdisjoint(scripts(text))
    if char in "\u200c\u200d":
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        emoji = unicodedata.category(before or " ") in {"So", "Sk", "Mn"} and char == "\u200d"
        return not emoji and script_of(before or " ") not in JOINED and script_of(after or " ") not in JOINED
    if char in "\u200e\u200f\u061c":
        return RTL.isdisjoint(scripts(text))
    return NEVER.match(char) is not None and not _parts_a_long_word(text, at)


def _parts_a_long_word(text: str, at: int) -> bool:
    """Whether a soft hyphen says where a long word may be parted: Finnish and Swedish have many."""
    if not HYPHENATED.match(text, at - 4):
        return False
    before, after = regex.search(r"\p{L}*$", text[:at]), regex.match(r"\p{L}*", text[at + 1 :])
    return len(before[0] if before else "") + len(after[0] if after else "") >= LONG


@check(Severity.ERROR, on_english=True)
@only_with(DIRECTIONS)
def bidi_control(unit: Unit) -> Iterator[Result]:
    """All marks of direction are in pairs, and none overrides the order of the letters.

    Bad [ar]:  Call 555. -> اتصل \u202e555.
    Bad [ar]:  Call 555. -> اتصل \u2066555.
    Good [ar]: Call 555. -> اتصل \u2066555\u2069.
    """
    awaited: list[str] = []
    for at, char in enumerate(unit.target):
        if char in OVERRIDES and char not in unit.source:
            yield f"{unicodedata.name(char)} reverses the text", (at, at + 1)
            awaited.append("\u202c")
        elif char in OPENS:
            awaited.append(OPENS[char])
        elif char in "\u202c\u2069" and (not awaited or awaited.pop() != char):
            yield f"{unicodedata.name(char)} closes nothing", (at, at + 1)
    if awaited:
        yield "a mark of direction is not closed"
