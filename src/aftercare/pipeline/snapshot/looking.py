"""What a run finds out about a handout in a language, once: from what people wrote, checks included."""

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

Looked = tuple[tuple[str, ...], Facts | None]
"""The digests of what a handout depends on, and what there is to know of it."""


def at_release(project: "Project", slug: str, tag: str) -> Looked:
    """Return the digests, taken before anything is read, and what there is to know where all is signed."""
    digests = project.known.digests(slug, tag)
    return digests, facts(project, slug, tag, released=True)


def facts(project: "Project", slug: str, tag: str, *, released: bool) -> Facts | None:
    """Return what there is to know of a handout that is, or is not, released.

    None where it is otherwise, where a sync would change its catalog, or where there is anything else to tell.
    """
    if any(project.readable.problem(tag, domain) for domain in (slug, INTERFACE)):
        return None
    state, book = project.documents.state(slug, tag), project.store.book(project.language(tag), slug)
    if not (state is State.APPROVED if released else not state.released) or book.before is None or _tells(book):
        return None
    if not (template_rests(project.store, slug) and rests(project.store, book)):
        return None
    return _released(project, slug, book) if released else _draft(project, slug, book, state)


def _released(project: "Project", slug: str, book: Book) -> Facts:
    tag = book.language.tag
    document, sheet = project.document(slug, tag), project.known.sheet(slug)
    return Facts(
        tally=tally(book.units),
        noted=noted(book),
        findings=sheet.findings(sheet.noted(project.findings_of.anew(tag, slug))),
        state=document.state,
        document=document.digest,
        code=document.code,
        told=as_json(details(project, document)),
        signers=signatures(book.units),
        waiting=tuple(waiting_below(book)),
    )


def _draft(project: "Project", slug: str, book: Book, state: State) -> Facts:
    tag, signers = book.language.tag, signatures(book.units)
    return Facts(
        tally=tally(book.units),
        noted=noted(book),
        findings=tuple(project.findings_of.catalog(tag, slug)),
        state=state,
        document=project.documents.digest(slug, tag),
        told=as_json(details(project, project.document(slug, tag))) if signers else b"",
        signers=signers,
        waiting=tuple(waiting_below(book)),
    )


def lasts(project: "Project", slug: str, tag: str) -> bool:
    """Whether what is found out today holds tomorrow: nobody has signed on a day that is still to come."""
    units = (*project.readable.units(tag, slug), *project.readable.units(tag, INTERFACE))
    return not any(unit.days_to_come for unit in units)


def _tells(book: Book) -> bool:
    """Whether anybody who looks at a catalog finds other rows in it, or a question."""
    return not has_own_rows(book) or any(unit.open_questions for unit in book.units)
