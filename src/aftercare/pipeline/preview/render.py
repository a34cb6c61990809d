"""What the preview shows: one handout as today's files make it, or what is wrong with these files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from ...core.errors import AftercareError
from ...core.language.languages import SOURCE, Language
from ...core.text.templating import environment
from ...core.units import Status, Unit
from ...export.exporters import (
    HandoutBilingualHtmlExporter,
    HandoutBilingualPdfExporter,
    HandoutHtmlExporter,
    HandoutLargePdfExporter,
    HandoutPdfExporter,
)
from ...export.handout_exporter import HandoutExporter
from ...export.view import HandoutView
from ...mt.engines.pseudo import disguise
from ...mt.masked import restore
from ...mt.placeholders import protect
from ..building.problems import problems
from ..snapshot.project import read
from ..snapshot.readable import Readable

EDITIONS: dict[str, tuple[str, type[HandoutExporter]]] = {
    "standard": ("web page", HandoutHtmlExporter),
    "bilingual": ("web page, English beside", HandoutBilingualHtmlExporter),
    "pdf": ("PDF", HandoutPdfExporter),
    "large-pdf": ("PDF, large print", HandoutLargePdfExporter),
    "bilingual-pdf": ("PDF, English beside", HandoutBilingualPdfExporter),
}
"""What can be asked for, with its name and what makes it."""
HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One page; an empty handout is the first of the project."""

    handout: str = ""
    language: str = SOURCE
    edition: str = "standard"
    pseudo: bool = False
    """Whether to show disguised English at the length and in the direction of the language."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """Return what the query of an address asks for. Raises KeyError for an edition that is not there."""
        edition = query.get("edition", "standard")
        _ = EDITIONS[edition]
        language = query.get("language", SOURCE)
        if language == SOURCE:  # which has no English beside it
            edition = {"bilingual": "standard", "bilingual-pdf": "pdf"}.get(edition, edition)
        return cls(query.get("handout", ""), language, edition, query.get("pseudo") == "on")


@dataclass(frozen=True, slots=True)
class Page:
    """The body of a response, and its type."""

    body: bytes
    mime: str = HTML


class Disguised(Readable):
    """The catalogs as if everything were translated: into disguised English."""

    def units(self, tag: str, domain: str) -> tuple[Unit, ...]:
        """Return the units of a catalog with disguised English in the place of translations."""
        language = self._project.language(tag)
        return tuple(_disguised(unit, language) for unit in super().units(tag, domain))


def _disguised(unit: Unit, language: Language) -> Unit:
    masked = protect(unit.source)
    target = restore(masked, disguise(masked.text, language))
    return replace(unit, target=target, status=Status.DRAFT, previous="", edited=False, approvals=())


def page(root: Path, wanted: Wanted) -> Page:
    """Return a handout, read anew; where it cannot be made, a page that says why."""
    exporter = _exporter(wanted.edition)
    try:
        body, _ = exporter.from_notebook_node(_notebook(root, wanted))
    except AftercareError as error:
        told = [*str(error).splitlines(), *problems(root)]
        return Page(_filled("error.html.j2", lines=list(dict.fromkeys(told))))
    return Page(body if isinstance(body, bytes) else body.encode(), exporter.output_mimetype)


def frame(root: Path, wanted: Wanted, nonce: str) -> Page:
    """Return the page around a handout, on which to choose another; its one script has a `nonce`."""
    try:
        project = read(root)
        titles = {handout.slug: handout.title.text for handout in project.handouts}
        handouts = [(slug, titles.get(slug, slug)) for slug in project.slugs()]
        languages = [project.config.english, *project.config.languages]
    except AftercareError:  # which the handout's own page tells
        handouts, languages = [], []
    editions = {key: name for key, (name, _) in EDITIONS.items()}
    return Page(
        _filled("frame.html.j2", wanted=wanted, handouts=handouts, languages=languages, editions=editions, nonce=nonce)
    )


def _notebook(root: Path, wanted: Wanted) -> NotebookNode:
    project = read(root)
    if wanted.pseudo:
        project.readable = Disguised(project)
    document = project.document(wanted.handout, wanted.language)
    if wanted.edition.startswith("bilingual"):
        document = replace(document, editions=("standard", "bilingual"))
    data, metadata = HandoutView(document)._repr_mimebundle_()  # the display protocol
    return new_notebook(cells=[new_code_cell(outputs=[new_output("display_data", data, metadata=metadata)])])


@cache
def _exporter(edition: str) -> HandoutExporter:
    return EDITIONS[edition][1]()


def _filled(name: str, **values: object) -> bytes:
    return environment("pipeline").get_template(f"preview/{name}").render(values).encode()
