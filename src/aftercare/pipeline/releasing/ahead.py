"""Asks the checks of all that may be released at once: of one catalog after the other, that is most of a build."""

from collections.abc import Iterable, Iterator
from itertools import islice

from ...catalogs.book import Book
from ...catalogs.store import INTERFACE, MOST
from ...core.language.languages import SOURCE
from ...core.process import forkable, processors
from ...handout.document import state_of
from ..built.build_record import Record
from ..snapshot.project import Project

FEW = 2
"""Languages from which on forks are quicker: the patterns of one are half of the work."""


def check_releases(project: Project, record: Record) -> None:
    """Check anew, in forks, the catalogs of what was released, if its release hangs on the checks alone.

    Where forks are not safe, or no gain, each catalog is checked when it is asked for.
    """
    if processors() == 1 or not forkable():
        return
    released = record.released
    books = _signed(project, (target for target in project.targets() if "/".join(target) in released))
    while some := [*islice(books, MOST)]:
        if len({book.language.tag for book in some}) >= FEW:
            project.findings_of.check_anew(some)


def _signed(project: Project, targets: Iterable[tuple[str, str]]) -> Iterator[Book]:
    """Yield the catalogs of which all rows are signed, with the words around them."""
    around: set[str] = set()
    for slug, tag in targets:
        if tag == SOURCE or not _is_signed(project, slug, tag):
            continue
        language = project.language(tag)
        if tag not in around:
            yield project.store.book(language, INTERFACE)
        around.add(tag)
        yield project.store.book(language, slug)


def _is_signed(project: Project, slug: str, tag: str) -> bool:
    if any(project.readable.problem(tag, domain) for domain in (slug, INTERFACE)):
        return False
    return state_of(*(project.readable.units(tag, domain) for domain in (slug, INTERFACE))).released
