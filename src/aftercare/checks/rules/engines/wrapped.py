"""A translation with its English beside it, or in quotation marks as a whole."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.text.segments import lower_words, words
from ...registry import Result, check, only_with

QUOTES = (("“", "”"), ("«", "»"), ("„", "“"), ("「", "」"), ('"', '"'), ("'", "'"), ("‘", "’"))
AUTHORS = frozenset({"and", "et", "al"})
"""Words in lower case that stand among names."""


@check(Severity.ERROR)
def source_repeated(unit: Unit) -> Iterator[Result]:
    """The translation does not include the English text.

    Bad:  Wait for two days. -> Wait for two days. = Espere dos días.
    Good: Wait for two days. -> Espere dos días.
    """
    ours, theirs = lower_words(unit.source), lower_words(unit.target)
    if not any(word.islower() and word not in AUTHORS for word in words(unit.source)):
        return  # a list of names
    if len(ours) > 2 and len(theirs) > len(ours) and (theirs[: len(ours)] == ours or theirs[-len(ours) :] == ours):
        yield "the English text is included with the translation"


@check(Severity.WARNING)
@only_with({left for left, _ in QUOTES})
def quoted_whole(unit: Unit) -> Iterator[Result]:
    """The whole translation is not in quotation marks.

    Bad:  Wait two days. -> "Espere dos días."
    Good: "Wait." -> "Espere."
    """
    text, source = unit.target.strip(), unit.source.strip()
    for left, right in QUOTES:
        inner = text[1:-1]
        if (
            text.startswith(left)
            and text.endswith(right)
            and len(text) > 4
            and left not in inner
            and right not in inner
        ):
            if not source or source[0] not in "\"'“‘«„":
                yield "the whole text is in quotation marks", (0, len(unit.target))
            return
