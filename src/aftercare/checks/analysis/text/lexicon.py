"""Word lists per language, as TOML files a translator can read and extend: `lexicons/<tag>/<name>.toml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import rtoml  # the lists are over a megabyte: a tenth of the time of `tomllib`
from babel import Locale, UnknownLocaleError
from babel.core import get_global

FOLDER = Path(__file__).parents[2] / "lexicons"
SAME_WORDS = {"fil": "tl", "nb": "no", "nn": "no", "mww": "hmn", "zlm": "ms", "zsm": "ms", "yue": "zh", "prs": "fa"}
"""Languages whose word lists are kept under another tag, besides CLDR's aliases: `iw` is `he`, `swh` is `sw`."""
ARABIC_LETTERS = frozenset({"arab", "pk"})
"""What says that Punjabi is in the letters of Pakistan, in which none of its listed words are."""
SCRIPT = 4
"""Letters of a script's code."""
TRADITIONAL = frozenset({"tw", "hk", "mo"})
"""Regions that write Chinese in traditional characters."""


@cache
def chain(tag: str) -> tuple[str, ...]:
    """Return the tags whose files apply, the general ones first: `zh-TW` → zh, zh-Hant, zh-Hant-TW."""
    first, *rest = tag.replace("_", "-").split("-")
    language = first.lower()
    language = SAME_WORDS.get(language) or get_global("language_aliases").get(language, language).partition("_")[0]
    language = SAME_WORDS.get(language, language)
    rest = [part.title() if len(part) == SCRIPT else part for part in rest]
    if language == "pa" and not ARABIC_LETTERS.isdisjoint(part.lower() for part in rest):
        language = "pnb"
    if language == "zh" and not {"Hans", "Hant"} & {*rest[:1]}:
        traditional = first.lower() == "yue" or not TRADITIONAL.isdisjoint(part.lower() for part in rest)
        rest = ["Hant" if traditional else "Hans", *rest]
    parts = [language, *rest]
    return tuple("-".join(parts[: size + 1]) for size in range(len(parts)))


@cache
def load(tag: str, name: str) -> Mapping[str, Any]:
    """Return the sections of one lexicon, empty where there is none.

    A region or script extends its language: within a section its keys win over the language's.
    """
    merged: dict[str, Any] = {}
    for part in chain(tag):
        for section, value in _read(part, name).items():
            old = merged.get(section)
            both = isinstance(old, dict) and isinstance(value, dict)
            merged[section] = old | value if both else value
    return MappingProxyType(merged)


def grammar(tag: str, name: str) -> Any:
    """Return words of grammar that are listed under a name, or what is said of the language; empty where nothing is."""
    return load(tag, "dosing").get("grammar", {}).get(name, ())


def has(tag: str, name: str, section: str) -> bool:
    """Whether there is data for this language; where there is none, its checks report "not checked"."""
    return bool(load(tag, name).get(section))


@cache
def supported(tag: str) -> bool:
    """Whether there are words of this language at all."""
    language = chain(tag)[0]
    return language.isalpha() and language != "und" and (FOLDER / language).is_dir()


@cache
def _read(tag: str, name: str) -> dict[str, Any]:
    if not all(part.isascii() and part.isalnum() for part in tag.split("-")):
        return {}
    path = FOLDER / tag / f"{name}.toml"
    return rtoml.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def cldr(language: str) -> Locale | None:
    """Return the CLDR locale of a language; None rather than that of another language (ht gives French)."""
    try:
        locale = Locale.parse(language.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    return locale if chain(locale.language)[0] == chain(language)[0] else None
