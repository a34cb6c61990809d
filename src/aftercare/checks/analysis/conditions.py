"""Bounds that stand in a condition: what is to be done or not is said outside it, and says nothing of the bound."""

from .clauses import STOPS
from .concepts import Hit, of_group
from .limits import Limit
from .negation import implied, negators
from .spans import Span, spans
from .tokens import masked


def conditional(text: str, limit: Limit, language: str) -> bool:
    """Whether a bound stands in a clause that says "if" and not "not": if you are under 12, do not take it.

    Hindi ends such a clause with a word, Turkish with the verb.
    """
    words = [hit for hit in of_group(text, language, "condition") if hit.name == "if"]
    sentence = next(place for place in spans(text) if limit.start < place[1])
    clauses = [_between(hit, limit) for hit in words if sentence[0] <= hit.start < sentence[1]]
    return any(_plain(masked(text)[slice(*clause)], language) for clause in clauses)


def _between(word: Hit, limit: Limit) -> Span:
    """Return what stands between a word for "if" and the bound, with the bound."""
    return min(word.end, limit.start), max(limit.end, word.start)


def _plain(clause: str, language: str) -> bool:
    """Whether words belong to one clause that denies nothing."""
    return not (STOPS.search(clause) or negators(clause, language) or implied(clause, language))
