"""The lines of a PDF, page by page, and the size of its type."""

import functools
import io
import re
import subprocess
from collections import Counter

import pikepdf

LINE = re.compile(r'<line xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</line>', re.DOTALL)


@functools.cache
def pages(data: bytes) -> list[list[tuple[float, float, str]]]:
    """Return the lines of each page: top and right edge, in points, and text."""
    said = subprocess.run(["pdftotext", "-bbox-layout", "-", "-"], input=data, capture_output=True, check=True).stdout
    return [
        [
            (float(top), float(right), " ".join(re.findall(r">([^<]+)</word>", words)))
            for _, top, right, _, words in LINE.findall(page)
        ]
        for page in said.decode().split("<page ")[1:]
    ]


def size_of_most(data: bytes) -> tuple[float, int]:
    """Return the size, in points, in which most letters are set, and the number of pages."""
    letters: Counter[float] = Counter()
    size = 0.0
    with pikepdf.open(io.BytesIO(data)) as found:
        for page in found.pages:
            for operands, operator in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
                if str(operator) == "Tf":
                    size = float(operands[1])
                else:
                    letters[size] += len(bytes(str(operands), "utf-8"))
        return letters.most_common(1)[0][0], len(found.pages)
