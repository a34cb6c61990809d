"""A verb that the source forbids, told as what is to be done, where only a case beside it says "not"."""

from collections.abc import Iterator, Sequence

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import SPACED, STOPS, joints, parts, spaced
from ...analysis.sense.negation import closing, count_of, denies, negators
from ...analysis.sense.only import says_only
from ...analysis.sense.retold import names_of
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, holding, language_of
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import Finder, finder
from ...registry import Result, check, given

FORBIDDEN = regex.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|so)\s)(?:please )?(?:do not|don['’]t|never|you (?:must|should) not)\s(?:\w+ly\s)?"
    r"(?P<verb>\w+)(?P<rest>[^.;:]*)",
    regex.IGNORECASE,
)
"""What must not be done, with the verb that says what."""
OTHERWISE = regex.compile(
    r"\b(?:until|till|unless|without|before|if|when|while|than|only|except|but|just|instead)\b", regex.IGNORECASE
)
"""What makes of a "not" something that may be told in other words."""
BESIDE, LETTERS = 1, 8
"""Words of a clause beside its verb, at the end where an order has it; letters where words are not parted."""
STEM = 4
"""Letters by which an English verb is known in all its forms."""
_forbids = holding("not ", "n't", "n’t", "never")


def _found(source: str) -> list[regex.Match[str]]:
    """Return what an English text forbids with no condition, each with a verb that it has nowhere else."""
    return [
        each
        for each in FORBIDDEN.finditer(source)
        if not OTHERWISE.search(each["rest"]) and source.lower().count(each["verb"].lower()[:STEM]) == 1
    ]


def _barred(source: str) -> bool:
    return _forbids(source.lower()) and bool(_found(masked(source)))


@check(Severity.ERROR, languages=known)
@given(_barred)
def ban_undenied(unit: Unit) -> Iterator[Result]:
    """What must not be done is not told as what is to be done, though a case beside it says "not".

    Bad [es]: If it does not stop, call us; do not wait. -> Si no para, llámenos y espere.
    Bad [zh-Hans]: If it does not stop, call us; do not wait. -> 如果停不下来，请致电并等待。
    Good [es]: If it does not stop, call us; do not wait. -> Si no para, llámenos sin esperar.
    Good [de]: If it does not stop, call us; do not wait. -> Hört es nicht auf, rufen Sie an und warten Sie nicht.
    """
    for here, there in together(unit.source, unit.target):
        for found in _found(masked(unit.source)[slice(*here)]):
            words = [each for each in _lists(found["verb"].lower(), unit.language) if each]
            told = _told(unit, there, words)
            if told:
                yield f"the source says not to {found['verb'].lower()}, the translation to do it: {told.strip()}"


def _lists(verb: str, language: str) -> Iterator[Finder | None]:
    """Yield what finds the words of a language for an English verb."""
    yield finder(language, "listed", verb)
    for name in names_of(verb):
        yield finder(language, "retold", name)


def _told(unit: Unit, place: Span, words: Sequence[Finder]) -> str:
    """Return the clause that orders a verb in a sentence that denies nothing but a case."""
    if not words or not negators(masked(unit.target)[slice(*place)], unit.language):
        return ""  # where nothing is denied, `negation-lost` asks whether it is told in other words
    found = [part for part in _of_no_case(unit, place) if any(map(str.isalpha, part))]
    if any(_denies(part, unit.language) for part in found):
        return ""
    clauses = (clause for part in found for clause in parts(part, joints(part, unit.language)))
    return next((clause for clause in clauses if any(_orders(each, clause, unit.language) for each in words)), "")


def _orders(words: Finder, clause: str, language: str) -> bool:
    """Whether a clause begins with a verb, or ends with it where the verb stands last: not ask somebody to drive."""
    found = words.search(clause)
    if not found:
        return False
    last = lexicon.grammar(language, "negation_follows")
    beside = clause[found.end() :] if last else clause[: found.start()]
    return len(beside.split()) <= BESIDE if language_of(language) not in CONTINUOUS else len(beside) <= LETTERS


def _of_no_case(unit: Unit, place: Span) -> list[str]:
    """Return what stands between the marks of a sentence and is no case; behind the "if" where that ends a case."""
    prose, cases = masked(unit.target), within(of_group(unit.target, unit.language, "condition"), place)
    marks = [mark.span() for mark in STOPS.finditer(prose, *place)]
    marks += [mark.span() for mark in SPACED.finditer(prose, *place)] if spaced(unit.language) else []
    begins, ends = zip((place[0], place[0]), *sorted(marks), (place[1], place[1]), strict=True)
    found = []
    for start, end in zip(ends[:-1], begins[1:], strict=True):
        own = within(cases, (start, end))
        if not own:
            found.append(prose[start:end])
        elif lexicon.grammar(unit.language, "condition_first"):
            found.append(prose[own[-1].end : end])
    return found


def _denies(part: str, language: str) -> bool:
    """Whether a part of a sentence says "not" in any way, or does something only later or rather than something."""
    ways = denies(part, language) or closing(part, language) or says_only(part, language)
    ways = ways or any(count_of(part, language, key) for key in ("concord", "without", "forbidding"))
    return bool(ways or of_group(part, language, "contrast"))
