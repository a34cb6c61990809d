"""What somebody may do, and is told not to: you may take it, but no more than twice a day."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import joints, parts
from ...analysis.sense.hedges import hedged
from ...analysis.sense.negation import affirmed, count_of, covered, implied, negators
from ...analysis.sense.over import told_as_going_on, told_as_over
from ...analysis.text.normal import holding
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

MAY = regex.compile(
    r"(?:you|your (?:child|son|daughter|baby)) (?:may|can)\s(?:\w+ly\s|also\s|still\s)?"
    r"(?:take|use|eat|drink|shower|bathe|drive|swim|walk|give|wear|apply|sleep|breastfeed|exercise|go|return|work)\b",
    regex.IGNORECASE,
)
"""What is allowed."""
NARROWER = regex.compile(
    r"\b(?:only|unless|except|without|until|if|when|before|instead|less|limit)\b", regex.IGNORECASE
)
"""What others tell as forbidden in all other cases."""
FROM_WHEN = regex.compile(r"\b(?:as soon as|as long as|once|provided|comfort\w*|feel)\b", regex.IGNORECASE)
"""From when it is allowed, which a translation may say first, with a "not": once it does not hurt."""
_allows = holding(" may ", " can ")
"""What stands in every such text, found many times faster."""


def _allowed(source: str) -> bool:
    """Whether an English text says what somebody may do."""
    return _allows(source) and MAY.search(source) is not None


@check(Severity.ERROR, languages=covered)
@given(_allowed)
def permission_denied(unit: Unit) -> Iterator[Result]:
    """What may be done is not forbidden, whatever the rest of the sentence denies.

    Bad [es]: You may drive, but not at night. -> No puede conducir, pero no de noche.
    Bad [de]: You can take it, but no more than 2. -> Sie dürfen es nicht nehmen, aber nicht mehr als 2.
    Good [es]: You may drive, but not at night. -> Puede conducir, pero no de noche.
    Good [de]: You can take it, but no more than 2. -> Sie können es nehmen, aber nicht mehr als 2.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if FROM_WHEN.search(source):
            continue
        ours, theirs = parts(source, joints(source, "en")), parts(target, joints(target, unit.language))
        if len(ours) == len(theirs) and MAY.match(ours[0].lstrip()) and _forbids(ours[0], theirs[0], unit.language):
            yield f"the source allows what the translation forbids: {theirs[0].strip()}"


def _forbids(source: str, target: str, language: str) -> bool:
    """Whether a clause says "not" and the English one neither does nor says anything that others tell with one."""
    if negators(source, "en") or implied(source, "en") or count_of(source, "en", "words") or NARROWER.search(source):
        return False
    if not negators(affirmed(target, language), language) or hedged(source, target, language):
        return False
    return not (told_as_over(source, target, language) or told_as_going_on(source, target, language))
