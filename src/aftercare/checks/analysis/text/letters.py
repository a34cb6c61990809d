"""Letters, digits and marks that texts mix up, and those that nobody sees."""

import unicodedata

import regex

ARABIC_LETTERS = {"ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ی": "ي", "ى": "ي", "ے": "ي", "ک": "ك", "ۍ": "ي"}
"""Letters that Arabic, Persian, Urdu and Pashto texts mix up."""
ROMANIAN_LETTERS = {"ș": "ş", "Ș": "Ş", "ț": "ţ", "Ț": "Ţ"}
"""Letters with a comma, for which many Romanian texts have those with a cedilla, as in Turkish."""
SAME = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "\u02bb": "'",
    "`": "'",
    "％": "%",
    "\u2011": "-",
    "‐": "-",
    "：": ":",
    "．": ".",
    "⋅": "·",
    "∙": "·",
    "‧": "·",
}
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
MARKS = "\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
"""Points of Hebrew and Arabic, and the tatweel."""
REMOVED = regex.compile(f"[{INVISIBLE}{MARKS}]+")
ASCII = 127
LAST_PLANE_WITH_DIGITS = 0x2_0000
_BEYOND_ASCII = "".join(map(chr, range(ASCII + 1, LAST_PLANE_WITH_DIGITS)))
_LETTERS = {
    **{letter: str(unicodedata.decimal(letter)) for letter in filter(str.isdecimal, _BEYOND_ASCII)},
    **ARABIC_LETTERS,
    **ROMANIAN_LETTERS,
    **SAME,
}
CHANGES = _LETTERS | {letter: "" for run in REMOVED.findall(_BEYOND_ASCII) for letter in run}
CHANGED = frozenset(CHANGES)
