"""Words that have turned into their opposite or another of their kind: left and right, eye and ear, day and night."""

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from ...core.units import Severity, Unit
from ..analysis import lexicon
from ..analysis.asides import APART, SAYING_NO
from ..analysis.clauses import STOPS
from ..analysis.concepts import Hit, by_group
from ..analysis.dose_words import known
from ..analysis.negation import count_of, implied, negation_places, negators, unbounded
from ..analysis.spans import Span, together, within
from ..analysis.states import opposite_denied, turned_by_not
from ..analysis.text import span
from ..analysis.tokens import masked
from ..registry import Result, check, given
from .clock import halves

BOTH = regex.compile(r"(?: \w+)? (?:and|or|nor) (?:(?:the|your|an?|any|in|on|at|with) )*", regex.IGNORECASE)
"""What stands between two words of which the same is said."""
WAITING = regex.compile(r"\bwait until\b", regex.IGNORECASE)
EARLY = regex.compile(r"(?:\b(?:not|never)\b|n['’]t\b)[^.;:]{0,60}\bbefore\b", regex.IGNORECASE)
KEPT = frozenset({"cover", "lift", "moist", "open", "posture", "wear"})
"""Groups for what may be told by denying its opposite in the same sentence: keep it dry as avoid that it gets wet."""
STAYING = regex.compile(r"\b(?:keep|stay|remain|leave|rest|lie|sit)\b[^.;:]{0,60}\b(?:until|till)\b", regex.IGNORECASE)
"""What is to stay as it is for a time, after which it may be the opposite: stand up only when the dizziness is gone."""
DOUBTFUL = frozenset({"join"})
"""Groups whose words often change places in good translations, other than in a condition."""


@cache
def _alike(group: str) -> tuple[frozenset[str], ...]:
    """Return sets of names that may translate one another: evening and bedtime."""
    return tuple(map(frozenset, lexicon.load("und", "dosing").get("alike", {}).get(group, ())))


@cache
def _groups() -> frozenset[str]:
    """Return the groups of words of which one is not told as another."""
    return frozenset({*lexicon.load("en", "dosing")["opposites"], "day"} - DOUBTFUL)


def compatible(group: str, one: str, other: str) -> bool:
    """Whether one word of a group may translate another: evening and night."""
    return one == other or any({one, other} <= names for names in _alike(group))


Groups = Mapping[str, tuple[Hit, ...]]
Inside = Mapping[str, list[Hit]]


def _inside(groups: Groups, place: Span) -> dict[str, list[Hit]]:
    """Return the words of a sentence by their groups."""
    found = {group: within(hits, place) for group, hits in groups.items()}
    return {group: hits for group, hits in found.items() if hits}


def _may_turn(source: str) -> bool:
    """Whether an English text has a word of a kind of which one may be told as another."""
    return not (_groups() | DOUBTFUL).isdisjoint(by_group(source, "en"))


def _joins(source: str) -> bool:
    return not DOUBTFUL.isdisjoint(by_group(source, "en"))


def _contrasts(source: str) -> bool:
    """Whether an English text has two words of one kind."""
    return any(len(found) > 1 for found in by_group(source, "en").values())


@check(Severity.ERROR, languages=known)
@given(_may_turn)
def opposites(unit: Unit) -> Iterator[Result]:
    """Nothing is told as its opposite or as another of its kind: left as right, eye as ear, morning as evening.

    Bad [es]:  Put 2 drops in each ear. -> Ponga 2 gotas en cada ojo.
    Bad [de]:  Take it in the morning. -> Nehmen Sie es abends ein.
    Bad [fr]:  Use a cold pack. -> Utilisez une poche chaude.
    Bad [it]:  Take it on an empty stomach. -> Lo prenda durante i pasti.
    Bad [pt-BR]: Keep taking it even if you feel better. -> Continue tomando somente se você se sentir melhor.
    Good [es]: Put 2 drops in each ear. -> Ponga 2 gotas en cada oído.
    Good [vi]: Keep taking it. -> Đừng ngừng uống thuốc.
    Good [de]: Take it at bedtime. -> Nehmen Sie es abends ein.
    """
    yield from _turned(unit, _groups(), conditional=True)


