"""Texts for formats without markup for language and direction: isolates are characters, marks are words."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ...core.language.languages import SOURCE
from ...core.model import Kind
from ...core.text.bidi import LRI, PDI
from ...handout.blocks import Row
from ...handout.document import Document
from ...handout.wording import Fact, Phrase
from .atoms import Run, counted
from .inline import cut, labelled, runs

FLOWING = {"text", "inner"}
"""Kinds of runs that no isolate sets apart."""
SIGNS = {Kind.DO: "✓ ", Kind.DONT: "✗ "}


@dataclass(frozen=True, slots=True)
class Characters:
    """The texts of one document, as a format writes them."""

    document: Document
    escape: Callable[[str], str]
    link: Callable[[str, str], str]
    """(escaped text, address) → a link."""
    strong: Callable[[str], str]

    def text(self, text: str, *, marks: bool = False) -> str:
        """Return a text of the page's language; in right-to-left text what runs left to right is isolated."""
        return self._joined(runs(text, self.document, marks=marks))

    def english(self, text: str, *, marks: bool = False) -> str:
        """Return an English text, isolated as a whole."""
        edge = LRI if self.document.language.rtl else ""
        own = self._joined(runs(text, self.document, english=True, marks=marks), edge)
        return f"{LRI}{own}{PDI}" if edge else own

    def phrase(self, phrase: Phrase) -> str:
        """Return a text of the page's language or of English."""
        return self.english(phrase.text) if phrase.tag == SOURCE else self.text(phrase.text)

    def row(self, row: Row) -> str:
        """Return a row with its sign, marked if it has no translation or its sign alone says whether to do it."""
        text = self.text(row.text, marks=True) if row.translated else self.english(row.text, marks=True)
        label = self.phrase(labelled(self.document.phrase(row.prefix), self.document)) if row.prefix else ""
        mark = "" if row.translated else f"({self.phrase(self.document.phrase('label.untranslated'))}) "
        return f"{SIGNS.get(row.kind, '')}{mark}{label}{text}"

    def cells(self, row: Row) -> list[str]:
        """Return the cells of a line of a table, or of blanks, the first marked if there is no translation."""
        return [
            self.row(replace(row, text=cell)) if row.translated or not at else self.english(cell, marks=True)
            for at, cell in enumerate(row.cells)
        ]

    def pairs(self, facts: Iterable[Fact]) -> list[tuple[str, str]]:
        """Return (label, value) of facts."""
        return [(self.phrase(fact.label), " / ".join(self.phrase(value) for value in fact.values)) for fact in facts]

    def banners(self) -> list[list[str]]:
        """Return the paragraphs of each banner: in the language and in English, where these differ."""
        return [
            [*([self.text(local)] if local != english else []), self.english(english)]
            for local, english in self.document.banners
        ]

    def _joined(self, found: Sequence[Run], edge: str = "") -> str:
        """Return runs one after the other; `edge` is what is around them."""
        groups = [
            (strong, [*same]) for strong, same in groupby(found, key=lambda run: run.strong and not _holds_link(run))
        ]
        out: list[str] = []
        for at, (strong, own) in enumerate(groups):
            if not strong:
                out += map(self._run, own)
                continue
            before = groups[at - 1][1][-1] if at else None
            after = groups[at + 1][1][0] if at + 1 < len(groups) else None
            lead, inside, trail = loosened(own, self._last(before, edge), self._first(after, edge))
            shown = "".join(self._run(replace(run, strong=False)) for run in inside)
            out += [self.escape(counted(lead)), self.strong(shown) if shown else "", self.escape(counted(trail))]
        return "".join(out)

    def _last(self, run: Run | None, edge: str) -> str:
        return edge if run is None else self._run(run)[-1:]

    def _first(self, run: Run | None, edge: str) -> str:
        return edge if run is None else self._run(run)[:1]

    def _run(self, run: Run) -> str:
        edge = LRI if self.document.language.rtl and run.isolated else ""
        own = self._joined(run.parts, edge) if run.parts else self.escape(run.text if run.kind == "web" else run.kept)
        shown = f"{edge}{own}{PDI}" if edge else own
        if run.strong and run.to and not run.parts:
            shown = self.strong(shown)
        return self.link(shown, run.to) if run.to else shown


def _holds_link(run: Run) -> bool:
    return bool(run.to) or any(map(_holds_link, run.parts))


def loosened(found: list[Run], before: str, after: str) -> tuple[str, list[Run], str]:
    """Return strong runs, and what of their ends belongs outside the marks.

    Two asterisks between a letter and a mark are no mark in CommonMark: `**注意：**请` is shown as it is written.
    """
    whole = "".join(run.text for run in found)
    first = _outside(whole, before) if found[0].kind in FLOWING else 0
    last = _outside(whole[::-1], after) if found[-1].kind in FLOWING else 0
    if first + last >= len(whole):
        return whole, [], ""
    return whole[:first], [*cut(found, first, len(whole) - last)], whole[len(whole) - last :]


def _outside(text: str, neighbour: str) -> int:
    """Return how many characters at the start of a text belong outside: spaces, and marks beside a letter."""
    beside = bool(neighbour) and unicodedata.category(neighbour)[0] in "LNMC"
    ends = "ZPSC" if beside else "Z"
    return next((at for at, char in enumerate(text) if unicodedata.category(char)[0] not in ends), len(text))
