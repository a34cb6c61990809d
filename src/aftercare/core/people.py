"""Who signs: which names can sign at all, and which two names are two people.

A line in a file cannot prove who wrote it. What can be computed is whether a reader could tell two names
apart: names are compared without credentials, case, accents and spacing, and by the skeleton of Unicode
Technical Standard 39, in which letters that look alike are one.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

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
"""Scripts that people write side by side: the level "highly restrictive" of the standard."""


@lru_cache(maxsize=1024)
def signer_problem(by: str) -> str:
    """Return why somebody cannot sign under `NAME, CREDENTIAL`, or nothing."""
    name, _, credential = by.partition(",")
    if not any(map(_letter, name)) or not any(map(_letter, credential)):
        return 'write name and credential, as in "Ana García, certified translator"'
    if ";" in by or len(by) > MAX_SIGNER:
        return f"a signature has no semicolon and at most {MAX_SIGNER} characters"
    if hidden := _hidden().search(by):
        return f"U+{ord(hidden[0][0]):04X} cannot be seen, or belongs to no letter; type the name without it"
    if any(unicodedata.category(char)[0] == "N" or "SMALL CAPITAL" in unicodedata.name(char, "") for char in name):
        return "a name has neither digits nor letters of phonetic script: with them, one person would be several"
    if any(_mixed(part) for part in (name, *credential.split())):
        return "the name has letters of several scripts that look alike; write all of it in one script"
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


def _mixed(text: str) -> bool:
    """Whether letters of scripts that nobody writes together stand in one text."""
    from confusable_homoglyphs.categories import alias

    letters = unicodedata.normalize("NFKC", text)
    found = {alias(char) for char in letters if char.isalpha()} - {"COMMON", "INHERITED"}
    return len(found) > 1 and not any(found <= together for together in _NEIGHBOURS)


def number_of_people(names: Iterable[str]) -> int:
    """Return 0, 1, or 2 for two and more: so many people have signed for certain under these names."""
    told = {_spellings(name): name for name in names}
    if any(not same_person(one, other) for one, other in combinations(told.values(), 2)):
        return 2
    return min(len(told), 1)


@lru_cache(maxsize=4096)
def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: each word of one is in the other, as far as a reader can tell."""
    return any(
        "".join(ours) == "".join(theirs) or _within(ours, theirs) or _within(theirs, ours)
        for ours, theirs in zip(_spellings(one), _spellings(other), strict=True)
    )


def _within(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether each word is among the others; an initial is any word that begins with it."""
    return all(any(word == other or _initial(word, other) for other in others) for word in some)


def _initial(word: str, other: str) -> bool:
    return min(len(word), len(other)) == 1 and word[0] == other[0]


@lru_cache(maxsize=1024)
def _spellings(by: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a name as they look, once with the case folded first, once with it folded last."""
    name = unicodedata.normalize("NFKC", by.partition(",")[0])
    return _words(skeleton(name.casefold())), _words(skeleton(name))


def _words(text: str) -> tuple[str, ...]:
    letters = unicodedata.normalize("NFKD", re.sub(r"['’ʼ`´]", "", text)).casefold()
    kept = "".join(
        char if char.isalnum() or _vowel_sign(char) else "" if unicodedata.category(char)[0] in "CM" else " "
        for char in letters
    )
    return tuple(kept.split())


def _vowel_sign(char: str) -> bool:
    """Whether a mark is a letter of its own, as vowels are in Indic scripts, and not an accent."""
    return unicodedata.category(char) in {"Mn", "Mc"} and not unicodedata.combining(char)


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """Return a text with each character replaced by the one that all its look-alikes share (UTS 39, section 4)."""
    plain = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFD", "".join(_prototype(char) for char in plain))


@lru_cache(maxsize=4096)
def _prototype(char: str) -> str:
    """Return what stands for a character and its look-alikes: several letters where it looks like several."""
    alike = _alike(char)
    if len(alike) != 1:  # none, or char is what the others are replaced by
        return char
    (other,) = alike
    return other if len(other) > 1 or len(_alike(other)) > 1 else min(char, other)


def _alike(text: str) -> list[str]:
    """Return the other ends of the table's pairs; it wraps right-to-left characters in marks of direction."""
    from confusable_homoglyphs.confusables import confusables_data

    entries = confusables_data.get(text) or confusables_data.get(f"\u200e{text}\u200e") or ()
    return [str(entry["c"]).strip("\u200e") for entry in entries]
