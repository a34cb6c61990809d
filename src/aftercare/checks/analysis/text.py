"""Texts brought to one form before they are compared, and patterns for lists of words in any script."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby

import regex
from ahocorasick_rs import AhoCorasick

from .letters import CHANGED, CHANGES, REMOVED
from .memory import PAIRS, TEXTS
from .segments import characters

Pattern = regex.Pattern[str] | None
CONTINUOUS = frozenset({"zh", "ja", "th", "km", "lo", "my", "ko"})
"""Languages where words have no visible boundaries: no spaces, or (Korean) particles on every word."""
WHOLE_SYLLABLE = r"(?!\p{M}|\p{Myanmar}\u103a)"
"""What must not follow a word that has no visible end: a sign or a final letter that belong to its last syllable."""


@lru_cache(maxsize=PAIRS)
def plain(text: str) -> str:
    """Return the text in NFC with ASCII digits and one apostrophe, without points and invisible letters."""
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() or characters(text).isdisjoint(CHANGED) else text.translate(CHANGES)


def span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a span of `plain(text)` lies in the text itself; None where that is not known."""
    kept = _kept(text)
    return (kept[start], kept[end - 1] + 1) if start < end <= len(kept) else None


@lru_cache(maxsize=64)
def _kept(text: str) -> tuple[int, ...]:
    """Return the places that `plain` keeps; none where it composes letters, so that places move."""
    if unicodedata.normalize("NFC", text) != text:
        return ()
    if len(plain(text)) == len(text):
        return tuple(range(len(text)))
    return tuple(place for place, letter in enumerate(text) if not REMOVED.match(letter))


ELLIPSIS, BETWEEN = regex.escape(" ... ", special_only=True, literal_spaces=True), r"[^.;:!?\n]{1,60}?"
"""What stands in lists for other words of the clause, and the source of what finds them."""


def alternatives(words: Iterable[str], language: str) -> str:
    """Return the source of a pattern that finds any of the words; an asterisk matches any letters, dots any words."""
    loose = language.partition("-")[0] in CONTINUOUS
    letters = r"[\p{L}\p{M}']"
    ordered = sorted({plain(word) for word in words}, key=len, reverse=True)
    parts = [_one(word, letters, loose=loose) for word in ordered if word.strip("*")]
    grouped = groupby(parts, key=lambda part: (part[0], part[2]))  # one look around for many words compiles faster
    return "|".join(f"{before}(?:{'|'.join(part[1] for part in group)}){after}" for (before, after), group in grouped)


def named_alternatives(words: Mapping[str, Iterable[str]], language: str) -> str:
    """Return the source of a pattern that finds any of the words, in groups by their names.

    What may stand around a word is asked once for all names, which makes patterns of many names quick to compile.
    """
    loose, letters = language.partition("-")[0] in CONTINUOUS, r"[\p{L}\p{M}']"
    around: dict[tuple[str, str], list[str]] = {}
    for name, forms in words.items():
        ordered = sorted({plain(form) for form in forms if form.strip("*")}, key=len, reverse=True)
        own: dict[tuple[str, str], list[str]] = {}
        for before, body, after in (_one(form, letters, loose=loose) for form in ordered):
            own.setdefault((before, after), []).append(body)
        for edges, bodies in own.items():
            around.setdefault(edges, []).append(f"(?P<{name}>{'|'.join(bodies)})")
    return "|".join(f"{before}(?:{'|'.join(groups)}){after}" for (before, after), groups in around.items())


