"""Plans of doses that cannot be right: days that are there twice, a dose that rises while all others fall, totals."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

import regex

from ....core.model import CELLED, Kind, section_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import quantities
from ...analysis.text.tokens import masked
from .plan_lines import PILLS, WEEKDAYS, PlanLine, plans
from .written_amounts import CORRECT, shown

TOTAL = regex.compile(
    r"\b(?:in all|altogether|total|in (?:the|your) (?:pack|bottle|box)"
    r"|(?:pack|bottle|box) (?:has|contains|holds)|you (?:will )?get)\b",
    regex.IGNORECASE,
)
A_DAY = regex.compile(
    r"\b(?:a day|per day|daily|each day|every day|mg a|left over|extra|each(?! cycle)|every)\b", regex.IGNORECASE
)
DAYS = {"day": 1, "week": 7, "weekday": 1}
LEAP = 5
NUMBER = regex.compile(r"\d[\d.,]*")
SIX, LONG = 6, 4
"""Lines from which on one may be told not to fit the others."""


@across(Severity.WARNING, english=True)
def plan_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """The days of a plan of doses follow one another, no dose rises where all others fall, all come to the total."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: section_of(row.place)):
        section = [*its]
        totals = [row for row in section if row.kind not in CELLED and _tells_total(row.source)]
        for plan in plans(section):
            yield from _weekdays(plan) if plan[0].what == "weekday" else _placed(plan)
            yield from () if plan[0].what == "weekday" else [*_turning(plan)] or _leaping(plan)
            yield from _total(plan, totals)


def _placed(plan: Sequence[PlanLine]) -> Iterator[UnitMessage]:
    """Yield lines that are turned round, overlap the one before, or leave out days: single days may be told twice."""
    for line in plan:
        if line.first > line.last:
            yield line.row, f"“{line.label}” is turned round: write the less first"
    for one, other in pairwise(plan):
        single = one.first == one.last and other.first == other.last
        if single or one.first > one.last or other.first > other.last:
            continue
        if one.first < other.first <= one.last:
            yield other.row, f"“{other.label}” overlaps “{one.label}”: let each {other.what} be in one"
        elif other.first > one.last + 1 and one.amounts and other.amounts and one.amounts != other.amounts:
            yield other.row, f"nothing is told for what is between “{one.label}” and “{other.label}”"
    numbers = [line.first for line in plan]
    days = all(line.first == line.last for line in plan)
    lined = days and plan[0].row.kind == Kind.ROW  # then the order of the lines is told of all tables alike
    falls = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other < one]
    if (
        not lined and len(plan) >= LONG and len(falls) == 1 and numbers[falls[0]] != numbers[0]
    ):  # else another part begins
        before, line = plan[falls[0] - 1 : falls[0] + 1]
        yield line.row, f"“{line.label}” stands behind “{before.label}”: correct it, or put the lines in order"
    wrong = [at for at, number in enumerate(numbers) if number != numbers[0] + at]
    if days and not lined and len(plan) >= LONG and len(wrong) == 1 and numbers.count(numbers[wrong[0]]) > 1:
        at = wrong[0]
        yield plan[at].row, f"“{plan[at].label}” is there twice: is this one for {plan[at].what} {numbers[0] + at}?"


def _turning(plan: Sequence[PlanLine]) -> Iterator[UnitMessage]:
    """Yield the one dose that is more than the one before where all others fall, or less where all rise."""
    for unit in sorted({unit for line in plan for unit in line.amounts}):
        lines = [(line, line.amounts[unit]) for line in plan if unit in line.amounts]
        values = [value for _, value in lines]
        if len(lines) < LONG or len(lines) < len([line for line in plan if line.amounts]):
            continue
        falling = values[0] > values[-1]
        signed = [-value if falling else value for value in values]
        wrong = [at for at in range(1, len(signed)) if signed[at] < signed[at - 1]]
        if len(wrong) == 1 and any(_rises([*signed[:at], *signed[at + 1 :]]) for at in (wrong[0] - 1, wrong[0])):
            (before, less), (line, more) = lines[wrong[0] - 1], lines[wrong[0]]
            than = f"{'more' if more > less else 'less'} than the {shown(less)} of “{before.label}”"
            yield line.row, f"{shown(more)} is {than}, though all others {'fall' if falling else 'rise'}: correct one"
            return


def _leaping(plan: Sequence[PlanLine]) -> Iterator[UnitMessage]:
    """Yield the one dose that is many times all others, or a small part of them: plans may begin high, and end low."""
    for unit in sorted({unit for line in plan for unit in line.amounts}):
        lines = [(line, value) for line in plan if (value := line.amounts.get(unit))]
        for at, (line, value) in enumerate(lines[1:], 1):
            rest = [each for place, each in enumerate(lines) if place != at]
            others = [other for _, other in rest]
            high, low = value >= LEAP * max(others), LEAP * value <= min(others) and at < len(lines) - 1
            alike = any(_worded(line) == _worded(other) for other, _ in rest)  # else it is of another medicine
            if len(others) > 1 and (high or low) and alike:
                told = f"{shown(value)} a day is {'many times' if high else 'a small part of'} what other lines have"
                yield line.row, f"{told}: count the digits of “{line.label}”"


def _worded(line: PlanLine) -> str:
    return NUMBER.sub("#", line.row.source)


def _rises(values: Sequence[Fraction]) -> bool:
    return all(one < other for one, other in pairwise(values))


def _weekdays(plan: Sequence[PlanLine]) -> Iterator[UnitMessage]:
    """Yield the day of a week of doses that is there twice, or that is missing."""
    if len(plan) < SIX or not all(line.amounts for line in plan):
        return
    numbers = [line.first for line in plan]
    missing = [day for day in range(len(WEEKDAYS)) if day not in numbers]
    twice = next((line for line, before in zip(plan[1:], numbers, strict=False) if line.first == before), None)
    if len(missing) == 1 and len(plan) == len(WEEKDAYS):
        line = twice or next(line for at, line in enumerate(plan) if numbers.count(numbers[at]) > 1)
        yield line.row, f"“{line.label}” is there twice: is one for {WEEKDAYS[missing[0]].capitalize()}?"
    elif len(missing) == 1:
        yield plan[-1].row, f"nothing is told for {WEEKDAYS[missing[0]].capitalize()}: write the dose, or none"


def _tells_total(text: str) -> bool:
    return bool(TOTAL.search(text) and not A_DAY.search(text))


def _total(plan: Sequence[PlanLine], totals: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield the totals that are not what a plan comes to; in mg, if they are those of a week."""
    if any(not line.clear or line.what not in DAYS or line.first > line.last for line in plan):
        return
    weekly = plan[0].what == "weekday"
    if weekly and len({line.first for line in plan}) < len(WEEKDAYS):
        return
    for unit in ("pill", "milligram") if weekly else ("pill",):
        doses = [line.amounts.get(unit, Fraction(0)) * (line.last - line.first + 1) * DAYS[line.what] for line in plan]
        whole = sum(doses, Fraction(0))
        for row in totals:
            names = PILLS if unit == "pill" else {unit}
            found = [number for number, name in quantities(row.source, "en") if name in names]
            if len(found) == 1 and whole not in {Fraction(0), found[0].values[0]}:
                written = masked(row.source)[found[0].start : found[0].unit_end]
                comes = f"the plan from “{plan[0].label}” on comes to {shown(whole)}{CORRECT}"
                yield row, f"“{written}” are told in all, and {comes}"
