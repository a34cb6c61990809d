"""Checks of a translation against its source. Importing this package registers all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points

from ..core.errors import AftercareError, said_by
from ..core.units import Finding, Unit
from .across import sources
from .asking import run_each
from .comparison import run_across
from .profile import PLAIN, Profile
from .registry import CHECKS
from .rules import register

register()

__all__ = ["CHECKS", "Profile", "load_plugins", "pair", "run", "run_across", "run_each", "run_english"]


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
    return next(run_each([unit], profile))


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
