"""Letters that look alike, by Unicode Technical Standard 39: the table is that of `confusable-homoglyphs`."""

import unicodedata
from functools import lru_cache


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


@lru_cache(maxsize=4096)
def bare(char: str) -> str:
    """Return a letter without its hook, stroke or tail, as the names of letters tell: ƈ is c, ł is l."""
    name, with_mark, _ = unicodedata.name(char, "").partition(" WITH ")
    try:
        return unicodedata.lookup(name) if with_mark else char
    except KeyError:
        return char
