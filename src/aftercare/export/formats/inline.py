"""Runs inside a text that need care: strong words, links, phone numbers, left-to-right runs in right-to-left text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from ...core.text import bidi
from ...handout.document import Document
from ...handout.wording import Phrase
from .atoms import NBSP, Run, atoms, counted, ranged

REMEMBERED = 2048
"""Texts of which runs and markup are kept: every format asks for the same ones, every language for the English, and
every handout for the words of the interface in its twenty languages or so."""


def labelled(phrase: Phrase, document: Document) -> Phrase:
    """Return a label with the colon of its language, and what keeps it beside the text that follows.

    The colon is full width in Chinese and Japanese, where no space follows, and apart in French.
    """
    wide = document.language.script in {"Hans", "Hant", "Jpan"} and phrase.tag == document.language.tag
    apart = NBSP if phrase.tag.startswith("fr") else ""
    return Phrase(phrase.text + ("：" if wide else f"{apart}:{NBSP}"), phrase.tag)


def runs(
    text: str, document: Document, *, english: bool = False, marks: bool = False, narrow: bool = False
) -> tuple[Run, ...]:
    """Split a text into runs; joined they are what a reader sees of it.

    `english` is for an English text in a page of another language: it is isolated as a whole, not run by run.
    `marks` is for the rows of a handout, which may hold strong words and links. `narrow` is for cells of a table, in
    which a range may part.
    """
    rtl = document.language.rtl and not english
    return _runs(text, document.known, rtl, marks, narrow)


@lru_cache(maxsize=REMEMBERED)
def _runs(text: str, known: tuple[tuple[str, str], ...], rtl: bool, marks: bool, narrow: bool) -> tuple[Run, ...]:
    found = tuple(_counted(tuple(atoms(text, known, marks=marks)), counted if narrow else _ranged))
    *before, end = _isolates(found, rtl) or (Run("text", ""),)
    return (*before, end.ending) if end.text else ()


def _ranged(text: str) -> str:
    return ranged(counted(text))


def _counted(found: tuple[Run, ...], keep: Callable[[str], str]) -> Iterator[Run]:
    """Yield the atoms, a number kept beside what it counts even if that is in the next one."""
    # A telephone number and an address count nothing.
    masked = "".join("x" * len(atom.text) if atom.kind in {"phone", "web"} else atom.text for atom in found)
    whole, at = keep(masked), 0
    for atom in found:
        at += len(atom.text)
        kept = whole[at - len(atom.text) : at]
        yield atom if atom.kind in {"phone", "web"} or kept == atom.text else replace(atom, text=kept)


def _isolates(found: tuple[Run, ...], rtl: bool) -> tuple[Run, ...]:
    """Return the runs of a text, in right-to-left text those that run left to right apart."""
    if not rtl:
        return tuple(_grouped(found))
    shown = "".join(atom.text for atom in found)
    kept = tuple(atom.text for atom in found if atom.kind in {"phone", "web"})
    units: list[Run] = []
    start = 0
    for piece, ltr in bidi.runs(shown, kept):
        inside = tuple(cut(found, start, start + len(piece)))
        units += [_isolated(inside)] if ltr else inside
        start += len(piece)
    return tuple(_grouped(units))


def cut(found: Sequence[Run], start: int, stop: int) -> Iterator[Run]:
    """Yield what lies between two places of the text, cut at both."""
    at = 0
    for atom in found:
        first, last = max(start - at, 0), min(stop - at, len(atom.text))
        if first < last:
            part = atom.text[first:last]
            yield atom if part == atom.text else replace(atom, text=part)
        at += len(atom.text)


def _isolated(inside: tuple[Run, ...]) -> Run:
    """Return one left-to-right run made of these atoms."""
    first, *more = inside
    if not more and first.kind in {"phone", "web"}:
        return first
    whole = "".join(atom.text for atom in inside)
    to = first.to if {(atom.kind, atom.to) for atom in inside} == {("link", first.to)} else ""
    strong = all(atom.strong for atom in inside)
    plain = (not more and not first.to) or (to and (strong or not any(atom.strong for atom in inside)))
    parts = () if plain else tuple(_inner(atom, linked=not to) for atom in inside)
    return Run("ltr", whole, parts, to, strong)


def _inner(atom: Run, *, linked: bool) -> Run:
    """Return a part of a left-to-right run; `linked` if it is a link of its own."""
    if atom.kind == "text" or (atom.kind == "link" and not linked):
        return replace(atom, kind="inner", to="")
    return replace(atom, parts=(replace(atom, kind="inner", to=""),)) if atom.kind == "link" else atom


def _grouped(units: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, those that are words of one link together."""
    for to, same in groupby(units, key=lambda unit: unit.to if unit.kind in {"link", "ltr"} else ""):
        if not to:
            yield from same
            continue
        parts = tuple(replace(unit, kind="text" if unit.kind == "link" else unit.kind, to="") for unit in same)
        yield Run("link", "".join(part.text for part in parts), parts, to, all(part.strong for part in parts))


def isolate(text: str, *, rtl: bool) -> Iterator[Run]:
    """Yield the left-to-right runs of a right-to-left text, and what lies between them."""
    yield from (Run("ltr" if ltr else "text", piece) for piece, ltr in (bidi.runs(text) if rtl else [(text, False)]))
