"""Doubts that add up: one may be a translator's freedom, two of different kinds hardly are."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from ....core.units import Finding, Severity, Unit
from ...registry import Result, weighing
from ..verbatim.acronyms import LOWERED, TITLED
from .omission import SHORTER

DOUBTS = (
    "acronym-added",
    "acronyms",
    "another-text",
    "bounds",
    "brackets-lost",
    "comparison-changed",
    "cut-off",
    "double-name-lost",
    "doubtful-length",
    "doubtful-opposites",
    "final-mark",
    "medicines-named",
    "names",
    "negation-added",
    "negation-lost",
    "word-lost",
    "word-untranslated",
)
"""Checks of the meaning that look at different things, each of them right more often than not."""
NAMED = frozenset({"acronym-added", "acronyms", "double-name-lost", "medicines-named", "names"})
LENGTH = frozenset({"another-text", "cut-off", "doubtful-length"})
ALIKE = {
    "another-text": NAMED | LENGTH,
    "brackets-lost": NAMED | LENGTH | {"comparison-changed", "word-lost"},
    "doubtful-opposites": LENGTH,
    "final-mark": frozenset(DOUBTS) - {"another-text", "doubtful-length", "word-lost"},
}
"""What a doubt says nothing new about: names that are missing are among the evidence for another text; a part in
brackets that is missing takes along what it says, and makes the text shorter; "or" for "and" is good wording in fewer
words. A final mark is a slip of the pen where nothing else says that the text is another one or lacks its end."""


def _doubts(finding: Finding) -> bool:
    """Whether this is something short of an error; the case of letters is no doubt about the meaning.

    Nor is a length that is doubtful for the names that are missing another doubt than these.
    """
    cased = LOWERED in finding.message or TITLED in finding.message
    weighed = finding.check == "doubtful-length" and finding.message != SHORTER
    return finding.severity is not Severity.ERROR and not (cased or weighed)


def _independent(one: str, other: str) -> bool:
    """Whether two checks look at different things."""
    return other not in ALIKE.get(one, ()) and one not in ALIKE.get(other, ())


@weighing(Severity.WARNING, DOUBTS)
def several_doubts(unit: Unit, found: Iterable[Finding]) -> Iterator[Result]:
    """No translation is doubtful in two ways at once.

    Bad [es]: The TPN helps patients to recover without a gentle cleanser. -> El SPLT ayuda a recuperarse sin cleanser.
    Good [es]: The TPN helps patients to recover. -> El TPN ayuda a los pacientes a recuperarse.
    """
    waived = {waiver.check for waiver in unit.waivers if waiver.covers(unit.subject)}
    doubtful = {finding.check for finding in found if _doubts(finding)} - waived
    ways = [code for code in DOUBTS if code in doubtful] if len(doubtful) > 1 else []
    if any(_independent(*pair) for pair in combinations(ways, 2)):
        yield f"doubtful in {len(ways)} ways: {', '.join(ways)}"
