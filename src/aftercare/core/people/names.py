"""The words of a name that tell two people apart: no titles, no credentials, nothing in brackets.

Names are compared without case, accents and spacing, and as they look: letters that look alike are one.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from ..text.look_alikes import bare, skeleton

Words = tuple[str, ...]
APOSTROPHES = "'’ʼʻʾʿ`´"
_ASIDE = re.compile(r"\([^)]*\)?|\[[^]]*\]?|\{[^}]*\}?|<[^>]*>?|[«“„\"][^»”“\"]*[»”“\"]?")
_END = re.compile(r"[,،、|–—:&@]|\s[-/]\s|\sof\s")
_PART = re.compile(r"[^.\-‐‑·]+\.?")
_CODE = re.compile(r"[BCDFGHJ-NP-TV-XZ]{3,}|[A-Z]{2,}(?:-[A-Z]{1,4})+|(?=.*[A-Z]{2})(?=.*[a-z])[A-Za-z-]{3,}")
"""How credentials are written beside a name that is not all in capitals: BSXN, ARNP-BC, CoreCHI."""
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"})
_ONE_NAME = str.maketrans({"ة": "ه", "ى": "ي", "أ": "ا", "إ": "ا", "آ": "ا"})
"""Letters of which Arabic names are written with either: فاطمة and فاطمه are one."""
SUFFIXES = {"jr", "sr", "jnr", "snr"}
"""Stand after the names of a child and a parent: two people."""
LEAST = 3
"""Words of a name that is left when one is taken away that may be a name."""


@lru_cache(maxsize=1024)
def spellings(by: str) -> tuple[Words, ...]:
    """Return the words of a name as they look, in four spellings; compare each with the same one of another name.

    With the case folded before look-alikes are replaced, after that, with ä, ö, ü and å written out, and as capitals.
    """
    name = " ".join(_named(by))
    folded = name.casefold()
    out = unicodedata.normalize("NFC", folded).translate(_WRITTEN_OUT)
    capitals = "".join(_letters(skeleton(name.upper()), fold=False))
    return *(_words(skeleton(text)) for text in (folded, name, out)), tuple(capitals.split())


def _named(by: str) -> list[str]:
    """Return what names somebody in `NAME, CREDENTIAL`; all of the name where it is a title and nothing else."""
    plain = "".join(char for char in by if not unicodedata.decomposition(char).startswith(("<super>", "<sub>")))
    text = unicodedata.normalize("NFKC", plain).translate(_ONE_NAME)
    for without in (_ASIDE.sub(" ", text), text):
        for part in _END.split(without):
            if found := _without_titles(part):
                return found
    return [text.partition(",")[0]]


def _without_titles(name: str) -> list[str]:
    shouted = name == name.upper()
    whole = name.split()
    own = [word for word in whole if not _is_title(word, last=word is whole[-1]) and not _is_code(word, shouted)]
    parts = [part for word in own for part in _PART.findall(word)]
    found = [_unjoined(part) for part in parts if not _is_title(part, last=part is parts[-1]) and not _shortened(part)]
    return [part for part in _without_ends(found, shouted=shouted) if _plain(part)]


def _is_title(word: str, *, last: bool) -> bool:
    plain, titles = _plain(word), _titles()
    return "/" in word or word in titles["joined"] or (plain in titles["words"] and not (last and plain in SUFFIXES))


def _is_code(word: str, shouted: bool) -> bool:
    return not shouted and bool(_CODE.fullmatch(word))


def _shortened(part: str) -> bool:
    """Whether a word ends with a point, as shortened titles do; an initial says who somebody is."""
    plain = _plain(part)
    return part.endswith(".") and len(plain) > 1 and plain not in SUFFIXES


def _without_ends(parts: list[str], *, shouted: bool) -> list[str]:
    """Leave out titles of several words or letters at either end, and at one end those that are names, too."""
    words, before, after = (_titles()[group] for group in ("words", "before", "after"))
    for number in (3, 2):
        while len(parts) > number and _joined(parts[-number:]) in words | after:
            parts = parts[:-number]
        while len(parts) > number and max(map(len, parts[:number])) > 1 and _joined(parts[:number]) in words:
            parts = parts[number:]
    while len(parts) > 1 + shouted and parts[-1].isupper() and _plain(parts[-1]) in after:
        parts = parts[:-1]
    while len(parts) > LEAST and _plain(parts[0]) in before:
        parts = parts[1:]
    return parts


def _joined(parts: list[str]) -> str:
    return _plain("".join(parts))


def _unjoined(part: str) -> str:
    """Return a word without the title that is written onto it, as in 王医生."""
    for title in sorted(_titles()["joined"], key=len, reverse=True):
        for rest in (part.removesuffix(title), part.removeprefix(title)):
            if rest and rest != part:
                return rest
    return part


@cache
def _titles() -> dict[str, frozenset[str]]:
    """Return `titles.toml`: the words of each group, of all languages together."""
    text = files("aftercare.core.people").joinpath("titles.toml").read_text(encoding="utf-8")
    return {
        group: frozenset(
            word if group == "joined" else _plain(word) for words in own.values() for word in words.split()
        )
        for group, own in tomllib.loads(text).items()
    }


def _words(text: str) -> Words:
    return tuple("".join(_letters(text)).split())


def _plain(word: str) -> str:
    """Return a word without case, accents and points."""
    return "".join(_letters(word)).replace(" ", "")


def _letters(text: str, *, fold: bool = True) -> Iterator[str]:
    """Yield the letters of a text without accents and case, and a space for what is between them."""
    plain = unicodedata.normalize("NFKD", re.sub(f"[{APOSTROPHES}]", "", text))
    for char in plain.casefold() if fold else plain:
        if char.isalnum() or _vowel_sign(char):
            yield bare(char)
        elif unicodedata.category(char)[0] not in "CM":
            yield " "


def _vowel_sign(char: str) -> bool:
    """Whether a mark is a letter of its own, as vowels are in Indic scripts, and not an accent."""
    return unicodedata.category(char) in {"Mn", "Mc"} and not unicodedata.combining(char)