@check(Severity.WARNING, languages=known)
@given(_joins)
def doubtful_opposites(unit: Unit) -> Iterator[Result]:
    """No word seems to be told as its opposite, where the sentence may also have been turned round.

    Bad [es]:  Use water and soap. -> Use agua o jabón.
    Good [es]: Use water and soap. -> Use agua y jabón.
    """
    yield from _turned(unit, DOUBTFUL, conditional=False)


def _turned(unit: Unit, groups: frozenset[str], *, conditional: bool) -> Iterator[Result]:
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    both = [group for group in source.keys() & target & (groups | DOUBTFUL) if _differ(group, source, target)]
    for here, there in together(unit.source, unit.target) if both else ():
        ours, theirs = _inside(source, here), _inside(target, there)
        wanted = groups | DOUBTFUL if conditional and "condition" in ours else groups
        if not conditional and "condition" in ours:
            continue
        for group in sorted(ours.keys() & theirs.keys() & wanted.intersection(both)):
            if _freely(unit, (here, there), group, ours, theirs[group]):
                continue
            if found := _opposed(group, ours[group], theirs[group]) or _contrary(group, ours[group], theirs[group]):
                yield _said(unit, *found)


def _freely(unit: Unit, places: tuple[Span, Span], group: str, ours: Inside, theirs: list[Hit]) -> bool:
    """Whether a sentence may be worded with another word of a kind, and say the same."""
    here, there = places
    if group == "day":
        return bool(halves(unit.source, "en") and halves(unit.target, unit.language))  # `time-of-day` compares them
    if group == "when" and _only_later(masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)], unit):
        return True
    if group == "condition" and (_only_apart(ours, theirs) or _even_if(unit, here, ours[group], theirs)):
        return True
    if group in APART and _told_by_denial(unit, here, there, group):
        return True
    return group in SAYING_NO and _as_negative_of(unit, here, there, group)


def _only_later(source: str, target: str, unit: Unit) -> bool:
    """Whether one thing must not be done before another: wait until it is dry before you dress, for dress after it."""
    return bool(WAITING.search(source) or (EARLY.search(source) and not negators(target, unit.language)))


def _only_apart(ours: Inside, theirs: list[Hit]) -> bool:
    """Whether English says "only" and "if" apart, and the translation says "only if": only call if it hurts."""
    only = any(hit.name == "only" for hit in ours.get("extent", ()))
    return only and any(hit.name == "if" for hit in ours["condition"]) and {hit.name for hit in theirs} == {"only_if"}


