"""Whether a change of the English can have changed what it says, as far as the checks can tell."""

from collections import Counter

from ..core.languages import SOURCE
from ..core.units import Unit
from . import run
from .analysis.text import sentences
from .rules.negation import implied, negators
from .rules.tokens import masked
from .rules.units import quantities

FACTS = {
    "addresses": "an address",
    "bounds": "a limit, such as at least or before",
    "negation-added": "a negation",
    "negation-lost": "a negation",
    "number-order": "a number",
    "numbers": "a number",
    "phone-numbers": "a phone number",
    "placeholders": "a placeholder",
    "tags": "a tag",
    "units": "a unit",
}
"""The checks that compare facts, and what they compare; they are run both ways over the two texts."""

ARTICLES = {"a", "an"}


def facts_changed(before: str, after: str) -> list[str]:
    """Return which facts differ between two English texts: numbers, units, negations, placeholders and the like."""
    pairs = ((before, after), (after, before))
    found = {finding.check for one, other in pairs for finding in run(Unit("", one, other, SOURCE))}
    changed = {FACTS[code] for code in found & FACTS.keys()}
    if _quantities(before) != _quantities(after):
        changed.add("a number or its unit")
    if _negations(before) != _negations(after):
        changed.add("a negation")
    return sorted(changed)


def _quantities(text: str) -> Counter[tuple[object, str]]:
    found = quantities(text, SOURCE)
    return Counter((number.values, unit) for number, unit in found if unit or number.written.lower() not in ARTICLES)


def _negations(text: str) -> int:
    return sum(negators(part, SOURCE) + implied(part, SOURCE) for part in sentences(masked(text)))
