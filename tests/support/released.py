"""A project of two handouts whose Spanish is signed and released, edits of it, and what its output shows."""

import re
from collections.abc import Callable
from pathlib import Path

from aftercare.core.disk.fingerprint import sha256

TOOTH, FEVER = "tooth/es/tooth-es.html", "fever/es/fever-es.html"
MARKDOWN = "tooth/es/tooth-es.md"
CATALOG = "locales/es/LC_MESSAGES/tooth.po"


def told_withdrawn(said: str) -> set[str]:
    """Return the pages that a command says it has withdrawn."""
    lines = [line.removeprefix("withdrawn: ") for line in said.splitlines() if line.startswith("withdrawn: ")]
    return {name for line in lines for name in line.split(", ")}


def pages(folder: Path) -> list[str]:
    """Return the released Spanish pages, each of which the index must list."""
    output = folder / "output"
    found = sorted(
        path.relative_to(output).as_posix() for path in output.glob("*/es/*.html") if "drafts" not in path.parts
    )
    index = (output / "index.html").read_text(encoding="utf-8")
    assert sorted(re.findall(r'href="\./((?!drafts)[^"/]+/es/[^"]+\.html)"', index)) == found
    return found


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    return do


ENGLISH = edit("data/instructions.csv", "12 hours", "24 hours")
TARGET = edit(CATALOG, "12 horas", "21 horas")
FUZZY = edit(CATALOG, 'msgctxt "tooth.day.dose"', '#, fuzzy\nmsgctxt "tooth.day.dose"')
BROKEN = edit(CATALOG, 'msgctxt "tooth.day.dose"', 'msgctxt "tooth.day.dose')
PHONE = edit("pyproject.toml", "+13215550100", "+13215550199")


def everything_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for top in ("output", ".aftercare", "locales", "data")
        for path in sorted((folder / top).rglob("*"))
        if path.is_file()
    }


def in_place_of(path: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).unlink(missing_ok=True)
        make(folder / path)

    return do


def chain(*steps: Callable[[Path], object]) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        for step in steps:
            step(folder)

    return do


BAD_ROW = edit("data/instructions.csv", ",heading,", ",shout,")
"""One in each handout."""


def built(folder: Path) -> dict[str, bytes]:
    """Return every file but the records of the stages, which hold times."""
    output = folder / "output"
    files = (path for path in output.rglob("*") if path.is_file() and "reports" not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}
