"""The only markup in a text: `**strong**`, `[words](https://…)`, and bare web and e-mail addresses.

markdown-it reads the links, and two asterisks are strong whatever is beside them: CommonMark's own rule leaves
`**注意：**请` as it is, because it goes by the spaces between words. What is not read stays as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from .markup_signs import ADDRESS, STRONG, VALUE

_BARE = re.compile(
    r"(?<![\w@.-])(?:https?://|www\.)[A-Za-z0-9][!-;=?-~]{0,1000}"
    r"|(?<![\w.%+@/-])(?P<mail>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![\w@])",
    re.IGNORECASE | re.ASCII,
)
"""An address in plain text, in ASCII: Chinese goes on after it without a space."""
_SENTENCE = ".,;:!?'’)]}*_~\""
"""What closes the sentence around an address, and is not part of it."""
_NOTE = re.compile(r"\[\d{1,3}\][.,;:!?]?$")
"""What leads to a note or a source, in the form of Wikipedia."""
FEWEST = 7
"""Digits of a telephone number that is dialled within its area."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are all strong or not, and lead to one address or to none."""

    text: str
    strong: bool = False
    to: str = ""
    start: int = 0
    """Where the words are in the text as it was written."""
    bare: bool = False
    """Whether the words are the address itself."""


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return what a text says, piece by piece, without the marks."""
    found = _marked(text) if "**" in text or "](" in text else [Piece(text)] if text else []
    return tuple(part for piece in found for part in ([piece] if piece.to else _bare(piece)))


def said(address: str, words: str) -> str:
    """Return what a page of paper must say of a link, without its scheme; nothing where its words say it already."""
    scheme, _, rest = address.partition(":")
    if scheme == "tel":
        number, _, extension = rest.partition(";ext=")
        digits, wanted = (re.sub(r"\D", "", text) for text in (words, number))
        known = digits == wanted or (len(digits) >= FEWEST and wanted.endswith(digits))
        return "" if known else f"{number} ext. {extension}" if extension else number
    place = rest.partition("?")[0] if scheme == "mailto" else rest.removeprefix("//")
    return "" if place in words else place


def visible(text: str) -> str:
    """Return what a reader sees of a text."""
    return "".join(piece.text for piece in pieces(text))


def marked(text: str) -> bool:
    """Whether anything in a text is strong, or a link with words of its own."""
    return any(piece.strong or (piece.to and not piece.bare) for piece in pieces(text))


def written(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a span of what is visible is in the text as it was written."""
    places = [place for piece in pieces(text) for place in range(piece.start, piece.start + len(piece.text))]
    return places[start], places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that a reader does not see, such as `**` or `](https://…)`."""

    start: int
    end: int
    opens: bool
    """Whether strong or linked words begin after it."""
    closes: bool
    """Whether such words end before it."""


def marks(text: str) -> Iterator[Mark]:
    """Yield what is not visible of a text, in its order."""
    before = Piece("")
    for piece in (*pieces(text), Piece("", start=len(text))):
        end = before.start + len(before.text)
        if piece.start > end:
            moved = before.to != piece.to
            opens = (piece.strong and not before.strong) or (moved and bool(piece.to))
            closes = (before.strong and not piece.strong) or (moved and bool(before.to))
            yield Mark(end, piece.start, opens, closes)
        before = piece


def _marked(text: str) -> Iterator[Piece]:
    from .markup_parser import parser  # here, because few texts have marks

    at, strong, to, end = 0, 0, "", 0
    for token in parser().parseInline(text)[0].children or ():
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
                at += len(STRONG)
            case "link_open":
                to, end = _target(str(token.attrs["href"])), token.meta["end"]
                at += 1
            case "link_close":
                to, at = "", end
            case _ if token.content:
                yield Piece(token.content, strong > 0, to, at)
                at += len(token.content)


def _target(address: str) -> str:
    """Return an address, with the braces of a placeholder back in their place."""
    return unquote(address) if VALUE.fullmatch(unquote(address)) else address


def _bare(piece: Piece) -> Iterator[Piece]:
    """Yield a piece with its addresses apart."""
    end = 0
    for match in _BARE.finditer(piece.text):
        found = _trimmed(match[0])
        address = f"mailto:{found}" if match["mail"] else found if "://" in found else f"https://{found}"
        if not ADDRESS.fullmatch(address):
            continue
        if match.start() > end:
            yield _part(piece, end, match.start())
        end = match.start() + len(found)
        yield replace(_part(piece, match.start(), end), to=address, bare=True)
    if end < len(piece.text):
        yield _part(piece, end, len(piece.text))


def _part(piece: Piece, start: int, end: int) -> Piece:
    return Piece(piece.text[start:end], piece.strong, piece.to, piece.start + start, piece.bare)


def _trimmed(address: str) -> str:
    """Return an address without a note's number and what closes the sentence; a bracket that it opens belongs to it."""
    address = _NOTE.sub("", address)
    while address[-1] in _SENTENCE and not (address[-1] == ")" and address.count("(") >= address.count(")")):
        address = address[:-1]
    return address
