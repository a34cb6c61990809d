"""A sheet as pieces: what a reader sees as one heading, list item or paragraph, in order."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a piece is on its page, as far as the file says."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    ITEM = "item"
    TABLE = "table"
    """The head of a table, its cells separated by `|`."""
    ROW = "row"
    """A line of the table before."""
    TEXT = "text"
    """A paragraph, whatever it looks like."""
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, list item or paragraph."""

    text: str
    role: Role = Role.UNKNOWN
    level: int = 0
    """How deep an item lies in lists, from 0."""
    doubt: str = ""
    """What a person should look at."""


END = re.compile(r"[.!?:][\"'”’)\]]*$")
INVISIBLE = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x00AD: "", 0x200B: "", 0xFEFF: ""}
"""Joined letters and marks that nobody sees → what they say."""


def clean(text: str) -> str:
    """Return a text on one line, in NFC, without letters that PDF and Word join or hide."""
    folded = re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", text.translate(INVISIBLE))
    return unicodedata.normalize("NFC", folded).strip(" ")


def heads(text: str) -> bool:
    """Whether a line reads like a heading: short, without the end of a sentence, and no telephone number."""
    plain = text.rstrip(":")
    few = len(plain.split()) <= 8 and not plain.endswith((".", "!", ",", ";"))
    return few and ":" not in plain and not re.search(r"\d{3}[ .-]?\d{4}|@|https?://|www\.", plain)
