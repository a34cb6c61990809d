"""The catalogs of a project that can be read, the rows in them, and what is wrong with the others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ...catalogs.below import waiting_below
from ...catalogs.book import Book
from ...catalogs.left_behind import gone
from ...catalogs.store import INTERFACE
from ...core.errors import AftercareError, CatalogError, SourceError
from ...core.language.languages import SOURCE
from ...core.states import latest, signatures
from ...core.units import Unit
from ..built.facts import tally

if TYPE_CHECKING:
    from .project import Project


class Readable:
    """What a project's catalogs hold; one that cannot be read counts as empty, and `problem` says why."""

    def __init__(self, project: "Project") -> None:
        """Read nothing yet."""
        self._project = project

    def problem(self, tag: str, domain: str) -> AftercareError | None:
        """Return what is wrong with English, template or catalog of a handout; nothing where all can be read."""
        project = self._project
        if domain in project.english.faults:
            return SourceError(list(project.english.faults[domain]))
        if project.known.rests("" if tag == SOURCE else tag, domain):
            return None
        try:
            if domain != INTERFACE:
                project.store.template(domain)  # it tells the day of the English
            if tag != SOURCE:
                project.store.book(project.language(tag), domain)
        except CatalogError as error:
            return error
        return None

    def problems(self, tags: Sequence[str], slugs: Sequence[str] = ()) -> list[str]:
        """Return what is wrong with the English and with the catalogs of some languages, of which there may be none.

        A fault of the English is one of each language; where none is asked for, nothing else would tell it.
        """
        found = [self.problem(tag, domain) for tag in tags or (SOURCE,) for domain in self._project.domains(slugs)]
        return list(dict.fromkeys(str(error) for error in found if error))

    def books(self, *, unknown: bool = False) -> Iterator[Book]:
        """Yield all catalogs, or those of which no earlier build knows everything that is asked.

        Those of a handout come together, since they share the English of their rows.
        """
        project = self._project
        for domain in project.domains():
            for language in project.config.languages:
                known = unknown and project.known.facts(domain, language.tag)
                if not known and not self.problem(language.tag, domain):
                    yield project.store.book(language, domain)

    def gone_books(self) -> Iterator[Book]:
        """Yield the catalogs of handouts that have left the CSV."""
        for language in self._project.config.languages:
            yield from gone(self._project.store, language)

    def units(self, tag: str, domain: str) -> tuple[Unit, ...]:
        """Return the units of a catalog."""
        project = self._project
        return () if self.problem(tag, domain) else project.store.book(project.language(tag), domain).units

    def units_of(self, tag: str, slugs: Sequence[str] = ()) -> list[Unit]:
        """Return the units of the handouts asked for, or of all, and of the interface."""
        return [unit for domain in self._project.domains(slugs) for unit in self.units(tag, domain)]

    def unknown_units(self, tag: str, slugs: Sequence[str]) -> list[Unit]:
        """Return the same without known catalogs, in which nobody asks anything."""
        domains = (domain for domain in self._project.domains(slugs) if not self._project.known.facts(domain, tag))
        return [unit for domain in domains for unit in self.units(tag, domain)]

    def signers(self, tag: str, slugs: Sequence[str] = ()) -> dict[str, str]:
        """Return whose signatures hold, with the day of each one's last."""
        known = (self._project.known.facts(domain, tag) for domain in self._project.domains(slugs))
        found = [signatures(self.unknown_units(tag, slugs)), *(facts.signers for facts in known if facts)]
        return latest(chain.from_iterable(each.items() for each in found))

    def waiting(self, tag: str, domain: str) -> tuple[str, ...]:
        """Return what waits in a catalog only to be signed again."""
        if known := self._project.known.facts(domain, tag):
            return known.waiting
        if self.problem(tag, domain):
            return ()
        return tuple(waiting_below(self._project.store.book(self._project.language(tag), domain)))

    def tally(self, tag: str, slugs: Sequence[str] = ()) -> Counter[str]:
        """Return how many rows are in each state, the interface included, as `facts.tally` counts them."""
        found = tally(self.unknown_units(tag, slugs))
        for domain in self._project.domains(slugs):
            if known := self._project.known.facts(domain, tag):
                found.update(known.tally)
        return found
