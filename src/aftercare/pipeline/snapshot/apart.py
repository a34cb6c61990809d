"""Checks units in other processes, which send back what they find by the place of each unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ...core.units import Finding, Severity, Unit

if TYPE_CHECKING:
    from ...checks.profile import Profile
    from ...checks.runner import Part

Chunk = tuple[str, Sequence[Unit], Sequence[Unit]]
"""What units belong to; those that are checked one by one; and those that are looked at together, a whole handout."""
Found = list[tuple[int, str, str, str, Any]]
"""Place of the unit in the chunk, check, severity, message and span of each finding: less to send than units."""
Placed = Iterable[tuple[Unit, list[Finding]]]


def checked(
    chunks: Iterable[Chunk], profile: "Profile", processes: int, *, forked: bool = False
) -> "Iterator[tuple[str, Placed, Part | None]]":
    """Yield, for each chunk as it ends, what it belongs to, its units with what is found on each, and on all together.

    Where a process is killed, or none can begin, what is not done is left out.
    """
    from ...core import parallel  # here, because most runs have nothing new to check

    for (name, units, _), (told, part) in parallel.mapped(_check, chunks, _sent(profile), processes, forked=forked):
        yield name, _placed(units, told), part


def by_language(units: Iterable[Unit]) -> Iterator[Chunk]:
    """Yield units in chunks of one language, for forks: each loads what its languages need alone."""
    language = attrgetter("language")
    return ((tag, [*own], ()) for tag, own in groupby(sorted(units, key=language), key=language))


def _placed(chunk: Sequence[Unit], told: Found) -> Iterator[tuple[Unit, list[Finding]]]:
    """Yield each unit of a chunk with what another process has found on it."""
    by_unit: list[list[Finding]] = [[] for _ in chunk]
    for at, code, severity, message, span in told:
        by_unit[at].append(Finding(chunk[at], code, Severity(severity), message, span))
    yield from zip(chunk, by_unit, strict=True)


def _sent(profile: "Profile") -> "Profile":
    """Return a profile that can be sent to another process, as views of dictionaries cannot."""
    return replace(profile, glossary=dict(profile.glossary), grades=dict(profile.grades), fonts=dict(profile.fonts))


def _check(chunk: Chunk, profile: "Profile") -> "tuple[Found, Part | None]":
    """Check units in a process of their own."""
    from ...checks import load_plugins
    from ...checks.runner import check_units, part_of

    load_plugins()
    _, units, together = chunk
    place = {id(unit): at for at, unit in enumerate(units)}
    found = [
        (place[id(each.unit)], each.check, each.severity.value, each.message, each.span)
        for each in check_units(units, profile)
    ]
    return found, part_of(together, profile) if together else None
