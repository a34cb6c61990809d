"""Of several things that are forbidden, the last one that is asked for: do not eat, and do not drink."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import closing, count_of, denies, negation_places, negators
from ...analysis.sense.retold import retold
from ...analysis.sense.reworded import reworded
from ...analysis.text import lexicon
from ...analysis.text.rough_sentences import rough_sentences
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from .denials import FEW, joined_clauses

BANS = regex.compile(
    r"^\s*(?:(?:after|during|for|before)\b[^,;:]+,\s)?(?:please )?(?:do not|don['’]t|never)\s[^;:]*?,?\s(?:and|or)\s"
    r"(?P<last>(?:do not|don['’]t|never)\s"
    r"(?:(?!\b(?:unless|until|till|if|when|while|without|except|before)\b)[^,;:])+)$",
    regex.IGNORECASE,
)
"""A sentence that forbids one thing after the other, and the last of them, with no exception from it."""
VERBAL = 4
"""Words behind a "not" among which its verb is."""


def _bans_twice(source: str) -> bool:
    return any(map(BANS.search, rough_sentences(source)))


@check(Severity.WARNING, languages=known)
@given(_bans_twice)
def last_ban_lost(unit: Unit) -> Iterator[Result]:
    """Of several things that must not be done the last one must not be done in the translation, either.

    Bad [es]: Do not use ice, butter or oil, and do not pop it. -> No use hielo, mantequilla ni aceite, y reviéntela.
    Bad [ja]: Do not use ice, butter or oil, and do not pop it. -> 氷やバター、油は使わず、つぶしてください。
    Bad [ru]: Look at it. Never rub it, and do not wash it. -> Осматривайте его. Никогда не трите и мойте его.
    Good [es]: Do not use ice, butter or oil, and do not pop it. -> No use hielo, mantequilla ni aceite, ni la reviente.
    Good [ja]: Do not use ice, butter or oil, and do not pop it. -> 氷やバター、油は使わず、つぶさないでください。
    """
    behind = lexicon.grammar(unit.language, "negation_follows")
    for here, there in together(unit.source, unit.target):
        if len(rough_sentences(masked(unit.source)[slice(*here)])) > 1:
            continue  # and the last clause of the translation is that of another sentence
        found = BANS.search(masked(unit.source)[slice(*here)])
        *others, told = joined_clauses(unit.target, unit.language, there)
        if not found or not any(negators(clause, unit.language) for clause in others):
            continue
        if not _denied_freely(found["last"], told, unit.language):
            sure = behind or _verbs_of_their_own(others[-1], told, unit.language)
            severity = Severity.ERROR if sure else Severity.WARNING
            yield f"the source denies several things, the translation not the last: {told.strip()}", None, severity


def _verbs_of_their_own(first: str, last: str, language: str) -> bool:
    """Whether neither of two clauses has an infinitive, of which one "not" may deny several: no fumar y beber.

    Where each verb has a "not" of its own otherwise; or a subject does: schneiden Sie nicht, und saugen Sie.
    """
    subjects = {word.lower() for word in lexicon.grammar(language, "subjects")}
    if subjects & {*first.lower().split()} & {*last.lower().split()}:
        return True
    endings = tuple(lexicon.grammar(language, "infinitives"))
    places = negation_places(first, language)
    if not endings or not places:
        return False
    near = [*first[places[0][1] :].split()[:VERBAL], *last.split()[:FEW]]
    return not any(word.strip(".,").lower().endswith(endings) for word in near)


def _denied_freely(source: str, target: str, language: str) -> bool:
    """Whether a clause is denied in any way that is known, or has no more than an object of the verb before."""
    if denies(target, language) or closing(target, language) or count_of(target, language, "concord"):
        return True
    return reworded(source, target, language) or retold(source, target, language)
