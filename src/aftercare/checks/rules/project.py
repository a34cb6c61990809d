"""Checks that need more than one unit: a language as a whole, or one row in all its languages."""

import hashlib
import inspect
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from ...core.counting import counted
from ...core.markup import visible
from ...core.units import Finding, Severity, Unit
from ..analysis.parallel import log_ratio
from ..analysis.segments import UNSPACED, scripts, sentences, words
from ..registry import PLAIN, Profile
from .register import forms

UnitMessage = tuple[Unit, str]
ProjectFunction = Callable[[list[Any]], Iterable[UnitMessage]]
Marker = Callable[[Unit], Any]
Marks = dict[str, dict[str, list[Any]]]
"""By marker and language, what is compared of each row; None where nothing is."""
Lookup = Callable[[str, int], Unit]
"""Returns a unit by its language and its place among those of it."""
ENGLISH = "english"
"""In the place of a language, the rows of the English, as units without a target."""
SHORT = 3
"""Words up to which a heading may well be twice as long in one language as in another."""
ENOUGH = 5
"""Siblings in other languages that must have a text before one can stand out."""


class Marked(NamedTuple):
    """A row of any handout to a check that compares it with those of all others."""

    language: str
    place: int
    marks: Any
    """What is compared of it: lists, texts and numbers, as JSON has them."""
    lookup: Lookup

    def unit(self) -> Unit:
        """Return the row itself, where something is to be said of it."""
        return self.lookup(self.language, self.place)


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

    def asks(self, unit: Unit) -> bool:
        """Whether it can be asked about a unit."""
        return self.english or bool(unit.target.strip())

    def run(self, rows: list[Any]) -> Iterator[Finding]:
        """Yield the findings of this check on units, or on what is marked of them."""
        for unit, message in self.function(rows):
            yield Finding(unit, self.code, self.severity, message)


PROJECT_CHECKS: dict[str, ProjectCheck] = {}


def across(
    severity: Severity, *, english: bool = False, marker: Marker | None = None
) -> Callable[[ProjectFunction], ProjectFunction]:
    """Register a check over many units under the name of its function; two of one name are an error.

    Without a `marker` it must compare rows of one handout alone: it is not asked again where they have not changed.
    """

    def register(function: ProjectFunction) -> ProjectFunction:
        code = function.__name__.replace("_", "-")
        if code in PROJECT_CHECKS:
            raise ValueError(f"two checks are called {code}")
        title = (inspect.getdoc(function) or "").partition("\n")[0]
        PROJECT_CHECKS[code] = ProjectCheck(code, severity, title, function, english, marker)
        return function

    return register


def wanted(profile: Profile, *, marked: bool) -> list[ProjectCheck]:
    """Return the checks that a project wants: those that compare rows of all handouts, or the others."""
    return [each for code, each in PROJECT_CHECKS.items() if profile.wants(code) and bool(each.marker) == marked]


