"""Checks of a translation against its source. Importing this package registers all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache, reduce
from importlib.metadata import entry_points
from itertools import islice
from operator import or_

from ..core.errors import AftercareError, said_by
from ..core.limits import excess
from ..core.units import Finding, Severity, Unit
from .across import run_across, sources
from .analysis.memory import TEXTS
from .analysis.segments import characters
from .placing import visible
from .profile import PLAIN, Profile
from .registry import CHECKS, MOST, ORDER, Check, CheckFunction
from .rules import (  # noqa: F401  (each registers its checks)
    accents,
    acronyms,
    amounts,
    bounds,
    calendar,
    capitals,
    cells,
    chatter,
    clock,
    conditions,
    counted,
    denials,
    doubts,
    encoding,
    english,
    equivalents,
    exceptions,
    figures,
    fractions,
    frequency,
    glyphs,
    invisible,
    language,
    leftover,
    lengths,
    lists,
    marks,
    medicines,
    misread,
    negation,
    numbers,
    omission,
    opposites,
    order,
    pairs_halved,
    periods,
    project,
    register,
    repetition,
    signs,
    terms,
    tokens,
    typography,
    units,
    untold,
    worded,
)

SIZE = "size"
"""Code of the finding on a text that is too large for any check to look at; no waiver helps it."""

__all__ = ["CHECKS", "Profile", "load_plugins", "pair", "run", "run_across", "run_english"]


@cache
def load_plugins() -> None:
    """Import the modules that other packages offer as entry points in `aftercare.checks`; each registers its checks.

    Raises AftercareError, naming the package, where one cannot be imported.
    """
    for point in entry_points(group="aftercare.checks"):
        try:
            point.load()
        except (Exception, SystemExit) as error:  # whatever somebody else's module raises
            why = said_by(error)
            raise AftercareError(f"the checks of {point.value} cannot be loaded ({why}); fix or remove it") from error


def run(unit: Unit, profile: Profile = PLAIN) -> list[Finding]:
    """Run every check that covers the language on one unit, and return the findings, errors first."""
    if not unit.target.strip():
        return []
    if reason := excess(unit.source, unit.target):
        return [Finding(unit, SIZE, Severity.ERROR, f"the translation {reason}")]
    found: list[Finding] = []
    read, registered = visible(unit), len(CHECKS)
    seen = _seen(unit.source, registered) | _seen(unit.target, registered)
    asked = _worth_asking(unit.language, seen, _pointless(read.source, registered), registered)
    if profile.grades:
        asked = tuple(each for each in asked if profile.wants(each[0].code))
    for check, function in asked:
        if not function:
            check.collect(unit, read, profile, found)
            continue
        try:  # what `collect` does for these, without the call
            for result in islice(function(read), MOST):
                found.append(check.placed(unit, read, result))  # noqa: PERF401  (few checks find anything)
        except BaseException as error:  # noqa: BLE001 - checks of other packages may raise anything
            found.append(check.failed(unit, error))
    if profile.grades:
        found = [profile.graded(finding) for finding in found]
    if len(found) < 2:
        return found
    return sorted(
        found,
        key=lambda finding: (
            ORDER[finding.severity],
            finding.check,
            finding.span or (-1, -1),
            finding.message,
        ),
    )


class _Signs(dict[str, int]):
    """The bits of what a character is a sign for; filled as characters are seen, of which there are a million."""

    def __init__(self, _registered: int) -> None:
        """Give a bit to whatever the checks registered so far look for."""
        self.bits = {each: 1 << at for at, each in enumerate(dict.fromkeys(check.signs for check in CHECKS.values()))}

    def __missing__(self, char: str) -> int:
        """Find out what a character is a sign for and remember it."""
        return self.setdefault(char, sum(bit for each, bit in self.bits.items() if each and each(char)))


_signs = cache(_Signs)


@lru_cache(maxsize=TEXTS)
def _seen(text: str, registered: int) -> int:
    """Return the bits of all that a text has a sign for."""
    return reduce(or_, map(_signs(registered).__getitem__, characters(text)), 0)


@lru_cache(maxsize=TEXTS)
def _pointless(source: str, _registered: int) -> frozenset[str]:
    """Return the checks that can find nothing about this English, in whatever language."""
    conditional = (check for check in CHECKS.values() if check.given and not check.as_written)
    return frozenset(check.code for check in conditional if check.given and not check.given(source))


Asked = tuple[tuple[Check, CheckFunction | None], ...]
"""Checks, each with its function where that takes the unit without marks and nothing else, as most do."""


@lru_cache(maxsize=TEXTS)
def _worth_asking(tag: str, seen: int, pointless: frozenset[str], registered: int) -> Asked:
    """Return the checks that may find something in such texts."""
    return tuple(each for each in _asked(tag, seen, registered) if each[0].code not in pointless)


@lru_cache(maxsize=TEXTS)
def _asked(tag: str, seen: int, registered: int) -> Asked:
    """Return the checks that may find something in texts with such signs, those last that weigh the others."""
    covering = (check for check in CHECKS.values() if not check.signs or _signs(registered).bits[check.signs] & seen)
    checks = sorted((check for check in covering if check.covers(tag)), key=lambda check: bool(check.sums))
    return tuple(
        (check, None if check.sums or check.by_profile or check.as_written else check.function) for check in checks
    )


def run_english(rows: Iterable[Unit], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield what the checks of letters and marks say about the English of each row; its unit has no target."""
    wanted = [check for code, check in CHECKS.items() if check.on_english and profile.wants(code)]
    for row in sources(list(rows)):
        alone = replace(row, source="", target=row.source)
        for check in wanted:
            yield from (profile.graded(replace(finding, unit=row)) for finding in check.run(alone, profile))


def pair(source: str, target: str, lang: str) -> list[tuple[str, str]]:
    """Return (code, severity) for each finding on a pair of texts, as benchmarks expect."""
    return [(finding.check, finding.severity.value) for finding in run(Unit("", source, target, lang))]
