"""Where the letters of a PDF stand."""

import io
import unicodedata
from collections.abc import Iterator

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTItem, LTPage


def bare(letters: str) -> str:
    # No reader draws the mark that tells some in which direction a line goes on.
    return unicodedata.normalize("NFKC", "".join(letters.split())).replace("\u2044", "/").replace("\u200f", "")


def sizes(data: bytes) -> set[int]:
    """Return the sizes of type of a PDF, in whole points."""
    pages = extract_pages(io.BytesIO(data), laparams=None)
    return {round(letter.size) for page in pages for _, letter in _letters(page) if letter.get_text().strip()}


def on_paper(data: bytes) -> list[str]:
    """Return the lines of a PDF, their letters from left to right."""
    letters = [letter for page in extract_pages(io.BytesIO(data), laparams=None) for letter in _letters(page)]
    lines: dict[tuple[int, int], list[LTChar]] = {}
    for number, letter in letters:
        lines.setdefault((number, round(letter.matrix[5] / 6)), []).append(letter)
    drawn = [
        bare("".join(char.get_text() for char in sorted(line, key=lambda char: char.x0))) for line in lines.values()
    ]
    return [line for line in drawn if line]


def _letters(page: LTPage) -> Iterator[tuple[int, LTChar]]:
    waiting: list[LTItem] = [*page]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar):
            yield page.pageid, item
        elif isinstance(item, LTContainer):
            waiting += item