def _one(word: str, letters: str, *, loose: bool) -> tuple[str, str, str]:
    """Return what must stand before a word, its own pattern, and what must follow."""
    body = (
        regex.escape(word, special_only=True, literal_spaces=True)
        .replace(r"\*", f"{letters}{{0,12}}")
        .replace(ELLIPSIS, BETWEEN)
        .replace(" ", r"[\s-]+")
    )
    if loose:
        body = body.replace(letters, rf"(?!\p{{M}}){letters}")
    if word.endswith("*"):
        body = body.removesuffix(f"{letters}{{0,12}}")
    if word.startswith("*"):
        body = rf"(?:(?<={letters})){body.removeprefix(f'{letters}{{0,12}}')}"
    before = "" if loose or word.startswith("*") else r"(?<![\p{L}\p{M}])"
    after = "" if word[-1] in "*'" else WHOLE_SYLLABLE if loose else r"(?![\p{L}\p{M}])"
    return before, body, after


@lru_cache(maxsize=PAIRS)
def lowered(text: str) -> str:
    """Return a text in lower case, with nothing in it that an automaton cannot read; `İ`, `ı` and `ς` are `i` and `σ`.

    Patterns take those letters for each other, too.
    """
    if text.isascii():
        return text.lower()
    return encodable(text.replace("İ", "i").lower().replace("ı", "i").replace("ς", "σ"))


def holding(*literals: str) -> Callable[[str], bool]:
    """Return what tells whether one of some words in lower case stands anywhere in a text, whatever its case."""
    automaton = AhoCorasick([*map(lowered, literals)])

    def held(text: str) -> bool:
        return bool(automaton.find_matches_as_indexes(lowered(text)))

    return held


@lru_cache(maxsize=TEXTS)
def is_letter(char: str) -> bool:
    """Whether a character is a letter or a mark on one; an empty text is not."""
    return bool(char) and unicodedata.category(char)[0] in "LM"


def word_end(text: str, place: int, language: str) -> int:
    """Return where the word ends that a place is in: what stands behind Turkish `saatte`, of which `saat` is known."""
    if language_of(language) in CONTINUOUS or not (place and is_letter(text[place - 1])):
        return place
    return next((end for end in range(place, len(text)) if not is_letter(text[end])), len(text))


def matches(pattern: regex.Pattern[str], starts: Iterable[int], text: str) -> Iterator[regex.Match[str]]:
    """Yield what a pattern finds where it may begin, which takes a fraction of looking everywhere."""
    end = 0
    for start in starts:
        if start >= end and (hit := pattern.match(text, start)):
            yield hit
            end = hit.end()


def encodable(text: str) -> str:
    """Put a question mark for each half of a surrogate pair, which an automaton cannot read."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def compiled(source: str) -> Pattern:
    """Return the pattern, whatever the case of letters; None for an empty one."""
    return regex.compile(source, regex.IGNORECASE) if source else None


_END = regex.compile(r"[.!?](?:[\"')\]»”]{0,2}(\s+)(?=\P{Ll})|()(?=\p{Lu}\p{Ll}))|([。！？।۔؟։።᙮]+|\n+)")
_MARK = re.compile(r"[.!?。！？।۔؟։።᙮\n]")
"""What every match of `_END` begins with, found many times faster."""


@lru_cache(maxsize=PAIRS)
def _gaps(text: str) -> tuple[tuple[int, int], ...]:
    """Return where white space or a mark parts two sentences."""
    starts = [found.start() for found in _MARK.finditer(text)]
    return tuple(found.span(found.lastindex or 0) for found in matches(_END, starts, text))


@lru_cache(maxsize=TEXTS)
def rough_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, good enough to pair those of two languages."""
    begins, ends = [0, *(end for _, end in _gaps(text))], [*(start for start, _ in _gaps(text)), len(text)]
    parts = (text[start:end] for start, end in zip(begins, ends, strict=True))
    return tuple(part for part in parts if any(map(str.isalnum, part)))


def sentence_ends(text: str) -> list[int]:
    """Return where the sentences of a text end, but for the last."""
    return [end for _, end in _gaps(text)]


@cache
def language_of(tag: str) -> str:
    """Return the language of a tag, without script and region."""
    return tag.replace("_", "-").partition("-")[0].lower()
