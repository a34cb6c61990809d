"""How rows are numbered and labelled, the same on every page and sheet and in every language."""

from collections.abc import Iterable, Mapping

from .model import INNER, UNNUMBERED, Handout


def numbers(handout: Handout) -> dict[str, tuple[int, int]]:
    """Return the number of each row and, of one that belongs to another, its place there from 1; blanks have none."""
    found: dict[str, tuple[int, int]] = {}
    number = place = 0
    for row in (row for section in handout.sections for row in section.items if row.kind not in UNNUMBERED):
        number, place = (number, place + 1) if row.kind in INNER else (number + 1, 0)
        found[row.id] = (number, place)
    return found


def label(number: int, place: int = 0) -> str:
    """Return how a row is called on every page and sheet: `7`, or `7.2`."""
    return f"{number}.{place}" if place else str(number)


def row_numbers(documents: Iterable[Handout]) -> Mapping[str, str]:
    """Return what each row is called on its page, in every language; headings and blanks to fill in have no number."""
    return {row: label(*at) for document in documents for row, at in numbers(document).items()}
