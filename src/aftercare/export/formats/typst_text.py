"""A text as the page frame sets it: an expression of Typst, of strings that flow and boxes that never break."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from ...core.bidi import LRI, PDI
from ...handout.document import Document
from .atoms import Run, counted
from .breaking import pieces
from .inline import REMEMBERED, runs
from .typst_code import Code, call, joined
from .typst_pieces import Piece, coded, said

LONGEST = 40
"""Characters that are kept on one line; a longer run must break, or it would leave the page."""
HELD, NARROW = 24, 9
"""Characters of a text that are held together at most, and of Thai in a cell, which has few spaces to break at."""
SHORT = 24
"""Characters of a part of an address that are kept on one line: half a page is not wider in large print."""
WIDE = 30
"""Characters of a mail address that are kept on one line: a column of two languages has few more."""
Part = Literal["row", "cell", "heading"]


def paper_text(
    document: Document,
    text: str,
    *,
    english: bool = False,
    marks: bool = False,
    part: Part = "row",
) -> Code:
    """Return what sets a text; `marks` if it may hold strong words and links."""
    return set_of(paper_pieces(document, text, english=english, marks=marks, part=part), english=english)


def set_of(shown: Sequence[str | Piece], *, english: bool) -> Code:
    """Return what sets the pieces of a text."""
    body = joined(map(coded, shown))
    return call("english", body) if english else body


def paper_pieces(
    document: Document, text: str, *, english: bool = False, marks: bool = False, part: Part = "row"
) -> Sequence[str | Piece]:
    """Return what a text is set of: a string flows, a piece that is `kept` never breaks."""
    found = (
        runs(text, document, english=english, marks=marks, narrow=part == "cell")
        if marks or not english
        else (Run("text", text, last=True),)
    )
    shown = _set(found, document.address, document.language.script, "row" if english else part)
    # A box has no direction of its own: what is beside it in a right-to-left line must not pass it.
    boxed = english and document.language.rtl and any(not isinstance(piece, str) for piece in shown)
    return (LRI, *shown, PDI) if boxed else shown


@lru_cache(maxsize=REMEMBERED)
def _set(found: tuple[Run, ...], address: str, script: str, part: Part) -> tuple[str | Piece, ...]:
    pieces = [piece for run in found for piece in _pieces(run, address, script, part)]
    return tuple(_counted(pieces) if script == "Kore" else pieces)


def _counted(pieces: list[str | Piece]) -> Iterator[str | Piece]:
    """Yield the pieces of a Korean text, a telephone number with the particle that is written to it."""
    rest = iter([*pieces, ""])
    piece = next(rest)
    for after in rest:
        whole = isinstance(piece, Piece) and isinstance(after, Piece) and piece.kept and after.kept
        if whole and re.match("[\uac00-\ud7a3]", said(after)) and len(said(piece) + said(after)) <= LONGEST:
            piece = Piece((piece, after), kept=True)
        else:
            yield piece
            piece = after


def _pieces(run: Run, address: str, script: str, part: Part) -> list[str | Piece]:
    """Return what the page frame sets of a run. Paper tells where a link leads that has words of its own."""
    found: list[str | Piece]
    if run.parts:
        inner = (replace(own, strong=own.strong and not run.strong) for own in run.parts)
        parts = tuple(piece for own in inner for piece in _pieces(own, address, script, "row"))
        found = [Piece(parts, run.to, kept=run.isolated, ltr=run.isolated, strong=run.strong)]
    elif run.kind == "web" and (run.text == address or ("@" in run.text and len(run.text) > WIDE)):
        found = [LRI, *_steps(run), PDI]
    elif run.isolated or run.kind == "inner" or run.to:
        found = [_piece(run.text, to=run.to, strong=run.strong, kept=run.kind != "link")]
    else:
        found = _flowing(run, script, part)
    if run.address:
        return [*found, " (", _piece(run.address, to=run.to), ")"]
    return found


def _steps(run: Run) -> list[Piece]:
    """Return an address to be typed, broken at its slashes: at a hyphen nobody knows whether it belongs to it.

    A mail address is broken behind its @ and, where it is longer still, before a full stop.
    """
    parts = re.findall("[^@]+@?", run.text) if "@" in run.text else [run.text]
    at = r"[.]?[^.]+" if "@" in run.text else "[^/]+/*"
    steps = [step for part in parts for step in ([part] if len(part) <= SHORT else re.findall(at, part))]
    return [Piece((step,), run.to, kept=len(step) <= SHORT, ltr=True, strong=run.strong) for step in steps]


def _flowing(run: Run, script: str, part: Part) -> list[str | Piece]:
    """Return a text with what must stay on one line as pieces of their own."""
    found: list[str | Piece] = []
    most = NARROW if part == "cell" and script == "Thai" else HELD
    phrases = script if part == "heading" else ""
    for piece, kept in pieces(counted(run.text), last=run.last, words=HELD, phrases=phrases, most=most):
        # Typst breaks Korean after any syllable; readers expect whole words.
        words = re.split(r"(\s+)", piece) if script == "Kore" and not kept else [piece]
        found += [_held(word, run, kept=kept or len(words) > 1) if word.strip() else word for word in words if word]
    return found


def _held(text: str, run: Run, *, kept: bool) -> str | Piece:
    return Piece((text,), kept=kept, strong=run.strong) if kept or run.strong else text


def _piece(text: str, *, to: str = "", strong: bool = False, kept: bool = True) -> Piece:
    kept = kept and len(text) <= LONGEST
    return Piece((text if kept else f"{LRI}{text}{PDI}",), to, kept=kept, ltr=True, strong=strong)
