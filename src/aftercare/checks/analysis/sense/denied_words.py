"""The one word of a kind that a sentence denies: in cold packs, not hot ones, the second of the two."""

from ..text import lexicon
from ..text.spans import Span, within
from ..text.tokens import masked
from ..words.concepts import Hit
from .clauses import joints
from .negation import negation_places, negators


def denied_word(text: str, place: Span, found: list[Hit], instead: list[Hit], language: str) -> Hit | None:
    """Return the one word that a "not" or an "instead of" belongs to; None where that is not clear."""
    sentence = masked(text)[slice(*place)]
    places = [(start + place[0], end + place[0]) for start, end in negation_places(sentence, language)]
    places += [(hit.start, hit.end) for hit in instead]
    behind = bool(lexicon.grammar(language, "negation_follows"))
    ahead = lexicon.grammar(language, "negation_ahead")
    denied = {
        hit
        for span_ in places
        if (hit := _nearest(found, span_, behind=behind and masked(text)[slice(*span_)] not in ahead))
    }
    return next(iter(denied)) if len({hit.name for hit in denied}) == 1 else None


def denied_in_clause(text: str, place: Span, found: list[Hit], language: str) -> Hit | None:
    """Return the one word that has a clause with a "not" for itself, and stands before it: severe swelling is not."""
    prose = masked(text)
    ends = sorted({place[1], *(start for start, _ in joints(prose, language) if place[0] < start < place[1])})
    clauses = [*zip([place[0], *ends[:-1]], ends, strict=True)]
    own = [(within(found, clause), prose[slice(*clause)]) for clause in clauses]
    denied = [hits[0] for hits, clause in own if len(hits) == 1 and negators(clause, language)]
    return denied[0] if len(denied) == 1 else None


def _nearest(found: list[Hit], place: Span, *, behind: bool) -> Hit | None:
    """Return the word that a negation belongs to: the next one, or the last one where "not" stands behind."""
    if behind:
        return max((hit for hit in found if hit.end <= place[0]), key=lambda hit: hit.end, default=None)
    return min((hit for hit in found if hit.start >= place[1]), key=lambda hit: hit.start, default=None)
