"""Finds out what may be released in several processes: to read and check it all anew is most of a build."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from ...catalogs.store import INTERFACE
from ...core.language.languages import SOURCE
from ...core.process import forkable, processors
from ..built.build_record import Record
from ..built.facts import Facts
from ..built.memory import Rows
from ..snapshot import looking
from ..snapshot.project import Project

FEW = 2
"""Parts from which on forks are quicker."""
Targets = list[tuple[str, str]]
"""Handouts, each in a language."""


class Looked(NamedTuple):
    """What a process has found out."""

    facts: list[tuple[tuple[str, ...], Facts | None]]
    """For each target the digests of what was read, and what there is to know of it."""
    rows: dict[str, Rows]
    """What the checks have found, by catalog."""
    waits: bool
    """Whether somebody has signed on a day that is still to come."""


def check_releases(project: Project, record: Record) -> None:
    """Find out anew, in forks, what there is to know of each handout that was released.

    Where forks are no gain, here; where one of them dies, what it was given is found out when it is asked for.
    """
    parts = [*_parts(project, record.released)]
    if len(parts) >= FEW and processors() > 1 and forkable():
        _fork(project, parts)
    else:
        for slug, tag in chain.from_iterable(parts):
            project.known.hold(slug, tag, *looking.at_release(project, slug, tag))


def _parts(project: Project, wanted: Collection[str]) -> Iterator[Targets]:
    """Yield what this run has not looked at yet, by handout, or by language where there are more of these.

    A process that has few languages loads few word lists; and of a handout that is done nothing is held.
    """
    new = [
        (slug, tag)
        for slug, tag in project.targets()
        if tag != SOURCE and f"{slug}/{tag}" in wanted and not project.known.looked_at(slug, tag)
    ]
    by = itemgetter(len({tag for _, tag in new}) > len({slug for slug, _ in new}))
    yield from ([*part] for _, part in groupby(sorted(new, key=by), key=by))


_forked: list[Project] = []
"""The project that forks look at: they have all that this process has, so that it need not be sent."""


def _fork(project: Project, parts: list[Targets]) -> None:
    from ...core import parallel  # here, because most runs have nothing to look at

    project.findings_of.load()  # loads the checks, once for all processes
    _forked.append(project)
    try:
        for part, looked in parallel.mapped(_look, parts, None, processors(), forked=True):
            _take(project, part, looked)
    finally:
        _forked.clear()


def _look(part: Targets, _common: None) -> Looked:
    """Look at handouts in a process of their own, which holds nothing of them afterwards."""
    (project,) = _forked
    facts = [looking.at_release(project, *target) for target in part]
    pairs = {(tag, domain) for slug, tag in part for domain in (slug, INTERFACE)}
    rows: dict[str, Rows] = defaultdict(dict)
    for tag, domain in pairs:
        rows[domain] |= project.findings_of.told(tag, domain)
    for slug, _ in part:
        project.store.let_go(slug)
        project.documents.let_go(slug)
    return Looked([] if project.inputs.torn else facts, rows, project.findings_of.waits)


def _take(project: Project, part: Targets, looked: Looked) -> None:
    findings, known = project.findings_of, all(facts for _, facts in looked.facts)
    findings.waits |= looked.waits
    for (slug, tag), (digests, facts) in zip(part, looked.facts, strict=False):
        project.known.hold(slug, tag, digests, facts)
    for domain, rows in looked.rows.items() if project.remembers or not known else ():
        findings.take(domain, rows)
    for slug in {slug for slug, _ in part} if project.large and known else ():
        findings.let_go(slug)
