"""Calls for a value that the handout has as its goal, or that any value is: above 30, where below 70 is low."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

THINGS = {
    "oxygen": r"oxygen(?:\s(?:level|saturation))?|saturation|SpO2",
    "sugar": r"(?:blood\s)?(?:sugar|glucose)",
    "INR": r"INR",
    "peak flow": r"peak\sflow",
}
_NAMED = "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in THINGS.items())
NAMED = regex.compile(rf"\b(?:{_NAMED})\b", regex.IGNORECASE)
_NUMBER = r"\d{1,3}(?:\.\d)?"
GOAL = regex.compile(
    rf"\b(?:should\s(?:be|stay)|goals?|target|aim\sfor|normal(?:ly)?)\b[^.;\d]{{0,40}}(?P<low>{_NUMBER})\s?(?:to|and|-|–)\s?(?P<high>{_NUMBER})\b",
    regex.IGNORECASE,
)
CALL = regex.compile(r"\b(?:call|tell|phone|contact|come|go\sto)\b[^.;]*?\b(?:if|when|whenever)\b", regex.IGNORECASE)
BOUND = regex.compile(
    rf"\b(?:(?P<under>below|under|less\sthan|lower\sthan)|(?P<over>above|over|more\sthan|higher\sthan))\s(?P<number>{_NUMBER})\b(?!\s?(?:hours?|days?|minutes?|weeks?|times|pounds|mg\b(?!/)))",
    regex.IGNORECASE,
)


class Bound(NamedTuple):
    """A value from which on a row tells to call."""

    row: Unit
    written: str
    at: float
    over: bool


class Values(NamedTuple):
    """What a handout tells of one thing that is measured."""

    goals: list[tuple[float, float, Unit]]
    bounds: list[Bound]


@across(Severity.WARNING, english=True)
def goal_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row tells to call for a value that is the goal of its handout, and no two for any value there is."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        for values in _values([*its]).values():
            for bound in values.bounds:
                if goal := _met(bound, values.goals):
                    low, high, row = goal
                    yield (
                        bound.row,
                        f"“{bound.written}” is in the goal, {low:g} to {high:g}, as {row.id} says: correct one",
                    )
            yield from _all_there_is(values.bounds)


def _met(bound: Bound, goals: Sequence[tuple[float, float, Unit]]) -> tuple[float, float, Unit] | None:
    """Return the goal that reaches beyond a bound, if all goals do."""
    beyond = [goal for goal in goals if (bound.at < goal[1] if bound.over else bound.at > goal[0])]
    return beyond[0] if beyond and len(beyond) == len(goals) else None


def _all_there_is(bounds: Sequence[Bound]) -> Iterator[UnitMessage]:
    """Yield two bounds of which the lower is over and the higher under: any value is beyond one of them."""
    for under in (bound for bound in bounds if not bound.over):
        for over in (bound for bound in bounds if bound.over and bound.at <= under.at):
            later, first = (over, under) if bounds.index(over) > bounds.index(under) else (under, over)
            both = f"“{later.written}” beside “{first.written}”, as {first.row.id} says"
            yield later.row, f"{both}, is any value there is: correct one"


def _values(handout: Sequence[Unit]) -> dict[str, Values]:
    found: dict[str, Values] = {}
    for row in handout:
        for sentence in sentences(row.source):
            text = masked(sentence)
            thing = NAMED.search(text)
            if not thing or "mmol" in text:
                continue
            values = found.setdefault(str(thing.lastgroup), Values([], []))
            values.goals.extend((float(goal["low"]), float(goal["high"]), row) for goal in GOAL.finditer(text))
            if call := CALL.search(text):
                bounds = BOUND.finditer(text, max(call.end(), thing.end()))
                values.bounds.extend(Bound(row, each[0], float(each["number"]), bool(each["over"])) for each in bounds)
    return found
