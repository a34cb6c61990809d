"""Word lists per language, as TOML files a translator can read and extend: `lexicons/<tag>/<name>.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel import Locale, UnknownLocaleError

FOLDER = Path(__file__).parent / "lexicons"
SAME_WORDS = {
    "fil": "tl",
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "prs": "fa",
    "cmn": "zh",
    "yue": "zh",
}


def chain(tag: str) -> tuple[str, ...]:
    """Return the tags whose files apply, the general ones first: `zh-Hant-HK` → zh, zh-Hant, zh-Hant-HK."""
    parts = tag.replace("_", "-").split("-")
    parts[0] = SAME_WORDS.get(parts[0].lower(), parts[0].lower())
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


def has(tag: str, name: str, section: str) -> bool:
    """Whether there is data for this language; where there is none, its checks report "not checked"."""
    return bool(load(tag, name).get(section))


@cache
def _read(tag: str, name: str) -> dict[str, Any]:
    if not all(part.isascii() and part.isalnum() for part in tag.split("-")):
        return {}
    path = FOLDER / tag / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def cldr(language: str) -> Locale | None:
    """Return the CLDR locale of a language; None rather than that of another language (ht gives French)."""
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    return locale if chain(locale.language) == chain(language)[:1] else None
