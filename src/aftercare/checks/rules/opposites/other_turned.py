"""The other one of two, told as the same one: the other nostril."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text import lexicon
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.finder import finder
from ...registry import Result, check, given

PART = r"(?:nostril|eye|ear|side|cheek|arm|leg|hand|foot|knee|hip|thigh|breast|shoulder|buttock|one)"
OTHER = regex.compile(rf"\b(?:the|your|her|his|its) (?:other|opposite) {PART}\b", regex.IGNORECASE)
"""The other of two parts of a body."""
SAME = regex.compile(r"\b(?:same|again|reuse|itself|yourself)\b", regex.IGNORECASE)


def known(language: str) -> bool:
    """Whether the words of a language for the same and for another are known."""
    facts = lexicon.load(language, "facts")
    return "same" in facts.get("retold", {}) and "same" in facts.get("instead", {})


def _says_other(source: str) -> bool:
    """Whether an English text speaks of the other of two, and of nothing that is the same."""
    return OTHER.search(source) is not None and not SAME.search(source)


@check(Severity.ERROR, languages=known)
@given(_says_other)
def other_turned(unit: Unit) -> Iterator[Result]:
    """The other one of two is not the same one.

    Bad [it]:  Spray it into the other nostril. -> Lo spruzzi nella stessa narice.
    Bad [de]:  Give the second dose in the other one. -> Geben Sie die zweite Dosis in dasselbe.
    Good [it]: Spray it into the other nostril. -> Lo spruzzi nell’altra narice.
    Good [de]: Give the second dose in the other one. -> Geben Sie die zweite Dosis in das andere.
    """
    same, other = finder(unit.language, "retold", "same"), finder(unit.language, "instead", "same")
    for here, there in together(unit.source, unit.target):
        target = masked(unit.target)[slice(*there)]
        found = same.search(target) if same and OTHER.search(masked(unit.source), *here) else None
        if found and other and not other.search(target):
            yield f"the source speaks of the other one, the translation says “{found[0]}”"
