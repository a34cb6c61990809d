"""Where the letters of a PDF stand."""

import io
import unicodedata
from collections.abc import Iterator

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


def bare(letters: str) -> str:
    # No reader draws the mark that tells some in which direction a line goes on.
    return unicodedata.normalize("NFKC", "".join(letters.split())).replace("\u2044", "/").replace("\u200f", "")


def sizes(data: bytes) -> set[int]:
    """Return the sizes of type of a PDF, in whole points."""
    return {round(letter.size) for page in _pages(data) for _, letter in _letters(page) if letter.get_text().strip()}


def on_paper(data: bytes) -> list[str]:
    """Return the lines of a PDF, their letters from left to right."""
    letters = [letter for page in _pages(data) for letter in _letters(page)]
    lines: dict[tuple[int, int], list[LTChar]] = {}
    for number, letter in letters:
        lines.setdefault((number, round(letter.matrix[5] / 6)), []).append(letter)
    drawn = [
        bare("".join(char.get_text() for char in sorted(line, key=lambda char: char.x0))) for line in lines.values()
    ]
    return [line for line in drawn if line]


def _pages(data: bytes) -> Iterator[LTPage]:
    """Yield what stands on each page, without looking for columns and paragraphs, as `extract_pages` would."""
    device = PDFPageAggregator(resources := PDFResourceManager())
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        yield device.get_result()


def _letters(page: LTPage) -> Iterator[tuple[int, LTChar]]:
    """Yield the letters in the order in which they are drawn: where one stands on another, so they are read."""
    waiting: list[LTItem] = [*page][::-1]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar):
            yield page.pageid, item
        elif isinstance(item, LTContainer):
            waiting += [*item][::-1]
