"""Find repeated words and sentences."""

from collections.abc import Iterator
from functools import cache
from operator import eq

import regex

from ....core.model import CELL
from ....core.units import Severity, Unit
from ...analysis.text.lexicon import load
from ...analysis.text.memory import remembered
from ...analysis.text.segments import UNSPACED, lower_words, scripts, sentences
from ...registry import Result, check

TWICE = regex.compile(
    r"(?<![\p{L}\p{M}'’-])(\p{L}[\p{L}\p{M}\u200c\u200d'’]*+)[ \u00a0]+\1(?![\p{L}\p{M}'’-])",
    regex.IGNORECASE,
)
TWICE_UNSPACED = regex.compile(
    r"([\p{Han}\p{Hiragana}\p{Katakana}]{3,12})\1|([\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{5,24}+)\2"
)


_WORD = r"\p{L}[\p{L}\p{M}'’]*+"
PHRASE = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}'’-])((?:{_WORD} ){{1,3}}{_WORD}) \1(?![\p{{L}}\p{{M}}'’-])", regex.IGNORECASE
)
"""Two to four words that stand twice side by side."""
PHRASED = 2
"""Spaces in a phrase that nobody says twice: two words may belong apart, as in "the one of the of the house"."""
LAST = 9
"""Letters at the end that are counted: in a text that stands twice, each does so an even number of times."""
UNSPACED_LETTERS = frozenset(UNSPACED)


def _side_by_side(text: str) -> bool:
    """Whether two neighbouring words are the same, which is soon found out."""
    return any(map(eq, found := lower_words(text), found[1:]))


def _phrases_side_by_side(text: str) -> bool:
    """Whether two to four words stand twice side by side, which few texts have to be searched for."""
    found = lower_words(text)
    if len(set(found)) > len(found) - 2:
        return False
    return any(size * b"\1" in bytes(map(eq, found, found[size:])) for size in (2, 3, 4))


@remembered
def _doubled(source: str) -> bool:
    return _side_by_side(source) and bool(TWICE.search(source))


@check(Severity.WARNING, on_english=True)
def word_twice(unit: Unit) -> Iterator[Result]:
    """No word is repeated, unless the language or the source repeats it.

    Bad:  Wait for two days. -> Espere durante durante dos días.
    Bad:  Go up to the second floor. -> Suba hasta el segundo hasta el segundo piso.
    Bad:  It is one of the two. -> Es uno de los dos uno de los dos.
    Good [hi]: Breathe slowly. -> धीरे धीरे साँस लें।
    """
    twice = _side_by_side(unit.target)
    if (twice or not UNSPACED_LETTERS.isdisjoint(scripts(unit.target))) and _doubled(unit.source):
        return
    allowed = _may_stand_twice(unit.language)
    for match in TWICE.finditer(unit.target) if twice else ():
        if match[1].casefold() not in allowed and not match[1].isdigit() and not _two_words(match, unit.target):
            yield f"“{match[1]}” is repeated", match.span()
    if _phrases_side_by_side(unit.target) and not _phrases_side_by_side(unit.source):
        for match in PHRASE.finditer(unit.target):
            if match[1].casefold() in allowed:
                continue  # Hindi: from women at least, in the same words twice
            severity = Severity.ERROR if match[1].count(" ") >= PHRASED else Severity.WARNING
            yield f"“{match[1]}” is repeated", match.span(), severity
    if not UNSPACED_LETTERS.isdisjoint(scripts(unit.target)):
        for match in TWICE_UNSPACED.finditer(unit.target):
            yield f"“{match[1] or match[2]}” is repeated", match.span()


@cache
def _may_stand_twice(language: str) -> frozenset[str]:
    """Return the words and phrases of a language that may stand twice in a row."""
    listed = load(language, "style").get("words", {}).get("doubled", "")
    return frozenset(word.replace("_", " ") for word in listed.split())


def _two_words(match: regex.Match[str], text: str) -> bool:
    """Whether only one of two words has a capital, and begins no sentence: German `wenn Sie sie brauchen`."""
    before = text[: match.start()].rstrip()
    return not match[0].endswith(match[1]) and before[-1:].isalpha()


@check(Severity.WARNING, on_english=True)
def sentence_twice(unit: Unit) -> Iterator[Result]:
    """No sentence is repeated, unless the source repeats one.

    Bad:  Wash your hands. -> Lávese las manos. Lávese las manos.
    Good: Wash. Wait. Wash. -> Lave. Espere. Lave.
    """
    in_cells = not unit.source and CELL in unit.target  # the English of a table, where doses may be the same
    if not in_cells and (again := _repeated(unit.target)) and not _repeated(unit.source):
        start = unit.target.rfind(again)
        yield f"“{again[:40]}” is repeated", (start, start + len(again))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _repeated(text: str) -> str:
    seen = set()
    folded, told = text.casefold(), sentences(text)
    if len(told) > 1 and len({sentence[:1].casefold() for sentence in told if sentence[0].isalnum()}) < len(told):
        for sentence, key in ((each, _letters(each.casefold())) for each in told):
            if key in seen and len(key) > 3:
                return sentence
            seen.add(key)
    if any(folded.count(letter) % 2 for letter in folded[-LAST:] if letter.isalnum()):
        return ""
    letters = _letters(folded)
    middle = len(letters) // 2
    return text[: len(text) // 2].strip() if middle > 5 and letters[:middle] == letters[middle:] else ""
