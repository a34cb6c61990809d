"""The fonts of a web page, cut down to what the page shows and carried inside it, so that it looks alike everywhere."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from ..core.language.fonts import Face, characters, faces, folders, opened, shared_out
from ..core.language.lettering import optical_size
from .woff2 import woff2

ROW = 32
"""Alphabets are kept in rows of so many code points, so that pages of one language share their subset."""
ALPHABETS_END = 0x2E80
"""From here on come the scripts of thousands of characters, of which a page keeps its own alone."""
ALWAYS = frozenset(map(ord, " -\u00a0\u2010"))
"""Spaces, and the hyphens that a browser sets at the end of a line."""
LIGHTEST, BOLDEST = 400, 700
PARTS = {0x0E33: 0x0E4D, 0x0EB3: 0x0ECD}
"""Vowels of Thai and Lao that are drawn in two parts: the one that no text has by itself."""

LATIN_POINT = frozenset({"Amiri"})
"""Faces whose point is a lozenge in Arabic, which nobody reads as a decimal point: they have one of Latin as well."""
POINT = frozenset(map(ord, "."))
LATIN = int.from_bytes(b"latn", "big")


def font_faces(texts: Iterable[tuple[Sequence[str], str]], *, shared: bool = True) -> str:
    """Return the `@font-face` rules for (families in order of preference, text).

    `shared`: with whole rows of alphabets, for pages of which there are many alike.
    """
    found = folders(Path.cwd())
    drawn = shared_out(((families, frozenset(map(ord, text)) | ALWAYS) for families, text in texts), found)
    return "\n".join(
        rule
        for family, points in drawn.items()
        for face in faces(found)[family]
        for rule in _rules(family, face, _rows(points, face) if shared else frozenset(points))
    )


def _rules(family: str, face: Face, points: frozenset[int]) -> Iterator[str]:
    """Yield the rule of a face, and that of its decimal point, which is written last and so is asked first."""
    yield _rule(family, face, points)
    if family in LATIN_POINT and points >= POINT:
        yield _rule(family, face, POINT, "unicode-range: U+2E; ")


def _rows(points: set[int], face: Face) -> frozenset[int]:
    """Return the code points, and those that a face has in the same rows of alphabets."""
    rows = {point // ROW for point in points - ALWAYS if point < ALPHABETS_END}
    return frozenset(points | {row * ROW + at for row in rows for at in range(ROW)} & characters(face.path))


@cache
def _rule(family: str, face: Face, points: frozenset[int], only: str = "") -> str:
    weight = f"{LIGHTEST} {BOLDEST}" if face.variable else str(BOLDEST if face.bold else LIGHTEST)
    size = f"size-adjust: {optical_size(family):.0%}; " if optical_size(family) != 1 else ""
    data = b64encode(woff2(subset(face, points, latin=bool(only)))).decode()
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; {size}{only}src: {source}; }}'


def subset(face: Face, points: frozenset[int], *, latin: bool = False) -> bytes:
    """Return the part of a font that draws these code points, with the shapes and marks that their script needs.

    `latin`: with the shapes that Latin has, whatever script is around.
    """
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(points | {part for whole, part in PARTS.items() if whole in points})
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    if latin:
        wanted.layout_script_tag_set.clear()
        wanted.layout_script_tag_set.add(LATIN)
    source = opened(face.path)
    if face.variable:
        wanted.set_axis_range(source, "wght", LIGHTEST, BOLDEST, LIGHTEST)
    return bytes(uharfbuzz.subset(source, wanted).blob.data)
