"""Medicines that a text names, and words that are like their names."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

import regex

from ..text.lexicon import load
from ..text.memory import remembered
from ..text.segments import fold, scripts
from ..text.sounds import sounds
from ..text.tokens import masked

WORD = regex.compile(r"[\p{L}\p{M}\u200c\u200d'’]{4,}|\p{Hangul}{3}")
ALIKE = 0.7
"""How much of its letters a name shares with the word for it."""
SAME = 0.82
"""How much a word shares with the name of another medicine, to be taken for that."""
HEARD = 0.85
"""How much of its consonants a name shares with the word for it in another alphabet."""
HEARD_LONG = 0.78
"""The same of a long name, in which more letters differ: гидроксихлорохин."""
ARTICLE = "ال"
"""What Arabic puts before a name, which is no sound of it."""
LEAST = 5
"""Consonants by which a name is known in our own alphabet."""


@cache
def names() -> dict[str, str]:
    """Return each English name with the one it is counted under."""
    listed = load("und", "medicines")["names"]
    names = {name: name for name in listed["one"].split()}
    return names | {name: group.split()[0] for group in listed["same"] for name in group.split()}


@cache
def _same(name: str) -> tuple[str, ...]:
    """Return the names of one medicine."""
    return tuple(other for other, main in names().items() if main == names().get(name)) or (name,)


@cache
def _endings() -> tuple[str, ...]:
    """Return what the names of a family of medicines end with."""
    ends = load("und", "medicines")["families"]["ends"].split()
    return (*ends, *(f"{end}s" for end in ends))


@cache
def _families() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{L}}{{2,}}(?:{'|'.join(_endings())})")


def _of_family(word: str) -> bool:
    return word.endswith(_endings()) and bool(_families().fullmatch(word))


@remembered
def medicines(text: str) -> tuple[str, ...]:
    """Return the medicines of an English text."""
    found = (_singular(match[0].casefold()) for match in WORD.finditer(masked(text)))
    return tuple(dict.fromkeys(word for word in found if word in names() or _of_family(word)))


def _singular(word: str) -> str:
    """Return a word without the s of its plural, where that is a name: heparins."""
    return word[:-1] if word.endswith("s") and word[:-1] in names() else word


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _as_alike(one: str, other: str, least: float) -> bool:
    """Whether two words share as much; of those whose lengths or letters differ too much, this is soon known."""
    both = (len(one) + len(other)) or 1
    if 2 * min(len(one), len(other)) / both < least or 2 * sum(map(other.__contains__, one)) / both < least:
        return False
    return _alike(one, other) >= least


@cache
def _spelling() -> tuple[tuple[str, int, tuple[str, ...], tuple[int, ...]], ...]:
    """Return each name with the length of its plain form, its letters, and how often it has each."""
    plain = ((name, _plain(name)) for name in names())
    return tuple((name, len(as_is), tuple(letters := Counter(as_is)), tuple(letters.values())) for name, as_is in plain)


def _near(word: str) -> list[str]:
    """Return the names that share so many letters with a word, wherever these stand, that they may be the same."""
    near, there, long = [], Counter(word), len(word)
    for name, size, letters, often in _spelling():
        least = SAME * (long + size)
        if 2 * min(long, size) < least:
            continue
        if 2 * sum(map(min, often, map(there.__getitem__, letters))) >= least:
            near.append(name)
    return near


def told(name: str, there: Sequence[str]) -> bool:
    """Whether one of the words is that of a medicine, under any of its names: by its letters, or by its sounds."""
    names = _same(name)
    run = sounds("".join(there))
    return any(
        (len(sounds(other)) >= LEAST and sounds(other) in run)
        or any(_is_name(word, other) and not _nearer(word, other) for word in there)
        for other in names
    )


def _is_name(word: str, name: str) -> bool:
    latin, code = scripts(word)["Latin"], sounds(name)
    enough = HEARD_LONG if len(code) > LEAST else HEARD
    heard = (len(code) >= LEAST or not latin) and _as_alike(sounds(word), code, enough)
    heard = heard or bool(not latin and word.startswith(ARTICLE) and _as_alike(sounds(word)[1:], code, enough))
    return heard or bool(latin and (_as_alike(_plain(word), _plain(name), ALIKE) or _compound(fold(word), name)))


def _plain(word: str) -> str:
    """Return a word as languages write it that spell Greek ones by their sounds: morfin for morphin."""
    return fold(word).replace("ph", "f").replace("th", "t").replace("y", "i")


def _compound(word: str, name: str) -> bool:
    """Whether a name is part of a compound: Heparinbeschichtung, Höchstinsulin."""
    return len(name) > LEAST and len(word) > len(name) + LEAST and name in word


def _nearer(word: str, name: str) -> bool:
    """Whether a word is more like the name of another medicine: amoxicilina for penicillin."""
    other = named(word)
    another = bool(other) and names()[other] != names().get(name, name)
    return another and _alike(fold(word), other) > _alike(fold(word), name)


@remembered
def named(word: str) -> str:
    """Return the medicine that a word in Latin letters is the name of, or nothing."""
    written = _plain(word)
    near = _near(written) if scripts(word)["Latin"] else []
    best = max(near, key=lambda name: _alike(written, _plain(name)), default="")
    return best if best and _alike(written, _plain(best)) >= SAME else ""
