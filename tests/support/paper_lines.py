"""The lines of a PDF, page by page, as poppler finds them."""

import functools
import re
import subprocess

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
