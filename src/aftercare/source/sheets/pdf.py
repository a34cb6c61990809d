"""A sheet as PDF: its lines in reading order. Read in a process of its own, which can be stopped."""

import json
import subprocess
import sys
from pathlib import Path

from ...core.errors import SourceError

SECONDS = 60
MEMORY = 1_500_000_000
"""Bytes that reading may take, where the system can say so."""
MAX_PAGES = 60
LETTER = 5
"""Points that a letter takes: the space before a line is told in letters, as a text file has it."""


def lines(path: Path, name: str) -> list[str]:
    """Return the lines, an empty one between blocks. Raises SourceError."""
    command = [sys.executable, "-m", __name__, str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise SourceError([f"{name}: took over {SECONDS} s to read; save its text as .txt or .docx"]) from None
    if done.returncode:
        raise SourceError([f"{name}: cannot be read as a PDF; save its text as .txt or .docx"])
    found: list[str] = json.loads(done.stdout)
    if not any(found):
        raise SourceError([f"{name}: has no text, only pictures of it; type it, or have it recognized, first"])
    return found


def _read(path: str) -> list[str]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextContainer

    found: list[str] = []
    for page in extract_pages(path, maxpages=MAX_PAGES, laparams=LAParams()):
        for block in page:
            if isinstance(block, LTTextContainer):
                found += [" " * max(0, round(line.x0 / LETTER)) + line.get_text().rstrip("\n") for line in block]
                found.append("")
    return found


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit()
    sys.stdout.write(json.dumps(_read(sys.argv[1])))