def _even_if(unit: Unit, here: Span, ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether what must not be done if something is so is told with "even if"; the case itself is not denied."""
    if ({hit.name for hit in ours}, {hit.name for hit in theirs}) != ({"if"}, {"even_if"}):
        return False
    prose = masked(unit.source)
    begin = min(hit.start for hit in ours)
    stop = STOPS.search(prose, begin, here[1])
    end = stop.start() if stop else here[1]
    return not negators(prose[begin:end], "en") and bool(
        negators(f"{prose[here[0] : begin]} {prose[end : here[1]]}", "en")
    )


def _told_by_denial(unit: Unit, here: Span, there: Span, group: str) -> bool:
    """Whether the opposite of one word is denied: not on an empty stomach, for with food."""
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    return opposite_denied(source, target, unit.language, frozenset({group}))


def _as_negative_of(unit: Unit, here: Span, there: Span, group: str) -> bool:
    """Whether a "not" on one side may make one word of the other: elsewhere, or right at one of the two."""
    if not _as_negative(unit, here, there, plain=group in DOUBTFUL):
        return True
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if STAYING.search(source) and count_of(target, unit.language, "waiting") and not count_of(source, "en", "waiting"):
        return True
    return group in KEPT and turned_by_not(source, target, unit.language, group)


def _differ(group: str, source: Groups, target: Groups) -> bool:
    """Whether a word of one text is none that may translate one of the other."""
    ours, theirs = ({hit.name for hit in groups[group]} for groups in (source, target))
    return any(not compatible(group, one, other) for one in ours for other in theirs)


def _opposed(group: str, ours: list[Hit], theirs: list[Hit]) -> tuple[Hit, Hit] | None:
    """Return a word and what it has become, where nothing on either side fits anything on the other."""
    if any(compatible(group, one.name, other.name) for one in ours for other in theirs):
        return None
    return ours[0], theirs[0]


def _contrary(group: str, ours: list[Hit], theirs: list[Hit]) -> tuple[Hit, Hit] | None:
    """Return a word and the one that denies it, whatever else of the kind is told: fasting, an hour before the meal."""
    pairs = lexicon.load("und", "dosing").get("contrary", {}).get(group, ())
    here, there = {hit.name: hit for hit in ours}, {hit.name: hit for hit in theirs}
    for one, other in (pair for names in pairs for pair in (names, names[::-1])):
        if one in here and other in there and one not in there and other not in here:
            return here[one], there[other]
    return None


def _as_negative(unit: Unit, here: Span, there: Span, *, plain: bool) -> bool:
    """Whether both sentences say "not" as often; where they must be plain, not at all."""
    ours, theirs = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if plain and (implied(ours, "en") or implied(theirs, unit.language) or negators(ours, "en")):
        return False
    return negators(ours, "en") == _negations(theirs, unit.language)


def _negations(sentence: str, language: str) -> int:
    """Return how often a sentence says "not"; the two words of a French one are one."""
    in_two = lexicon.load(language, "dosing").get("grammar", {}).get("negation_in_two")
    found = negators(unbounded(sentence, language), language)
    return (found + 1) // 2 if in_two else found


def _said(unit: Unit, ours: Hit, theirs: Hit) -> Result:
    found = masked(unit.target)[theirs.start : theirs.end]
    message = f"“{masked(unit.source)[ours.start : ours.end]}” in the source is “{found}” in the translation"
    place = span(unit.target, theirs.start, theirs.end)
    return (message, place) if place else message


@check(Severity.ERROR, languages=known)
@given(_contrasts)
def contrast(unit: Unit) -> Iterator[Result]:
    """Of two opposites, that is denied which the source denies: cold, not hot.

    Bad [es]:  Use cold packs, not hot ones. -> Use compresas calientes, no frías.
    Bad [ko]:  Use the left arm, not the right one. -> 왼팔이 아니라 오른팔을 사용하십시오.
    Good [es]: Use cold packs, not hot ones. -> En lugar de compresas calientes, use compresas frías.
    Good [ko]: Use the left arm, not the right one. -> 오른팔이 아니라 왼팔을 사용하십시오.
    Good [ko]: Do not use hot or cold packs. -> 온찜질이나 냉찜질을 하지 마십시오.
    """
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    if not any(len(source[group]) > 1 < len(target[group]) for group in source.keys() & target):
        return
    for here, there in together(unit.source, unit.target):
        ours, theirs = _inside(source, here), _inside(target, there)
        for group in sorted(ours.keys() & theirs.keys() - DOUBTFUL - {"bounds", "often", "contrast"}):
            names = {hit.name for hit in ours[group]}
            if len(names) != 2 or names != {hit.name for hit in theirs[group]} or _joined(unit.source, ours[group]):
                continue
            denied = _denied(unit.source, here, ours[group], ours.get("contrast", []), "en")
            other = _denied(unit.target, there, theirs[group], theirs.get("contrast", []), unit.language)
            if denied and other and denied.name != other.name:
                yield _said(unit, denied, other)


def _joined(source: str, found: list[Hit]) -> bool:
    """Whether what is said of one of two English words is said of both: not hot or cold."""
    return bool(BOTH.fullmatch(masked(source)[found[0].end : found[1].start]))


def _denied(text: str, place: Span, found: list[Hit], instead: list[Hit], language: str) -> Hit | None:
    """Return the one word that a "not" or an "instead of" belongs to; None where that is not clear."""
    sentence = masked(text)[slice(*place)]
    places = [(start + place[0], end + place[0]) for start, end in negation_places(sentence, language)]
    places += [(hit.start, hit.end) for hit in instead]
    behind = bool(lexicon.load(language, "dosing").get("grammar", {}).get("negation_follows"))
    denied = {hit for span_ in places if (hit := _nearest(found, span_, behind=behind))}
    return next(iter(denied)) if len({hit.name for hit in denied}) == 1 else None


def _nearest(found: list[Hit], place: Span, *, behind: bool) -> Hit | None:
    """Return the word that a negation belongs to: the next one, or the last one where "not" stands behind."""
    if behind:
        return max((hit for hit in found if hit.end <= place[0]), key=lambda hit: hit.end, default=None)
    return min((hit for hit in found if hit.start >= place[1]), key=lambda hit: hit.start, default=None)
