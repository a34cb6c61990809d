"""A "not" beside a "without" that both texts have: it cannot be used without it, and can be."""

from ..text import lexicon
from ..words.finder import finder
from .clauses import joints, parts
from .hedges import hedged
from .negation import affirmed, count_of, denials, implied, negation_places, one_not, withouts


def beyond_without(source: str, target: str, language: str) -> bool:
    """Whether a translation says "not" beside its "without", and the English, which has one as well, does not."""
    wanted = count_of(source, "en", "without")
    if not wanted or count_of(source, "en", "words") > wanted:
        return False
    text = affirmed(target, language)
    found = withouts(text, language)
    if len(found) < wanted or denials(text, language) <= len(found):
        return False
    free = not implied(source, "en") and not hedged(source, target, language, often=True)
    return free and any(_denies_itself(clause, language) for clause in parts(text, joints(text, language)))


def _denies_itself(clause: str, language: str) -> bool:
    """Whether a clause says "not" of more than its "without", behind which others say so again: French "sans aucun"."""
    own = [found.span() for found in withouts(clause, language)]
    places = [
        (start, end) for start, end in negation_places(clause, language) if all(end <= a or b <= start for a, b in own)
    ]
    if not own:
        return any(clause[:start].strip() for start, _ in places)  # it does not go on with "nor"
    if lexicon.grammar(language, "negation_follows"):
        return any(start >= own[-1][1] for start, _ in places)
    if one_not(language) == 1 and not finder(language, "negation", "concord"):
        return bool(places)
    return any(end <= own[0][0] for _, end in places)
