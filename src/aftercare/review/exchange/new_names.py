"""Rows of a file that have another id, or another handout, since it was exported: told by their English and place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from shlex import quote

from ...catalogs.book import Book
from ...catalogs.store import INTERFACE
from ...core.text.typography import short_hash
from ...core.units import Status, Unit
from .rows import ExchangeRow
from .versions import text_and_state

Place = tuple[str, Unit]
"""A row of the project with its catalog."""


def under_new_names(rows: Sequence[ExchangeRow], books: Iterable[Book]) -> list[ExchangeRow]:
    """Return the rows under the names that they have today, as far as one row of the project can be meant.

    It must have the same English and be none that the file has beside it; of several, the one in the same place.
    """
    places = [(book.domain, unit) for book in books for unit in book.units]
    there = {(domain, unit.id) for domain, unit in places}
    lost = [row for row in rows if (row.catalog, row.row) not in there and not row.problem]
    if not lost:
        return [*rows]
    had = {(row.catalog, row.row) for row in rows}
    new: dict[str, list[Place]] = {}
    for domain, unit in places:
        if (domain, unit.id) not in had and domain != INTERFACE:
            new.setdefault(short_hash(unit.source), []).append((domain, unit))
    domains = {domain for domain, _ in places}
    found = {id(row): place for row in lost if (place := _meant(row, new, gone=row.catalog not in domains))}
    taken = Counter(map(_name, found.values()))
    sure = {key: place for key, place in found.items() if taken[_name(place)] == 1}
    return [_called(row, *sure[id(row)], gone=row.catalog not in domains) if id(row) in sure else row for row in rows]


def _name(place: Place) -> tuple[str, str]:
    return place[0], place[1].id


def _meant(row: ExchangeRow, new: Mapping[str, list[Place]], *, gone: bool) -> Place | None:
    """Return the row of the project that a row of a file is; `gone`: whether no handout has the name of its own."""
    same = new.get(row.exported[0], []) if row.exported else []
    there = [place for place in same if row.stood(place[1])]
    as_it_was_called = [place for place in same if gone and row.stood(place[1], row.catalog)]
    return next((found[0] for found in (there, as_it_was_called, same) if len(found) == 1), None)


def _called(row: ExchangeRow, domain: str, unit: Unit, *, gone: bool) -> ExchangeRow:
    """Return a row under its name of today; one whose translation is still under the old one has a problem."""
    if unit.status is Status.MISSING and row.given != text_and_state(unit):
        how = f"aftercare rename {quote(row.row)} {unit.id}"
        return replace(row, problem=f"is called {unit.id} now; run {how}, then import this again")
    named = replace(row, row=unit.id, catalog=domain)
    return named.put_at(unit) if gone and row.stood(unit, row.catalog) else named
