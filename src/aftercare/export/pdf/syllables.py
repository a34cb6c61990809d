"""Which spans are one syllable, and which of its characters each glyph says."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from .spans import Span

MOST_SPANS = 64
"""More than any syllable is in; in a text that is marks and nothing else, each would be compared with all others."""


def syllables(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the spans of each syllable: one whose marks are set higher is in several, each with the whole text.

    Its letters come first, or last where they run from right to left.
    """
    at = 0
    while at < len(spans):
        first, last = spans[at], min(at + MOST_SPANS, len(spans))
        end = at if first.rtl else at + 1
        while end < last and spans[end].text == first.text and not spans[end].wide:
            end += 1
        together = list(spans[at : min(end + first.rtl, last)])
        whole = together[-1].text == first.text and any(span.wide for span in together)
        yield together if whole else together[:1]
        at += len(together) if whole else 1


@lru_cache(maxsize=4096)  # syllables come back, and nobody changes what it returns
def share(text: str, wide: tuple[bool, ...], *, rtl: bool = False) -> Sequence[str]:
    """Return what each glyph of a syllable says; nothing where it has no text, or no letter.

    `wide` tells letters from marks, from left to right. A letter says a character; the marks beside it say those that
    combine with it. A mark that is left over says nothing, nor does a letter: a vowel sign that is drawn on both sides
    of its consonant is one character in two glyphs.
    """
    order = list(reversed(wide)) if rtl else list(wide)
    parts = _parts(text, sum(order))
    if not parts:
        return []
    shares: list[str] = []
    waiting = ""
    for at, letter in enumerate(order):
        marks = len(list(takewhile(lambda other: not other, order[at + 1 :])))
        if letter:
            part = parts.pop(0)
            waiting = part[1:] if marks else ""
            shares.append(part if not marks else part[:1])
        else:
            shares.append(waiting[:1] if marks else waiting)
            waiting = waiting[1:]
    return shares[::-1] if rtl else shares


def _parts(text: str, letters: int) -> list[str]:
    """Return a text in as many parts as there are letters, marks with the character before them where they can be."""
    parts: list[str] = []
    for char in text:
        if parts and unicodedata.category(char) == "Mn":
            parts[-1] += char
        else:
            parts.append(char)
    if len(parts) < letters:
        parts = list(text)
    if not letters or not parts:
        return []
    parts += [""] * (letters - len(parts))
    return [*parts[: letters - 1], "".join(parts[letters - 1 :])]
