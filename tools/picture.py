"""Draws the picture of the README from what `make handouts` has built: `python tools/picture.py`; needs poppler."""

import io
import subprocess
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
PLACES = ("microneedling/en", "drafts/microneedling/ar", "drafts/microneedling/zh-Hans")
DOTS = 72
"""An inch, which is as many pixels as a page has points."""
MARGIN, GREY = 10, (200, 200, 200)


def first_page(place: str) -> Image.Image:
    """Return the first page of the PDF in a folder of the output."""
    (path,) = (ROOT / "output" / place).glob(f"microneedling-{Path(place).name}.pdf")
    words = ["pdftoppm", "-r", str(DOTS), "-l", "1", "-png", path]
    run = subprocess.run(words, capture_output=True, check=True)
    return Image.open(io.BytesIO(run.stdout))


def main() -> None:
    """Write the pages side by side."""
    pages = [first_page(place) for place in PLACES]
    size = sum(page.width + MARGIN for page in pages) + MARGIN, pages[0].height + 2 * MARGIN
    picture = Image.new("RGB", size, GREY)
    left = MARGIN
    for page in pages:
        picture.paste(page, (left, MARGIN))
        left += page.width + MARGIN
    picture.quantize(128).save(ROOT / "docs" / "handouts.png", optimize=True)


if __name__ == "__main__":
    main()
