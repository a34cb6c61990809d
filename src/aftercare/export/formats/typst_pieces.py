"""What a text is set from on paper: strings that flow, and pieces in which a line seldom or never breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...core.text.bidi import LRI, PDI
from .typst_code import Code, call, joined

SYLLABLES = 14
"""Letters of a long word for which a cell has room in any case: some syllables."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is set in one way: never broken if it is `kept`, from left to right if it is `ltr`."""

    parts: tuple["str | Piece", ...]
    to: str = ""
    """The address that it leads to."""
    kept: bool = False
    ltr: bool = False
    strong: bool = False
    hyphenated: bool = False
    """Whether a line may end between its syllables, as in no other word."""


def coded(piece: str | Piece) -> str:
    """Return what sets a piece, in the words of Typst itself.

    A box stays on one line and apart from right-to-left neighbours, without characters that a reader would copy.
    """
    if isinstance(piece, str):
        return piece
    body = joined(map(coded, piece.parts))
    body = call("text", body, dir=Code("ltr")) if piece.ltr else body
    body = call("text", body, hyphenate=Code("true")) if piece.hyphenated else body
    body = call("box", body) if piece.kept else body
    body = call("strong", body) if piece.strong else body
    return call("link", piece.to, body) if piece.to else body


def softened(piece: str | Piece) -> str | Piece:
    """Return a long word with places to part it, for a language of which Typst knows no syllables."""
    if isinstance(piece, str) or not piece.hyphenated:
        return piece
    return replace(piece, parts=(re.sub(rf"(.{{{SYLLABLES}}})(?=...)", "\\1\u00ad", said(piece)),))


def said(piece: str | Piece) -> str:
    """Return what a reader sees of a piece."""
    return piece if isinstance(piece, str) else "".join(map(said, piece.parts))


def narrow(piece: str | Piece) -> Iterator[str | Piece]:
    """Yield a piece of a cell, parted before its bracket where it would be wide."""
    text = piece.parts[0] if isinstance(piece, Piece) and piece.ltr and piece.kept and not piece.to else ""
    if not isinstance(piece, Piece) or not isinstance(text, str) or " (" not in text or len(piece.parts) > 1:
        yield piece
        return
    first, _, rest = text.partition(" (")
    yield from (LRI, replace(piece, parts=(first,)), " ", replace(piece, parts=(f"({rest}",)), PDI)


def words(piece: str | Piece) -> Iterator[str | Piece]:
    """Yield a piece, or what is in it where a line may end there."""
    if isinstance(piece, Piece) and piece.hyphenated:
        yield re.sub(rf"(.{{{SYLLABLES}}})(?=.)", r"\1 ", said(piece))
    elif isinstance(piece, str) or piece.kept or piece.ltr:
        yield piece
    else:
        for part in piece.parts:
            yield from words(part)
