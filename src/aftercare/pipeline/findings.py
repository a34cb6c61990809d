"""What the checks say of a project's catalogs; findings of earlier runs hold as long as nothing about them changed."""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalogs.book import Book
from ..core.files import read_regular, write_made
from ..core.fingerprint import code, json_hash
from ..core.fonts import installed
from ..core.units import Finding, Severity, Unit
from .record import FOLDER, make_room

if TYPE_CHECKING:
    from ..checks.registry import Profile
    from ..checks.runner import Part
    from .project import Project

PREFIX = "findings-"
Checked = tuple[Book, list[Finding]]
Together = list[Sequence[Unit]]
"""The units of a handout in each language."""


class Findings:
    """The findings on each catalog: remembered ones for those who look, fresh ones for a release."""

    def __init__(self, project: "Project") -> None:
        """Check nothing yet."""
        self._project = project
        self._known: dict[tuple[str, str], Checked] = {}
        self._fresh: dict[tuple[str, str], Checked] = {}
        self._parts: dict[str, tuple[Together, Part]] = {}
        self._told: dict[str, dict[tuple[str, int], Unit]] = {}
        self._together: tuple[list[Part], list[Finding]] | None = None
        self._names: dict[int, tuple[Sequence[Unit], list[str]]] = {}
        self._memories: dict[str, Memory] = {}

    def catalog(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, waived ones left out; units that the last run checked are not checked."""
        if known := self._project.known.facts(domain, tag):
            return list(known.findings)
        return self._kept(self._known, tag, domain, self._recalled)

    def anew(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, every unit checked in this run."""
        return self._kept(self._fresh, tag, domain, self._checked)

    def of(self, units: Collection[Unit]) -> list[Finding]:
        """Return the findings on units that are not those of a catalog as it is, checked in this run."""
        return self._checked(sorted(units, key=lambda unit: unit.id))

    def across(self) -> list[Finding]:
        """Return what shows only where all rows of all languages are seen, the English itself among it.

        It is looked for once, and again where a catalog has been written since in which more than lines have moved.
        """
        project = self._project
        parts = [self.part(handout.slug) for handout in project.handouts]
        if not self._together or [*map(id, self._together[0])] != [*map(id, parts)]:
            from ..checks.runner import check_parts

            name = project.config.relative(project.config.source)
            english = {row.id: (name, row.line) for handout in project.handouts for row in handout.rows}
            lookups = (partial(self._unit, handout.slug) for handout in project.handouts)
            both = [*zip(parts, lookups, strict=True)]
            self._together = parts, check_parts(both, self.profile, english=english)
        return self._together[1]

    def part(self, slug: str) -> "Part":
        """Return what checks over many rows make of a handout in all its languages."""
        if known := self._project.known.part(slug):
            return known[0]
        units: Together = [self._project.units(each.tag, slug) for each in self._project.config.languages]
        before = self._parts.get(slug)
        if not before or not _are(before[0], units):
            self._parts[slug] = units, self._looked_at(units, before)
        return self._parts[slug][1]

    def _looked_at(self, units: Together, before: "tuple[Together, Part] | None") -> "Part":
        from ..checks.runner import part_of

        if before and _say_the_same(before[0], units):
            place = {(unit.language, unit.id): unit for its in units for unit in its}
            found = [
                replace(each, unit=place.get((each.unit.language, each.unit.id), each.unit)) for each in before[1].found
            ]
            return replace(before[1], found=tuple(found))
        return part_of([*chain.from_iterable(units)], self.profile)

    def _unit(self, slug: str, tag: str, place: int) -> Unit:
        """Return a unit of a handout that a check has something to say of."""
        from ..checks.across import ENGLISH

        project = self._project
        if tag == ENGLISH:
            return project.known.sheet(slug).english(place)
        known, told = project.known.part(slug), self._told.setdefault(slug, {})
        remembered = known[1].get((tag, place)) if known else None
        told[tag, place] = remembered or project.units(tag, slug)[place]
        return told[tag, place]

    def told(self, slug: str) -> Mapping[tuple[str, int], Unit]:
        """Return the translations of a handout, by language and place, that `across` has said something of.

        Those with waivers are left out: what counts is what the catalog says of them.
        """
        self.across()
        return {place: unit for place, unit in self._told.get(slug, {}).items() if not unit.waivers}

    def _kept(
        self,
        kept: dict[tuple[str, str], Checked],
        tag: str,
        domain: str,
        find: Callable[[Sequence[Unit]], list[Finding]],
    ) -> list[Finding]:
        """Return the findings on a catalog as it stands now: a sync may have written it since."""
        if self._project.problem(tag, domain):
            return []
        book = self._project.store.book(self._project.language(tag), domain)
        if (tag, domain) not in kept or kept[tag, domain][0] is not book:
            kept[tag, domain] = book, find(book.units)
        return kept[tag, domain][1]

    def _recalled(self, units: Sequence[Unit]) -> list[Finding]:
        keys, memory = self._keys(units), self._memory(units[0]) if units else None
        if not memory:
            return []
        self._checked([unit for unit, key in zip(units, keys, strict=True) if not memory.knows(key)])
        return [found for unit, key in zip(units, keys, strict=True) for found in memory.recall(unit, key)]

    def _checked(self, units: Sequence[Unit]) -> list[Finding]:
        if not units:
            return []
        from ..checks.runner import check_units

        found = check_units(units, self.profile)
        by_unit: dict[Unit, list[Finding]] = {unit: [] for unit in units}
        for finding in found:
            by_unit[finding.unit].append(finding)
        for unit, its in by_unit.items():
            self.keep(unit, its)
        return found

    def unknown(self) -> list[Unit]:
        """Return the units of all catalogs of which neither this run nor the last knows what the checks say."""
        return [
            unit
            for book in self._project.books(unknown=True)
            for unit, key in zip(book.units, self._keys(book.units), strict=True)
            if not self._memory(unit).knows(key)
        ]

    def _keys(self, units: Sequence[Unit]) -> list[str]:
        """Return the names of the units of a catalog, made once."""
        if id(units) not in self._names:
            self._names[id(units)] = units, [key_of(unit) for unit in units]
        return self._names[id(units)][1]

    def keep(self, unit: Unit, found: Sequence[Finding]) -> None:
        """Remember what the checks of this run have found on a unit."""
        self._memory(unit).keep(key_of(unit), found)

    @cached_property
    def profile(self) -> "Profile":
        """What the project wants of the checks."""
        from ..checks.runner import profile_of

        return profile_of(self._project.config, self._project.inputs.read)

    def _memory(self, unit: Unit) -> "Memory":
        """Return the memory of the catalogs of a unit's handout, or of the interface."""
        domain = unit.path.rpartition("/")[2].removesuffix(".po")
        if domain not in self._memories:
            path = self._project.config.root / FOLDER / f"{PREFIX}{domain}.json"
            self._memories[domain] = Memory(path, self._program)
        return self._memories[domain]

    @cached_property
    def _program(self) -> str:
        config, inputs = self._project.config, self._project.inputs
        grades = sorted((name, str(grade)) for name, grade in config.checks.items())
        return json_hash([code(), inputs.digest(config.glossary), grades, installed(config.root)])

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


class Memory:
    """The findings on single units, under a key of everything that they depend on."""

    def __init__(self, path: Path, program: str) -> None:
        """Read what an earlier run has stored; `program` stands for the checks, their data and settings."""
        self._path = path
        self._program = program
        self._stored = self._read()
        self._used: dict[str, list[Any]] = {}

    def _read(self) -> dict[str, Any]:
        try:
            stored = json.loads(read_regular(self._path))
            return dict(stored["units"]) if stored["program"] == self._program else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def knows(self, key: str) -> bool:
        """Whether the findings on a unit are stored, in a form that can be read."""
        if key not in self._used and (rows := self._stored.get(key)) is not None and _is_sound(rows):
            self._used[key] = rows
        return key in self._used

    def recall(self, unit: Unit, key: str) -> list[Finding]:
        """Return the findings on a unit that is known."""
        rows = self._used[key]
        return [Finding(unit, row[0], Severity(row[1]), row[2], tuple(row[3]) if row[3] else None) for row in rows]

    def keep(self, key: str, found: Sequence[Finding]) -> None:
        """Remember the findings on a unit, an empty list where there are none."""
        self._used[key] = [[each.check, each.severity, each.message, each.span] for each in found]

    def write(self, *, also_unused: bool = False) -> None:
        """Store what was used in this run, or all."""
        units = (self._stored if also_unused else {}) | self._used
        text = json.dumps({"program": self._program, "units": units}, ensure_ascii=False)
        make_room(self._path.parents[1])
        write_made(self._path, text.encode())


def _is_sound(rows: Any) -> bool:
    """Whether what was stored of a unit has the form of findings."""
    try:
        return all(_is_finding(*row) for row in rows)
    except (TypeError, ValueError, LookupError):
        return False


def _is_finding(check: str, severity: str, message: str, span: Sequence[int] | None) -> bool:
    texts = isinstance(check, str) and isinstance(message, str)
    return texts and bool(Severity(severity)) and (not span or [*map(type, span)] == [int, int])


_CONTENT = attrgetter(*(field.name for field in fields(Unit) if field.name not in {"path", "line"}))
"""All of a unit but its place in the file: an edit above moves it, and changes nothing in it."""


def _are(before: Sequence[Sequence[Unit]], after: Sequence[Sequence[Unit]]) -> bool:
    return all(one is other for one, other in zip(before, after, strict=True))


def _say_the_same(before: Sequence[Sequence[Unit]], after: Sequence[Sequence[Unit]]) -> bool:
    pairs = zip(before, after, strict=True)
    return all(one is other or [*map(_CONTENT, one)] == [*map(_CONTENT, other)] for one, other in pairs)


def key_of(unit: Unit) -> str:
    """Return the name under which the findings on a unit are remembered."""
    return hashlib.sha256(repr(_CONTENT(unit)).encode("utf-8", "surrogatepass")).hexdigest()
