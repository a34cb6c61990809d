"""What the checks say of a project's catalogs; earlier findings hold as long as nothing they depend on has changed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING

from ...catalogs.book import Book
from ...catalogs.store import MOST
from ...core.disk.fingerprint import json_hash
from ...core.disk.program_files import code
from ...core.language.fonts import installed
from ...core.process import processors
from ...core.settings.numbers import lines
from ...core.units import Finding, Unit
from ..built.memory import Memory, key_of
from ..built.record import FOLDER
from . import apart

if TYPE_CHECKING:
    from ...checks.profile import Profile
    from .project import Project

PREFIX = "findings-"
Checked = tuple[str, list[Finding]]
"""Digest of a catalog, and what was found in it."""


class Findings:
    """The findings on each catalog: remembered ones for those who look, fresh ones for a release."""

    def __init__(self, project: "Project") -> None:
        """Check nothing yet."""
        self._project = project
        self._known: dict[tuple[str, str], Checked] = {}
        self._fresh: dict[tuple[str, str], Checked] = {}
        self._names: dict[int, tuple[Sequence[Unit], list[str]]] = {}
        self._memories: dict[str, Memory] = {}
        self.waits = False
        """Whether somebody has signed on a day that is still to come: what is found today will not last."""

    def catalog(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, waived ones left out; units that the last run checked are not checked."""
        if known := self._project.known.facts(domain, tag):
            return list(known.findings)
        return self._kept(self._known, tag, domain, self._recalled)

    def anew(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, every unit checked in this run."""
        return self._kept(self._fresh, tag, domain, self._checked)

    def check_anew(self, books: Sequence[Book]) -> None:
        """Check catalogs in forks, for `anew`; one that is not done then is checked when it is asked for."""
        from ...checks.runner import in_order

        chunks = apart.by_language(chain.from_iterable(book.units for book in books))
        done = apart.checked(chunks, self.profile, processors(), forked=True)
        found = {id(unit): its for _, placed, _ in done for unit, its in placed}
        for book in books:
            if all(id(unit) in found for unit in book.units):
                for unit in book.units:
                    self.keep(unit, found[id(unit)])
                its = in_order(chain.from_iterable(found[id(unit)] for unit in book.units))
                tag = book.language.tag
                self._fresh[tag, book.domain] = self._digest(tag, book.domain), its

    def of(self, units: Collection[Unit]) -> list[Finding]:
        """Return the findings on units that are not those of a catalog as it is, checked in this run."""
        return self._checked(sorted(units, key=lambda unit: unit.id))

    def _kept(
        self,
        kept: dict[tuple[str, str], Checked],
        tag: str,
        domain: str,
        find: Callable[[Sequence[Unit]], list[Finding]],
    ) -> list[Finding]:
        """Return the findings on a catalog as it is now: a sync may have written it since."""
        if self._project.readable.problem(tag, domain):
            return []
        store, digest = self._project.store, self._digest(tag, domain)
        if (tag, domain) not in kept or kept[tag, domain][0] != digest:
            kept[tag, domain] = digest, find(store.book(self._project.language(tag), domain).units)
        return kept[tag, domain][1]

    def _digest(self, tag: str, domain: str) -> str:
        return self._project.inputs.digest(self._project.store.path(tag, domain))

    def let_go(self, domain: str) -> None:
        """Hold nothing of the catalogs of a handout of which all is known."""
        if domain in self._memories:
            self._memories.pop(domain).write(also_unused=True)
        for tag in (language.tag for language in self._project.config.languages):
            self._known.pop((tag, domain), None)
            self._fresh.pop((tag, domain), None)

    def _recalled(self, units: Sequence[Unit]) -> list[Finding]:
        keys, memory = self._keys(units), self._memory(units[0]) if units else None
        if not memory:
            return []
        self._checked(self._new(units))
        return [found for unit, key in zip(units, keys, strict=True) for found in memory.recall(unit, key)]

    def _checked(self, units: Sequence[Unit]) -> list[Finding]:
        if not units:
            return []
        from ...checks.runner import check_units

        found = check_units(units, self.profile)
        by_unit: dict[Unit, list[Finding]] = {unit: [] for unit in units}
        for finding in found:
            by_unit[finding.unit].append(finding)
        for unit, its in by_unit.items():
            self.keep(unit, its)
        return found

    def unknown(self) -> Iterator[tuple[str, list[Unit]]]:
        """Yield, by handout, the units of which neither this run nor the last knows what the checks say.

        A row comes in all its languages: what the checks see in its English they see once.
        """
        for domain, books in groupby(self._project.readable.books(unknown=True), key=lambda book: book.domain):
            units = [unit for book in books for unit in self._new(book.units)]
            yield domain, sorted(units, key=lambda unit: unit.id)

    def _new(self, units: Sequence[Unit]) -> list[Unit]:
        keys = self._keys(units)
        return [unit for unit, key in zip(units, keys, strict=True) if not self._memory(unit).knows(key)]

    def _keys(self, units: Sequence[Unit]) -> list[str]:
        """Return the names of the units of a catalog, made once as long as the catalog is held."""
        if len(self._names) > MOST:
            self._names.clear()
        if id(units) not in self._names:
            self._names[id(units)] = units, [self._key(unit) for unit in units]
        return self._names[id(units)][1]

    def keep(self, unit: Unit, found: Sequence[Finding]) -> None:
        """Remember what the checks of this run have found on a unit."""
        self._memory(unit).keep(self._key(unit), found)

    def _key(self, unit: Unit) -> str:
        self.waits |= bool(unit.days_to_come)
        return key_of(unit)

    @cached_property
    def profile(self) -> "Profile":
        """What the project wants of the checks."""
        from ...checks.runner import profile_of

        return profile_of(self._project.config, self._project.inputs.read)

    def refuse_unknown_checks(self) -> None:
        """Raise ConfigError where the settings name a check that there is not; to load them all takes time."""
        if self._project.config.checks:
            _ = self.profile

    def _memory(self, unit: Unit) -> "Memory":
        """Return the memory of the catalogs of a unit's handout, or of the interface."""
        domain = unit.path.rpartition("/")[2].removesuffix(".po")
        if domain not in self._memories:
            path = self._project.config.root / FOLDER / f"{PREFIX}{domain}.json"
            self._memories[domain] = Memory(path, self._program)
        return self._memories[domain]

    @cached_property
    def _program(self) -> str:
        """Stands for all that findings on a unit depend on beside it; a profile is not made for it: that takes time."""
        config, inputs = self._project.config, self._project.inputs
        grades = sorted((name, str(grade)) for name, grade in config.checks.items())
        fonts = [(each.tag, each.fonts) for each in (config.english, *config.languages)]
        numbers = lines(config.clinic, config.sites)
        return json_hash([code(), inputs.digest(config.glossary), grades, fonts, numbers, installed(config.root)])

    def remember(self) -> None:
        """Store the findings that this run used, so that the next one checks only what has changed."""
        project = self._project
        tags = [language.tag for language in project.config.languages]
        for domain, memory in self._memories.items():
            memory.write(also_unused=any(project.known.facts(domain, tag) for tag in tags))
        wanted = {f"{PREFIX}{domain}.json" for domain in project.domains()}
        for path in (project.config.root / FOLDER).glob(f"{PREFIX}*.json"):
            if path.name not in wanted and path.is_file():
                path.unlink()
