"""A handout as HTML: the content of a page, without the frame around it."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from ...core.language.languages import SOURCE
from ...core.text.templating import environment
from ...handout.blocks import Row
from ...handout.document import Document
from .html_rows import Show


def html(document: Document) -> str:
    """Return an `<article>` that carries its own `lang` and `dir`, and so reads well in a notebook too."""
    template = environment("export").get_template("handout.html.j2")
    return template.render(document=document, show=Show(document))


def bilingual(document: Document) -> str:
    """Return the same with each row in both languages, side by side."""
    template = environment("export").get_template("handout.html.j2")
    return template.render(document=document, show=_Both(document))


@dataclass(frozen=True, slots=True)
class _Both(Show):
    """The texts of one document as markup, rows with their English beside them."""

    room: ClassVar[int] = 54

    @property
    def warning(self) -> Markup:
        """Show what a box of warnings is, in both languages."""
        own, english = self.document.phrase("label.warning"), self.document.words.english["label.warning"]
        if own.tag == SOURCE:
            return self.phrase(own)
        shown = Markup('<span class="both"><span>{}</span> {}</span>')
        return shown.format(self.phrase(own), self.english(english))

    def row(self, row: Row) -> Markup:
        """Show a row in the language of the page, and in English."""
        own = super(_Both, self).row(row)  # a class with slots is made anew, and `super()` knows the first
        if not row.english:
            return own
        # In a cell, amounts beside each other could be read as one.
        gap = Markup("<br>") if self.narrow else " "
        shown = Markup('<span class="both"><span>{}</span>{}{}</span>')
        return shown.format(own, gap, self.english(row.english, marks=True))
