"""What is wrong with the two sides that the gate compares, whatever their rows say."""

from collections.abc import Iterator

from ..core.text.counting import counted
from ..core.units import Finding, Severity
from ..source.table import Source
from .git import Revision
from .page_changes import finding
from .records import Records


def faulty_sides(source: Source, revision: Revision, rev: str, before: Records, now: Records) -> Iterator[Finding]:
    """Yield what could not be compared, or was compared with something else than `rev`."""
    for slug, lines in source.faults.items():
        for line in lines:
            yield finding(slug, "source-broken", line, Severity.ERROR)
    yield from _parted(revision, rev)
    yield from _files(before, now, rev)


def _parted(revision: Revision, rev: str) -> Iterator[Finding]:
    """Yield that the branch lacks commits of the revision, and that the project has moved.

    What a merge will make of both, nobody has seen yet.
    """
    if revision.lacking:
        text = (
            f"has {counted(revision.lacking, 'commit')} that this branch lacks; compared with {revision.commit[:10]}, "
            f"where they parted: merge {rev}, and run this again"
        )
        yield finding(rev, "branch-behind", text)
    if revision.former is not None:
        place = revision.former or "the top folder"
        yield finding(rev, "project-moved", f"has the project in {place}, with which it was compared")


def _files(before: Records, now: Records, rev: str) -> Iterator[Finding]:
    """Yield the catalogs that could not be compared, or whose header names another language."""
    for path, why in before.broken.items():
        yield finding(path, "catalog-broken", f"cannot be read in {rev}: {why}")
    for path, why in now.broken.items():
        yield finding(path, "catalog-broken", why, Severity.ERROR)
    for path in now.stray:
        why = "belongs to no language or handout of this project; it was not compared"
        yield finding(path, "stray", f"{why}; delete it, if they are gone for good")
    for tag, group, row in now.twice:
        yield finding(f"{tag}/{row}", "row-twice", f"is in two catalogs of {group}", Severity.ERROR)
    for tag, named in now.headers.items():
        known = before.headers.get(tag, set())
        for other in sorted(named - known - {tag.replace("-", "_"), tag}):
            yield finding(tag, "catalog-swapped", f"the header of a catalog names {other}", Severity.ERROR)
