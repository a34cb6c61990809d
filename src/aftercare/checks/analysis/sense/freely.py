"""When a sentence with another word of a kind says the same: turned round, denied, or about another case."""

import regex

from ....core.units import Unit
from ..numbers.day_halves import halves
from ..text.spans import Span
from ..text.tokens import masked
from ..words.concepts import Hit, by_group, tells
from .asides import APART, BOTH, SAYING_NO, UNTIL, main
from .clauses import STOPS, joints, parts
from .coming_first import comes_first
from .converse import told_conversely
from .fasted import told_as_fasting
from .negation import count_of, denials, implied, negators, unbounded
from .only import says_only
from .opposing import DOUBTFUL, Inside
from .states import opposite_denied, turned_by_not
from .unnamed import DATED
from .waiting import only_after, told_as_after

WAITING = regex.compile(r"\bwait until\b", regex.IGNORECASE)
SOONER = regex.compile(r"(?:\b(?:not|never)\b|n['’]t\b)[^.;:]{0,60}\b(?:sooner|earlier|less) than\b", regex.IGNORECASE)
"""What must be so long after something else, which others tell as waiting that long before they go on."""
EARLY = regex.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b)[^.;:]{0,60}(?<!(?:minute|hour|day|week)s? )\bbefore\b", regex.IGNORECASE
)
"""What is done only later; not what is left off for some hours before something else."""
NOT_SOONER = regex.compile(r"\bnot (?:sooner|earlier)\b(?! than)", regex.IGNORECASE)
"""What is added to a time from which something is done: 3 days after it, and not sooner."""
NEVER_WITHOUT = regex.compile(r"(?:\b(?:not|never|nobody)\b|n['’]t\b)[^.;:]{0,60}\bwithout\b", regex.IGNORECASE)
OR_AFTER = regex.compile(r"\bbefore\b[^.;:]{0,30}\bor\b[^.;:]{0,30}\bafter\b", regex.IGNORECASE)
"""What names one thing for two words: an hour before or two hours after a meal."""
BOUNDING = frozenset({"stacked", "height", "when"})
WITHIN = regex.compile(
    r"\bwithin (?:[\w-]+ ){1,3}(?:minute|hour|day|week)s?\b(?! (?:after|of|before|following)\b)", regex.IGNORECASE
)
NUMBERED = regex.compile(r"\s?(?:\p{L}{1,8}\s)?(?:\d|un[ao]?\b|ein\w*\b)", regex.IGNORECASE)
"""What stands behind a word that bounds a number."""
AROUND = frozenset({"before", "after"})
KEPT = frozenset({"cover", "lift", "moist", "open", "posture", "swallow", "vigil", "wear"})
"""Groups for what may be told by denying its opposite in the same sentence: keep it dry as avoid that it gets wet."""
TURNED = frozenset({"action"})
"""Groups for what may be told so beside another "not": harmless, so do not stop, for no harm, so go on."""
NOT_ONLY = regex.compile(r"\b(?:not|n['’]t) (?:\w+ )?(?:only|just)\b", regex.IGNORECASE)
"""What is said of more than one thing, which may be told as besides the one."""
EVEN = regex.compile(r"\beven (?:with|without|after|during|in)\b", regex.IGNORECASE)
"""What others tell with "even if", and English with a thing: even with a cold."""
ALTHOUGH = "although"
LIMITED = "disposal"
"""A group of which one word may be told by the other one with a limit."""
ONLY_IF = frozenset({"only_if", "none_but_if"})
EXCEPTED = ONLY_IF | {"unless"}
STAYING = regex.compile(r"\b(?:keep|stay|remain|leave|rest|lie|sit)\b[^.;:]{0,60}\b(?:until|till)\b", regex.IGNORECASE)
"""What is to stay as it is for a time, after which it may be the opposite: stand up only when the dizziness is gone."""


