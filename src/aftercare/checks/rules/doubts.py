"""Doubts that add up: one may be a translator's freedom, two of different kinds hardly are."""

from collections.abc import Iterable, Iterator

from ...core.units import Finding, Severity, Unit
from ..registry import Result, weighing
from .acronyms import LOWERED, TITLED
from .omission import SHORTER

DOUBTS = (
    "acronyms",
    "bounds",
    "comparison-changed",
    "cut-off",
    "double-name-lost",
    "doubtful-length",
    "doubtful-opposites",
    "medicines-named",
    "names",
    "negation-added",
    "negation-lost",
    "word-untranslated",
)
"""Checks of the meaning that look at different things, each of them right more often than not.

Not `another-text`: names and short forms that are missing are among its evidence, so that it would count them twice.
"""
ENOUGH = 2


def _doubts(finding: Finding) -> bool:
    """Whether this is something short of an error; the case of letters is no doubt about the meaning.

    Nor is a length that is doubtful for the names that are missing another doubt than these.
    """
    cased = LOWERED in finding.message or TITLED in finding.message
    weighed = finding.check == "doubtful-length" and finding.message != SHORTER
    return finding.severity is not Severity.ERROR and not (cased or weighed)


@weighing(Severity.ERROR, DOUBTS, in_short=Severity.WARNING)
def several_doubts(unit: Unit, found: Iterable[Finding]) -> Iterator[Result]:
    """No translation is doubtful in two ways at once.

    Bad [es]: The TPN helps patients to recover without a gentle cleanser. -> El SPLT ayuda a recuperarse sin cleanser.
    Good [es]: The TPN helps patients to recover. -> El TPN ayuda a los pacientes a recuperarse.
    """
    doubtful = {finding.check for finding in found if _doubts(finding)}
    if len(doubtful) < ENOUGH:
        return
    waived = {waiver.check for waiver in unit.waivers if waiver.covers(unit.subject)}
    ways = [code for code in DOUBTS if code in doubtful - waived]
    if len(ways) >= ENOUGH:
        yield f"doubtful in {len(ways)} ways: {', '.join(ways)}"
