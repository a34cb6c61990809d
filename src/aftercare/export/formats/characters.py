"""Texts for formats without markup for language and direction: isolates are characters, marks are words."""

from collections.abc import Callable
from dataclasses import dataclass

from ...core.bidi import LRI, PDI
from ...core.languages import SOURCE
from ...core.model import Kind
from ...handout.document import Document, Row
from ...handout.wording import Phrase
from .inline import Run, labelled, runs, target

SIGNS = {Kind.DO: "✓ ", Kind.DONT: "✗ "}


@dataclass(frozen=True, slots=True)
class Characters:
    """The texts of one document, as a format writes them."""

    document: Document
    escape: Callable[[str], str]
    link: Callable[[str, str], str]
    """(escaped text, address) → a link."""

    def text(self, text: str) -> str:
        """Return a text of the page's language; in right-to-left text what runs left to right is isolated."""
        return "".join(self._run(run) for run in runs(text, self.document))

    def english(self, text: str) -> str:
        """Return an English text, isolated as a whole."""
        own = "".join(self._run(run) for run in runs(text, self.document, english=True))
        return f"{LRI}{own}{PDI}" if self.document.language.rtl else own

    def phrase(self, phrase: Phrase) -> str:
        """Return a text of the page's language or of English."""
        return self.english(phrase.text) if phrase.tag == SOURCE else self.text(phrase.text)

    def row(self, row: Row) -> str:
        """Return a row with its sign, marked if it has no translation or its sign alone says whether to do it."""
        text = self.text(row.text) if row.translated else self.english(row.text)
        label = self.phrase(labelled(self.document.phrase(row.label), self.document)) if row.label else ""
        mark = "" if row.translated else f"({self.phrase(self.document.phrase('label.untranslated'))}) "
        return f"{SIGNS.get(row.kind, '')}{mark}{label}{text}"

    def pairs(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Return (label, value) of the clinic's data and of the facts."""
        contact, facts = (
            [(self.phrase(fact.label), " / ".join(self.phrase(value) for value in fact.values)) for fact in facts]
            for facts in (self.document.contact_parts, self.document.fact_parts)
        )
        return contact, facts

    def banners(self) -> list[list[str]]:
        """Return the paragraphs of each banner: in the language and in English, where these differ."""
        return [
            [*([self.text(local)] if local != english else []), self.english(english)]
            for local, english in self.document.banners
        ]

    def _run(self, run: Run) -> str:
        if run.kind in {"text", "inner"}:
            return self.escape(run.kept)
        own = "".join(map(self._run, run.parts)) or self.escape(run.text if run.kind == "web" else run.kept)
        isolate = f"{LRI}{own}{PDI}" if self.document.language.rtl else own
        address = target(run, self.document)
        return self.link(isolate, address) if address else isolate
