"""What a run finds out about a release, once: from what people wrote, checks included."""

from typing import TYPE_CHECKING

from ...catalogs.annotate import noted
from ...catalogs.below import waiting_below
from ...catalogs.book import Book
from ...catalogs.resting import rests, template_rests
from ...catalogs.store import INTERFACE
from ...core.states import signatures
from ...handout.document import State
from ..built.facts import Facts, has_own_rows, tally
from ..built.targets import as_json
from .details import details

if TYPE_CHECKING:
    from .project import Project


def look(project: "Project", slug: str, tag: str) -> tuple[tuple[str, ...], Facts | None]:
    """Return the digests of what a handout depends on, taken before it is read, and what there is to know of it."""
    return project.known.digests(slug, tag), facts(project, slug, tag)


def facts(project: "Project", slug: str, tag: str) -> Facts | None:
    """Return what there is to know of a handout of which all is signed; None where there is anything else to tell."""
    if any(project.readable.problem(tag, domain) for domain in (slug, INTERFACE)):
        return None
    state, book = project.documents.state(slug, tag), project.store.book(project.language(tag), slug)
    if (
        state is not State.APPROVED
        or _tells(book)
        or not (template_rests(project.store, slug) and rests(project.store, book))
    ):
        return None
    document, sheet = project.document(slug, tag), project.known.sheet(slug)
    return Facts(
        tally=tally(book.units),
        noted=noted(book),
        findings=sheet.findings(sheet.noted(project.findings_of.anew(tag, slug))),
        state=state,
        document=document.digest,
        code=document.code,
        told=as_json(details(project, document)),
        signers=signatures(book.units),
    )


def _tells(book: Book) -> bool:
    """Whether anybody who looks at a catalog finds other rows in it, a question, or what waits for somebody."""
    return not has_own_rows(book) or any(unit.open_questions for unit in book.units) or any(waiting_below(book))
