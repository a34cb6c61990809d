"""What the download page and other programs want to know of a handout."""

from typing import TYPE_CHECKING, Any

from ...core.language.languages import SOURCE
from ...core.states import signatures
from ...handout.colophon import next_review
from ...handout.document import Document

if TYPE_CHECKING:
    from .project import Project


def details(project: "Project", document: Document) -> dict[str, Any]:
    """Return it, by name; all of it is text, numbers and lists, as JSON has them."""
    tag = document.language.tag
    shown = project.documents.shown(document.slug, tag) if tag != SOURCE else ()
    signed = [approval for unit in shown for approval in unit.signed] if document.state.released else []
    return {
        "title": document.name,
        "title_english": document.title.english,
        "state": document.state.value,
        "code": document.code,
        "version": "" if document.changed else project.documents.version(document.slug).isoformat(),
        "facts": [list(fact.pair) for fact in document.fact_parts],
        "reviewed": document.reviewed,
        "untranslated": list(document.untranslated),
        "changed": list(document.changed),
        "notice": list(document.banners[0]) if document.changed else [],
        "review_by": next_review(signed).isoformat() if signed else "",
        "signers": signatures(shown),
    }
