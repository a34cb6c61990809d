"""What a text says and what only its typography adds; a short hash by which programs tell texts apart."""

import hashlib
import re
import unicodedata

_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"')})

_SPACES = dict.fromkeys((at for at in range(0x80, 0x3001) if unicodedata.category(chr(at)) == "Zs"), " ")
_RUN = re.compile(r"(?<=[^\s.!?:]) {2,}")
"""Spaces in a row inside a sentence; two after it are a habit of whoever learnt to type on a typewriter."""
_APOSTROPHE = re.compile(r"(?<=[a-z])[`´ʼ′＇](?=(?:t|s|d|m|ll|re|ve)\b)", re.IGNORECASE)
"""What else is typed in "don't"."""


def as_read(text: str) -> str:
    """Return an English text with one plain space between words, and plain apostrophes, whatever is typed there.

    Word processors and spreadsheets put spaces there that do not break, are thin or are two. Curly apostrophes stay.
    """
    plain = text if text.isascii() else text.translate(_SPACES)
    plain = _RUN.sub(" ", plain) if "  " in plain else plain
    return plain if plain.isascii() and "`" not in plain else _APOSTROPHE.sub("'", plain)


def short_hash(text: str) -> str:
    """Return 12 hex digits by which a program tells texts apart; too few for a signature."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:12]


def typographic(text: str) -> str:
    """Return an English text without what only its typography has.

    NFC; curly quotation marks and apostrophes become straight ones; every run of white space (no-break and
    thin spaces, tabs and line breaks among it) becomes one space; none is left at the ends. Dashes, letters,
    digits and every other mark stay: `2–3` and `2-3` are two texts.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())
