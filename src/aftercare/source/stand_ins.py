"""What stands in the place of a translation and is none: the error of a spreadsheet, `N/A`, `TODO`, `x`, a dash."""

import unicodedata

import regex

from ..core.model import CELL, cells
from .characters import says_nothing, stands_for_nothing

_MARKS = " .,:;!?…()[]{}<>*_\"'“”«»-–—"
_LATER = regex.compile(r"(?:NA|TODO|TO DO|TBD|TBA|TBC|FIXME|WIP|PENDING)(?::.*)?", regex.DOTALL)
"""In capitals: `Todo` is Spanish for all of it, and `na` is Swahili for and."""
_NOTHING = regex.compile(r"n/a|n\.a|null|nil|nan|undefined|lorem ipsum|(\w)\1{2,}", regex.IGNORECASE)
"""Of no text, and one letter typed again and again."""
_FILLED = regex.compile(
    r"true|false|none|empty|loading|pending|verdadero|falso|vac[ií]o|cargando|pendiente|asdf\w*|qwert\w*|=\p{L}{1,3}\d.*",
    regex.IGNORECASE,
)
"""What a spreadsheet, a program or a hand leaves in a cell; of one or two words of English it may be a translation."""
_NOT_APPLICABLE = regex.compile(r"\b(?:not|non|un|in)[ -]?(?:applicable|available|applies|apply)\b", regex.IGNORECASE)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
"""Characters that say as much as a word."""
SEVERAL = 3
"""Words of English from which on two letters are no translation, nor is one character of Chinese; hot water may be."""

MARKED = frozenset({":", "#", "_", CELL})
"""What stands in errors of spreadsheets, in what is still to come, and in lines of cells."""
LONG, MANY = 24, 8
"""Characters that a text begins with, most of them letters and so many different ones, that is no stand-in."""


def stand_in(english: str, translation: str) -> str:
    """Return what is wrong with a text that stands where a translation should be, or nothing if it may be one."""
    if _says_something(translation):
        return ""
    if stands_for_nothing(translation.strip()) and not stands_for_nothing(english):
        return "the error of a spreadsheet, or what a program writes where there is no text"
    ours, theirs = cells(english), cells(translation)
    if len(ours) == len(theirs) > 1:
        return next((why for pair in zip(ours, theirs, strict=True) if (why := _of_text(*pair, least=SEVERAL))), "")
    return _of_text(english, translation, least=1)


def _says_something(text: str) -> bool:
    """Whether a text is none of these, as most show at a glance; of a line of cells each may be one, or `TODO: …`."""
    begins = text[:LONG]
    if not begins[:1].isalpha() or any(map(text.__contains__, MARKED)):
        return False
    return sum(map(str.isalnum, begins)) * 2 > LONG and len({*begins}) > MANY


def _of_text(english: str, translation: str, *, least: int) -> str:
    """Return the same of a text, or of a cell, where a dash may say what a word or two say: none, no dose."""
    text, words = translation.strip(), len(_WORD.findall(english))
    if not text or not words or text == english.strip() or _NOTHING.fullmatch(english.strip(_MARKS)):
        return ""
    if says_nothing(text):
        return "without a letter or digit" if words >= least else ""
    bare = text.strip(_MARKS)
    nothing = _NOTHING.fullmatch(bare) and not _NOT_APPLICABLE.search(english)
    filled = words >= SEVERAL and _FILLED.fullmatch(bare)
    if nothing or filled or (_LATER.fullmatch(bare) and not english.isupper()):
        return "what people write where a text is still to come"
    return "too short for so many words" if _too_short(english, text, words) else ""


def _too_short(english: str, text: str, words: int) -> bool:
    """Whether one or two letters stand for several words; a number that English has too may be all there is to say."""
    if "{" in text or "%" in text:
        return False  # a placeholder says what is put there
    signs = [char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char)[0] in "LN"]
    digits = {str(unicodedata.digit(char)) for char in signs if char.isdecimal()}
    if digits and digits <= {*english}:
        return False
    return len(signs) < min(words, SEVERAL) - bool(_DENSE.search(text))
