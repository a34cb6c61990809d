"""Who signs: which names can sign at all, and which two names are two people.

A line in a file cannot prove who wrote it. What can be computed is whether a reader could tell two names
apart (`names`). In doubt two names are one person: a warning that waits for a second signer harms nobody.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from .engine_names import machine_problem
from .names import APOSTROPHES, Words, spellings
from .nobody import nobody_problem

if TYPE_CHECKING:
    import regex

MAX_SIGNER = 120
_BLANK = "\u2800\ufffc\ufffd\U0001d159\u0640\u07fa"
"""Drawn as nothing, standing for nothing, or stretching a word alone, though Unicode does not call them ignorable."""
_NEIGHBOURS = (
    {"LATIN", "HAN", "HIRAGANA", "KATAKANA"},
    {"LATIN", "HAN", "HANGUL"},
    {"LATIN", "HAN", "BOPOMOFO"},
)
"""Scripts that people write side by side: the level "highly restrictive" of Unicode Technical Standard 39."""
_OF_NO_ALPHABET = {"LATIN", "GREEK", "CYRILLIC", "COMMON", "INHERITED"}
_PROLONGED = "\u30fc"
"""Stretches a vowel in Japanese, where `Lm` is the category of letters that all names may have."""


@lru_cache(maxsize=1024)
def signer_problem(by: str) -> str:
    """Return why somebody cannot sign under `NAME, CREDENTIAL`, or nothing."""
    name, _, credential = by.partition(",")
    if not any(map(_letter, name)) or not any(map(_letter, credential)):
        return 'write name and credential, as in "Ana García, certified translator"'
    if ";" in by or len(by) > MAX_SIGNER:
        return f"a signature has no semicolon and at most {MAX_SIGNER} characters"
    if any(_mixed(part) for part in (name, *credential.split())):
        return "the name has letters of several scripts that look alike; write all of it in one script"
    return _odd_letter(by, name) or machine_problem(name, credential) or nobody_problem(name, credential)


def _odd_letter(by: str, name: str) -> str:
    """Return which character makes one person several, or nothing."""
    if hidden := _hidden().search(by):
        return f"U+{ord(hidden[0][0]):04X} cannot be seen, or belongs to no letter; type the name without it"
    if any(unicodedata.category(char)[0] == "N" or "SMALL CAPITAL" in unicodedata.name(char, "") for char in name):
        return "a name has neither digits nor letters of phonetic script: with them, one person would be several"
    if raised := next(filter(_modifies, name), ""):
        return f"U+{ord(raised):04X} only modifies a letter; type the name without it"
    return ""


def _letter(char: str) -> bool:
    """Whether a character is a letter by itself, and no sign that modifies one."""
    return char.isalpha() and unicodedata.category(char) != "Lm"


@cache
def _hidden() -> "regex.Pattern[str]":
    """Match characters that are not seen, and marks without a letter; joiners pass inside scripts that need them."""
    import regex

    before = r"(?:\p{jt=L}|\p{jt=D})\p{jt=T}*"
    after = r"\p{jt=T}*(?:\p{jt=R}|\p{jt=D})"
    joiner = rf"(?<=\p{{ccc=9}})[\u200c\u200d]|(?<={before})\u200c(?={after})"
    unseen = rf"[\p{{DI}}\p{{C}}{_BLANK}]|[\p{{Z}}--[ \u00a0]]"
    marks = r"(?<![\p{L}\p{M}\p{N}]|[\u200c\u200d])\p{M}|\p{Me}|(?<=\p{M}{4})\p{M}"
    return regex.compile(rf"(?:{joiner})(*SKIP)(*FAIL)|{unseen}|{marks}", regex.VERSION1)


def _modifies(char: str) -> bool:
    """Whether a character modifies letters in scripts whose alphabets have no such letter; apostrophes are none."""
    from confusable_homoglyphs.categories import alias

    allowed = APOSTROPHES + _PROLONGED
    return unicodedata.category(char) == "Lm" and char not in allowed and alias(char) in _OF_NO_ALPHABET


def _mixed(text: str) -> bool:
    """Whether letters, or their marks, of scripts that nobody writes together are in one text."""
    from confusable_homoglyphs.categories import alias

    letters = unicodedata.normalize("NFKC", text)
    found = {alias(char) for char in letters if unicodedata.category(char)[0] in "LM"} - {"COMMON", "INHERITED"}
    return len(found) > 1 and not any(found <= together for together in _NEIGHBOURS)


def number_of_people(names: Iterable[str]) -> int:
    """Return 0, 1, or 2 for two and more: so many people have signed for certain under these names."""
    told = {spellings(name): name for name in names}
    if any(not same_person(one, other) for one, other in combinations(told.values(), 2)):
        return 2
    return min(len(told), 1)


@lru_cache(maxsize=4096)
def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: each word of one is in the other, as far as a reader can tell."""
    return any(
        _turned("".join(ours), "".join(theirs))
        or any(_within(one, other) or _written_as_one(one, other) for one, other in ((ours, theirs), (theirs, ours)))
        for ours, theirs in zip(spellings(one), spellings(other), strict=True)
    )


@lru_cache(maxsize=4096)
def same_name(one: str, other: str) -> bool:
    """Whether two names have the same words, so that a signature under one takes the place of that under the other."""
    return any(sorted(ours) == sorted(theirs) for ours, theirs in zip(spellings(one), spellings(other), strict=True))


def _turned(one: str, other: str) -> bool:
    """Whether two names are the same letters, the words of one perhaps in another order."""
    return len(one) == len(other) and one in other * 2


def _written_as_one(some: Words, others: Words) -> bool:
    """Whether a name is some words of the other that follow each other, without the spaces."""
    joined = "".join(some)
    ends = range(len(others) + 1)
    return any(joined == "".join(others[start:end]) for start in ends for end in ends[start + 2 :])


def _within(some: Words, others: Words) -> bool:
    """Whether each word is among the others; an initial is any word that begins with it."""
    return all(any(word == other or _initial(word, other) for other in others) for word in some)


def _initial(word: str, other: str) -> bool:
    return min(len(word), len(other)) == 1 and word[0] == other[0]
