"""One of several words of a kind that has turned into another, where the others stand as they did."""

from collections import Counter
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.day_halves import halves
from ...analysis.sense.asides import SAYING_NO
from ...analysis.sense.converse import told_conversely
from ...analysis.sense.fine_clauses import Clauses, clauses_of
from ...analysis.sense.freely import OR_AFTER, first_of_all, off_only
from ...analysis.sense.negation import denies, implied, implied_places, negators
from ...analysis.sense.only import says_only
from ...analysis.sense.opposing import compatible, differ, inside, kinds, opposed
from ...analysis.sense.reworded import as_later
from ...analysis.sense.waiting import after_waiting, told_as_after
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from ...saying import said

FREELY = frozenset({"disposal", "effect", "limb", "posture", "wear"})
"""Kinds of which good translations often have another word more: take out dentures that you wear."""
ONE_EACH = frozenset({"condition", "crowd", "that_day"})
"""Kinds of which one word may be told twice, so that a number of them says nothing."""
NAMED = frozenset({"age", "colour", "facility", "fluid", "organ", "sex", "site", "who"})
"""Kinds of things, of which one that the source has too may be named once more for clearness."""
WAITED = regex.compile(r"\b(?:wait|until|till|from)\b", regex.IGNORECASE)
"""What makes of "before" an "after": wait two hours before you eat."""
NOT_BEFORE = regex.compile(r"\bnot before\b", regex.IGNORECASE)
UNTIL = regex.compile(r"\b(?:until|till)\b", regex.IGNORECASE)
ONLY_IF = regex.compile(r"\bonly\s(?:[\w'’]+\s){1,4}(?:if|when)\b", regex.IGNORECASE)
"""What others tell with "only if": only call if it hurts."""


def _several(source: str) -> bool:
    """Whether an English text has two words of a kind."""
    found = by_group(source, "en")
    return any(len(hits) > 1 for group, hits in found.items() if group in kinds())


@check(Severity.ERROR, languages=known)
@given(_several)
def one_turned(unit: Unit) -> Iterator[Result]:
    """Of several words of a kind none has turned into another: before into after, unless into even if.

    Bad [es]: Wash before you eat and before you cook. -> Lávese después de comer y antes de cocinar.
    Bad [it]: If you miss it, take it now, unless it is late. -> Se la dimentica, la prenda subito, anche se è tardi.
    Good [es]: Wash before you eat and before you cook. -> Lávese antes de comer y antes de cocinar.
    Good [ko]: Wait an hour after eating before you lie down. -> 식사 후 한 시간이 지난 뒤에 누우십시오.
    """
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    wanted = source.keys() & target & (kinds() - FREELY)
    both = [group for group in wanted if len(source[group]) > 1 and differ(group, source, target)]
    for here, there in together(unit.source, unit.target) if both else ():
        ours, theirs = inside(source, here), inside(target, there)
        for group in sorted(ours.keys() & theirs.keys() & set(both)):
            found = _one(group, ours[group], theirs[group])
            if found and not _freely(unit, here, there, found[1]):
                yield said(unit, *found)


def _one(group: str, ours: list[Hit], theirs: list[Hit]) -> tuple[Hit, Hit] | None:
    """Return a word of the source that is told less often, and one of another meaning that is told instead."""
    here, there = _names(ours, theirs), _names(theirs, ours)
    lost, come = here - there, there - here
    if here.total() != there.total() or not lost or (group in NAMED and come.keys() & here.keys()):
        return None
    if any(compatible(group, one, other) for one in lost for other in come):
        return None
    again = any(compatible(group, one, other) for one in lost for other in there) or any(
        compatible(group, one, other) for one in here for other in come
    )
    if again and group in ONE_EACH:
        return None
    return next(hit for hit in ours if hit.name in lost), next(hit for hit in theirs if hit.name in come)


def _names(hits: list[Hit], others: list[Hit]) -> Counter[str]:
    """Return how often each word is told; of two readings of one the one that the other text has: Arabic إلا إذا."""
    told, places = {hit.name for hit in others}, dict[int, set[str]]()
    for hit in hits:
        places.setdefault(hit.start, set()).add(hit.name)
    return Counter(name for names in places.values() for name in (names & told if len(names) > 1 else ()) or names)


def _freely(unit: Unit, here: Span, there: Span, come: Hit) -> bool:
    """Whether a sentence may well be told with another word of a kind; a word for stopping is itself no "not"."""
    source, target, group = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)], come.group
    if group == "when" and (WAITED.search(source) or after_waiting(source, target, unit.language)):
        return True
    if group == "when" and come.name == "after" and _not_earlier(source, target, unit.language):
        return True
    if (
        group == "condition"
        and come.name == "if"
        and (says_only(target, unit.language) or negators(target, unit.language) > negators(source, "en"))
    ):
        return True  # "only" and "if" told apart, or "unless" as "if not"
    if (group == "meal" and OR_AFTER.search(source)) or (group == "condition" and ONLY_IF.search(source)):
        return True
    own = (come.start - there[0], come.end - there[0])
    no = any(end <= own[0] or own[1] <= start for start, end in implied_places(target, unit.language))
    no = no and bool(implied(target, unit.language))
    denied = no or negators(source, "en") != negators(target, unit.language)
    return bool(group in SAYING_NO and group != "condition" and denied)


