"""Whether an edit of the English has put another word in the place of one: another medicine, food or part of the body.

No list has all the words that matter, so every word must stay that is more than grammar. It may be spelled otherwise
or have another ending, and a medicine may have another of its names.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ..analysis.text.tokens import masked
from ..analysis.words import medicines

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
_BRITISH = {
    r"ou(?=r)": "o",
    r"(?<=[iy])s(?=e|ing|ation)": "z",
    r"[ao]e": "e",
    r"(?<=[bt])re$": "er",
    r"sulph": "sulf",
    r"^grey": "gray",
    r"^mould": "mold",
    r"^practis": "practic",
}
_ENDINGS = ("s", "es", "ed", "ing")
SHORTEST = 3
"""Letters that a word has at least without its ending."""
LONG = 6
"""Letters of a word from which on one too many, or two exchanged, are a slip and no other word."""


def other_words(before: str, after: str, compared: re.Pattern[str]) -> str:
    """Return which words have come, gone or been exchanged, or nothing; those `compared` elsewhere stay out."""
    old, new = (_words(text, compared) for text in (before, after))
    gone, come = _without(old, new), _without(new, old)
    if _letters(gone) == _letters(come):  # low-fat and low fat
        return "which medicine is which" if _names_turned(before, after) else ""
    kind = "a medicine" if medicines.medicines(" ".join([*gone, *come])) else "a word"
    return f"{kind} ({_told(', '.join(gone), ', '.join(come))})"


def _told(gone: str, come: str) -> str:
    """Return `“honey” for “yogurt”`."""
    if gone and come:
        return f"“{come}” for “{gone}”"
    return f"“{come}” added" if come else f"“{gone}” left out"


def _words(text: str, compared: re.Pattern[str]) -> list[str]:
    """Return the words of a text that are more than grammar, with one for `take a shower`."""
    grammar, same, phrases = _listed()
    plain = phrases.sub(lambda found: same[found[0]], " ".join(masked(text).casefold().split()))
    found = _WORD.findall(compared.sub(" ", plain))
    return [word for word in found if word not in grammar]


def _letters(words: Iterable[str]) -> str:
    return "".join(words).replace("-", "")


def _without(words: list[str], others: Iterable[str]) -> list[str]:
    """Return the words that have no partner among others."""
    left = [*others]
    alone = []
    for word in words:
        partner = next((other for other in left if _same(word, other)), None)
        if partner is None:
            alone.append(word)
        else:
            left.remove(partner)
    return alone


def _same(word: str, other: str) -> bool:
    """Whether two words are one, in another form, spelled otherwise or misspelt."""
    if any(one.endswith("ing") and two.endswith("ed") for one, two in ((word, other), (other, word))):
        return False  # boiled, and boiling
    known, same = medicines.names(), _listed()[1]
    if word in known and other in known:
        return known[word] == known[other]
    one, two = ({same.get(base, base) for base in _bases(each)} for each in (word, other))
    return bool(one & two) or _slip(word, other) or _slip(other, word)


def _bases(word: str) -> set[str]:
    """Return what a word may be without its endings, as Americans spell it: swim and swime for swimming."""
    plain = word.replace("-", "")
    for british, american in _BRITISH.items():
        plain = re.sub(british, american, plain)
    bases = {plain}
    for ending in _ENDINGS:
        stem = plain.removesuffix(ending)
        if stem != plain and len(stem) >= SHORTEST:
            bases |= {stem, f"{stem}e", re.sub(r"(.)\1$", r"\1", stem), re.sub(r"i$", "y", stem)}
    return bases


def _slip(word: str, longer: str) -> bool:
    """Whether a word lacks one letter of a longer one, though not the first, or has two neighbours exchanged."""
    if len(longer) < LONG or word[:1] != longer[:1]:
        return False
    at = next((at for at, pair in enumerate(zip(word, longer, strict=False)) if pair[0] != pair[1]), len(word))
    swapped = word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :] == longer[at:]
    return word[at:] == longer[at + 1 :] or swapped


def _names_turned(before: str, after: str) -> bool:
    """Whether medicines have other names and stand in another order, which no other comparison sees."""
    old, new = (medicines.medicines(text) for text in (before, after))
    known = medicines.names()
    renamed = len(old) == len(new) and {*old} != {*new}
    return renamed and [known.get(name, name) for name in old] != [known.get(name, name) for name in new]


def spelled(text: str) -> str:
    """Return an English text without the slips of the hand that are listed; case does not count."""
    right, pattern = _misspelt()
    return pattern.sub(lambda found: right[found[0].casefold()], text)


@cache
def _misspelt() -> tuple[dict[str, str], re.Pattern[str]]:
    lines = [line.split(", ") for line in _data()["misspelt"]]
    right = {slip: word for word, *slips in lines for slip in slips}
    return right, re.compile(rf"\b(?:{'|'.join(right)})\b", re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("aftercare.checks.edits").joinpath("other_words.toml").read_text(encoding="utf-8"))


@cache
def _listed() -> tuple[frozenset[str], dict[str, str], re.Pattern[str]]:
    """Return the words of grammar, which word stands for which, and what finds those of several words."""
    data = _data()
    lines = [line.split(", ") for line in data["same"]]
    same = {word: words[0] for words in lines for word in words}
    several = sorted((word for word in same if " " in word), key=len, reverse=True)
    return frozenset(data["function"].split()), same, re.compile(rf"\b(?:{'|'.join(several)})\b")
