"""What is said of handouts that were asked for and are not released as they are today."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...core.text.counting import counted, listed
from ...core.units import Status
from ..snapshot.project import Project

MOST = 10
"""Handouts that are told one by one: nobody reads hundreds of lines."""
MOST_TAGS = 6


def not_released(project: Project, held: Mapping[tuple[str, str], Sequence[str]]) -> Iterator[str]:
    """Yield what holds handouts back, first of those that lack least, and how many more there are."""
    nearest = sorted(held, key=lambda target: _unsigned(project, *target))
    for slug, tag in nearest[:MOST]:
        yield f"{slug}/{tag} is not released: {'; '.join(held[slug, tag])}"
    if more := _more(nearest):
        yield f"{more} {'is' if len(nearest) == MOST + 1 else 'are'} not released; see `aftercare status`"


def as_before(kept: Mapping[tuple[str, str], Sequence[str]]) -> Iterator[str]:
    """Yield which handouts stay as they were reviewed before an edit, with the rows that it changed."""
    for (slug, tag), rows in [*kept.items()][:MOST]:
        yield f"{slug}/{tag} stays as it was reviewed before an edit of the English: {', '.join(rows)}"
    if more := _more([*kept]):
        yield f"{more} {'stays' if len(kept) == MOST + 1 else 'stay'} so"


def _unsigned(project: Project, slug: str, tag: str) -> int:
    tally = project.readable.tally(tag, [slug])
    return sum(tally[status.label] for status in Status if status is not Status.APPROVED)


def _more(targets: Sequence[tuple[str, str]]) -> str:
    """Return `230 more handouts (es 115, fr 115)`, of those that are not told one by one."""
    tags = Counter(tag for _, tag in targets[MOST:])
    among = listed([f"{tag} {count}" for tag, count in tags.items()], MOST_TAGS)
    return f"{counted(tags.total(), 'more handout')} ({among})" if tags else ""
