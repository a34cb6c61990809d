"""Asks the checks over many units: about one handout, or about what is marked of the rows of all of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from json import dumps

from ..core.units import Finding, Unit
from .across import ENGLISH, Lookup, Marker, Marks, Rows, sources, wanted
from .analysis.text.memory import make_room
from .profile import PLAIN, Profile


def run_within(units: Sequence[Unit], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield the findings of every check that compares rows of one handout at most."""
    make_room(len(units))
    for check in wanted(profile, marked=False):
        yield from map(profile.graded, check.run([unit for unit in units if check.asks(unit)], profile))


def marks(units: Sequence[Unit], profile: Profile = PLAIN) -> Marks:
    """Return what checks compare of the rows of all handouts: by marker and language, a place for each row."""
    rows, found = _by_language(units), Marks()
    for check in wanted(profile, marked=True):
        if check.marker and _name(check.marker) not in found:
            found[_name(check.marker)] = {
                tag: dumps([check.marker(unit) if check.asks(unit) else None for unit in its], ensure_ascii=False)
                for tag, its in rows.items()
                if (tag == ENGLISH) == check.english
            }
    return found


def run_marked(parts: Sequence[tuple[Marks, Lookup]], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield the findings of every check that compares rows of all handouts.

    Each part comes with what returns a unit of it.
    """
    checks = sorted(wanted(profile, marked=True), key=lambda check: _name(check.marker))
    for name, together in groupby(checks, key=lambda check: _name(check.marker)):
        asked = [*together]
        for tag in dict.fromkeys(tag for found, _ in parts for tag in found[name]):
            rows = Rows(tag, ((found[name].get(tag, "[]"), unit) for found, unit in parts))
            for check in asked:
                yield from map(profile.graded, check.run(rows, profile))


def _name(marker: Marker | None) -> str:
    return marker.__name__ if marker else ""


def run_across(units: Iterable[Unit], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield the findings of every check over many units."""
    units = list(units)
    yield from run_within(units, profile)
    yield from run_marked([(marks(units, profile), lookup(units))], profile)


def lookup(units: Sequence[Unit]) -> Lookup:
    """Return what finds a unit among some by its language and place."""
    rows = _by_language(units)
    return lambda tag, place: rows[tag][place]


def _by_language(units: Sequence[Unit]) -> dict[str, list[Unit]]:
    rows = {ENGLISH: sources(units)}
    for unit in units:
        rows.setdefault(unit.language, []).append(unit)
    return rows
