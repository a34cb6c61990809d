"""What the checks say of a project's catalogs; findings of earlier runs hold as long as nothing about them changed."""

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalogs.store import Book
from ..core.files import read_regular, write_made
from ..core.fingerprint import code, digest
from ..core.fonts import installed
from ..core.units import Finding, Severity, Unit
from .record import FOLDER

if TYPE_CHECKING:
    from ..checks.registry import Profile
    from .project import Project

NAME = "findings.json"
Checked = tuple[Book, list[Finding]]


class Findings:
    """The findings on each catalog: remembered ones for those who look, fresh ones for a release."""

    def __init__(self, project: "Project") -> None:
        """Check nothing yet."""
        self._project = project
        self._known: dict[tuple[str, str], Checked] = {}
        self._fresh: dict[tuple[str, str], Checked] = {}
        self._together: tuple[Sequence[Sequence[Unit]], list[Finding]] | None = None

    def catalog(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, waived ones left out; units that the last run checked are not checked."""
        return self._kept(self._known, tag, domain, self._recalled)

    def anew(self, tag: str, domain: str) -> list[Finding]:
        """Return the findings on a catalog, every unit checked in this run."""
        return self._kept(self._fresh, tag, domain, self._checked)

    def of(self, units: Collection[Unit]) -> list[Finding]:
        """Return the findings on units that are not those of a catalog as it is, checked in this run."""
        return self._checked(sorted(units, key=lambda unit: unit.id))

    def across(self) -> list[Finding]:
        """Return what shows only where all rows of all languages are seen, the English itself among it.

        It is looked for once, and again where a sync has written a catalog since.
        """
        project = self._project
        tags = [language.tag for language in project.config.languages]
        parts = [project.units(tag, handout.slug) for tag in tags for handout in project.handouts]
        if not self._together or [*map(id, self._together[0])] != [*map(id, parts)]:
            self._together = parts, self._across(parts)
        return self._together[1]

    def _across(self, parts: Sequence[Sequence[Unit]]) -> list[Finding]:
        from ..checks.runner import check_across

        project = self._project
        name = project.config.relative(project.config.source)
        english = {row.id: (name, row.line) for handout in project.handouts for row in handout.rows}
        return check_across(chain.from_iterable(parts), self._profile, english=english)

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
        known = {unit: self._memory.recall(unit) for unit in units}
        self._checked([unit for unit, found in known.items() if found is None])
        return [finding for unit in units for finding in self._memory.recall(unit) or ()]

    def _checked(self, units: Sequence[Unit]) -> list[Finding]:
        if not units:
            return []
        from ..checks.runner import check_units

        found = check_units(units, self._profile)
        by_unit: dict[Unit, list[Finding]] = {unit: [] for unit in units}
        for finding in found:
            by_unit[finding.unit].append(finding)
        for unit, its in by_unit.items():
            self._memory.keep(unit, its)
        return found

    @cached_property
    def _profile(self) -> "Profile":
        from ..checks.runner import profile_of

        return profile_of(self._project.config, self._project.inputs.read)

    @cached_property
    def _memory(self) -> "Memory":
        config, inputs = self._project.config, self._project.inputs
        grades = sorted((name, str(grade)) for name, grade in config.checks.items())
        return Memory(
            config.root / FOLDER / NAME,
            digest([code(), inputs.digest(config.glossary), grades, installed(config.root)]),
        )

    def remember(self) -> None:
        """Store the findings that this run used, so that the next one checks only what has changed."""
        self._memory.write()


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

    def recall(self, unit: Unit) -> list[Finding] | None:
        """Return the findings on a unit; None where they are not known."""
        key = _key(unit)
        try:
            rows = self._used[key] if key in self._used else self._stored[key]
            found = [Finding(unit, row[0], Severity(row[1]), row[2], tuple(row[3]) if row[3] else None) for row in rows]
        except (KeyError, TypeError, ValueError, IndexError):
            return None
        self.keep(unit, found)
        return found

    def keep(self, unit: Unit, found: Sequence[Finding]) -> None:
        """Remember the findings on a unit, an empty list where there are none."""
        self._used[_key(unit)] = [[each.check, each.severity, each.message, each.span] for each in found]

    def write(self) -> None:
        """Store what was used in this run."""
        text = json.dumps({"program": self._program, "units": self._used}, ensure_ascii=False)
        write_made(self._path, text.encode())


def _key(unit: Unit) -> str:
    unit = replace(unit, path="", line=0)  # an edit above moves a unit, and changes nothing in it
    return hashlib.sha256(repr(unit).encode("utf-8", "surrogatepass")).hexdigest()