def freely(unit: Unit, places: tuple[Span, Span], group: str, ours: Inside, theirs: list[Hit]) -> bool:
    """Whether a sentence may be worded with another word of a kind, and say the same."""
    here, there = places
    if group == "day":
        return bool(halves(unit.source, "en") and halves(unit.target, unit.language))  # `time-of-day` compares them
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if (group == "when" and (first_of_all(unit, places[0], theirs) or _in_other_order(unit, places, ours[group]))) or (
        group == "course" and only_after(target, unit.language)
    ):
        return True
    if group == "condition" and EVEN.search(source):
        theirs = [hit for hit in theirs if hit.name != "even_if"] or theirs
    if group == "condition" and _case_reversed(ours[group], theirs):
        return False
    if group == "condition" and _in_another_case(unit, places, ours, theirs):
        return True
    beyond = group == "extent" and NOT_ONLY.search(source) is not None
    beyond = beyond or _of_a_number(unit, group, theirs, source)
    beyond = beyond or (group == "meal" and _around(source, (*ours[group], *theirs)))
    beyond = beyond or (group == "extent" and off_only(source, target, unit.language))
    beyond = beyond or (group == LIMITED and _limited(source, target, unit.language))
    if beyond or (group in APART and _told_by_denial(unit, here, there, group)):
        return True
    return group in SAYING_NO and _as_negative_of(unit, here, there, group)


def _of_a_number(unit: Unit, group: str, theirs: list[Hit], source: str) -> bool:
    """Whether each word belongs to a number behind it: above 2,500 m, and before an hour is over, for within it."""
    if group == "when" and not (WITHIN.search(source) and all(hit.name == "before" for hit in theirs)):
        return False
    prose = masked(unit.target)
    return group in BOUNDING and all(NUMBERED.match(prose, hit.end) for hit in theirs)


def first_of_all(unit: Unit, here: Span, theirs: list[Hit]) -> bool:
    """Whether nothing but the words for what is done first is there of "before" and "after"."""
    told = (masked(unit.target)[hit.start : hit.end] for hit in theirs)
    before = all(hit.name == "before" for hit in theirs)
    return before and comes_first(masked(unit.source)[slice(*here)], told, unit.language)


def _around(source: str, hits: tuple[Hit, ...]) -> bool:
    """Whether one meal is named for both sides of it, of which `amounts-at-times` compares the times."""
    return OR_AFTER.search(source) is not None and {hit.name for hit in hits} == AROUND


def off_only(source: str, target: str, language: str) -> bool:
    """Whether what is worn except in one case is told as taken off only in that case."""
    worn = any(hit.name == "on" for hit in by_group(source, "en").get("wear", ()))
    return worn and any(hit.name == "off" for hit in by_group(target, language).get("wear", ()))


def _limited(source: str, target: str, language: str) -> bool:
    """Whether "throw it away after" is told as keeping it no longer than that."""
    most = tells(target, language, "bounds", "most")
    return most or bool(negators(source, "en")) is not bool(negators(target, language))


def _in_other_order(unit: Unit, places: tuple[Span, Span], ours: list[Hit]) -> bool:
    """Whether what is done before something may be told with "after", or what is done after it with "before"."""
    here, there = places
    if told_conversely(unit.source, unit.target, unit.language, places) or told_as_fasting(unit, places, ours):
        return True
    return _only_later(masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)], unit)


def _only_later(source: str, target: str, unit: Unit) -> bool:
    """Whether one thing must not be done before another: wait until it is dry before you dress, for dress after it."""
    turned = EARLY.search(source) or DATED["after"].search(source) or _waits(source, target, unit.language)
    denied = bool(negators(target, unit.language))
    later = NOT_SOONER.search(source) if denied else turned
    return bool(later or WAITING.search(source)) or told_as_after(source, target, unit.language)


def _waits(source: str, target: str, language: str) -> bool:
    """Whether "no sooner than so long after" is told as waiting for at least so long."""
    least = tells(target, language, "bounds", "least") or bool(count_of(target, language, "waiting"))
    return SOONER.search(source) is not None and least


