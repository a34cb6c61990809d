"""English that was left in a text: runs of words, names and single words."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import regex

from ..text.memory import briefly, remembered
from ..text.segments import WORD, lower_words, lower_words_of, prose, words
from ..words.medicines import names as medicines
from . import identify
from .english import borrows, english_only, reads_as_english

QUOTED = regex.compile(
    r"%\(\w{1,40}\)[a-zA-Z]|[“„«\"「『（(‘][^“”„«»\"「」『』（）()‘\n]{1,120}[”“»\"」』）)]|https?://\S+|\{[^}\s]{1,60}\}"
    r"|(?<!\S)(?=\S{0,100}?[\w\])](?:_|\[|\(\)|\.\p{Ll}))\S++"
)
"""What may well stay in English: names in quotation marks, glosses in brackets, addresses, placeholders, code."""
QUOTES = re.compile(r"[“„«\"「『（(‘\[{_]|https?://|\.\w")
"""What stands in every text that `QUOTED` can match in, found many times faster."""
BRACKETED = regex.compile(r"\([^()\n]{1,200}\)")
GLOSS = regex.compile(r"\s*[(（]\p{Lu}+[)）]")
SPECIES = regex.compile(r"(?<!\p{L})\p{Lu}\. $")
"""A genus in short, before the name of a species: E. coli."""
NAMED = 3
"""Words with capitals from which on they are a name, and not only one and a word beside it."""
LATIN_WORD = regex.compile(r"(?<![\p{Latin}\d])[A-Za-z]+(?:['’-][A-Za-z]+)*+(?![\p{Latin}\d])")


@briefly
def same(source: str, target: str) -> bool:
    """Whether two texts have the same words in the same order."""
    ours, theirs = lower_words(source), lower_words(target)
    return bool(ours) and ours == theirs


@briefly
def english_run(source: str, target: str, tag: str) -> str:
    """Return the longest run of the source's words in the target that reads as English, or nothing."""
    common = lower_words_of(source).intersection(_lower_written(target, tag))
    if len(common) < 2:
        return ""
    pairs = _neighbours(source)
    if not any(first in common and second in common for first, second in pairs):
        return ""
    found = list(_words(tag).finditer(_unquoted(target, lambda quoted: " " * len(quoted))))
    if not pairs & set(pairwise(match[0].lower() for match in found)):
        return ""
    breaks = [at for at in range(1, len(found)) if _parted(found[at - 1], found[at], pairs)]
    runs = zip([0, *breaks], [*breaks, len(found)], strict=True)
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        if end - start < 2:
            return ""
        rest = target[found[end - 1].end() :]
        glossed = GLOSS.match(rest)
        run = [match[0] for match in found[start:end]]
        if not glossed and reads_as_english(run, tag, last=not WORD.search(rest)):
            return target[found[start].start() : found[end - 1].end()]
    return ""


def _unquoted(text: str, blank: Callable[[str], str]) -> str:
    """Return a text with something in place of what may well stay in English."""
    return str(QUOTED.sub(lambda match: blank(match[0]), text)) if QUOTES.search(text) else text


def _words(tag: str) -> regex.Pattern[str]:
    """Return what finds the words that may be English: letters of another script need not be a space away."""
    return WORD if "Latin" in identify.expected_scripts(identify.family(tag)) else LATIN_WORD


@briefly
def _written(target: str, tag: str) -> Sequence[str]:
    """Return the words of a target that may be English, quoted ones among them."""
    pattern = _words(tag)
    return words(target) if pattern is WORD and prose(target) is target else pattern.findall(target)


@briefly
def _lower_written(target: str, tag: str) -> Sequence[str]:
    """Return the same in lower case."""
    written = _written(target, tag)
    return lower_words(target) if written is words(target) else [*map(str.lower, written)]


@remembered
def _neighbours(source: str) -> frozenset[tuple[str, str]]:
    """Return each two words that stand side by side in an English text."""
    return frozenset(pairwise(lower_words(source)))


def _parted(left: regex.Match[str], right: regex.Match[str], pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether two neighbouring words of the target are not neighbours in the source."""
    between = left.string[left.end() : right.start()]
    return (left[0].lower(), right[0].lower()) not in pairs or any(mark in between for mark in ",;:/()、，")


def english_name(source: str, target: str, tag: str) -> str:
    """Return a name of three words or more that stand side by side in both texts, two of them English, or nothing."""
    if (
        len(titles := _titles(source)) < NAMED
        or len(titles.intersection(_written(target, tag))) < NAMED
        or target.istitle()
    ):
        return ""
    pairs, family = _neighbours(source), identify.family(tag)
    found = list(_words(tag).finditer(QUOTED.sub(lambda match: " " * len(match[0]), target)))
    breaks = [at for at in range(1, len(found)) if _parted(found[at - 1], found[at], pairs)]
    for start, end in zip([0, *breaks], [*breaks, len(found)], strict=True):
        capital = [match[0].lower() for match in found[start:end] if match[0].istitle() and len(match[0]) > 2]
        if len(capital) >= NAMED and sum(english_only(word, family) for word in capital) > 1 and not borrows(family):
            return target[found[start].start() : found[end - 1].end()]
    return ""


@remembered
def _titles(source: str) -> frozenset[str]:
    """Return the words of an English text with a capital."""
    return frozenset(word for word in words(source) if word.istitle())


@briefly
def leftovers(source: str, target: str, tag: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of single English words in a text that is otherwise translated."""
    if same(source, target) or english_run(source, target, tag):
        return ()
    family = identify.family(tag)
    shown = str.lower if _words(tag) is LATIN_WORD else str  # among other letters, an engine writes Word for word
    known = _prose(source).intersection((_written if shown is str else _lower_written)(target, tag))
    if not any(english_only(word, family) for word in known):
        return ()
    text = _unquoted(target, lambda quoted: _blank(quoted, source))
    found = (
        (match.span(), shown(match[0]))
        for match in _words(tag).finditer(text)
        if not SPECIES.search(text, max(0, match.start() - 4), match.start())
    )
    return tuple(span for span, word in found if word in known and english_only(word, family) and not _anywhere(word))


def _anywhere(word: str) -> bool:
    """Whether a word is a medicine's name that most languages write as English does: not one in -e, as prednisone."""
    return word in medicines() and not word.endswith("e")


@remembered
def _prose(source: str) -> frozenset[str]:
    return frozenset(word for word in words(source) if word.islower())


def _blank(quoted: str, source: str) -> str:
    """Return as many spaces, or what was quoted where the source has it in the same brackets: that is no gloss."""
    bracketed = quoted[0] in "(（" and quoted[-1] in ")）"
    return quoted if bracketed and _said_in_brackets(quoted, source) else " " * len(quoted)


def _said_in_brackets(quoted: str, source: str) -> bool:
    """Whether a part in brackets has prose of a part in brackets of the source."""
    prose = {word for word in words(quoted) if word.islower()}
    return any(prose & {*words(part)} for part in BRACKETED.findall(source))
