"""Checks many new units in several processes; what they find is remembered as if it had been found here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ...catalogs.store import INTERFACE
from ...catalogs.sync import sync
from ...core.disk.lock import locked
from ...core.process import forkable, processors
from ...core.units import Unit
from ..snapshot import apart
from ..snapshot.apart import Chunk
from .annotating import annotate_handout

if TYPE_CHECKING:
    from ...checks.runner import Part
    from ..snapshot.project import Project

FEW, MANY = 10, 4000
"""Units from which on forked processes are quicker; and those that are spawned, which take two seconds to start."""
WHOLE, CHUNK = 2000, 250
"""Units up to which a handout is looked at as a whole, and those of a part of one that has more."""
Units = tuple[str, Sequence[Unit]]
"""A handout, and units of its catalogs."""


def check_ahead(project: "Project", jobs: int | str, *, only_many: bool = False) -> None:
    """Check every unit of the catalogs of which nothing is known, if there are many; else they wait to be asked for.

    `jobs` is a number of processes, 0 = automatic; those who build on a cluster check here all the same. `only_many`
    leaves a few alone, because a sync will change those that are new.
    """
    findings, processes = project.findings_of, (0 if isinstance(jobs, str) else jobs) or processors()
    rest = findings.unknown() if processes > 1 else iter(())
    first = [*_many(rest)]
    count = sum(len(units) for _, units in first)
    if count >= MANY:
        _by_handout(project, chain(first, rest), processes)
    elif count >= FEW and forkable() and not only_many:
        for domain, found, part in apart.checked(_few(project, first), findings.profile, processes, forked=True):
            _keep(project, domain, found, part)
        for domain, _ in first if project.large else ():  # while its catalogs are held, as below
            if domain != INTERFACE:
                annotate_handout(project, domain)


def _keep(project: "Project", domain: str, found: apart.Placed, part: "Part | None") -> None:
    for unit, its in found:
        project.findings_of.keep(unit, its)
    if part:
        project.across.keep(domain, part)


def _few(project: "Project", units: Sequence[Units]) -> Iterator[Chunk]:
    """Yield handouts to be looked at as a whole, which takes longest, and then their units by language."""
    for domain, _ in units:
        whole = [*chain.from_iterable(project.across.together(domain))] if domain != INTERFACE else []
        yield from [(domain, (), whole)] if whole and not project.known.part(domain) else ()
    yield from apart.by_language(chain.from_iterable(its for _, its in units))


def _by_handout(project: "Project", units: Iterable[Units], processes: int) -> None:
    """Check units in processes, and note all that there is to know of a handout while its catalogs are still held.

    The words around the texts are brought up to the English first: what is known of a handout depends on them.
    """
    findings, left = project.findings_of, Counter[str]()
    if project.large:
        with locked(project.config.locales):
            sync(project.store, domains=[INTERFACE])
    chunks = _chunks(project, units, left)
    for domain, found, part in apart.checked(chunks, findings.profile, processes):
        _keep(project, domain, found, part)
        left[domain] -= 1
        if project.large and not left[domain]:
            if domain != INTERFACE:
                annotate_handout(project, domain)
            project.settle([domain])


def _many(units: Iterator[Units]) -> Iterator[Units]:
    """Yield the units of the first handouts, as far as these tell whether they are many."""
    count = 0
    for domain, its in units:
        yield domain, its
        count += len(its)
        if count >= MANY:
            return


def _chunks(project: "Project", units: Iterable[Units], left: Counter[str]) -> Iterator[Chunk]:
    """Yield units in parts, and count those of each handout before its first.

    A handout of which nothing is known is one, where it is not large: then what is to be seen in all of its rows
    together can be seen there, too. The others come by row, and so a process looks at the English of a row once.
    """
    for domain, its in units:
        whole = [*chain.from_iterable(project.across.together(domain))] if domain != INTERFACE else []
        if len(its) == len(whole) <= WHOLE:
            left[domain] = 1
            yield domain, whole, whole
        else:
            left[domain] = -(-len(its) // CHUNK)
            yield from ((domain, its[at : at + CHUNK], ()) for at in range(0, len(its), CHUNK))
