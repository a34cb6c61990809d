"""PDFs as pictures, such as a reader of codes sees."""

import re
import subprocess
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DOTS = 150
"""An inch."""


def sheets(data: bytes, folder: Path) -> list[NDArray[np.uint8]]:
    """Return the pages of a PDF as pictures."""
    (folder / "page.pdf").write_bytes(data)
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "page.pdf", "page"], cwd=folder, check=True)
    return [_picture(path.read_bytes()) for path in sorted(folder.glob("page*.pgm"))]


def _picture(pgm: bytes) -> NDArray[np.uint8]:
    match = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", pgm)
    assert match
    return np.frombuffer(pgm, np.uint8, offset=match.end()).reshape(int(match[2]), int(match[1]))
