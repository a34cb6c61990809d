"""The texts, rows, pictures and tables of a handout as markup, which the template of a page puts together."""

from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from ...core.language.languages import SOURCE
from ...core.language.lettering import optical_size
from ...core.model import LEVELS
from ...core.text.markup import visible
from ...handout.blocks import Row
from ...handout.document import Document
from ...handout.wording import Phrase
from .atoms import NBSP, Run
from .columns import least
from .html_text import Place, marked_up
from .inline import labelled, runs
from .qr import svg

INK, LIGHT = "#12395b", "#ffffff"
"""Colours of headings, after the style sheet."""


class _Table(NamedTuple):
    """The cells of a table by its lines, the first of which is its head."""

    lines: list[list[Markup]]
    least: int
    """Ems that they need beside each other."""


@dataclass(frozen=True, slots=True)
class Show:
    """The texts of one document as markup."""

    document: Document
    narrow: bool = False
    """Whether these are the texts of cells."""
    heading: bool = False
    """Whether these are the texts of headings, which are broken between phrases."""
    ranges: bool = True
    """Whether a line of a cell may end between a range and its unit."""
    room: ClassVar[int] = 32
    """Ems that a table has on the page, after the style sheet: in a course of time there are the fewest."""

    def text(self, text: str, *, marks: bool = False) -> Markup:
        """Escape a text of the page's language; link phone numbers, isolate what runs left to right."""
        return self._marked_up(runs(text, self.document, marks=marks, narrow=self.narrow))

    def english(self, text: str, *, marks: bool = False) -> Markup:
        """Escape an English text, and mark it as such where the page is not English."""
        if self.document.language.tag == SOURCE:
            return self.text(text, marks=marks)
        parts = self._marked_up(runs(text, self.document, english=True, marks=marks, narrow=self.narrow))
        return Markup('<span lang="en" dir="ltr">{}</span>').format(parts)

    def _marked_up(self, found: tuple[Run, ...]) -> Markup:
        heading = self.document.language.script if self.heading else None
        return marked_up(found, Place(self.narrow, heading, self.ranges))

    def phrase(self, phrase: Phrase) -> Markup:
        """Show a text of the page's language or of English."""
        return self.english(phrase.text) if phrase.tag == SOURCE else self.text(phrase.text)

    @property
    def code(self) -> Markup:
        """The QR code of the page's address; the address itself is among the facts."""
        return Markup(svg(self.document.address)) if self.document.address else Markup("")  # noqa: S704 - drawn here

    def row(self, row: Row) -> Markup:
        """Show a row, marked if it has no translation or its sign alone says whether to do it."""
        show = replace(self, heading=True) if row.kind in LEVELS else self
        shown = show.text(row.text, marks=True) if row.translated else show.english(row.text, marks=True)
        if row.prefix:
            label = self.phrase(labelled(self.document.phrase(row.prefix), self.document))
            shown = Markup("<strong>{}</strong>{}").format(label, shown)
        if row.translated:
            return shown
        mark = self.phrase(self.document.phrase("label.untranslated"))
        return Markup('<strong class="untranslated">{}</strong> {}').format(mark, shown)

    @property
    def warning(self) -> Markup:
        """Show what a box of warnings is."""
        return self.phrase(self.document.phrase("label.warning"))

    def logo(self) -> Markup:
        """Show the logo of the clinic, whose name it says."""
        clinic = self.document.clinic
        if not clinic.logo:
            return Markup("")
        shown = Markup('<p class="logo"><img style="max-height: 3rem" src="{}" alt="{}" lang="en"></p>')
        return shown.format(clinic.logo.uri(INK), clinic.name)

    def picture(self, row: Row, *, light: bool) -> Markup:
        """Show what is beside a heading, `light` on a dark ground."""
        if not row.picture:
            return Markup("")
        return Markup('<img class="picture" width="32" height="32" src="{}" alt=""> ').format(
            row.picture.uri(LIGHT if light else INK)
        )

    def alone(self, row: Row) -> Markup:
        """Show a picture whose text is read in its place; a text that is not translated is shown."""
        tag = self.document.language.tag if row.translated else SOURCE
        drawn = row.picture.uri(INK) if row.picture else ""
        image = Markup('<img style="max-height: 14rem" src="{}" alt="{}" lang="{}">').format(
            drawn, visible(row.text), tag
        )
        note = "" if row.translated else Markup("<figcaption>{}</figcaption>").format(self.row(row))
        return Markup('<figure class="alone">{}{}</figure>').format(image, note)

    def cells(self, row: Row) -> list[Markup]:
        """Show the cells of a line of a table, the first marked if the line has no translation."""
        show = replace(self, narrow=True)
        return [
            _narrow(
                show.row(replace(row, text=cell, english=english))
                if row.translated or not at
                else show.english(cell, marks=True)
            )
            for at, (cell, english) in enumerate(row.cell_pairs)
        ]

    def table(self, row: Row) -> _Table:
        """Show the lines of a table; its ranges part from their units only if there is no room for both."""
        scale = optical_size(self.document.language.fonts[0])
        for ranges in (False, True):
            lines = [replace(self, ranges=ranges).cells(line) for line in row.lines]
            needs = least(lines, scale)
            if needs <= self.room:
                break
        return _Table(lines, needs)


def _narrow(cell: Markup) -> Markup:
    """Let an amount part from the same one in brackets behind it."""
    return Markup(str(cell).replace(f"{NBSP}(", " ("))  # noqa: S704 - it is markup already
