"""Left-to-right runs inside right-to-left text: which characters must be isolated to be drawn in their own order.

By the Unicode Bidirectional Algorithm a number in Arabic does not take the signs, units and brackets beside it into its
own direction: "100.4 °F (38 °C)" is drawn as "(C° F (38° 100.4", "-5" as "5-". What one reads as one thing must be one
run, and what is beside it (full stops, commas of a list, brackets of the sentence) must not belong to it.

A run is found by what ends it, from the classes and pairs of the Unicode Character Database: letters that run from
right to left, marks between clauses, brackets of the sentence around it. What then hangs at its ends and is neither a
sign before a number nor a unit or a note mark behind one is left to the sentence. Brackets that lead to a note, or
that say a time or an amount in other words, go with their numbers.

What the algorithm itself would draw as one is not taken apart at a comma, as in "Mon-Fri, 8 AM–5 PM".
"""

import re
from collections.abc import Iterable, Iterator

from .bidi_edges import trimmed
from .bidi_ends import ends_of

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

# Things that hold characters of the sentence, or letters of any direction, and are one run all the same.
_WHOLE = re.compile(
    r"\{\w+\}"  # a placeholder
    r"|[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"]+|www\.[^\s<>\"]+"
    r"|[A-Za-z0-9][\w.%+-]*@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"
    r"|(?<![\w*])\*\d+(?:\*\d+)*#"  # what a telephone is told
)
# What leads to a note, as in (1) or [1, 2].
_NOTED = r"\d{1,3}(?:[-\u2013]\d{1,3})?(?:,[ \u00a0]?\d{1,3}(?:[-\u2013]\d{1,3})?)*"
_NOTE = re.compile(rf"(?<![A-Za-z\d])(?:\[{_NOTED}\]|\(\d{{1,2}}\)|\((?=\d+[,\u2013-]){_NOTED}\))(?![\w(-])")
_AFTER_ADDRESS = ".,;:!?،؛؟'’)]}»”\"…"


def runs(text: str, kept: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text and whether each is a left-to-right run; joined they are the text again.

    `kept` are texts that are never taken apart, whatever they hold.
    """
    yield from cut(text, _spans(text, kept))


def cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text and whether each is one of the spans; one that begins in another is left out."""
    end = 0
    for start, stop in spans:
        if start < end:
            continue
        if start > end:
            yield text[end:start], False
        yield text[start:stop], True
        end = stop
    if end < len(text):
        yield text[end:], False


def _spans(text: str, kept: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the runs are."""
    whole = [(match.start(), _address_end(match)) for match in _WHOLE.finditer(text)]
    whole += [match.span() for match in _NOTE.finditer(text)]
    whole += [match.span() for own in kept if own for match in re.finditer(re.escape(own), text)]
    ends = ends_of(text, whole)
    start = 0
    for at in (*sorted(ends), len(text)):
        if span := trimmed(text, start, at, whole):
            yield span
        start = at + 1


def _address_end(match: re.Match[str]) -> int:
    """Return where an address ends: what closes the sentence or its brackets is not part of it."""
    found = match[0]
    while not found.endswith("}") and found[-1] in _AFTER_ADDRESS:
        if found[-1] == ")" and found.count("(") == found.count(")"):
            break
        found = found[:-1]
    return match.start() + len(found)
