"""A handout as HTML: the content of a page, without the frame around it."""

from dataclasses import dataclass

from markupsafe import Markup

from ...core.languages import SOURCE
from ...core.templating import environment
from ...handout.document import Document, Row
from ...handout.wording import Phrase
from .inline import Run, labelled, runs, target


def html(document: Document) -> str:
    """Return an `<article>` that carries its own `lang` and `dir`, and so reads well in a notebook too."""
    template = environment("export").get_template("handout.html.j2")
    return template.render(document=document, show=_Show(document))


@dataclass(frozen=True, slots=True)
class _Show:
    """The texts of one document as markup."""

    document: Document

    def text(self, text: str) -> Markup:
        """Escape a text of the page's language; link phone numbers, isolate what runs left to right."""
        return Markup("").join(self._run(run) for run in runs(text, self.document))

    def english(self, text: str) -> Markup:
        """Escape an English text, and mark it as such where the page is not English."""
        if self.document.language.tag == SOURCE:
            return self.text(text)
        parts = Markup("").join(self._run(run) for run in runs(text, self.document, english=True))
        return Markup('<span lang="en" dir="ltr">{}</span>').format(parts)

    def phrase(self, phrase: Phrase) -> Markup:
        """Show a text of the page's language or of English."""
        return self.english(phrase.text) if phrase.tag == SOURCE else self.text(phrase.text)

    def row(self, row: Row) -> Markup:
        """Show a row, marked if it has no translation or its sign alone says whether to do it."""
        shown = self.text(row.text) if row.translated else self.english(row.text)
        if row.label:
            label = self.phrase(labelled(self.document.phrase(row.label), self.document))
            shown = Markup("<strong>{}</strong>{}").format(label, shown)
        if row.translated:
            return shown
        mark = self.phrase(self.document.phrase("label.untranslated"))
        return Markup('<strong class="untranslated">{}</strong> {}').format(mark, shown)

    def _run(self, run: Run) -> Markup | str:
        if run.kind in {"text", "inner"}:
            return run.kept
        own = Markup("").join(map(self._run, run.parts)) or (run.text if run.kind == "web" else run.kept)
        isolate = Markup('<bdi dir="ltr">{}</bdi>').format(own)
        address = target(run, self.document)
        return Markup('<a href="{}">{}</a>').format(address, isolate) if address else isolate
