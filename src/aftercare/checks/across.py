"""Checks over many units: how they are registered, and asked about one handout or all of them."""

import inspect
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from json import loads
from typing import Any

from ..core.errors import said_by
from ..core.text.markup import visible
from ..core.text.typography import as_read
from ..core.units import Finding, Severity, Unit
from .profile import PLAIN, Profile

UnitMessage = tuple[Unit, str]
ProjectFunction = Callable[..., Iterable[UnitMessage]]
"""Takes units, or with a marker `Rows`; one that goes by the project's settings takes the `Profile` as well."""
Marker = Callable[[Unit], Any]
Marks = dict[str, dict[str, str]]
"""By marker and language, what is compared of each row, as the JSON of a list: null where nothing is.

A project has a million rows, and as texts their marks take a fifth of the memory.
"""
Lookup = Callable[[str, int], Unit]
"""Returns a unit by its language and its place among those of it."""
ENGLISH = "english"
"""In the place of a language, the rows of the English, as units without a target."""


class Rows:
    """The rows of all handouts in one language, to a check that compares them.

    No row is an object of its own: there are a million, and the collector of unused ones would look through them all.
    """

    def __init__(self, language: str, parts: Iterable[tuple[str, Lookup]]) -> None:
        """Take, of each handout, the marks of its rows as JSON, and what finds a unit of it."""
        self.language = language
        self.marks: list[Any] = []
        """What is compared of each row: lists, texts and numbers, as JSON has them; None where nothing is."""
        self._starts: list[int] = []
        self._lookups: list[Lookup] = []
        for marks, find in parts:
            self._starts.append(len(self.marks))
            self._lookups.append(find)
            self.marks += loads(marks)

    def handout(self, at: int) -> int:
        """Return the place of the handout that a row is of."""
        return bisect_right(self._starts, at) - 1

    def unit(self, at: int) -> Unit:
        """Return a row itself, where something is to be said of it."""
        part = self.handout(at)
        return self._lookups[part](self.language, at - self._starts[part])


@dataclass(frozen=True, slots=True)
class ProjectCheck:
    """A registered check over many units: code and title come from the function, as for checks of one unit."""

    code: str
    severity: Severity
    title: str
    function: ProjectFunction
    english: bool = False
    """Whether it reads the English alone, which needs no translation."""
    marker: Marker | None = None
    """Returns what is compared of a row, where those of all handouts are; without, those of one handout at most are."""
    by_profile: bool = False
    """Whether the function takes the project's profile."""

    def asks(self, unit: Unit) -> bool:
        """Whether it can be asked about a unit."""
        return self.english or bool(unit.target.strip())

    def run(self, rows: "Sequence[Unit] | Rows", profile: Profile = PLAIN) -> Iterator[Finding]:
        """Yield the findings of this check on units, or on what is marked of rows.

        One that fails says so on the first row: it may be of another package, and the other checks go on.
        """
        try:
            for unit, message in self.function(rows, profile) if self.by_profile else self.function(rows):
                yield Finding(unit, self.code, self.severity, message)
        except Exception as error:  # noqa: BLE001 - whatever a check raises
            for unit in [rows.unit(0)] if isinstance(rows, Rows) else rows[:1]:
                message = f"this check failed, and has not looked at all rows ({said_by(error)})"
                yield Finding(unit, self.code, self.severity, message)


PROJECT_CHECKS: dict[str, ProjectCheck] = {}


def across(
    severity: Severity, *, english: bool = False, marker: Marker | None = None
) -> Callable[[ProjectFunction], ProjectFunction]:
    """Register a check over many units under the name of its function; two of one name are an error.

    Without a `marker` it must compare rows of one handout alone: it is not asked again where they have not changed.
    With one it is asked about one language after the other.
    """

    def register(function: ProjectFunction) -> ProjectFunction:
        code = function.__name__.replace("_", "-")
        if code in PROJECT_CHECKS:
            raise ValueError(f"two checks are called {code}")
        title = (inspect.getdoc(function) or "").partition("\n")[0]
        by_profile = len(inspect.signature(function).parameters) > 1
        PROJECT_CHECKS[code] = ProjectCheck(code, severity, title, function, english, marker, by_profile)
        return function

    return register


def wanted(profile: Profile, *, marked: bool) -> list[ProjectCheck]:
    """Return the checks that a project wants: those that compare rows of all handouts, or the others."""
    return [each for code, each in PROJECT_CHECKS.items() if profile.wants(code) and bool(each.marker) == marked]


def sources(units: Iterable[Unit], *, typed: bool = False) -> list[Unit]:
    """Return each English row once, as a unit without a target and without the marks of strong words and links.

    `typed`: with its spaces and apostrophes as they were typed, for checks that look at those.
    """
    first = {unit.id: unit for unit in reversed(list(units))}
    return [
        replace(unit, source=text if typed else as_read(text), target="", language="en", waivers=())
        for unit in reversed(first.values())
        for text in [visible(unit.source)]
    ]
