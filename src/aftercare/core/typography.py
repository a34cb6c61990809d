"""What a text says and what only its typography adds; a short hash by which programs tell texts apart."""

import hashlib
import unicodedata

_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"')})


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
