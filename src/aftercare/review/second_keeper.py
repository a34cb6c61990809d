"""What a second person is to keep: edits above a warning that one person has kept."""

from collections.abc import Iterator
from dataclasses import replace

from ..catalogs.book import Book
from ..core.people.approvals import Keep
from ..core.people.holding import people_for
from ..core.people.signers import number_of_people
from ..core.text.typography import typographic
from ..core.units import Unit

TWO = people_for(warns=True)


def half_kept(unit: Unit, book: Book) -> Iterator[Unit]:
    """Yield the edits of a row that one person has kept, where a warning below it needs a second."""
    if unit.previous or not unit.kept or not warnings_below(book, unit.id):
        return
    for source in (unit.source, *unit.kept):
        here = replace(unit, source=source)
        for previous in dict.fromkeys(keep.previous for keep in unit.keeps if keep.covers(here.subject)):
            change = replace(here, previous=previous, edited=True)
            if number_of_people(keep.name for keep in same_change(change)) < TWO:
                yield change


def warnings_below(book: Book, row: str) -> list[str]:
    """Return the warnings that a row gives their sense."""
    return [each.id for each in book.rows if each.warns and any(above.id == row for above in each.above)]


def same_change(unit: Unit) -> list[Keep]:
    """Return what people have already said of just this change."""
    previous = typographic(unit.previous)
    return [keep for keep in unit.keeps if keep.previous == previous and keep.covers(unit.subject)]
