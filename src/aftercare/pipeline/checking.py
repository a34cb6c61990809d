"""Checks many new units in several processes; what they find is remembered as if it had been found here."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from os import cpu_count
from typing import TYPE_CHECKING, Any

from ..core.units import Finding, Severity, Unit
from . import executor

if TYPE_CHECKING:
    from ..checks.profile import Profile
    from .project import Project

MANY = 4000
"""Units from which on processes, which take two seconds to start, are quicker."""
CHUNK = 250
Found = list[tuple[int, str, str, str, Any]]
"""Place of the unit in the chunk, check, severity, message and span of each finding: less to send than units."""


def check_ahead(project: "Project", jobs: int | str) -> None:
    """Check every unit of the catalogs of which nothing is known, if there are many; else they wait to be asked for.

    `jobs` is a number of processes, 0 = automatic; those who build on a cluster check here all the same.
    """
    findings, processes = project.findings_of, (0 if isinstance(jobs, str) else jobs) or cpu_count() or 1
    rest = findings.unknown() if processes > 1 else iter(())
    first = [*islice(rest, MANY)]
    if len(first) < MANY:
        return
    from ..checks.profile import Profile

    found = findings.profile
    profile = Profile(dict(found.glossary), dict(found.grades), dict(found.fonts))  # views cannot be sent
    for chunk, told in executor.mapped(_check, _chunks(chain(first, rest)), profile, processes):
        by_unit: list[list[Finding]] = [[] for _ in chunk]
        for at, check, severity, message, span in told:
            by_unit[at].append(Finding(chunk[at], check, Severity(severity), message, span))
        for unit, its in zip(chunk, by_unit, strict=True):
            findings.keep(unit, its)


def _chunks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield units in parts; they come by row, and so a process looks at the English of a row once."""
    rest = iter(units)
    while chunk := [*islice(rest, CHUNK)]:
        yield chunk


def _check(units: Sequence[Unit], profile: "Profile") -> Found:
    """Check units in a process of their own."""
    from ..checks import load_plugins
    from ..checks.runner import check_units

    load_plugins()
    place = {id(unit): at for at, unit in enumerate(units)}
    return [
        (place[id(each.unit)], each.check, each.severity.value, each.message, each.span)
        for each in check_units(units, profile)
    ]
