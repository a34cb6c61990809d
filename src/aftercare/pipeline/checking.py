"""Checks many new units in several processes; what they find is remembered as if it had been found here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
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
Units = tuple[str, Sequence[Unit]]
"""A handout, and units of its catalogs."""
Found = list[tuple[int, str, str, str, Any]]
"""Place of the unit in the chunk, check, severity, message and span of each finding: less to send than units."""


def check_ahead(project: "Project", jobs: int | str) -> None:
    """Check every unit of the catalogs of which nothing is known, if there are many; else they wait to be asked for.

    Of a handout whose units are checked, all that there is to know is noted while its catalogs are still held.
    `jobs` is a number of processes, 0 = automatic; those who build on a cluster check here all the same.
    """
    findings, processes = project.findings_of, (0 if isinstance(jobs, str) else jobs) or cpu_count() or 1
    rest = findings.unknown() if processes > 1 else iter(())
    first = [*_many(rest)]
    if sum(len(units) for _, units in first) < MANY:
        return
    from ..checks.profile import Profile

    found = findings.profile
    profile = Profile(dict(found.glossary), dict(found.grades), dict(found.fonts))  # views cannot be sent
    left: Counter[str] = Counter()
    for (domain, chunk), told in executor.mapped(_check, _chunks(chain(first, rest), left), profile, processes):
        by_unit: list[list[Finding]] = [[] for _ in chunk]
        for at, check, severity, message, span in told:
            by_unit[at].append(Finding(chunk[at], check, Severity(severity), message, span))
        for unit, its in zip(chunk, by_unit, strict=True):
            findings.keep(unit, its)
        left[domain] -= 1
        if not left[domain]:
            project.settle([domain])


def _many(units: Iterator[Units]) -> Iterator[Units]:
    """Yield the units of the first handouts, as far as these tell whether they are many."""
    count = 0
    for domain, its in units:
        yield domain, its
        count += len(its)
        if count >= MANY:
            return


def _chunks(units: Iterable[Units], left: Counter[str]) -> Iterator[Units]:
    """Yield units in parts, and count those of each handout before its first.

    They come by row, and so a process looks at the English of a row once.
    """
    for domain, its in units:
        left[domain] = -(-len(its) // CHUNK)
        yield from ((domain, its[at : at + CHUNK]) for at in range(0, len(its), CHUNK))


def _check(part: Units, profile: "Profile") -> Found:
    """Check units in a process of their own."""
    from ..checks import load_plugins
    from ..checks.runner import check_units

    load_plugins()
    _, units = part
    place = {id(unit): at for at, unit in enumerate(units)}
    return [
        (place[id(each.unit)], each.check, each.severity.value, each.message, each.span)
        for each in check_units(units, profile)
    ]
