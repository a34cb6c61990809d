"""Compare words across alphabets by their consonants: coronavirus, коронавирус, कोरोनावायरस."""

import unicodedata

import regex

from .memory import remembered
from .segments import fold

DOUBLED = [(one, one * 2) for one in "12345"]
CLASSES = {
    "b": "1",
    "p": "1",
    "f": "1",
    "v": "1",
    "w": "1",
    "d": "3",
    "t": "3",
    "l": "4",
    "r": "4",
    "m": "5",
    "n": "5",
}
CLASSES |= dict.fromkeys("cgjkqsxz", "2")


@remembered
def sounds(text: str) -> str:
    """Return the consonants of a text in any alphabet as classes of sounds, as Soundex does."""
    code = fold(text).translate(_SOUNDS)
    for one, two in DOUBLED:
        while two in code:
            code = code.replace(two, one)
    return code


@remembered
def _sound(char: str) -> str:
    """Take the sound from the letter's Unicode name: CYRILLIC SMALL LETTER KA, ARABIC LETTER KAF → 2."""
    if char.isascii():
        return CLASSES.get(char, "")
    if not (named := LETTER_NAME.search(unicodedata.name(char, "").lower())):
        return ""
    letter = named[2]
    if named[1] == "syllable" and "\uac00" <= char <= "\ud7a3":
        return "".join(CLASSES.get(part, "") for part in letter)
    if letter in VOWELS:
        return ""
    first = next((part for part in letter if part not in "aeiouyh"), "") if letter[0] in "aeiou" else letter[0]
    return CLASSES.get(first, "")


class _Sounds(dict[int, str | None]):
    """What becomes of each letter; filled as letters are seen."""

    def __missing__(self, code: int) -> str | None:
        """Find out the sound of a letter and remember it; None, as `translate` is slow to leave out an empty text."""
        return self.setdefault(code, _sound(chr(code)) or None)


_SOUNDS = _Sounds()
LETTER_NAME = regex.compile(r"(letter|syllable|character) (?:yeh |final )?([a-z]+)")
VOWELS = {
    "ain",
    "byelorussian",
    "ukrainian",
    "short",
    "soft",
    "hard",
    "alef",
    "ayin",
    "alpha",
    "iota",
    "epsilon",
    "omicron",
    "omega",
    "upsilon",
    "eta",
    "vowel",
    "sign",
}
