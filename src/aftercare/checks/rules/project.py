"""Checks that need more than one unit: a language as a whole, or one row in all its languages."""

import inspect
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...core.counting import counted
from ...core.units import Finding, Severity, Unit
from ..analysis.parallel import log_ratio
from ..analysis.segments import UNSPACED, scripts, sentences, words
from ..registry import PLAIN, Profile
from .register import covered, forms

UnitMessage = tuple[Unit, str]
ProjectFunction = Callable[[list[Unit]], Iterable[UnitMessage]]
SHORT = 3
"""Words up to which a heading may well be twice as long in one language as in another."""
ENOUGH = 5
"""Siblings in other languages that must have a text before one can stand out."""


@dataclass(frozen=True, slots=True)
class ProjectCheck:
    """A registered check over many units: code and title come from the function, as for checks of one unit."""

    code: str
    severity: Severity
    title: str
    function: ProjectFunction
    english: bool = False
    """Whether it reads the English alone, which needs no translation."""

    def run(self, units: Iterable[Unit]) -> Iterator[Finding]:
        """Yield the findings of this check on the units that it can be asked about."""
        chosen = [unit for unit in units if self.english or unit.target.strip()]
        for unit, message in self.function(chosen):
            yield Finding(unit, self.code, self.severity, message)


PROJECT_CHECKS: dict[str, ProjectCheck] = {}


def across(severity: Severity, *, english: bool = False) -> Callable[[ProjectFunction], ProjectFunction]:
    """Register a check over many units under the name of its function; two of one name are an error."""

    def register(function: ProjectFunction) -> ProjectFunction:
        code = function.__name__.replace("_", "-")
        if code in PROJECT_CHECKS:
            raise ValueError(f"two checks are called {code}")
        title = (inspect.getdoc(function) or "").partition("\n")[0]
        PROJECT_CHECKS[code] = ProjectCheck(code, severity, title, function, english)
        return function

    return register


def run_across(units: Iterable[Unit], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield the findings of every check over many units."""
    units = list(units)
    for code, check in PROJECT_CHECKS.items():
        if profile.wants(code):
            yield from map(profile.graded, check.run(units))


def _key(text: str) -> str:
    """Return what two texts share that say the same: words and numbers, whatever stands between them."""
    numbers = (str(int(digits)) for digits in re.findall(r"\d{1,9}", text))
    return " ".join([*words(text.casefold()), *numbers]) or text.strip()


def _by(units: Iterable[Unit], key: Callable[[Unit], object]) -> Iterable[list[Unit]]:
    groups: dict[object, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[key(unit)].append(unit)
    return groups.values()


@across(Severity.WARNING)
def two_translations(units: list[Unit]) -> Iterator[UnitMessage]:
    """One source text has one translation in a language."""
    for group in _by(units, lambda unit: (unit.language, unit.source.strip())):
        first = group[0]
        for unit in group[1:]:
            if _key(unit.target) != _key(first.target):
                yield unit, f"{first.id} translates the same text as “{first.target[:60]}”"


@across(Severity.WARNING)
def one_translation_for_two(units: list[Unit]) -> Iterator[UnitMessage]:
    """Two source texts do not share one translation."""
    for group in _by(units, lambda unit: (unit.language, _key(unit.target))):
        first = group[0]
        for unit in group[1:]:
            if _key(unit.source) != _key(first.source):
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


@across(Severity.WARNING)
def register_changes(units: list[Unit]) -> Iterator[UnitMessage]:
    """All rows of a language address the reader in one way."""
    for group in _by((unit for unit in units if covered(unit.language)), lambda unit: unit.language):
        polite, familiar = [], []
        for unit in group:
            formal, informal = forms(unit.target, unit.language)
            if formal and not informal:
                polite.append((unit, formal))
            elif informal and not formal:
                familiar.append((unit, informal))
        few, usual = (familiar, "polite") if len(polite) >= len(familiar) else (polite, "familiar")
        if polite and familiar:
            yield from ((unit, f"“{word}”: the other rows are {usual}") for unit, word in few)
