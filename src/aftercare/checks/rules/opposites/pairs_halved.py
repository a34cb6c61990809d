"""Two of a kind of which a translation names only one, or exchanges what belongs to them: left and right."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.day_halves import hours_in
from ...analysis.sense.opposing import compatible
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

JOINED = regex.compile(r"^[^.;:!?\n]{0,30}?\b(?:and|or)\b[^.;:!?,\n]{0,20}$", regex.IGNORECASE)
"""What stands between two of a kind that belong together."""
GROUPS = frozenset({"day", "heat", "near_day", "side"})
"""Kinds of which languages have few words, so that one that is there is known."""
SIDE = regex.compile(
    r"\b(?:left|right) (?:side|eye|ear|nostril|arm|elbow|wrist|hand|leg|hip|knee|ankle|foot|shoulder|breast|lung)\b",
    regex.IGNORECASE,
)
MEAL = regex.compile(r"breakfast|lunch|dinner|supper", regex.IGNORECASE)
"""What names a meal in one country names another one in the next."""


PARTS = ("organ", "limb")
"""Kinds of words for parts of the body that have two sides."""
NOON = 12
BESIDE = 14
"""Letters between a side and the part of the body it belongs to."""


def _pairs(text: str) -> list[tuple[Hit, Hit]]:
    """Return the words of one kind that an English text joins."""
    prose, found = masked(text), by_group(text, "en")
    groups = (hits for group, hits in found.items() if group in GROUPS)
    beside = (pair for hits in groups for pair in pairwise(hits))
    return [
        (one, other)
        for one, other in beside
        if not compatible(one.group, one.name, other.name)
        and JOINED.match(prose[one.end : other.start])
        and not MEAL.search(prose[one.start : other.end])
    ]


@check(Severity.WARNING, languages=known)
@given(_pairs)
def one_of_two_lost(unit: Unit) -> Iterator[Result]:
    """What is to be done at two times, on two sides or with two things is so in the translation.

    Bad [es]:  Apply it in the morning and at night. -> Aplíquelo por la mañana.
    Bad [fr]:  Put one drop in the left and right eye. -> Mettez une goutte dans l’œil gauche.
    Good [es]: Apply it in the morning and at night. -> Aplíquelo mañana y noche.
    Good [fr]: Put one drop in the left and right eye. -> Mettez une goutte dans les deux yeux.
    """
    text, whole, pairs = (unit.target, unit.language), masked(unit.source), _pairs(unit.source)
    target = by_group(*text)
    for here, there in together(unit.source, unit.target):
        for pair in pairs:
            theirs = within(target.get(pair[0].group, ()), there)
            told = [any(compatible(one.group, one.name, other.name) for other in theirs) for one in pair]
            if here[0] <= pair[0].start < here[1] and sum(told) == 1:
                lost = pair[told.index(False)]
                if lost.name == "pm" and any(hour.value > NOON for hour in within(hours_in(*text), there)):
                    continue
                both, one = whole[pair[0].start : pair[1].end], whole[lost.start : lost.end]
                yield f"the source says “{both}”, the translation not “{one}”"


def _sided(text: str, language: str, place: Span) -> dict[str, Hit]:
    """Return the side of each part of the body in a sentence; nothing where one has none, or none of its own."""
    found = by_group(text, language)
    sides = within(found.get("side", ()), place)
    parts = [hit for group in PARTS for hit in within(found.get(group, ()), place)]
    near = {part: min(sides, key=lambda side: _gap(part, side)) for part in parts} if sides else {}
    told = {part.name: side for part, side in near.items() if _gap(part, side) <= BESIDE}
    return told if len(told) == len(parts) == len(set(told.values())) else {}


def _gap(one: Hit, other: Hit) -> int:
    return max(one.start - other.end, other.start - one.end)


def _has_sides(source: str) -> bool:
    """Whether an English text names both sides."""
    return len({hit.name for hit in by_group(source, "en").get("side", ())}) > 1


@check(Severity.ERROR, languages=known)
@given(_has_sides)
def sides_exchanged(unit: Unit) -> Iterator[Result]:
    """Of two parts of the body each keeps its side.

    Bad [es]:  Left eye and right ear. -> Ojo derecho y oído izquierdo.
    Bad [de]:  Left arm and right leg. -> Rechter Arm und linkes Bein.
    Good [es]: Left eye and right ear. -> Oído derecho y ojo izquierdo.
    """
    for here, there in together(unit.source, unit.target):
        ours, theirs = _sided(unit.source, "en", here), _sided(unit.target, unit.language, there)
        if len(ours) > 1 and ours.keys() == theirs.keys():
            wrong = [part for part in ours if ours[part].name != theirs[part].name]
            if len(wrong) == len(ours):
                yield f"the sides have changed places: {' and '.join(wrong)}"


def _sides_of(source: str) -> bool:
    """Whether an English text names a side of the body."""
    return SIDE.search(source) is not None and bool(by_group(source, "en").get("side"))


@check(Severity.WARNING, languages=known)
@given(_sides_of)
def side_lost(unit: Unit) -> Iterator[Result]:
    """The side of the body that the source names is in the translation.

    Bad [es]: Lie on your left side. -> Acuéstese boca arriba.
    Bad [de]: Put one drop in the right eye. -> Geben Sie einen Tropfen ins Auge.
    Bad [fr]: Put one drop in the right eye. -> Mettez une goutte dans les deux yeux.
    Good [es]: Lie on your left side. -> Acuéstese sobre el lado izquierdo.
    Good [fr]: Put one drop in the left and right eye. -> Mettez une goutte dans les deux yeux.
    """
    ours, theirs = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    both = "pair" not in ours and any(hit.name == "both" for hit in theirs.get("pair", ()))
    if "side" not in theirs and (both or "pair" not in theirs) and len({hit.name for hit in ours["side"]}) == 1:
        yield f"the source says “{ours['side'][0].name}”, the translation names no side"
