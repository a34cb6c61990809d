"""Doubts that add up: one may be a translator's freedom, two of different kinds hardly are."""

from collections.abc import Iterable, Iterator

from ...core.units import Finding, Severity, Unit
from ..registry import CHECKS, Profile, Result, check
from .acronyms import LOWERED

DOUBTS = (
    "acronyms",
    "another-text",
    "bounds",
    "comparison-changed",
    "cut-off",
    "doubtful-length",
    "doubtful-opposites",
    "medicines-named",
    "names",
    "negation-added",
    "negation-lost",
    "word-untranslated",
)
"""Checks of the meaning that look at different things, each of them right more often than not."""
ENOUGH = 2


def _doubts(findings: Iterable[Finding]) -> bool:
    """Whether there is something short of an error; lower case is no doubt about the meaning."""
    return any(found.severity is not Severity.ERROR and LOWERED not in found.message for found in findings)


@check(Severity.ERROR, in_short=Severity.WARNING)
def several_doubts(unit: Unit, profile: Profile) -> Iterator[Result]:
    """No translation is doubtful in two ways at once.

    Bad [es]: The TPN helps patients to recover without a gentle cleanser. -> El SPL ayuda a recuperarse sin cleanser.
    Good [es]: The TPN helps patients to recover. -> El TPN ayuda a los pacientes a recuperarse.
    """
    waived = {waiver.check for waiver in unit.waivers if waiver.covers(unit.subject)}
    asked = (CHECKS[code] for code in DOUBTS if code not in waived and profile.wants(code))
    found = [each.code for each in asked if each.covers(unit.language) and _doubts(each.run(unit))]
    if len(found) >= ENOUGH:
        yield f"doubtful in {len(found)} ways: {', '.join(found)}"