def _case_reversed(ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether "only if" is told as "even if", or that as "only if" or "unless"; no "not" of a case makes up for it."""
    here, there = {hit.name for hit in ours}, {hit.name for hit in theirs}
    turned = here == {"only_if"} and "even_if" in there and not there & ONLY_IF
    return turned or (here == {"even_if"} and bool(there & EXCEPTED))


def _in_another_case(unit: Unit, places: tuple[Span, Span], ours: Inside, theirs: list[Hit]) -> bool:
    """Whether a case is told with another word of its kind, or what looks like one is none."""
    here, there = places
    told = _even_if(unit, here, there, ours["condition"], theirs) or _concedes(unit, there, ours["condition"], theirs)
    return told or _only_apart(ours, theirs) or _only_told_apart(unit, there, ours["condition"], theirs)


def _only_apart(ours: Inside, theirs: list[Hit]) -> bool:
    """Whether English says "only" and "if" apart, and the translation says "only if": only call if it hurts."""
    only = any(hit.name == "only" for hit in ours.get("extent", ()))
    return only and any(hit.name == "if" for hit in ours["condition"]) and {hit.name for hit in theirs} <= ONLY_IF


def _only_told_apart(unit: Unit, there: Span, ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether the translation says "only" and "if" apart where English says "only if": German "erst …, wenn"."""
    if ({hit.name for hit in ours}, {hit.name for hit in theirs}) != ({"only_if"}, {"if"}):
        return False
    sentence = masked(unit.target)[slice(*there)]
    return says_only(sentence, unit.language)


def _even_if(unit: Unit, here: Span, there: Span, ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether what must not be done if something is so is told with "even if", or may be done only if it is not so."""
    if {hit.name for hit in ours} != {"if"} or not {hit.name for hit in theirs} <= {"even_if", "only_if"}:
        return False
    prose = masked(unit.source)
    begin = min(hit.start for hit in ours)
    stop = STOPS.search(prose, begin, here[1])
    end = stop.start() if stop else here[1]
    if negators(prose[begin:end], "en") or not negators(f"{prose[here[0] : begin]} {prose[end : here[1]]}", "en"):
        return False
    if all(hit.name == "even_if" for hit in theirs):
        return True
    return bool(negators(masked(unit.target)[slice(*there)], unit.language)) and not count_of(
        prose[begin:end], "en", "words"
    )


def _concedes(unit: Unit, there: Span, ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether English says "although", and what stands for "if" does so inside a sentence: Portuguese -se is none."""
    source, target = masked(unit.source), masked(unit.target)
    although = all(source[hit.start : hit.end].lower() == ALTHOUGH for hit in ours)
    return although and all(target[there[0] : hit.start].strip() for hit in theirs)


def _told_by_denial(unit: Unit, here: Span, there: Span, group: str) -> bool:
    """Whether the opposite of one word is denied: not on an empty stomach as with food, never without as with."""
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if NEVER_WITHOUT.search(source) and not negators(target, unit.language):
        return True
    return opposite_denied(source, target, unit.language, frozenset({group}))


def _as_negative_of(unit: Unit, here: Span, there: Span, group: str) -> bool:
    """Whether a "not" on one side may make one word of the other: elsewhere, or right at one of the two."""
    clauses = _clauses_of(unit, here, there, group) if group in KEPT else None
    if clauses and not implied(clauses[1], unit.language):
        return bool(negators(clauses[0], "en")) is not bool(_negations(clauses[1], unit.language))
    if not _as_negative(unit, here, there, plain=group in DOUBTFUL):
        return True
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if STAYING.search(source) and not count_of(source, "en", "waiting") and _when_over(target, unit.language):
        return True
    return group in KEPT | TURNED and turned_by_not(source, target, unit.language, group)


def _when_over(target: str, language: str) -> bool:
    """Whether a translation waits, or says what is done after something: keep it on until then, take it off after."""
    return tells(target, language, "when", "after") or bool(count_of(target, language, "waiting"))


def _clauses_of(unit: Unit, here: Span, there: Span, group: str) -> tuple[str, str] | None:
    """Return the clauses with the words of a kind, where both sentences have two, and it is the first or the last."""
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    ours, theirs = parts(source, joints(source, "en")), parts(target, joints(target, unit.language))
    if not len(ours) == len(theirs) == BOTH:
        return None
    own = [at for at, clause in enumerate(ours) if group in by_group(clause, "en")]
    other = [at for at, clause in enumerate(theirs) if group in by_group(clause, unit.language)]
    return (ours[own[0]], theirs[own[0]]) if own == other and len(own) == 1 else None


def _as_negative(unit: Unit, here: Span, there: Span, *, plain: bool) -> bool:
    """Whether both sentences say "not" as often; where they must be plain, not at all."""
    ours, theirs = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if plain and (implied(ours, "en") or implied(theirs, unit.language) or negators(ours, "en")):
        return False
    if UNTIL.search(ours):
        theirs = main(theirs, unit.language)
    return negators(ours, "en") == _negations(theirs, unit.language)


def _negations(sentence: str, language: str) -> int:
    """Return how often a sentence says "not" beside its bounds."""
    return denials(unbounded(sentence, language), language)
