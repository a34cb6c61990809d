"""Several things that one "not" denies, of which a translation asks for the first: do not rinse, spit or smoke."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clause_facts import clause_spans
from ...analysis.sense.negation import closing, count_of, denies, negation_places
from ...analysis.text import lexicon
from ...analysis.text.normal import holding
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.finder import Finder, finder
from ...registry import Result, check, given

LISTED = regex.compile(
    r"(?:\b(?:do|must|should|may) not|n['’]t|\bnever)\s(?P<first>\w+)(?:\s[\w'’]+){0,4}(?:,(?:\s[\w'’]+){1,5}){1,4},?"
    r"\s(?:or|nor)\s",
    regex.IGNORECASE,
)
"""Three or more things that are denied, with the first verb."""
_joined = holding(" or ", " nor ")
"""What stands in every such text, found many times faster."""


def _lists(source: str) -> bool:
    """Whether an English text denies several things at once."""
    return _joined(source) and LISTED.search(masked(source)) is not None


def covered(language: str) -> bool:
    """Whether verbs that open such lists are known in a language."""
    return lexicon.has(language, "facts", "listed")


@check(Severity.ERROR, languages=covered)
@given(_lists)
def first_of_list_told(unit: Unit) -> Iterator[Result]:
    """Of several things that must not be done none is to be done, not even the first.

    Bad [es]:  Do not rinse, spit or smoke. -> Enjuáguese, no escupa ni fume.
    Bad [de]:  Do not rinse, spit or smoke. -> Spülen Sie, spucken Sie nicht aus und rauchen Sie nicht.
    Good [es]: Do not rinse, spit or smoke. -> No se enjuague, no escupa ni fume.
    Good [de]: Do not rinse, spit or smoke. -> Spülen, Ausspucken und Rauchen sind verboten.
    """
    for here, there in together(unit.source, unit.target):
        for found in LISTED.finditer(masked(unit.source), *here):
            verb = finder(unit.language, "listed", found["first"].lower())
            if verb and (told := _asked_for(verb, unit, there)):
                yield f"the source denies “{found['first']}”, the translation does not: {told}"


def _asked_for(verb: Finder, unit: Unit, place: Span) -> str:
    """Return the clause that tells a verb without any "not", where the next one has a "not" of its own."""
    prose = masked(unit.target)
    clauses = [prose[slice(*clause)].strip() for clause in clause_spans(unit.target, unit.language, place)]
    telling = [at for at, clause in enumerate(clauses) if verb.search(clause)]
    if len(telling) != 1 or telling[0] + 1 == len(clauses):
        return ""
    told, following = clauses[telling[0]], clauses[telling[0] + 1]
    if denies(told, unit.language) or closing(told, unit.language) or count_of(told, unit.language, "concord"):
        return ""
    return told if _apart(told, following, unit.language) else ""


def _apart(told: str, following: str, language: str) -> bool:
    """Whether the next clause opens with its "not", or says anew who is to do it: spülen Sie, spucken Sie nicht."""
    places = negation_places(following, language)
    subjects = lexicon.grammar(language, "subjects")
    both = {*told.lower().split()} & {*following.lower().split()}
    return bool(places) and (places[0][0] == 0 or not both.isdisjoint(map(str.lower, subjects)))
