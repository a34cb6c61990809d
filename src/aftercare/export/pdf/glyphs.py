"""What a page of a PDF shows at once, by fonts that it has names for; syllables come back, and are taken apart once."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

import pikepdf

from .fonts import THOUSAND, Coded

FAR = 80
"""How far apart letters are, in thousandths of their size, that readers see no space between yet."""


class Glyph(NamedTuple):
    """A glyph of a text, with the font as the page calls it."""

    font: Coded
    name: bytes
    code: int
    size: float
    width: float
    """In thousandths of its size."""
    text: str = ""
    """What it says by its font."""
    gap: float = 0
    """What is left free behind it, in thousandths of its size."""

    @property
    def wide(self) -> bool:
        """Whether the glyph takes room in its line, as a letter does and a mark does not."""
        return self.width > 0

    @property
    def space(self) -> bool:
        """Whether it is a space."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Glyphs that are shown one after the other, from left to right, wherever that is."""

    glyphs: tuple[Glyph, ...]
    moves: tuple[tuple[float, ...], ...]
    """What lies between each and the one before it: widths, and how far it is moved, in points."""
    wide: bool
    """Whether there is a letter among them, and not marks alone."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a page, by the names that it has for them."""

    named: dict[bytes, Coded]
    known: dict[tuple[int, bytes, bytes, bytes], Shown] = field(default_factory=dict)
    """What was taken apart in this document."""
    others: dict[tuple[Shown, float, int | None], Shown] = field(default_factory=dict)

    def shown(self, show: re.Match[bytes]) -> Shown:
        """Return what is shown by operands in a font and a size."""
        name, size, operands = show["name"], show["size"], show["operands"][:-2]
        key = self.named[name].number, name, size, operands
        if key not in self.known:
            glyphs, moves = tuple(zip(*self._glyphs(name, float(size), operands), strict=True)) or ((), ())
            self.known[key] = Shown(glyphs, moves, any(glyph.wide for glyph in glyphs))
        return self.known[key]

    def reaching(self, shown: Shown, gap: float, alone: int | None = None) -> Shown:
        """Return the same with what is left free behind its last glyph, or behind one of its glyphs that is alone."""
        key = shown, gap, alone
        if key not in self.others:
            first = 0 if alone is None else alone
            *glyphs, last = shown.glyphs[first:] if alone is None else shown.glyphs[alone : alone + 1]
            moves = shown.moves if alone is None else ((),)
            self.others[key] = Shown(
                (*glyphs, last._replace(gap=gap)), moves, shown.wide if alone is None else last.wide
            )
        return self.others[key]

    def unclear(self, show: re.Match[bytes]) -> bool:
        """Whether something is shown that does not say by itself what it is."""
        unclear = self.named[show["name"]].unclear
        return bool(unclear) and not unclear.isdisjoint(_among(show["operands"][:-2]))

    def plain(self, show: re.Match[bytes], *, last: bool) -> bool:
        """Whether nothing but words of single letters is shown, each beside the next, with a letter at the `last`."""
        operands, font = show["operands"][:-2], self.named[show["name"]]
        ends = not last or (_flat(operands)[-1:] != () and _flat(operands)[-1] in font.letters)
        return ends and font.plain.issuperset(_among(operands))

    def left_to_right(self, show: re.Match[bytes]) -> bool:
        """Whether letters that run from left to right are shown."""
        return not self.named[show["name"]].ltr.isdisjoint(_among(show["operands"][:-2]))

    def width(self, show: re.Match[bytes]) -> float:
        """Return how wide what is shown is, in points."""
        font, size = self.named[show["name"]], float(show["size"])
        items = _flat(show["operands"][:-2])
        return sum(-item if isinstance(item, float) else font.width(item) for item in items) / THOUSAND * size

    def _glyphs(self, name: bytes, size: float, operands: bytes) -> Iterator[tuple[Glyph, tuple[float, ...]]]:
        font, moves = self.named[name], list[float]()
        items = _flat(operands)
        for item, after in zip_longest(items, items[1:], fillvalue=0):
            if isinstance(item, float):
                moves.append(-item / THOUSAND * size)
                continue
            width, gap = font.width(item), -after if isinstance(after, float) else 0
            yield Glyph(font, name, item, size, width, font.says(item), gap), tuple(moves)
            moves = [width / THOUSAND * size]


@lru_cache(maxsize=4096)  # most glyphs stand alone, and come back
def _flat(operands: bytes) -> tuple[float | int, ...]:
    """Return what is shown: codes of glyphs, and between them how far the next is moved back."""
    found = pikepdf.Object.parse(operands)
    parts = found if isinstance(found, pikepdf.Array) else [found]
    items: list[float | int] = []
    for part in parts:
        items += _codes(bytes(part)) if isinstance(part, pikepdf.String) else [float(part)]
    return tuple(items)


@lru_cache(maxsize=4096)
def _among(operands: bytes) -> frozenset[int]:
    """Return the codes that are shown, with 0, which is no letter, where one is moved far."""
    items = _flat(operands)
    return frozenset(
        [0 if isinstance(item, float) else item for item in items if isinstance(item, int) or abs(item) > FAR]
    )


@lru_cache(maxsize=4096)
def kinds(text: str) -> frozenset[str]:
    """Return in which directions the characters of a text run."""
    return frozenset(map(unicodedata.bidirectional, text))


def cut(operands: bytes, start: int, end: int) -> bytes:
    """Return what shows some of the glyphs that operands show."""
    items = _flat(operands)
    glyphs = [at for at, item in enumerate(items) if isinstance(item, int)]
    within = items[glyphs[start] : glyphs[end - 1] + 1]
    return b"".join(b"<%04X>" % item if isinstance(item, int) else b"%g" % item for item in within)


def _codes(string: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(string[at : at + 2]) for at in range(0, len(string), 2))
