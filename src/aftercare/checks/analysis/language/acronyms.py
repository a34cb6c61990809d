"""Acronyms of a text, and what a language has for those of English."""

import re
from collections.abc import Sequence
from operator import ne

import regex

from ..text.lexicon import load
from ..text.memory import remembered
from ..text.segments import fold, scripts
from ..text.tokens import masked
from .english import LITTLE, LOAN, PLAIN

CASED = frozenset({"Latin", "Cyrillic", "Greek", "Armenian"})
"""Scripts with capital letters, so that an acronym can be told from a word."""
_LETTER = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}\p{M}\p{Nd}]"
TOKEN = regex.compile(rf"(?<!{_LETTER}|@){_LETTER}*\p{{Lu}}{_LETTER}*(?:-\d+)?(?!{_LETTER})")
ASCII_TOKEN = re.compile(r"(?<![A-Za-z0-9@])[A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:-[0-9]+)?(?![A-Za-z0-9])")
"""The same in a text without other letters, found many times faster."""
ROMAN = regex.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
NUMBERED = regex.compile(r"(\p{L}{3,})-(\d+)")
SPELLED = regex.compile(r"[\p{L}\p{M}]{3,}(?:-\p{Nd}+)?")
SHOUTED = regex.compile(r"(?<!\p{L})\p{Lu}{5,}[\s,]+$"), regex.compile(r"[\s,]+\p{Lu}{5,}(?!\p{L})|[:：]")
"""A long word in capitals before or after, or a colon: then it is emphasis, or a heading."""
CRIED = (
    (regex.compile(r"(?<!\p{L})\p{Lu}{2,} $"), regex.compile(r" \p{Lu}{2,}(?!\p{L})")),
    (regex.compile(r"(?:(?<!\p{L})\p{Lu}{2,} ){2}$"), regex.compile("")),
    (regex.compile("$"), regex.compile(r"(?: \p{Lu}{2,}(?!\p{L})){2}")),
)
"""Words in capitals right before and right after, or two of them on one side: a whole phrase is in them."""
EVERYDAY = frozenset(load("en", "acronyms")["everyday"].split())
EMPHASIZED = LITTLE | PLAIN | LOAN
"""Words that are no acronyms, even if somebody writes them in capitals."""
LOWER = "abcdefghijklmnopqrstuvwxyzαβ"
LEAST = 3
"""Letters from which on two acronyms that differ in one of them may be taken for each other."""
LONGEST = 7
"""Letters beyond which a word in capitals is a word."""
NEAR = 2
"""Words between the long form and the acronym, from which on it does not belong to it."""


@remembered
def acronyms_in(text: str) -> tuple[tuple[str, int], ...]:
    """Return the acronyms of a text with where they begin in `masked(text)`: no Roman numerals, no emphasis."""
    prose = masked(text)
    if prose.isupper() and main_script(prose) in CASED:
        return ()
    found = (ASCII_TOKEN if prose.isascii() else TOKEN).finditer(prose)
    return tuple((word, hit.start()) for hit in found if (word := _acronym(hit[0])) and not _shouted(hit))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and sum(map(str.isupper, word)) > 1 else word


@remembered
def _acronym(written: str) -> str:
    """Return the acronym that a word with a capital is, in the singular, or nothing."""
    word = _singular(written)
    capitals, small = sum(map(str.isupper, word)), sum(map(str.islower, word))
    if (
        (len(word) > LONGEST and word.isalpha())
        or capitals < 2
        or small >= capitals
        or ROMAN.fullmatch(word)
        or word in EVERYDAY
        or word.lower() in EMPHASIZED
    ):
        return ""
    return word


def _shouted(found: regex.Match[str] | re.Match[str]) -> bool:
    """Whether an acronym stands among words in capitals, or before a colon."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    if any(left.search(before[-40:]) and right.match(after) for left, right in CRIED):
        return True
    return bool(SHOUTED[0].search(before[-40:]) or SHOUTED[1].match(after))


def kept(name: str, text: str) -> bool:
    """Whether an acronym is in a text as it is; endings and compounds may follow it."""
    return _stem(name) in text and bool(_as_it_is(name).search(text))


def as_word(name: str, text: str) -> str:
    """Return an acronym that is there in other letters, such as Covid for COVID, or nothing."""
    found = _in_any_case(name).search(text)
    return found[0] if found else ""


@remembered
def _stem(name: str) -> str:
    """Return an acronym without the number that it may be told without, as COVID-19 is."""
    return name.partition("-")[0] if NUMBERED.fullmatch(name) else name


@remembered
def _as_it_is(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{Latin}}){regex.escape(_stem(name))}(?!\p{{Lu}})")


@remembered
def _in_any_case(name: str) -> regex.Pattern[str]:
    own = r"\p{Latin}" if name.isascii() else r"\p{L}"
    return regex.compile(rf"(?<![{own}\p{{N}}]){regex.escape(_stem(name))}(?![{own}\p{{N}}])", regex.IGNORECASE)


def nearly(name: str, other: str) -> bool:
    """Whether two acronyms of three letters or more differ in one of them so that they are of different things.

    Those that differ in the last one are often kin (MRI, MRA), and what is put before one makes a kind of it (PICU).
    """
    short, long = sorted((name, other), key=len)
    if len(short) < LEAST or name.casefold() == other.casefold():
        return False
    if len(short) == len(long):
        return short[-1] == long[-1] and sum(map(ne, short, long)) == 1
    return any(long[:place] + long[place + 1 :] == short for place in range(1, len(long)))


def bare(name: str) -> str:
    """Return an acronym without what may be put before or after it: cMRI, ACE2, COVID-19, and DFGe for eGFR."""
    return name.partition("-")[0].rstrip("0123456789").strip(LOWER)


def stands_for(name: str, before: str) -> bool:
    """Whether an acronym is made of the words before it: each letter is there in order, half of them as initials."""
    letters = [char for char in fold(name) if char.isalpha()]
    words = [fold(word) for word in regex.findall(r"\p{L}+", before)][-2 * len(name) - 2 :]
    return any(2 * _initials(letters, words[start:]) >= len(letters) for start in range(len(words)))


def _initials(letters: Sequence[str], words: Sequence[str]) -> int:
    """Return how many letters are found as initials, all in order and to the last word but one; -1 if they are not."""
    text, place, count = "".join(f"^{word}" for word in words), 0, 0
    for letter in letters:
        initial = text.find(f"^{letter}", place)
        found = initial + 1 if initial >= 0 else text.find(letter, place)
        if found < 0:
            return -1
        count, place = count + (initial >= 0), found + 1
    return count if text[place:].count("^") < NEAR else -1


def main_script(text: str) -> str:
    """Return the script of most letters of a text."""
    found = scripts(text)
    return max(found, key=lambda name: found[name], default="")
