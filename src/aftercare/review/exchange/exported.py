"""The rows of one language as they are given out, with what the checks find in them."""

from collections.abc import Iterable, Mapping

from ...catalogs import signed_comments
from ...catalogs.book import Book
from ...core.errors import CatalogError
from ...core.people.approvals import Approval
from ...core.text.counting import one_line
from ...core.units import Status, Unit
from ..lines import asked_about
from ..signable import Checker
from .rows import VOID, ExchangeRow
from .versions import DONE, note_hash, place_hashes, texts_version, work_state


def refuse_outdated(books: Iterable[Book]) -> None:
    """Raise CatalogError where catalogs are behind the English: what is given out could not come back."""
    if late := sorted(set().union(*(book.outdated for book in books))):
        raise CatalogError(f"the English has changed in {', '.join(late)}; run aftercare sync, then export")


def export_rows(books: Iterable[Book], numbers: Mapping[str, str], check: Checker | None = None) -> list[ExchangeRow]:
    """Return the rows of a language, with what `check` finds in them.

    Raises CatalogError where the catalogs are behind the English.
    """
    books = list(books)
    refuse_outdated(books)
    return [
        _row(unit, book.domain, numbers.get(unit.id, ""), _found(unit, check) if check else "")
        for book in books
        for unit in book.units
    ]


def _found(unit: Unit, check: Checker) -> str:
    found = check(unit) if unit.target else ()
    return "\n".join(f"{each.severity}: {each.message} [{each.check}]" for each in found)


def _row(unit: Unit, domain: str, number: str, findings: str) -> ExchangeRow:
    signatures = "\n".join(_signature(entry, unit) for entry in unit.approvals)
    asked = "\n".join(map(one_line, asked_about(unit)))
    place, shown = place_hashes(unit)[0], note_hash(unit.previous + findings + signatures + asked)
    return ExchangeRow(
        number=number,
        row=unit.id,
        kind=unit.kind,
        english=unit.source,
        translation=unit.target,
        state=work_state(unit),
        note=unit.note,
        previous=unit.previous,
        signatures=signatures,
        findings=findings,
        language=unit.language,
        catalog=domain,
        version=f"{texts_version(unit)}-{note_hash(unit.note)}@{place}/{shown}",
        asked=asked,
        approved="yes" if unit.status is Status.APPROVED else "",
    )


def _signature(entry: Approval, unit: Unit) -> str:
    """Return a signature as it is shown: nobody must take one for valid that counts no more."""
    counts = entry in unit.signed and work_state(unit) == DONE
    return f"{'' if counts else VOID}{signed_comments.approval_comment(entry).removeprefix('approved: ')}"
