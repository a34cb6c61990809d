"""A sheet as pieces: what a reader sees as one heading, list item or paragraph, in order."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a piece is on its page, as far as the file says."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    ITEM = "item"
    CELLS = "cells"
    """A row of a table, its cells parted by `|`."""
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, list item or paragraph."""

    text: str
    role: Role = Role.UNKNOWN


BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□➢➤✓✔\uf0a7\uf0b7*–—-]|o(?=\s{2}|\t))\s+")
NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+|\(?[a-h]\)\s+")
END = re.compile(r"[.!?:][\"'”’)\]]*$")
PAGE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]", re.IGNORECASE)
"""A page number, with nothing else on its line."""
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x00AD: "", 0x200B: "", 0xFEFF: ""}
WIDEST = 120
"""No program breaks lines later than this: a text with longer lines has one for each paragraph."""
FULL = 0.6
"""A line shorter than this part of the widest ends its paragraph."""


def clean(text: str) -> str:
    """Return a text on one line, in NFC, without letters that PDF and Word join or hide."""
    folded = re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", text.translate(LIGATURES))
    return unicodedata.normalize("NFC", folded).strip(" ")


def of_lines(lines: Iterable[str]) -> list[Piece]:
    """Return the pieces of a plain text: lines that a program has broken are one again."""
    texts = [clean(line) for line in lines]
    widest = max(map(len, texts), default=0)
    full = len("x" * widest) * FULL if widest <= WIDEST else float("inf")
    found: list[Piece] = []
    number, gap, last = 0, True, ""
    for text in texts:
        if not text or PAGE.fullmatch(text):
            gap = gap or not text
            continue
        mark = _mark(text, found[-1].text if found else "", number)
        if mark:
            number = int(mark[1]) if mark.re is NUMBER and mark[1] else number
            found.append(Piece(text[mark.end() :], Role.ITEM))
        elif found and _goes_on(found[-1], text, gap=gap, full=len(last) >= full):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {text}")
        else:
            found.append(Piece(text))
        gap, last = False, text
    return found


def _mark(text: str, before: str, number: int) -> re.Match[str] | None:
    """Return the bullet or number that a line begins with; `30. Apply` after `a factor of` is none."""
    if bullet := BULLET.match(text):
        return bullet
    mark = NUMBER.match(text)
    follows = mark and mark[1] and int(mark[1]) not in {1, number + 1} and before and not END.search(before)
    return None if follows else mark


def _goes_on(piece: Piece, text: str, *, gap: bool, full: bool) -> bool:
    """Whether a line belongs to the paragraph before it: its sentence is not at its end, or its line was full."""
    ended = bool(END.search(piece.text))
    if not ended and text[0].islower():
        return True
    if gap or not full:
        return False
    return not (ended and heads(text))


def heads(text: str) -> bool:
    """Whether a line reads like a heading: short, without the end of a sentence, and no telephone number."""
    plain = text.rstrip(":")
    few = len(plain.split()) <= 8 and not plain.endswith((".", "!", ",", ";"))
    return few and ":" not in plain and not re.search(r"\d{3}[ .-]?\d{4}|@|https?://|www\.", plain)
