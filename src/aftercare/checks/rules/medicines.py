"""Names of medicines: each is in the translation, and no other one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis.identify import expected_scripts, family
from ..analysis.lexicon import load
from ..analysis.memory import TEXTS
from ..analysis.segments import UNSPACED, fold, scripts, words
from ..analysis.sounds import sounds
from ..analysis.text import span
from ..analysis.tokens import masked
from ..registry import SHORT, Result, check, given

WORD = regex.compile(r"[\p{L}\p{M}\u200c\u200d'’]{4,}")
ALIKE = 0.7
"""How much of its letters a name shares with the word for it."""
SAME = 0.75
"""How much a word shares with the name of another medicine, to be taken for that."""
HEARD = 0.85
"""How much of its consonants a name shares with the word for it in another alphabet."""
HEARD_LONG = 0.78
"""The same of a long name, in which more letters differ: гидроксихлорохин."""
LEAST = 5
"""Consonants by which a name is known in our own alphabet."""


@cache
def _names() -> dict[str, str]:
    """Return each English name with the one it is counted under."""
    listed = load("und", "medicines")["names"]
    names = {name: name for name in listed["one"].split()}
    return names | {name: group.split()[0] for group in listed["same"] for name in group.split()}


@cache
def _same(name: str) -> tuple[str, ...]:
    """Return the names of one medicine."""
    return tuple(other for other, main in _names().items() if main == _names().get(name)) or (name,)


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


@lru_cache(maxsize=TEXTS)
def medicines(text: str) -> tuple[str, ...]:
    """Return the medicines of an English text."""
    found = (match[0].casefold() for match in WORD.finditer(masked(text)))
    return tuple(dict.fromkeys(word for word in found if word in _names() or _of_family(word)))


def covered(tag: str) -> bool:
    """Whether a language writes words apart, in letters that tell their sounds."""
    found = expected_scripts(family(tag))
    return bool(found) and found.isdisjoint(UNSPACED)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _as_alike(one: str, other: str, least: float) -> bool:
    """Whether two words share as much; of those whose lengths differ too much, this is soon known."""
    longest = 2 * min(len(one), len(other)) / ((len(one) + len(other)) or 1)
    return longest >= least and _alike(one, other) >= least


@cache
def _spelling() -> tuple[tuple[str, int, tuple[str, ...], tuple[int, ...]], ...]:
    """Return each name with its length, its letters, and how often it has each."""
    return tuple((name, len(name), tuple(letters := Counter(name)), tuple(letters.values())) for name in _names())


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


def _told(name: str, there: Sequence[str]) -> bool:
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
    return heard or bool(latin and _as_alike(fold(word), name, ALIKE))


def _nearer(word: str, name: str) -> bool:
    """Whether a word is more like the name of another medicine: amoxicilina for penicillin."""
    other = _named(word)
    another = bool(other) and _names()[other] != _names().get(name, name)
    return another and _alike(fold(word), other) > _alike(fold(word), name)


@lru_cache(maxsize=TEXTS)
def _named(word: str) -> str:
    """Return the medicine that a word in Latin letters is the name of, or nothing."""
    near = _near(fold(word)) if scripts(word)["Latin"] else []
    best = max(near, key=lambda name: _alike(fold(word), name), default="")
    return best if best and _alike(fold(word), best) >= SAME else ""


@check(Severity.ERROR, languages=covered)
@given(medicines)
def medicines_named(unit: Unit) -> Iterator[Result]:
    """Every medicine is called by its own name, and none by that of another.

    Bad [es]: Take ibuprofen for pain. -> Tome paracetamol para el dolor.
    Bad [ru]: You may take acetaminophen. -> Можно принимать ибупрофен.
    Bad [es]: Take penicillin for a week. -> Tome amoxicilina durante una semana.
    Bad [fr]: Take ibuprofen for pain. -> Prenez-le contre la douleur.
    Good [es]: Take ibuprofen for pain. -> Tome ibuprofeno para el dolor.
    Good [fr]: You may take acetaminophen. -> Vous pouvez prendre du paracétamol.
    """
    wanted, text = medicines(unit.source), masked(unit.target)
    found = {match[0]: match.span() for match in WORD.finditer(text)}
    missing = [name for name in wanted if not _told(name, [*found])]
    same = {_names().get(name, name) for name in wanted}
    for word, place in found.items() if missing else ():
        if (other := _named(word)) and _names()[other] not in same:
            message = f"{word} is another medicine than {missing[0]}"
            where = span(unit.target, *place)
            yield (message, where) if where else message
            return
    severity = Severity.ERROR if _certain(unit) else Severity.WARNING
    for name in missing:
        yield f"{name} is not in the translation", None, severity


def _certain(unit: Unit) -> bool:
    """Whether a name that is not there is surely lost: it is nearly the same in our letters; a few words say "it"."""
    letters = scripts(unit.target)
    return letters["Latin"] * 2 > sum(letters.values()) and len(words(unit.source)) >= SHORT
