"""Checks units in other processes, which send back what they find by the place of each unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ...core import parallel
from ...core.units import Finding, Severity, Unit

if TYPE_CHECKING:
    from ...checks.profile import Profile
    from ...checks.runner import Part

Chunk = tuple[str, Sequence[Unit], bool]
"""What units belong to, units, and whether these are all of a handout."""
Found = list[tuple[int, str, str, str, Any]]
"""Place of the unit in the chunk, check, severity, message and span of each finding: less to send than units."""


def by_language(units: Iterable[Unit], profile: "Profile", processes: int) -> Iterator[tuple[Unit, list[Finding]]]:
    """Yield units with what is found on each, by forks of this process: each loads what its languages need alone.

    Where a fork is killed, or none can begin, what is not done is left out.
    """
    language = attrgetter("language")
    parts = ((tag, [*own], False) for tag, own in groupby(sorted(units, key=language), key=language))
    for (_, chunk, _), (told, _) in parallel.mapped(check, parts, sent(profile), processes, forked=True):
        yield from placed(chunk, told)


def placed(chunk: Sequence[Unit], told: Found) -> Iterator[tuple[Unit, list[Finding]]]:
    """Yield each unit of a chunk with what another process has found on it."""
    by_unit: list[list[Finding]] = [[] for _ in chunk]
    for at, code, severity, message, span in told:
        by_unit[at].append(Finding(chunk[at], code, Severity(severity), message, span))
    yield from zip(chunk, by_unit, strict=True)


def sent(profile: "Profile") -> "Profile":
    """Return a profile that can be sent to another process, as views of dictionaries cannot."""
    return replace(profile, glossary=dict(profile.glossary), grades=dict(profile.grades), fonts=dict(profile.fonts))


def check(chunk: Chunk, profile: "Profile") -> "tuple[Found, Part | None]":
    """Check units in a process of their own."""
    from ...checks import load_plugins
    from ...checks.runner import check_units, part_of

    load_plugins()
    _, units, whole = chunk
    place = {id(unit): at for at, unit in enumerate(units)}
    found = [
        (place[id(each.unit)], each.check, each.severity.value, each.message, each.span)
        for each in check_units(units, profile)
    ]
    return found, part_of(units, profile) if whole else None
