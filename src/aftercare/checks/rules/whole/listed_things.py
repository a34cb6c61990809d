"""One of several things in a list that a translation leaves out: fever, swelling or bleeding, as fever or bleeding."""

from collections.abc import Iterator, Sequence

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import STOPS
from ...analysis.text.memory import remembered
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words import things
from ...analysis.words.concepts import of_group
from ...analysis.words.mentions import mentioned, stems_of, tells_freely, told
from ...registry import Result, check, given

LIST = regex.compile(
    r"(?<![\w,])(?:\w+\s)?(?P<item>\w+)(?:,\s(?:\w+\s)?(?P<item>\w+)){1,5},?\s(?:and|or)\s(?:\w+\s)?(?P<item>\w+)"
    r"(?=[.;:!]|\s*$|\s(?:for|in|on|at|with|before|after|within|until|while|if|when|during)\b)",
    regex.IGNORECASE,
)
"""Three things or more, of one word or two."""
MISSING = 2
"""Things of a list that are not found in a translation, at most: one of them may be told in words no list has."""


@remembered
def _lists(source: str) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """Return the lists of an English text, each with where it stands and its things."""
    found = LIST.finditer(masked(source)) if "," in source else ()
    return tuple((match.span(), tuple(match.captures("item"))) for match in found)


@check(Severity.WARNING, languages=things.known)
@given(_lists)
def listed_thing_lost(unit: Unit) -> Iterator[Result]:
    """Every thing of a list is told in the translation.

    Bad [es]:  Call us if you have fever, swelling or bleeding. -> Llámenos si tiene fiebre o sangrado.
    Good [es]: Call us if you have fever, swelling or bleeding. -> Llámenos si tiene fiebre, hinchazón o sangrado.
    """
    for here, there in together(unit.source, unit.target):
        for place, items in _lists(unit.source):
            if not here[0] <= place[0] < here[1] or _as_long(unit, there, len(items)):
                continue
            missing = [item for item in items if not _told(item, unit)]
            lost = [item for item in missing if _known(item, unit.language)]
            if len(lost) == 1 and len(missing) <= MISSING:
                yield f"the source lists “{lost[0]}”, the translation does not"


def _as_long(unit: Unit, place: Span, count: int) -> bool:
    """Whether a sentence of a translation has the marks and words that join as many things."""
    marks = len(STOPS.findall(masked(unit.target), *place))
    words = [hit for hit in of_group(unit.target, unit.language, "join") if place[0] <= hit.start < place[1]]
    return marks + len(words) >= count - 1


def _concepts(item: str) -> Sequence[str]:
    return [*mentioned(item)]


def _known(item: str, language: str) -> bool:
    """Whether a language has words for a thing."""
    stems, listed = stems_of(language), things.lost(item, "", language)
    return bool(listed.surely or listed.maybe) or any(concept in stems for concept in _concepts(item))


def _told(item: str, unit: Unit) -> bool:
    """Whether a translation has a word for a thing, or tells it otherwise."""
    here, _ = told(unit.target, unit.language)
    freely = things.told(item, unit.target, unit.language)
    return bool(freely) or any(
        concept in here or tells_freely(unit.target, concept, unit.language) for concept in _concepts(item)
    )
