"""Of several medicines one that must not be taken, or only in a case, has become another one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import STOPS, joints
from ...analysis.sense.dosed import Token, named, wanted_in
from ...analysis.sense.negation import implied, negation_places, negators
from ...analysis.text import lexicon
from ...analysis.text.memory import remembered
from ...analysis.text.normal import CONTINUOUS, language_of
from ...analysis.text.spans import Span, spans, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...analysis.words.medicine_forms import forms_in
from ...analysis.words.medicines import WORD
from ...registry import Result, check, given

PAIR = 2
BESIDE = 6
"""Letters between a "not" and the name of the medicine that it denies: not the ibuprofen."""
NAMED = 14
"""Letters of a name and of a "not" right behind it."""
LISTED, LISTED_CLOSE = 10, 4
"""Letters between two names of one list: an "or" with what a language writes on to the first one; without spaces."""
APART = regex.compile(r"[;；؛.。!?]|\bbut\b", regex.IGNORECASE)
"""What stands between two names that are of no list."""
CASES = frozenset({"if", "only_if", "unless"})
Told = Mapping[object, frozenset[str]]
"""What is told of each medicine: not to take it, or in what case."""


@remembered
def _several(source: str) -> bool:
    """Whether an English text names several medicines."""
    return len(wanted_in(source)) >= PAIR


@check(Severity.ERROR, languages=known)
@given(_several)
def medicines_turned(unit: Unit) -> Iterator[Result]:
    """Of several medicines, the one that the source denies or gives in a case only is denied or given so.

    Bad [es]: Use heparin, not warfarin. -> Use warfarina, no heparina.
    Bad [zh-Hans]: Use insulin, not metformin. -> 请使用二甲双胍，不要使用胰岛素。
    Bad [fr]: Add codeine only if aspirin does not help. -> Ajoutez de l'aspirine seulement si la codéine n'aide pas.
    Bad [th]: Take aspirin; not ibuprofen or naproxen. -> กินไอบูโพรเฟน ห้ามกินแอสไพรินหรือนาพรอกเซน
    Good [es]: Use heparin, not warfarin. -> No use warfarina, sino heparina.
    Good [fr]: Add codeine only if aspirin does not help. -> Si l'aspirine n'aide pas, ajoutez de la codéine.
    """
    for here, there in together(unit.source, unit.target):
        if len(wanted := wanted_in(masked(unit.source)[slice(*here)])) < PAIR:
            continue
        ours = _told(unit.source, "en", here, wanted)
        theirs = _told(unit.target, unit.language, there, wanted) if ours else {}
        if theirs and not any("if" in said for said in ours.values()):
            theirs = {name: said - {"if"} for name, said in theirs.items()}
        for one, other in combinations(wanted, 2) if theirs else ():
            if ours[one] != ours[other] and (theirs[one], theirs[other]) == (ours[other], ours[one]):
                yield f"what is said of {one} is said of {other} here"
                return


def _told(text: str, language: str, place: Span, wanted: Sequence[str]) -> Told:
    """Return what a sentence tells of each medicine; nothing where one is named twice, or all in one clause."""
    there = [token for token in named(text, language, wanted) if place[0] <= token.start < place[1]]
    if len(there) != len(wanted) or {token.value for token in there} != {*wanted}:
        return {}
    lists = _lists(text, language, there)
    cuts = [*(_between(text, language, lists) if len(there) > PAIR else ()), *_cuts(text, language, there)]
    ends = sorted({*place, *(at for at in cuts if place[0] < at < place[1])})
    ends = [at for at in ends if not any(own[0].start < at <= own[-1].start for own in lists)]
    held = [next(clause for clause in pairwise(ends) if clause[0] <= own[0].start < clause[1]) for own in lists]
    if len({*held}) < (len(lists) if len(there) == PAIR else PAIR):
        return {}
    told = [masked(text)[slice(*clause)] for clause in held]
    if len(there) > PAIR and not all(_clear(clause, language) for clause in told):
        return {}
    said = [_said(clause, language) for clause in told]
    return {token.value: what for own, what in zip(lists, said, strict=True) for token in own}


def _between(text: str, language: str, lists: Sequence[Sequence[Token]]) -> list[int]:
    """Return where what is said of each list begins: at its first name, or at the "not" before it."""
    if _behind(language):
        return [own[0].start for own in lists[1:]]
    places = [start for start, _ in negation_places(masked(text), language)]
    pairs = pairwise(lists)
    return [start for one, other in pairs for start in places if one[-1].start < start < other[0].start]


def _lists(text: str, language: str, there: Sequence[Token]) -> list[list[Token]]:
    """Return the medicines of a sentence in runs of which one thing is said: ibuprofen, aspirin or naproxen."""
    prose, runs = masked(text), [[there[0]]]
    reach = LISTED_CLOSE if language_of(language) in CONTINUOUS else LISTED
    for one, other in pairwise(there):
        gap = prose[_end_of(one, text, language) : other.start]
        if len(there) > PAIR and len(gap) <= reach and _lists_on(gap, language):
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _lists_on(gap: str, language: str) -> bool:
    """Whether what stands between two names may be part of a list: a comma alone, or an "or"."""
    if APART.search(gap) or _said(gap, language):
        return False
    return not (STOPS.search(gap) and any(map(str.isalpha, gap))) or bool(of_group(gap, language, "join"))


def _end_of(token: Token, text: str, language: str) -> int:
    """Return where the name of a medicine ends."""
    listed = [form.end for form in forms_in(text, language) if form.start == token.start]
    word = WORD.match(masked(text), token.start)
    return listed[0] if listed else (word.end() if word else token.start)


def _cuts(text: str, language: str, there: Sequence[tuple[int, str, object]]) -> Iterator[int]:
    """Yield where clauses begin: at marks and words for "and", at an "if", and at a "not" right beside a name."""
    yield from (end for _, end in spans(text))
    yield from (start for start, _ in joints(masked(text), language))
    places = [*negation_places(masked(text), language), *_instead(text, language)]
    names = [token[0] for token in there]
    if _behind(language):
        yield from (end for start, end in places if any(0 <= start - name <= NAMED for name in names))
        return
    yield from (start for start, end in places if any(0 <= name - end <= BESIDE for name in names))
    if language_of(language) not in CONTINUOUS:
        yield from (hit.start for hit in of_group(text, language, "condition") if hit.name in CASES)


def _instead(text: str, language: str) -> list[Span]:
    return [(hit.start, hit.end) for hit in of_group(text, language, "contrast")]


def _behind(language: str) -> bool:
    """Whether "not" and "if" stand behind what they are said of."""
    return bool(lexicon.grammar(language, "negation_follows"))


def _said(clause: str, language: str) -> frozenset[str]:
    found = {"if" for hit in of_group(clause, language, "condition") if hit.name in CASES}
    return frozenset(found | {"not"} if negators(clause, language) or _instead(clause, language) else found)


def _clear(clause: str, language: str) -> bool:
    """Whether a clause does not deny all else, and says in no other way what must not be taken."""
    besides, no = finder(language, "negation", "besides"), negators(clause, language)
    return language == "en" or not (besides.search(clause) if besides and no else not no and implied(clause, language))
