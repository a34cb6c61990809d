"""Of two medicines the one that must not be taken, or only in a case, has become the other one."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import SEMICOLON, joints
from ...analysis.sense.dosed import named, wanted_in
from ...analysis.sense.negation import negation_places, negators
from ...analysis.text import lexicon
from ...analysis.text.memory import TEXTS
from ...analysis.text.normal import CONTINUOUS, language_of
from ...analysis.text.spans import Span, spans, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

PAIR = 2
BESIDE = 6
"""Letters between a "not" and the name of the medicine that it denies: not the ibuprofen."""
NAMED = 14
"""Letters of a name and of a "not" right behind it."""
CASES = frozenset({"if", "only_if", "unless"})
Told = Mapping[object, frozenset[str]]
"""What is told of each medicine: not to take it, or in what case."""


@lru_cache(maxsize=TEXTS)
def _all(source: str) -> tuple[str, ...]:
    """Return the medicines of an English text."""
    return tuple(wanted_in(source))


def _wanted(source: str) -> tuple[str, ...]:
    """Return the two medicines of an English text that says "not" or "if" of one of them."""
    wanted = _all(source)
    return wanted if len(wanted) == PAIR else ()


@check(Severity.ERROR, languages=known)
@given(_wanted)
def medicines_turned(unit: Unit) -> Iterator[Result]:
    """Of two medicines, the one that the source denies or gives in a case only is denied or given so.

    Bad [es]: Use heparin, not warfarin. -> Use warfarina, no heparina.
    Bad [zh-Hans]: Use insulin, not metformin. -> 请使用二甲双胍，不要使用胰岛素。
    Bad [fr]: Add codeine only if aspirin does not help. -> Ajoutez de l'aspirine seulement si la codéine n'aide pas.
    Good [es]: Use heparin, not warfarin. -> No use warfarina, sino heparina.
    Good [fr]: Add codeine only if aspirin does not help. -> Si l'aspirine n'aide pas, ajoutez de la codéine.
    """
    one, other = _wanted(unit.source)
    for here, there in together(unit.source, unit.target):
        ours = _told(unit.source, "en", here, (one, other))
        theirs = _told(unit.target, unit.language, there, (one, other)) if ours else {}
        if theirs and ours[one] != ours[other] and (theirs[one], theirs[other]) == (ours[other], ours[one]):
            yield f"what is said of {one} is said of {other} here"


def _told(text: str, language: str, place: Span, wanted: Sequence[str]) -> Told:
    """Return what a sentence tells of each medicine; nothing where one is named twice, or both in one clause."""
    there = [token for token in named(text, language, wanted) if place[0] <= token.start < place[1]]
    ends = sorted({*place, *(at for at in _cuts(text, language, there) if place[0] < at < place[1])})
    clauses = [*pairwise(ends)]
    own = {token.value: clause for token in there for clause in clauses if clause[0] <= token.start < clause[1]}
    if len(there) != PAIR or len(own) != PAIR or len({*own.values()}) != PAIR:
        return {}
    return {name: _said(masked(text)[slice(*clause)], language) for name, clause in own.items()}


def _cuts(text: str, language: str, there: Sequence[tuple[int, str, object]]) -> Iterator[int]:
    """Yield where clauses begin: at marks and words for "and", at an "if", and at a "not" right beside a name."""
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
    return bool(lexicon.load(language, "dosing").get("grammar", {}).get("negation_follows"))


def _said(clause: str, language: str) -> frozenset[str]:
    found = {"if" for hit in of_group(clause, language, "condition") if hit.name in CASES}
    return frozenset(found | {"not"} if negators(clause, language) or _instead(clause, language) else found)


def _several(source: str) -> bool:
    """Whether an English text names several medicines, and says "not" in one of the parts between semicolons."""
    if len(_all(source)) < PAIR:
        return False
    return len({bool(negators(masked(source)[slice(*part)], "en")) for part in _parts(source)}) == PAIR


@check(Severity.ERROR, languages=known)
@given(_several)
def medicines_allowed_turned(unit: Unit) -> Iterator[Result]:
    """Of several medicines none that is allowed has changed places with one that is not.

    Bad [es]:  Take no heparin or aspirin; use codeine. -> No tome heparina ni codeína; use aspirina.
    Good [es]: Take no heparin or aspirin; use codeine. -> No tome heparina ni aspirina; use codeína.
    Good [de]: Take no heparin or aspirin; use codeine. -> Codein dürfen Sie nehmen; Heparin und Aspirin nicht.
    """
    wanted = _all(unit.source)
    ours, theirs = _denied(unit.source, "en", wanted), _denied(unit.target, unit.language, wanted)
    if ours.keys() == theirs.keys():
        turned = {name: denied for name, denied in ours.items() if theirs[name] is not denied}
        if {*turned.values()} == {True, False}:
            yield f"what must not be taken and what may have changed places: {', '.join(map(str, turned))}"


def _parts(text: str) -> list[Span]:
    """Return what stands between the semicolons and the ends of sentences of a text."""
    prose, ends = masked(text), [(end, end) for _, end in spans(text)]
    stops = sorted([*(stop.span() for stop in SEMICOLON.finditer(prose)), *ends])
    begins = [0, *(end for _, end in stops)]
    return [(begin, start) for begin, (start, _) in zip(begins, stops, strict=False) if start > begin]


def _denied(text: str, language: str, wanted: Sequence[str]) -> dict[object, bool]:
    """Return whether each medicine stands in a part that says "not"; nothing where one does both."""
    parts, told = _parts(text), dict[object, bool]()
    no = [bool(negators(masked(text)[slice(*part)], language)) for part in parts]
    for token in named(text, language, wanted):
        at = bisect_right(parts, (token.start, len(text))) - 1
        if at < 0 or told.setdefault(token.value, no[at]) is not no[at]:
            return {}
    return told
