"""Find repeated words and sentences."""

from collections.abc import Iterator

import regex

from ...core.units import Severity, Unit
from ..analysis.lexicon import load
from ..analysis.segments import UNSPACED, scripts, sentences
from ..registry import Result, check

TWICE = regex.compile(
    r"(?<![\p{L}\p{M}'’-])(\p{L}[\p{L}\p{M}\u200c\u200d'’]*+)[ \u00a0]+\1(?![\p{L}\p{M}'’-])",
    regex.IGNORECASE,
)
TWICE_UNSPACED = regex.compile(
    r"([\p{Han}\p{Hiragana}\p{Katakana}]{3,12})\1|([\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{5,24}+)\2"
)


@check(Severity.WARNING, on_english=True)
def word_twice(unit: Unit) -> Iterator[Result]:
    """No word is repeated, unless the language or the source repeats it.

    Bad:  Wait for two days. -> Espere durante durante dos días.
    Good [hi]: Breathe slowly. -> धीरे धीरे साँस लें।
    """
    allowed = set(load(unit.language, "style").get("words", {}).get("doubled", "").split())
    if TWICE.search(unit.source):
        return
    for match in TWICE.finditer(unit.target):
        if match[1].casefold() not in allowed and not match[1].isdigit():
            yield f"“{match[1]}” is repeated", match.span()
    if any(scripts(unit.target)[name] for name in UNSPACED):
        for match in TWICE_UNSPACED.finditer(unit.target):
            yield f"“{match[1] or match[2]}” is repeated", match.span()


@check(Severity.WARNING, on_english=True)
def sentence_twice(unit: Unit) -> Iterator[Result]:
    """No sentence is repeated, unless the source repeats one.

    Bad:  Wash your hands. -> Lávese las manos. Lávese las manos.
    Good: Wash. Wait. Wash. -> Lave. Espere. Lave.
    """
    if (again := _repeated(unit.target)) and not _repeated(unit.source):
        start = unit.target.rfind(again)
        yield f"“{again[:40]}” is repeated", (start, start + len(again))


def _repeated(text: str) -> str:
    seen = set()
    for sentence in sentences(text):
        key = "".join(char for char in sentence.casefold() if char.isalnum())
        if key in seen and len(key) > 3:
            return sentence
        seen.add(key)
    letters = "".join(char for char in text.casefold() if char.isalnum())
    middle = len(letters) // 2
    return text[: len(text) // 2].strip() if middle > 5 and letters[:middle] == letters[middle:] else ""
