"""What is done first and what after it: call for help, then take the tablet; wash your hands before you eat."""

from collections.abc import Iterator, Mapping

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clause_facts import COUNT, THING, Fact, common, placed
from ...analysis.sense.clauses import STOPS
from ...analysis.sense.dosed import named, wanted_in
from ...analysis.sense.negation import count_of, implied, negators
from ...analysis.sense.phases import Phases, phases, tells_then
from ...analysis.text.normal import holding
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...registry import Result, check, given

IN_CASE = regex.compile(r"\bif\b[^.;:,]*$", regex.IGNORECASE)
"""What makes of "then" no more than the end of a condition: if it hurts, then rest."""
LENGTHS = frozenset({"minute", "hour", "day", "week", "month", "time"})
"""Things that tell how long before or after, and belong to neither side."""
OPENING_CASE = regex.compile(r"\s*(?:if|when)\b[^,.;:]*,", regex.IGNORECASE)
OPENING = 3
"""Letters before the "if" of a case that opens a sentence."""
AFTER_AND = regex.compile(r"\bafter\b[^,.;:]*\band\b", regex.IGNORECASE)
"""What goes on behind something that is done after something else: rinse after each use and spit."""
MEDICINE = "medicine"
"""The kind of a fact that is a medicine."""
EMERGENCY = ("911", "112", "999", "119", "120", "115", "1669")
CALLS = frozenset({(THING, "phone"), *((COUNT, number) for number in EMERGENCY)})
"""What is told of a call for help."""
Crossed = Mapping[Fact, tuple[bool, bool]]
"""What both texts tell in one part each, with whether it comes later in either."""
_tells_order = holding(" then", " after", "after ", "before ", "prior to")


def _in_order(source: str) -> bool:
    """Whether an English text says what comes before or after something else."""
    return _tells_order(source)


@check(Severity.WARNING, languages=tells_then)
@given(_in_order)
def sequence_turned(unit: Unit) -> Iterator[Result]:
    """What is to be done first is not done after the rest.

    Bad [es]: Call 911 first, then chew one aspirin. -> Mastique primero una aspirina y después llame al 911.
    Bad [de]: Clean the wound, then put on the cream. -> Tragen Sie die Salbe auf und reinigen Sie dann die Wunde.
    Bad [fr]: Wash your hands before you change it. -> Changez-le avant de vous laver les mains.
    Bad [zh-Hans]: Wash your hands before you change it. -> 洗手前请更换。
    Good [es]: Call 911 first, then chew one aspirin. -> Llame primero al 911 y después mastique una aspirina.
    Good [fr]: Wash your hands before you change it. -> Changez-le après vous être lavé les mains.
    """
    for whole, place in together(unit.source, unit.target):
        here = _main(unit.source, whole)
        ours = phases(unit.source, "en", here)
        there = _after_case(unit, place) if ours and here != whole else place
        theirs = phases(unit.target, unit.language, there) if ours else None
        if not ours or not theirs or IN_CASE.search(masked(unit.source)[slice(*ours.parts[0])]):
            continue
        if ours.then is not theirs.then and not (ours.alone or theirs.alone):
            continue  # one of them has a word more, of which nothing was asked: then hold it after each puff
        facts = _facts(unit, ours, theirs, (whole[0], here[0]))
        if ours.then and theirs.then:
            turned = _turned(facts) or (ours.alone and theirs.alone and _medicine_turned(facts))
        else:
            turned = _plain(unit, here, there) and not _goes_on(unit.source, here, theirs) and _all_turned(facts)
        if turned or (_alike(unit, whole, place) and _call_turned(facts)):
            yield "what is to be done first and what is to be done then have changed places"


def _main(source: str, place: Span) -> Span:
    """Return an English sentence without the case that it opens with: if your sugar is low, drink juice, then rest."""
    case = OPENING_CASE.match(masked(source), *place)
    return (case.end() if case else place[0]), place[1]


def _after_case(unit: Unit, place: Span) -> Span:
    """Return a sentence of a translation without the case that it opens with, too."""
    case = within(of_group(unit.target, unit.language, "condition"), place)
    comma = STOPS.search(masked(unit.target), *place)
    opens = case and comma and case[0].start < comma.start() and case[0].start - place[0] <= OPENING
    return (comma.end(), place[1]) if comma and opens else place


def _goes_on(source: str, here: Span, theirs: Phases) -> bool:
    """Whether English goes on behind its "after" with what the translation has "then" for: after each use, and spit."""
    return theirs.then and AFTER_AND.search(masked(source), *here) is not None


def _plain(unit: Unit, here: Span, there: Span) -> bool:
    """Whether neither sentence denies anything or tells to wait: not before then is only after it."""
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    texts = (source, "en"), (target, unit.language)
    said = (
        negators(*each) or implied(*each) or count_of(*each, "waiting") or count_of(*each, "only") for each in texts
    )
    return not any(said)


def _facts(unit: Unit, ours: Phases, theirs: Phases, case: Span) -> Crossed:
    """Return what both sentences tell, and the case does not, with whether it comes later in either."""
    found = common(placed(unit.source, "en", ours.parts), placed(unit.target, unit.language, theirs.parts))
    wanted = wanted_in(unit.source)
    here, there = _named(unit.source, "en", ours, wanted), _named(unit.target, unit.language, theirs, wanted)
    facts = {**found, **common(here, there)}.items()
    of_case = placed(unit.source, "en", (case,))
    return {fact: (mine in ours.later, own in theirs.later) for fact, (mine, own) in facts if fact not in of_case}


def _named(text: str, language: str, told: Phases, wanted: list[str]) -> Mapping[Fact, int]:
    """Return the part of a sentence in which each medicine is named, where it is named in one."""
    places = [(str(token.value), token.start) for token in named(text, language, wanted)] if wanted else []
    parts = [(name, at) for name, start in places for at, part in enumerate(told.parts) if part[0] <= start < part[1]]
    return {(MEDICINE, name): at for name, at in parts if len({other for each, other in parts if each == name}) == 1}


def _turned(facts: Crossed) -> bool:
    """Whether all that comes after "then" has come before it, and something of the rest has come after."""
    after = [own for mine, own in facts.values() if mine]
    return bool(after) and not any(after) and any(own for mine, own in facts.values() if not mine)


def _medicine_turned(facts: Crossed) -> bool:
    """Whether a medicine that comes after "then" has come before it, and nothing has stayed: measure, then inject."""
    later = any(kind == MEDICINE and mine for (kind, _), (mine, _) in facts.items())
    return later and all(mine != own for mine, own in facts.values())


def _alike(unit: Unit, here: Span, there: Span) -> bool:
    """Whether both sentences deny something, or neither does, and neither tells to wait."""
    texts = (masked(unit.source)[slice(*here)], "en"), (masked(unit.target)[slice(*there)], unit.language)
    ours, theirs = (bool(negators(*each) or count_of(*each, "still")) for each in texts)
    return ours is theirs and not any(count_of(*each, "only") for each in texts)


def _call_turned(facts: Crossed) -> bool:
    """Whether a call for help comes later, and nothing has stayed in its place: call 911 before you take another."""
    places = [places for fact, places in facts.items() if fact in CALLS]
    return bool(places) and all(own and not mine for mine, own in facts.values())


def _all_turned(facts: Crossed) -> bool:
    """Whether everything has changed places, lengths of time and numbers aside, and something on either side has."""
    told = [places for (kind, name), places in facts.items() if not kind.startswith(COUNT) and name not in LENGTHS]
    return {(False, True), (True, False)} == {*told}
