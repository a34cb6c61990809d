"""What holds a handout back from release, in words; and what waits although a page stays released."""

from collections.abc import Iterator, Sequence

from ...catalogs.below import kept_once, signed_below
from ...catalogs.store import INTERFACE
from ...core.text.counting import counted, listed
from ...core.units import Status, Unit
from ...handout.document import State
from ...handout.kept import before_edits
from ..snapshot.project import Project

NOT_RELEASED = {
    Status.MISSING: "not translated",
    Status.DRAFT: "still draft",
    Status.TRANSLATED: "short of signatures",
}


MOST_ERRORS = 5
"""Errors of a handout that are told one by one; the report has them all."""


def _unready(units: Sequence[Unit], noun: str = "row", plural: str = "rows") -> Iterator[str]:
    """Yield how many rows are not signed, by state; those of the text with their ids."""
    by_status: dict[Status, list[str]] = {}
    for unit in units:
        by_status.setdefault(unit.status, []).append(unit.id)
    by_one = [unit.id for unit in units if unit.status is Status.TRANSLATED and unit.signed]
    for status, words in NOT_RELEASED.items():
        if ids := by_status.get(status, []):
            names = f": {listed(ids, 5)}" if noun == "row" else ""
            yield f"{counted(len(ids), noun, plural)} {words}{names}"
    for how, ids in signed_below(unit for unit in units if unit.to_sign_again):
        yield f"{counted(len(ids), noun, plural)} {how}: {listed(ids, 5)}"
    if once := [unit.id for unit in units if kept_once(unit)]:
        yield f"{counted(len(once), noun, plural)} kept by one of two people: {listed(once, 5)}"
    if by_one:
        yield f"{counted(len(by_one), noun, plural)} signed by one of two people: {listed(by_one, 5)}"


def _signed_ahead(units: Sequence[Unit]) -> Iterator[str]:
    """Yield why a page cannot stay as it was before an edit: rows below that are signed with what is above them now."""
    both = zip(units, before_edits(units), strict=True)
    if ids := [now.id for now, then in both if then.status < now.status is Status.APPROVED]:
        rows = f"{counted(len(ids), 'row')} signed below an edit that is not: {listed(ids, 5)}"
        yield f"{rows}; the page cannot stay as it was, sign what was edited, too"


def waiting(project: Project, slug: str, tag: str) -> tuple[str, ...]:
    """Return the rows whose English was edited since, where a handout stays released as it was reviewed before."""
    kept = project.documents.state(slug, tag) is State.KEPT
    return project.document(slug, tag).changed if kept else ()


def reasons(project: Project, slug: str, tag: str) -> list[str]:
    """Say what holds a handout back from release; nothing where it is cleared for publication."""
    if project.documents.state(slug, tag).released:
        return []
    broken = [str(error) for domain in (slug, INTERFACE) if (error := project.readable.problem(tag, domain))]
    units = project.readable.units(tag, slug)
    why = [
        *_unready(units),
        *(_signed_ahead(units) if project.config.on_stale == "keep" else ()),
        *_unready(project.readable.units(tag, INTERFACE), "word around the text", "words around the text"),
    ]
    errors = [] if broken else project.errors(slug, tag)
    told = [f"{found.unit.id}: {found.message} [{found.check}]" for found in errors[:MOST_ERRORS]]
    more = len(errors) - len(told)
    return broken + why + told + ([f"and {counted(more, 'error')} more"] if more else [])
