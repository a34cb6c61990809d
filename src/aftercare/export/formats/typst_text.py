"""A text as the page frame sets it: strings that flow, and pieces that never break."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

from ...core.bidi import LRI, PDI
from ...handout.document import Document
from .atoms import Run, counted
from .breaking import pieces
from .inline import REMEMBERED, runs

LONGEST = 40
"""Characters that are kept on one line; a longer run must break, or it would leave the page."""
HELD, NARROW = 24, 9
"""Characters of a text that are held together at most, and of Thai in a cell, which has few spaces to break at."""
SHORT = 24
"""Characters of a part of an address that are kept on one line: half a page is not wider in large print."""
Part = Literal["row", "cell", "heading"]


def paper_text(
    document: Document,
    text: str,
    *,
    english: bool = False,
    marks: bool = False,
    part: Part = "row",
) -> dict[str, Any]:
    """Return a text for the page frame: whether it is English, and what it is set of."""
    found = (
        runs(text, document, english=english, marks=marks, narrow=part == "cell")
        if marks or not english
        else (Run("text", text, last=True),)
    )
    shown = _set(found, document.address, document.language.script, "row" if english else part)
    # A box has no direction of its own: what is beside it in a right-to-left line must not pass it.
    boxed = english and document.language.rtl and any(not isinstance(piece, str) for piece in shown)
    return {"english": english, "runs": [LRI, *shown, PDI] if boxed else shown}


@lru_cache(maxsize=REMEMBERED)  # nobody changes what it returns
def _set(found: tuple[Run, ...], address: str, script: str, part: Part) -> list[str | dict[str, Any]]:
    pieces = [piece for run in found for piece in _pieces(run, address, script, part)]
    return [*_counted(pieces)] if script == "Kore" else pieces


def _counted(pieces: list[str | dict[str, Any]]) -> Iterator[str | dict[str, Any]]:
    """Yield the pieces of a Korean text, a telephone number with the particle that is written to it."""
    rest = iter([*pieces, ""])
    piece = next(rest)
    for after in rest:
        joined = [piece, after]
        whole = all(isinstance(one, dict) and one.get("kept") for one in joined)
        if whole and len(_said(joined)) <= LONGEST and re.match("[\uac00-\ud7a3]", _said([after])):
            piece = {"parts": joined, "to": "", "ltr": False, "kept": True, "strong": False}
        else:
            yield piece
            piece = after


def _said(pieces: list[str | dict[str, Any]]) -> str:
    return "".join(one if isinstance(one, str) else one.get("text") or _said(one["parts"]) for one in pieces)


def _pieces(run: Run, address: str, script: str, part: Part) -> list[str | dict[str, Any]]:
    """Return what the page frame sets: a string flows, a piece that is `kept` never breaks.

    Paper tells where a link leads that has words of its own.
    """
    found: list[str | dict[str, Any]]
    if run.parts:
        inner = (replace(own, strong=own.strong and not run.strong) for own in run.parts)
        parts = [piece for own in inner for piece in _pieces(own, address, script, "row")]
        found = [{"parts": parts, "to": run.to, "ltr": run.isolated, "strong": run.strong}]
    elif run.kind == "web" and run.text == address:
        found = [LRI, *_steps(run), PDI]
    elif run.isolated or run.kind == "inner" or run.to:
        found = [_piece(run.text, to=run.to, strong=run.strong, kept=run.kind != "link")]
    else:
        found = _flowing(run, script, part)
    if run.address:
        return [*found, " (", _piece(run.address, to=run.to), ")"]
    return found


def _steps(run: Run) -> list[dict[str, Any]]:
    """Return an address to be typed, broken at its slashes: at a hyphen nobody knows whether it belongs to it."""
    steps = re.findall("[^/]+/*", run.text)
    return [{"text": step, "to": run.to, "kept": len(step) <= SHORT, "strong": run.strong} for step in steps]


def _flowing(run: Run, script: str, part: Part) -> list[str | dict[str, Any]]:
    """Return a text with what must stay on one line as pieces of their own."""
    found: list[str | dict[str, Any]] = []
    most = NARROW if part == "cell" and script == "Thai" else HELD
    phrases = script if part == "heading" else ""
    for piece, kept in pieces(counted(run.text), last=run.last, words=HELD, phrases=phrases, most=most):
        # Typst breaks Korean after any syllable; readers expect whole words.
        words = re.split(r"(\s+)", piece) if script == "Kore" and not kept else [piece]
        found += [_held(word, run, kept=kept or len(words) > 1) if word.strip() else word for word in words if word]
    return found


def _held(text: str, run: Run, *, kept: bool) -> str | dict[str, Any]:
    if not kept and not run.strong:
        return text
    return {"parts": [text], "to": "", "ltr": False, "kept": kept, "strong": run.strong}


def _piece(text: str, *, to: str = "", strong: bool = False, kept: bool = True) -> dict[str, Any]:
    kept = kept and len(text) <= LONGEST
    return {"text": text if kept else f"{LRI}{text}{PDI}", "to": to, "kept": kept, "strong": strong}


def narrow(piece: str | dict[str, Any]) -> list[str | dict[str, Any]]:
    """Return a piece of a cell, parted before its bracket where it would be wide."""
    if isinstance(piece, str) or piece.get("to") or not piece.get("kept") or " (" not in piece.get("text", ""):
        return [piece]
    first, _, rest = piece["text"].partition(" (")
    return [LRI, {**piece, "text": first}, " ", {**piece, "text": f"({rest}"}, PDI]
