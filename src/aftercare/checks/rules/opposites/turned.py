"""One of several words of a kind that has turned into another, where the others stand as they did."""

from collections import Counter
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.asides import SAYING_NO
from ...analysis.sense.freely import OR_AFTER
from ...analysis.sense.negation import implied, implied_places, negators
from ...analysis.sense.only import says_only
from ...analysis.sense.opposing import compatible, differ, inside, kinds
from ...analysis.sense.waiting import after_waiting
from ...analysis.text.spans import Span, together
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
