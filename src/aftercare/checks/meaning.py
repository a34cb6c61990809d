"""Whether a change of the English can have changed what it says, as far as the checks can tell."""

from collections import Counter
from typing import Any

from ..core.languages import SOURCE
from ..core.units import Unit
from .analysis.text import sentences
from .registry import CHECKS
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
    changed = {FACTS[code] for pair in ((before, after), (after, before)) for code in _found(*pair)}
    for name, fact in (("a number or its unit", _quantities), ("a negation", _negations)):
        if fact(before) != fact(after):
            changed.add(name)
    return sorted(changed)


def _found(source: str, target: str) -> set[str]:
    unit = Unit("", source, target, SOURCE)
    return {code for code in FACTS if CHECKS[code].covers(SOURCE) and any(CHECKS[code].run(unit))}


def _quantities(text: str) -> Counter[Any]:
    found = quantities(text, SOURCE)
    return Counter((number.values, unit) for number, unit in found if unit or number.written.lower() not in ARTICLES)


def _negations(text: str) -> int:
    parts = sentences(masked(text))
    return sum(negators(part, SOURCE) + implied(part, SOURCE) for part in parts)
