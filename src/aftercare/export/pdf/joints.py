"""Lines from right to left, each of which Typst sets in several texts.

It sets another text wherever a glyph stands higher or lower than the one before it, and where lines may be broken.
Letters are set from left to right, and readers turn each text around by itself, and see no space between texts
(pdf.js). So texts that stand side by side become one; the marks of the others stay behind it, with nothing in them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pikepdf

from .glyphs import Fonts
from .spans import SHOW

_TEXT = re.compile(
    rb"/Span<</MCID (?P<number>\d+)(?P<kind>[^>]*)>>BDC\n"
    rb"q 1 0 0 -1 (?P<x>-?[\d.]+) (?P<y>-?[\d.]+) cm(?P<color>[^\n]*)\nBT"
)
_FONT = re.compile(rb" 0 Tr(/\w+) ")
_END = b"\nET\nQ\nEMC"
REACH = 0.3
"""Ems between letters that stand side by side, at most: kerning, and no gap."""


class Text(NamedTuple):
    """A text of a line: where it is in the content and on the page."""

    mark: bytes
    element: int
    """The number of the element that it belongs to."""
    start: int
    """Behind its mark."""
    end: int
    """Before the end of that."""
    alike: tuple[object, ...]
    """What it has in common with the other texts of its line."""
    left: float
    right: float
    y: float
    size: float


def joined(content: bytes, fonts: Fonts, parents: Sequence[pikepdf.Object]) -> bytes:
    """Return the content of a page with one text where some stand side by side in an element; `parents` are these."""
    pieces, done = [], 0
    for texts in _lines(list(_texts(content, fonts)), parents):
        marks = [text.mark for text in texts]
        inside = [content[text.start : text.end] for text in sorted(texts, key=lambda text: text.left)]
        pieces += [content[done : texts[0].start], b"\n".join(inside), b"\nEMC"]
        pieces += [mark + b"EMC" for mark in marks[1:]]
        done = texts[-1].end + len(b"\nEMC")
    return b"".join([*pieces, content[done:]])


def _lines(texts: Sequence[Text], parents: Sequence[pikepdf.Object]) -> Iterator[list[Text]]:
    """Yield the texts that become one."""
    line: list[Text] = []
    for text in texts:
        if line and not (_side_by_side(line[-1], text) and _same(line[-1], text, parents)):
            yield line
            line = []
        line.append(text)
    if line:
        yield line


def _same(before: Text, text: Text, parents: Sequence[pikepdf.Object]) -> bool:
    """Whether two texts belong to one element."""
    return bool(parents[before.element].objgen == parents[text.element].objgen)


def _side_by_side(before: Text, text: Text) -> bool:
    """Whether two texts are one behind the other in the content, and side by side on the page."""
    near = REACH * text.size
    return (
        text.start == before.end + len(b"\nEMC") + len(text.mark)
        and text.alike == before.alike
        and abs(text.y - before.y) < text.size
        and min(abs(text.left - before.right), abs(before.left - text.right)) < near
    )


def _texts(content: bytes, fonts: Fonts) -> Iterator[Text]:
    """Yield the texts of a page in which no letter runs from left to right."""
    for match in _TEXT.finditer(content):
        end = content.find(_END, match.end())
        first = SHOW.search(content, match.end(), end)
        last = SHOW.match(content, content.rfind(b" 0 Tr/", match.end(), end)) if first else None
        # The letters of a text run in one direction.
        if not first or not last or fonts.left_to_right(last):
            continue
        mark = match[0][: match[0].index(b"\n") + 1]
        yield Text(
            mark,
            int(match["number"]),
            match.start() + len(mark),
            end + len(b"\nET\nQ"),
            (match["kind"], match["color"], set(_FONT.findall(content, match.end(), end))),
            float(match["x"]) + float(first["x"]),
            float(match["x"]) + float(last["x"]) + fonts.width(last),
            float(match["y"]),
            float(last["size"]),
        )


def elements(page: pikepdf.Page, pdf: pikepdf.Pdf) -> Sequence[pikepdf.Object]:
    """Return the elements that the marks of a page belong to, by number."""
    nodes = [pdf.Root.StructTreeRoot.ParentTree]
    while nodes:
        node = nodes.pop()
        nodes += node.get("/Kids", [])
        numbers = list(node.get("/Nums", []))
        for number, found in zip(numbers[::2], numbers[1::2], strict=True):
            if number == page.StructParents:
                return list(found)
    return []
