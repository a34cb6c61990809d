"""Checks of a translation against its source. Importing this package registers all of them."""

from functools import cache
from importlib.metadata import entry_points

from ..core.errors import AftercareError
from ..core.units import Finding, Unit
from .registry import CHECKS
from .rules import (  # noqa: F401  (each registers its checks)
    amounts,
    bounds,
    chatter,
    clock,
    encoding,
    english,
    frequency,
    invisible,
    language,
    leftover,
    negation,
    numbers,
    omission,
    opposites,
    order,
    project,
    register,
    repetition,
    terms,
    tokens,
    typography,
    units,
)
from .rules.project import run_across

__all__ = ["CHECKS", "load_plugins", "pair", "run", "run_across"]

ORDER = {"error": 0, "warning": 1, "info": 2}


@cache
def load_plugins() -> None:
    """Import the modules that other packages offer as entry points in `aftercare.checks`; each registers its checks.

    Raises AftercareError, naming the package, where one cannot be imported.
    """
    for point in entry_points(group="aftercare.checks"):
        try:
            point.load()
        except Exception as error:  # whatever somebody else's module raises
            raise AftercareError(
                f"the checks of {point.value} cannot be loaded ({error}); mend or remove it"
            ) from error


def run(unit: Unit) -> list[Finding]:
    """Return what every check that covers the language says about one unit, errors first."""
    if not unit.target.strip():
        return []
    found = [finding for check in CHECKS.values() if check.covers(unit.language) for finding in check.run(unit)]
    return sorted(
        found,
        key=lambda finding: (
            ORDER[finding.severity],
            finding.check,
            finding.span or (-1, -1),
            finding.message,
        ),
    )


def pair(source: str, target: str, lang: str) -> list[tuple[str, str]]:
    """Return (code, severity) for each finding on two texts, as benchmarks want them."""
    return [(finding.check, finding.severity.value) for finding in run(Unit("", source, target, lang))]
