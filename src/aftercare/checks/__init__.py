"""Checks of a translation against its source. Importing this package registers all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points

from ..core.errors import AftercareError, said_by
from ..core.text.limits import excess
from ..core.units import Finding, Severity, Unit
from .across import sources
from .comparison import run_across
from .placing import visible
from .profile import PLAIN, Profile
from .registry import CHECKS, MOST, ORDER
from .rules import register
from .selection import covering, members, pointless, seen_in
from .telling import once

register()
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
    seen = seen_in(unit.source, registered) | seen_in(unit.target, registered)
    asked = members(covering(unit.language, registered) & seen & ~pointless(read.source, registered), registered)
    if profile.grades:
        asked = tuple(each for each in asked if profile.wants(each[0].code))
    for check, function in asked:
        if not function:
            check.collect(unit, read, profile, found)
            continue
        try:  # what `collect` does for these, without the call
            for result in function(read):
                found.append(check.placed(unit, read, result))
                if len(found) >= MOST and found[-MOST].check == check.code:
                    break
        except BaseException as error:  # noqa: BLE001 - checks of other packages may raise anything
            found.append(check.failed(unit, error))
    if profile.grades:
        found = [profile.graded(finding) for finding in found]
    return found if len(found) < 2 else sorted(once(found), key=_weight)


def _weight(finding: Finding) -> tuple[int, str, tuple[int, int], str]:
    """Return by what the findings on one unit are put in order, errors first."""
    return ORDER[finding.severity], finding.check, finding.span or (-1, -1), finding.message


def run_english(rows: Iterable[Unit], profile: Profile = PLAIN) -> Iterator[Finding]:
    """Yield what the checks of letters and marks say about the English of each row; its unit has no target."""
    wanted = [check for code, check in CHECKS.items() if check.on_english and profile.wants(code)]
    for row in sources(list(rows), typed=True):
        alone = replace(row, source="", target=row.source)
        for check in wanted:
            yield from (profile.graded(replace(finding, unit=row)) for finding in check.run(alone, profile))


def pair(source: str, target: str, lang: str) -> list[tuple[str, str]]:
    """Return (code, severity) for each finding on a pair of texts, as benchmarks expect."""
    return [(finding.check, finding.severity.value) for finding in run(Unit("", source, target, lang))]