def run_within(units: Sequence[Unit], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield the findings of every check that compares rows of one handout at most."""
    for check in wanted(profile, marked=False):
        yield from map(profile.graded, check.run([unit for unit in units if check.asks(unit)]))


def marks(units: Sequence[Unit], profile: Profile = PLAIN) -> Marks:
    """Return what checks compare of the rows of all handouts: by marker and language, a place for each row."""
    rows, found = _by_language(units), Marks()
    for check in wanted(profile, marked=True):
        if check.marker and _name(check.marker) not in found:
            found[_name(check.marker)] = {
                tag: [check.marker(unit) if check.asks(unit) else None for unit in its]
                for tag, its in rows.items()
                if (tag == ENGLISH) == check.english
            }
    return found


def run_marked(
    parts: Sequence[tuple[Marks, Callable[[str, int], Unit]]], profile: Profile = PLAIN
) -> Iterator[Finding]:
    """Yield the findings of every check that compares rows of all handouts.

    Each part comes with what returns a unit of it.
    """
    checks = sorted(wanted(profile, marked=True), key=lambda check: _name(check.marker))
    for name, asked in groupby(checks, key=lambda check: _name(check.marker)):
        rows = [
            Marked(tag, place, marked, unit)
            for found, unit in parts
            for tag, its in found[name].items()
            for place, marked in enumerate(its)
            if marked is not None
        ]
        for check in asked:
            yield from map(profile.graded, check.run(rows))


def _name(marker: Marker | None) -> str:
    return marker.__name__ if marker else ""


def run_across(units: Iterable[Unit], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield the findings of every check over many units."""
    units = list(units)
    yield from run_within(units, profile)
    yield from run_marked([(marks(units, profile), lookup(units))], profile)


def lookup(units: Sequence[Unit]) -> Lookup:
    """Return what finds a unit among some by its language and place."""
    rows = _by_language(units)
    return lambda tag, place: rows[tag][place]


def _by_language(units: Sequence[Unit]) -> dict[str, list[Unit]]:
    rows = {ENGLISH: sources(units)}
    for unit in units:
        rows.setdefault(unit.language, []).append(unit)
    return rows


def _key(text: str) -> str:
    """Return what two texts share that say the same: words and numbers, whatever stands between them."""
    numbers = (str(int(digits)) for digits in re.findall(r"\d{1,9}", text))
    return " ".join([*words(text.casefold()), *numbers]) or text.strip()


def sources(units: Iterable[Unit]) -> list[Unit]:
    """Return each English row once, as a unit without a target and without the marks of strong words and links."""
    first = {unit.id: unit for unit in reversed(list(units))}
    return [
        replace(unit, source=visible(unit.source), target="", language="en", waivers=())
        for unit in reversed(first.values())
    ]


def texts(unit: Unit) -> list[int]:
    """Return numbers for the English as it is, and for what translation and English say."""
    return [_number(unit.source.strip()), _number(_key(unit.target)), _said(unit.source)]


@lru_cache(maxsize=10_000)
def _said(source: str) -> int:
    return _number(_key(source))


def _number(text: str) -> int:
    """Return 52 bits that stand for a text: as many as JSON keeps exact everywhere."""
    return int(hashlib.blake2b(text.encode("utf-8", "surrogatepass")).hexdigest()[:13], 16)


def _by(units: Iterable[Any], key: Callable[[Any], object]) -> Iterable[list[Any]]:
    groups: dict[object, list[Any]] = defaultdict(list)
    for unit in units:
        groups[key(unit)].append(unit)
    return groups.values()


def _others(rows: Iterable[Marked], same: int, other: int) -> Iterator[tuple[Unit, Unit]]:
    """Yield the first row with some mark in a language, and each after it that has another mark beside it."""
    first: dict[tuple[str, int], Marked] = {}
    for row in rows:
        before = first.setdefault((row.language, row.marks[same]), row)
        if before.marks[other] != row.marks[other]:
            yield before.unit(), row.unit()


@across(Severity.WARNING, marker=texts)
def two_translations(rows: list[Marked]) -> Iterator[UnitMessage]:
    """One source text has one translation in a language."""
    for first, unit in _others(rows, 0, 1):
        yield unit, f"{first.id} translates the same text as “{first.target[:60]}”"


@across(Severity.WARNING, marker=texts)
def one_translation_for_two(rows: list[Marked]) -> Iterator[UnitMessage]:
    """Two source texts do not share one translation."""
    for first, unit in _others(rows, 1, 2):
        yield unit, f"{first.id} has the same translation for “{first.source[:60]}”"


@across(Severity.WARNING)
def stands_out(units: list[Unit]) -> Iterator[UnitMessage]:
    """Each row is about as long, and has as many sentences, as in the other languages."""
    for group in _by(units, lambda unit: (unit.id, unit.source)):
        if len({unit.language for unit in group}) <= ENOUGH:
            continue
        sizes = {id(unit): log_ratio(unit.source, unit.target, unit.language) for unit in group}
        middle = statistics.median(sizes.values())
        spread = statistics.median(abs(size - middle) for size in sizes.values())
        limit = max(0.45 + 4 / (len(group[0].source) + 1), 5 * spread)
        for unit in group:
            distance = sizes[id(unit)] - middle
            if abs(distance) > limit and len(words(unit.source)) > SHORT:
                yield unit, f"far {'longer' if distance > 0 else 'shorter'} than in the other languages"
        yield from _sentences(group)


def _sentences(group: list[Unit]) -> Iterator[UnitMessage]:
    marked = [unit for unit in group if not any(scripts(unit.target)[name] for name in UNSPACED[3:])]
    counts = [len(sentences(unit.target)) for unit in marked]
    usual = statistics.mode(counts) if counts else 0
    if counts.count(usual) < 0.7 * len(counts):
        return
    for unit, count in zip(marked, counts, strict=True):
        if count != usual and len(marked) > ENOUGH:
            yield unit, f"has {counted(count, 'sentence')}; most other languages have {usual}"


def address(unit: Unit) -> list[str]:
    """Return the first polite and the first familiar word of a translation, empty where there is none."""
    return list(forms(unit.target, unit.language))


@across(Severity.WARNING, marker=address)
def register_changes(rows: list[Marked]) -> Iterator[UnitMessage]:
    """All rows of a language address the reader in one way."""
    for group in _by(rows, lambda row: row.language):
        polite = [(row, row.marks[0]) for row in group if row.marks[0] and not row.marks[1]]
        familiar = [(row, row.marks[1]) for row in group if row.marks[1] and not row.marks[0]]
        few, usual = (familiar, "polite") if len(polite) >= len(familiar) else (polite, "familiar")
        if polite and familiar:
            yield from ((row.unit(), f"“{word}”: the other rows are {usual}") for row, word in few)
