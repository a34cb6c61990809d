"""Rows of the English of one handout, for the checks that compare them."""

from collections.abc import Iterable

from aftercare.core.units import Status, Unit


def english(rows: Iterable[tuple[str, str] | str], kind: str = "step") -> list[Unit]:
    """Return rows of (kind, text), or of this kind, as `r0`, `r1` …, in one section."""
    told = [(kind, row) if isinstance(row, str) else row for row in rows]
    return [
        Unit(f"r{at}", text, "", "es", Status.MISSING, kind=its_own, place="section a of h")
        for at, (its_own, text) in enumerate(told)
    ]
