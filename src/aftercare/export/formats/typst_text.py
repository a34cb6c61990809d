"""A text as the page frame sets it: an expression of Typst, of strings that flow and boxes that never break."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from ...core.text.bidi import LRI, PDI
from ...handout.document import Document
from .atoms import Run, counted
from .breaking import STEP, pieces, steps
from .inline import REMEMBERED, runs
from .typst_code import Code, call, joined
from .typst_pieces import Piece, coded, said, softened

LONGEST = 40
"""Characters that are kept on one line; a longer run must break, or it would leave the page."""
HELD, NARROW = 24, 9
"""Characters of a text that are held together at most, and of Thai in a cell, which has few spaces to break at."""
WIDE = 30
"""Characters of an address that are kept on one line: a column of two languages has few more."""
HYPHENATED = {
    "af", "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "gl", "hr", "hu", "is", "it", "ka",
    "ku", "la", "lt", "mn", "nb", "nl", "nn", "no", "pl", "pt", "ru", "sk", "sl", "sq", "sr", "sv", "tk", "tr", "uk",
}  # fmt: skip
"""Languages of which Typst knows the syllables."""
Part = Literal["row", "cell", "heading"]
_LETTER = r"[A-Za-z\u00aa-\u052f\u1e00-\u1fff]"
_LONG = re.compile(
    rf"((?<![\w./@-]){_LETTER}{{{STEP + 1},}}(?![./@-]?\w)|(?<!\S)(?=\S*[./@_]\w)[A-Za-z0-9./@_:-]{{{LONGEST - 4},}})"
)
"""A word, or an address that nothing else says is one, that is wider than a column."""
_STEP = re.compile(rf"[./@_:-]?[^./@_:-]{{1,{STEP}}}[/@_-]*|.")


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
    if not english and document.language.tag.partition("-")[0] not in HYPHENATED:
        shown = tuple(map(softened, shown))
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
    elif run.kind == "web" and (run.text == address or len(run.text) > WIDE):
        found = [LRI, *_steps(run), PDI]
    elif run.isolated or run.kind == "inner" or run.to:
        found = [_piece(run.text, to=run.to, strong=run.strong, kept=run.kind != "link")]
    else:
        found = _flowing(run, script, part)
    if run.address:
        return [*found, " (", _piece(run.address, to=run.to), ")"]
    return found


def _steps(run: Run) -> list[Piece]:
    """Return an address to be typed, broken at its slashes."""
    found = [part for step in steps(run.text) for part in re.findall(f".{{1,{STEP}}}", step)]
    return [Piece((part,), run.to, kept=True, ltr=True, strong=run.strong) for part in found]


def _flowing(run: Run, script: str, part: Part) -> list[str | Piece]:
    """Return a text with what must stay on one line as pieces of their own."""
    found: list[str | Piece] = []
    most = NARROW if part == "cell" and script == "Thai" else HELD
    phrases = script if part == "heading" else ""
    for piece, kept in pieces(counted(run.text), last=run.last, words=HELD, phrases=phrases, most=most):
        # Typst breaks Korean after any syllable; readers expect whole words.
        words = re.split(r"(\s+)", piece) if script == "Kore" and not kept else [piece]
        for word in filter(None, words):
            whole = kept or len(words) > 1
            found += [_held(word, run, kept=True)] if whole and word.strip() else _long_words(word, run)
    return found


def _long_words(text: str, run: Run) -> Iterator[str | Piece]:
    """Yield a text with its long words as pieces of their own: they are wider than a column of two languages.

    A word is parted between syllables, with a hyphen; nobody would know whether that belongs to an address.
    """
    for part in filter(None, _LONG.split(text) if len(text) > STEP else [text]):
        if len(part) <= STEP or not _LONG.fullmatch(part):
            yield _held(part, run, kept=False) if part.strip() else part
        elif part.isalpha():
            yield Piece((part,), strong=run.strong, hyphenated=True)
        else:
            yield from (Piece((step,), kept=True, strong=run.strong) for step in _STEP.findall(part))


def _held(text: str, run: Run, *, kept: bool) -> str | Piece:
    return Piece((text,), kept=kept, strong=run.strong) if kept or run.strong else text


def _piece(text: str, *, to: str = "", strong: bool = False, kept: bool = True) -> Piece:
    kept = kept and len(text) <= LONGEST
    return Piece((text if kept else f"{LRI}{text}{PDI}",), to, kept=kept, ltr=True, strong=strong)
