"""Checks of a translation against its source. Importing this package registers all of them."""

from ..model import Finding, Unit
from . import (  # noqa: F401  (each registers its checks)
    bounds,
    chatter,
    encoding,
    invisible,
    language,
    leftover,
    negation,
    numbers,
    omission,
    order,
    register,
    repetition,
    terms,
    tokens,
    typography,
    units,
)
from .registry import CHECKS

ORDER = {"error": 0, "warning": 1, "info": 2}


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
