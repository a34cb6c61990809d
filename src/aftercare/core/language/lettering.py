"""Which fonts draw a text, and how: what `languages.toml` says of families and scripts."""

import unicodedata
from dataclasses import replace

from .languages import Language, table


def drawing(own: Language, text: str) -> Language:
    """Return a language that has the fonts of every script in a text behind its own.

    Names and streets of a clinic are the same in every language, in whatever script they are written. Fonts of signs
    come last: that of mathematics has Arabic letters, which it does not join.
    """
    words = {unicodedata.name(char, "").partition(" ")[0] for char in set(text) if char.isalpha()}
    scripts = table()["script"].values()
    further = (font for entry in scripts if words & set(entry.get("letters", ())) for font in entry["fonts"])
    first = (font for at, font in enumerate(own.fonts) if not at or font not in table()["fonts"]["last"])
    return replace(own, fonts=tuple(dict.fromkeys((*first, *further, *own.fonts))))


def joined(text: str) -> str:
    """Return the letters of a text that fonts further down the chain would draw each by itself."""
    return "".join(sorted(char for char in set(text) if unicodedata.bidirectional(char) == "AL"))


def optical_size(family: str) -> float:
    """Return the factor by which a family is set larger, to look as large as others."""
    return float(table()["fonts"]["optical_size"].get(family, 1))
