"""What the checks say of a project's catalogs; earlier findings hold as long as nothing they depend on has changed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from ...catalogs.store import MOST
from ...core.units import Finding, Unit
from ..built.memory import Rows, key_of
from .memories import Memories

if TYPE_CHECKING:
    from ...checks.profile import Profile
    from .project import Project

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
        self._memories = Memories(project)
        self.waits = False
        """Whether somebody has signed on a day that is still to come: what is found today will not last."""

    def catalog(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, waived ones left out; units that the last run checked are not checked."""
        if known := self._project.known.facts(domain, tag):
            return list(known.findings)
        return self._kept(self._known, tag, domain, self._recalled)

    def anew(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, every unit checked in this run."""
        return self._kept(self._fresh, tag, domain, self._anew)

    def told(self, tag: str, domain: str) -> Rows:
        """Return what this run has found in a catalog for `anew`, as `take` takes it in another process."""
        if (tag, domain) not in self._fresh or self._fresh[tag, domain][0] != self._digest(tag, domain):
            return {}
        units = self._project.store.book(self._project.language(tag), domain).units
        return self._memories.of_domain(domain).told(self._keys(units))

    def take(self, domain: str, rows: Rows) -> None:
        """Go by what another process of this run has found in catalogs of a handout."""
        self._memories.of_domain(domain).take(rows)

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
        self._memories.let_go(domain)
        for tag in (language.tag for language in self._project.config.languages):
            self._known.pop((tag, domain), None)
            self._fresh.pop((tag, domain), None)

    def _recalled(self, units: Sequence[Unit]) -> list[Finding]:
        self._checked(self._new(units))
        return [*self._recall(units)]

    def _recall(self, units: Sequence[Unit]) -> Iterator[Finding]:
        for unit, key in zip(units, self._keys(units), strict=True):
            yield from self._memories.of(unit).recall(unit, key)

    def _anew(self, units: Sequence[Unit]) -> list[Finding]:
        keyed = zip(units, self._keys(units), strict=True)
        if not all(self._memories.of(unit).is_fresh(key) for unit, key in keyed):
            return self._checked(units)
        from ...checks.runner import in_order

        return in_order(self._recall(units))

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
        return [unit for unit, key in zip(units, keys, strict=True) if not self._memories.of(unit).knows(key)]

    def _keys(self, units: Sequence[Unit]) -> list[str]:
        """Return the names of the units of a catalog, made once as long as the catalog is held."""
        if len(self._names) > MOST:
            self._names.clear()
        if id(units) not in self._names:
            self._names[id(units)] = units, [self._key(unit) for unit in units]
        return self._names[id(units)][1]

    def keep(self, unit: Unit, found: Sequence[Finding]) -> None:
        """Remember what the checks of this run have found on a unit."""
        self._memories.of(unit).keep(self._key(unit), found)

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
            self.load()

    def load(self) -> None:
        """Load the checks, which takes time: those who fork do it once for all."""
        _ = self.profile

    def remember(self) -> None:
        """Store the findings that this run used, so that the next one checks only what has changed."""
        self._memories.remember()