def _not_earlier(source: str, target: str, language: str) -> bool:
    """Whether "before" may be told as "only then", or "not before" as not earlier."""
    no = NOT_BEFORE.search(source) is not None and negators(target, language)
    return says_only(target, language) or bool(no)


def _has_kinds(source: str) -> bool:
    """Whether an English text has words of a kind."""
    return not kinds().isdisjoint(by_group(source, "en"))


@check(Severity.ERROR, languages=known)
@given(_has_kinds)
def turned_in_clause(unit: Unit) -> Iterator[Result]:
    """No word has turned into its opposite in its clause, whatever the other clauses say.

    Bad [es]: Do not sit; drink water for soft stools. -> No se siente; beba agua para heces duras.
    Bad [uk]: Mild fever is normal; it is not normal for long. -> Висока температура нормальна; ненормально, якщо довго.
    Good [es]: Do not sit; drink water for soft stools. -> No se siente; beba agua para heces blandas.
    """
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    both = {group for group in source.keys() & target & kinds() if differ(group, source, target)}
    for here, there in together(unit.source, unit.target) if both else ():
        clauses = clauses_of(unit.source, unit.target, unit.language, here, there)
        if clauses and (found := _turned(unit, both - _conversely(unit, both, (here, there)), clauses)):
            yield said(unit, *found)


def _conversely(unit: Unit, groups: set[str], places: tuple[Span, Span]) -> frozenset[str]:
    """Return the kind of "before" and "after" where one may be told as the other: eat after washing, for wash first."""
    turned = "when" in groups and told_conversely(unit.source, unit.target, unit.language, places)
    return frozenset({"when"}) if turned else frozenset()


def _turned(unit: Unit, groups: set[str], clauses: Clauses) -> tuple[Hit, Hit] | None:
    """Return the first word of a clause that is its opposite in the one clause that tells the same."""
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    for at, there in enumerate(clauses.theirs):
        beside = clauses.beside(at)
        if not beside or any(clauses.told_in(mine) != {at} for mine in beside):
            continue
        for group in sorted(groups):
            ours = [hit for mine in beside for hit in within(source[group], clauses.ours[mine])]
            theirs = within(target[group], there)
            found = opposed(group, ours, theirs) if ours and theirs else None
            if found and _surely(unit, found, clauses, at):
                return found
    return None


def _surely(unit: Unit, found: tuple[Hit, Hit], clauses: Clauses, at: int) -> bool:
    """Whether a clause is denied as that of the source is; of cases alone "even if" is surely no "unless"."""
    group = found[0].group
    if group == "condition" and (found[0].name, found[1].name) != ("unless", "even_if"):
        return False
    if (group == "meal" and OR_AFTER.search(unit.source)) or (group == "day" and _both_halves(unit)):
        return False
    if group == "extent" and (off_only(unit.source, unit.target, unit.language) or _none_but(unit, found)):
        return False
    source = " ".join(masked(unit.source)[slice(*clauses.ours[mine])] for mine in sorted(clauses.beside(at)))
    target = masked(unit.target)[slice(*clauses.theirs[at])]
    whole = masked(unit.source), masked(unit.target), unit.language
    if group == "when" and (told_as_after(*whole) or as_later(*whole) or _until_before(unit, found)):
        return False
    if group == "when" and first_of_all(unit, (0, len(whole[0])), [found[1]]):
        return False
    denied = bool(negators(target, unit.language))
    return bool(negators(source, "en")) is denied and not implied(target, unit.language)


def _both_halves(unit: Unit) -> bool:
    """Whether both texts tell hours before noon and after it, which are compared hour by hour: 8 a.m. and 8 p.m."""
    ours, theirs = halves(unit.source, "en"), halves(unit.target, unit.language)
    return {hit.name for hit in ours} == {hit.name for hit in theirs} == {"am", "pm"}


def _until_before(unit: Unit, found: tuple[Hit, Hit]) -> bool:
    """Whether "before" is told of what English has "until" for: not until it has healed, usually after 3 weeks."""
    return found[1].name == "before" and UNTIL.search(masked(unit.source)) is not None


def _none_but(unit: Unit, found: tuple[Hit, Hit]) -> bool:
    """Whether "nothing except" is told as fasting, with only the one allowed."""
    excepted = (found[0].name, found[1].name) == ("except", "only") and negators(masked(unit.source), "en") == 1
    return excepted and denies(masked(unit.target), unit.language)
