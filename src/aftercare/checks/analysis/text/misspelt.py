"""Whether a word is a name misspelt, or its cousin in another language."""

import unicodedata

import regex

ORDINARY = regex.compile(r"(?:al|ion|ity|ism|ist|ment|ive|ure|ance|ence|age|ology|ing|ed|ile|ose)s?$")
"""Endings of the general vocabulary: such words are translated, and often into a word that looks alike."""
COUSINS = ("ckqsztx", "ijy", "vwbf", "gh", "ou", "ae", "ei")


def misspelt(name: str, word: str, *, latin: bool) -> bool:
    """Whether a word is a name with one letter changed, lost, added or swapped with the next.

    In a language of the same script a word may be a cousin instead: accents, inflected endings, `c` for
    `k`, and the reordered letters of abbreviations (French SRAS for SARS) are no mistakes there.
    """
    if name[0] != word[0] and name[-1] != word[-1]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(name, word, strict=False)) if a != b), min(len(name), len(word)))
    left, right = name[start:], word[start:]
    if not left or not right:
        return bool(left) and not latin and len(left) == 1
    swapped = len(left) > 1 and left[1::-1] + left[2:] == right
    changed = left[1:] == right[1:]
    abbreviation = any(len(part) <= 4 and part.isupper() for part in name.split("-"))
    cousin = (changed and (len(left) == 1 or _cousins(left[0], right[0]))) or (swapped and abbreviation)
    cousin |= left[1:] == right and left[0].islower() and left[0] in {"h", name[start - 1]}  # bulletin, euthanasia
    cousin |= name[0].isupper() and word.islower()  # a name keeps its capital
    if latin and (cousin or ORDINARY.search(name)):
        return False
    return swapped or changed or left[1:] == right or left == right[1:]


def translated(name: str, word: str) -> bool:
    """Whether a word that looks like a name is an ordinary one of English, as other languages spell it.

    The plural has a vowel more (tests, programs), so have words in -ea, and words in -er end in -re.
    """
    plural = name.endswith("s") and word[:-2] == name[:-1] and word.endswith("s")
    greek = name.endswith("ea") and word == f"{name[:-1]}ia"
    return plural or greek or (word in {f"{name[:-2]}re", f"{name[:-3]}res"} and name.endswith(("er", "ers")))


def _cousins(letter: str, other: str) -> bool:
    bare = {unicodedata.normalize("NFD", each)[0].lower() for each in (letter, other)}
    return any(bare <= set(family) for family in COUSINS) or len(bare) == 1
