"""A handout as HTML: the content of a page, without the frame around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from ...core.languages import SOURCE
from ...core.markup import visible
from ...core.model import LEVELS
from ...core.templating import environment
from ...handout.document import Document, Row
from ...handout.wording import Phrase
from .atoms import NBSP, Run
from .breaking import HELD, pieces
from .inline import REMEMBERED, labelled, runs
from .qr import svg

SHORT, LARGE = 16, 16
"""Characters of the last two words of a heading, and of anything in it, that are held together on a small screen."""
_CALLED = re.compile(r'<a href="tel:[^>]*>(?:(?!</a>).)*</a>[\uac00-\ud7a3]{1,4}')
"""A telephone number with the particle that Korean writes to it."""
INK, LIGHT = "#12395b", "#ffffff"
"""Colours of headings, after the style sheet."""


def html(document: Document) -> str:
    """Return an `<article>` that carries its own `lang` and `dir`, and so reads well in a notebook too."""
    template = environment("export").get_template("handout.html.j2")
    return template.render(document=document, show=_Show(document))


def bilingual(document: Document) -> str:
    """Return the same with each row in both languages, side by side."""
    template = environment("export").get_template("handout.html.j2")
    return template.render(document=document, show=_Both(document))


@dataclass(frozen=True, slots=True)
class _Show:
    """The texts of one document as markup."""

    document: Document
    narrow: bool = False
    """Whether these are the texts of cells."""
    heading: bool = False
    """Whether these are the texts of headings, which are broken between phrases."""

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
        return _marked_up(found, _Place(self.narrow, self.document.language.script if self.heading else None))

    def phrase(self, phrase: Phrase) -> Markup:
        """Show a text of the page's language or of English."""
        return self.english(phrase.text) if phrase.tag == SOURCE else self.text(phrase.text)

    @property
    def code(self) -> Markup:
        """The QR code of the page's address; the address itself is among the facts."""
        return Markup(svg(self.document.address)) if self.document.address else Markup("")  # noqa: S704 - drawn here

    def row(self, row: Row) -> Markup:
        """Show a row, marked if it has no translation or its sign alone says whether to do it."""
        show = replace(self, heading=row.kind in LEVELS)
        shown = show.text(row.text, marks=True) if row.translated else show.english(row.text, marks=True)
        if row.prefix:
            label = self.phrase(labelled(self.document.phrase(row.prefix), self.document))
            shown = Markup("<strong>{}</strong>{}").format(label, shown)
        if row.translated:
            return shown
        mark = self.phrase(self.document.phrase("label.untranslated"))
        return Markup('<strong class="untranslated">{}</strong> {}').format(mark, shown)

    def logo(self) -> Markup:
        """Show the logo of the clinic, whose name it says."""
        clinic = self.document.clinic
        if not clinic.logo:
            return Markup("")
        shown = Markup('<p class="logo"><img style="max-height: 3rem" src="{}" alt="{}" lang="en"></p>')
        return shown.format(clinic.logo.uri(INK), clinic.name)

    def picture(self, row: Row, *, light: bool) -> Markup:
        """Show what stands beside a heading, `light` on a dark ground."""
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


@dataclass(frozen=True, slots=True)
class _Both(_Show):
    """The texts of one document as markup, rows with their English beside them."""

    def row(self, row: Row) -> Markup:
        """Show a row in the language of the page, and in English."""
        own = super(_Both, self).row(row)  # a class with slots is made anew, and `super()` knows the first
        return Markup('<span class="both"><span>{}</span> {}</span>').format(own, self.english(row.english, marks=True))


def _narrow(cell: Markup) -> Markup:
    """Let an amount part from the same one in brackets behind it."""
    return Markup(str(cell).replace(f"{NBSP}(", " ("))  # noqa: S704 - it is markup already


class _Place(NamedTuple):
    """Where a text is, as far as its lines are concerned."""

    narrow: bool
    """In a cell."""
    heading: str | None
    """The script of the page, in a heading: it is broken between phrases."""


@lru_cache(maxsize=REMEMBERED)  # an edition in two languages has the same texts again, and every language the English
def _marked_up(found: tuple[Run, ...], place: _Place) -> Markup:
    return Markup(_CALLED.sub(r'<span class="held">\g<0></span>', str(_joined(found, place))))  # noqa: S704 - markup already


def _joined(found: Iterable[Run], place: _Place, *, strong: bool = False) -> Markup:
    """Return runs one after the other, the strong ones among them marked unless all around is `strong`."""
    out = Markup("")
    for own, same in groupby(found, key=lambda run: run.strong and not strong):
        shown = Markup("").join(_run(run, place, strong=own or strong) for run in same)
        out += Markup("<strong>{}</strong>").format(shown) if own else shown
    return out


def _kept(run: Run, place: _Place) -> Markup | str:
    """Return a run with what must stay on one line marked as such."""
    if run.kind in {"web", "phone"} or (place.narrow and run.kind != "text"):
        return run.text if run.kind == "web" else run.kept
    held = Markup('<span class="held">{}</span>')
    words, most = (0, HELD) if place.heading is None else (SHORT, LARGE)
    if run.isolated and len(run.text) <= most:
        return held.format(run.kept)
    found = pieces(run.kept, last=run.last, words=words, phrases=place.heading or "", most=most)
    return Markup("").join(held.format(piece) if kept else piece for piece, kept in found)


def _run(run: Run, place: _Place, *, strong: bool) -> Markup | str:
    own = _joined(run.parts, place, strong=strong) or _kept(run, place)
    shown = Markup('<bdi dir="ltr">{}</bdi>').format(own) if run.isolated else own
    # On paper the style sheet writes the address after words that do not say it.
    if run.address:
        return Markup('<a class="words" data-to="{}" href="{}">{}</a>').format(run.address, run.to, shown)
    return Markup('<a href="{}">{}</a>').format(run.to, shown) if run.to else shown
