"""What is to be stopped, and what is to be gone on with, whatever the case that is told beside it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import parts
from ...analysis.sense.fine_clauses import own_clauses
from ...analysis.sense.negation import closing, count_of, denies, negators
from ...analysis.sense.retold import told_literally
from ...analysis.text.normal import holding
from ...analysis.text.spans import Span, spans, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...analysis.words.medicines import medicines
from ...registry import Result, check, given

BEGINS = r"(?:^|[.!?:]\s+|\bplease\s)"
STOP = regex.compile(
    rf"{BEGINS}(?:stop|discontinue|quit)\s(?:taking|using|giving|eating|drinking|smoking)\b", regex.IGNORECASE
)
"""What tells somebody to stop a medicine, or food."""
GO_ON = regex.compile(rf"{BEGINS}(?:keep (?:on )?|continue |go on )(?:taking|using|giving|to take)\b", regex.IGNORECASE)
"""What tells somebody to go on with it."""
NAMED = regex.compile(rf"{BEGINS}(?:stop|discontinue)\s(?:your\s|the\s)?(?P<what>\w+)", regex.IGNORECASE)
"""The same of a medicine by its name."""
_acts = holding("taking", "using", "giving", "to take", "eating", "drinking", "smoking")
"""What stands in every such text, found many times faster."""
NOT_STOP = regex.compile(
    r"[,;:.]\s(?:so |and |but |therefore )?(?:please )?(?:do not|don['’]t|never|you (?:must|should) not)\s(?:\w+ly\s)?"
    r"(?:stop|quit|discontinue)\b(?!ped)[^.,;:]*[.!]?$",
    regex.IGNORECASE,
)
"""What ends with what is not to be stopped."""
STOP_NOT = regex.compile(
    rf"{BEGINS}(?:do not|don['’]t|never|you (?:must|should) not)\s(?:\w+ly\s)?(?:stop|quit|discontinue)\b[^.;:]*"
    r"\beven (?:if|when|though|after)\b",
    regex.IGNORECASE,
)
"""What begins with that, whatever happens."""
_stopping = holding("stop", "quit", "discontinue")
"""What stands in every such text, found many times faster."""
MARKS = regex.compile(r"[.,;:!?،؛。、，；：！？।]")
CASE = regex.compile(r"\b(?:unless|until|till|if|when|except)\b", regex.IGNORECASE)


def _stops(source: str) -> bool:
    """Whether an English text tells somebody to stop a medicine, or food."""
    return (_acts(source) and STOP.search(source) is not None) or _stops_named(source)


def _stops_named(source: str) -> bool:
    """Whether an English text tells somebody to stop a medicine that it names: stop aspirin."""
    found = NAMED.search(source) if _stopping(source.lower()) else None
    return found is not None and bool(medicines(found["what"]))


@check(Severity.WARNING, languages=known)
@given(_stops)
def stop_lost(unit: Unit) -> Iterator[Result]:
    """What is to be stopped is not to be taken.

    Bad [es]: Stop taking metformin 2 days before the test. -> Tome metformina 2 días antes de la prueba.
    Bad [ru]: Stop eating solid food at noon. -> В полдень ешьте твёрдую пищу.
    Good [es]: Stop taking metformin 2 days before the test. -> Suspenda la metformina 2 días antes de la prueba.
    Good [fr]: Stop taking it 2 days before. -> Ne le prenez plus à partir de 2 jours avant.
    """
    for here, there in together(unit.source, unit.target):
        target = masked(unit.target)[slice(*there)]
        source = masked(unit.source)[slice(*here)]
        if (STOP.search(source) or _stops_named(source)) and not _ended(target, unit.language):
            yield "the source tells to stop, the translation does not"


def _ended(target: str, language: str) -> bool:
    """Whether a sentence says in any way that something is not, or no more."""
    ways = denies(target, language) or closing(target, language) or count_of(target, language, "waiting")
    return bool(ways) or told_literally("stop", target, language)


def _never_stops(source: str) -> bool:
    """Whether an English text begins or ends with what is not to be stopped, in a clause of its own."""
    return _stopping(source) and bool(NOT_STOP.search(source.rstrip()) or STOP_NOT.search(source))


def _never_stops_once(source: str) -> bool:
    """Whether one of its sentences does."""
    return _stopping(source) and any(_never_stops(masked(source)[slice(*place)]) for place in spans(source))


@check(Severity.ERROR, languages=known)
@given(_never_stops_once)
def stop_undenied(unit: Unit) -> Iterator[Result]:
    """What must not be stopped is not to be stopped, whatever else is denied beside it.

    Bad [es]: It is not serious, so do not stop the drops. -> No es grave, así que suspenda las gotas.
    Bad [zh-Hans]: It is not serious, so do not stop the drops. -> 这不严重，所以请停药。
    Bad [vi]: Do not stop it even if you feel well. -> Hãy ngừng thuốc khi thấy khỏe.
    Good [es]: It is not serious, so do not stop the drops. -> No es grave, así que no suspenda las gotas.
    Good [de]: It is not serious, so do not stop the drops. -> Es ist nicht schlimm, nehmen Sie die Tropfen weiter.
    """
    words = finder(unit.language, "retold", "stop")
    if not words:
        return
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)].rstrip(), masked(unit.target)[slice(*there)].rstrip(" .!。।")
        if not _never_stops(source):
            continue
        last = parts(target, [mark.span() for mark in MARKS.finditer(target)])[-1:]
        last = last if NOT_STOP.search(source) else [target]
        ended = any(words.search(clause) for clause in last)
        if ended and not any(negators(clause, unit.language) or closing(clause, unit.language) for clause in last):
            yield "the source says not to stop, the translation to stop"


def _goes_on(source: str) -> bool:
    """Whether an English text tells somebody to go on with a medicine, or to stop it, but for a case."""
    return _acts(source) and CASE.search(source) is not None and bool(GO_ON.search(source) or STOP.search(source))


@check(Severity.ERROR, languages=known)
@given(_goes_on)
def action_turned(unit: Unit) -> Iterator[Result]:
    """What is to be gone on with is not to be stopped, though the case that is told beside it speaks of stopping.

    Bad [es]: Keep taking it unless we tell you to stop. -> Deje de tomarlo a menos que le digamos que siga.
    Good [es]: Keep taking it unless we tell you to stop. -> Siga tomándolo a menos que le digamos que lo deje.
    Good [es]: Keep taking it unless we tell you to stop. -> No deje de tomarlo a menos que se lo digamos.
    """
    for here, there in together(unit.source, unit.target):
        source = masked(unit.source)[slice(*here)]
        wanted = "keep" if GO_ON.search(source) else "stop" if STOP.search(source) else ""
        turned = {"keep": "stop", "stop": "keep"}.get(wanted)
        if turned and CASE.search(source) and _main_actions(unit, there) == {turned}:
            yield f"the source says to {wanted}, the translation to {turned}"


def _main_actions(unit: Unit, place: Span) -> set[str]:
    """Return what a translation tells to do that is of no case; nothing where it says "not" of that."""
    groups, names = by_group(unit.target, unit.language), set[str]()
    for clause in _of_no_case(own_clauses(unit.target, unit.language, place), groups.get("condition", ())):
        if negators(masked(unit.target)[slice(*clause)], unit.language):
            return set()
        names |= {hit.name for hit in within(groups.get("action", ()), clause)}
    return names


def _of_no_case(clauses: Sequence[Span], cases: Sequence[Hit]) -> list[Span]:
    """Return the clauses before that of a case, which may go on to the end; where it stands first, the others."""
    before = [*takewhile(lambda clause: not within(cases, clause), clauses)]
    return before or [clause for clause in clauses if not within(cases, clause)]
