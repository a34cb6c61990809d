"""What shows only where all rows of all languages are seen together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from ...core.units import Finding, Unit
from ..built.memory import CONTENT

if TYPE_CHECKING:
    from ...checks.runner import Part
    from .project import Project

Together = list[Sequence[Unit]]
"""The units of a handout in each language."""


class Across:
    """The findings on all handouts together: each is looked at by itself, and what it is compared by is kept."""

    def __init__(self, project: "Project") -> None:
        """Look at nothing yet."""
        self._project = project
        self._parts: dict[str, tuple[Together, Part]] = {}
        self._told: dict[str, dict[tuple[str, int], Unit]] = {}
        self._together: tuple[list[Part], list[Finding]] | None = None
        self._moves = 0

    def let_go(self, slug: str) -> None:
        """Hold nothing of a handout of which all is known."""
        self._parts.pop(slug, None)
        self._told.pop(slug, None)

    def findings(self) -> list[Finding]:
        """Return what shows only where all rows of all languages are seen, the English itself among it.

        It is looked for once, and again where a catalog has been written since in which more than lines have moved.
        """
        project, moves = self._project, self._project.inputs.moves
        if self._together and self._moves == moves:
            return self._together[1]
        parts = [self.part(handout.slug) for handout in project.handouts]
        if not self._together or [*map(id, self._together[0])] != [*map(id, parts)]:
            from ...checks.runner import check_parts

            name = project.config.relative(project.config.source)
            english = {row.id: (name, row.line) for handout in project.handouts for row in handout.rows}
            lookups = (partial(self._unit, handout.slug) for handout in project.handouts)
            both = [*zip(parts, lookups, strict=True)]
            self._together = parts, check_parts(both, self._project.findings_of.profile, english=english)
        self._moves = moves
        return self._together[1]

    def part(self, slug: str) -> "Part":
        """Return what checks over many rows make of a handout in all its languages."""
        if known := self._project.known.part(slug):
            return known[0]
        units, before = self.together(slug), self._parts.get(slug)
        if not before or not _are(before[0], units):
            self._parts[slug] = units, self._looked_at(units, before)
        return self._parts[slug][1]

    def together(self, slug: str) -> Together:
        """Return the units of a handout in each language, as the checks over many rows take them."""
        return [self._project.readable.units(each.tag, slug) for each in self._project.config.languages]

    def keep(self, slug: str, part: "Part") -> None:
        """Take over what another process has made of a handout."""
        self._parts[slug] = self.together(slug), part

    def _looked_at(self, units: Together, before: "tuple[Together, Part] | None") -> "Part":
        from ...checks.runner import part_of

        if before and _say_the_same(before[0], units):
            place = {(unit.language, unit.id): unit for its in units for unit in its}
            found = [
                replace(each, unit=place.get((each.unit.language, each.unit.id), each.unit)) for each in before[1].found
            ]
            return replace(before[1], found=tuple(found))
        return part_of([*chain.from_iterable(units)], self._project.findings_of.profile)

    def _unit(self, slug: str, tag: str, place: int) -> Unit:
        """Return a unit of a handout that a check has something to say of."""
        from ...checks.across import ENGLISH

        project = self._project
        if tag == ENGLISH:
            return project.known.sheet(slug).english(place)
        known, told = project.known.part(slug), self._told.setdefault(slug, {})
        remembered = known[1].get((tag, place)) if known else None
        told[tag, place] = remembered or project.readable.units(tag, slug)[place]
        return told[tag, place]

    def told(self, slug: str) -> Mapping[tuple[str, int], Unit]:
        """Return the translations of a handout, by language and place, that `across` has said something of.

        Those with waivers are left out: what counts is what the catalog says of them.
        """
        self.findings()
        return {place: unit for place, unit in self._told.get(slug, {}).items() if not unit.waivers}


def _are(before: Sequence[Sequence[Unit]], after: Sequence[Sequence[Unit]]) -> bool:
    return all(one is other for one, other in zip(before, after, strict=True))


def _say_the_same(before: Sequence[Sequence[Unit]], after: Sequence[Sequence[Unit]]) -> bool:
    pairs = zip(before, after, strict=True)
    return all(one is other or [*map(CONTENT, one)] == [*map(CONTENT, other)] for one, other in pairs)
