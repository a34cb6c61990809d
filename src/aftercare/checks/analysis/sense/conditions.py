"""Bounds that stand in a condition: what is to be done or not is said outside it, and says nothing of the bound."""

from ..text.spans import Span, spans, within
from ..text.tokens import masked
from ..words.concepts import Hit, by_group, of_group
from .clauses import STOPS
from .limits import Limit
from .negation import implied, negators

ONLY = frozenset({"only", "only_if", "unless"})


def conditional(text: str, limit: Limit, language: str) -> bool:
    """Whether a bound stands in a clause that says "if" and not "not": if you are under 12, do not take it.

    Hindi ends such a clause with a word, Turkish with the verb.
    """
    sentence = next(place for place in spans(text) if limit.start < place[1])
    words = [hit for hit in of_group(text, language, "condition") if hit.name == "if"]
    if _only(text, sentence, language):
        return False
    clauses = [_between(hit, limit) for hit in words if sentence[0] <= hit.start < sentence[1]]
    return any(_plain(masked(text)[slice(*clause)], language) for clause in clauses)


def _only(text: str, sentence: Span, language: str) -> bool:
    """Whether a sentence says "only if" or "not until", which is as good as a "not": drive only if you are awake."""
    groups = by_group(text, language)
    hits = [hit for group in ("condition", "extent") for hit in within(groups.get(group, ()), sentence)]
    prose = masked(text)[slice(*sentence)]
    return any(hit.name in ONLY for hit in hits) or implied(prose, language) > 0


def _between(word: Hit, limit: Limit) -> Span:
    """Return what stands between a word for "if" and the bound, with the bound."""
    return min(word.end, limit.start), max(limit.end, word.start)


def _plain(clause: str, language: str) -> bool:
    """Whether words belong to one clause that denies nothing."""
    return not (STOPS.search(clause) or negators(clause, language) or implied(clause, language))
