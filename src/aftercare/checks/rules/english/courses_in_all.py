"""What a course comes to in other rows: 4 times a day for 10 days, all 40 capsules; a plan of 12 days, over 14."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import CELLED, Kind, handout_of, section_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.scale import days
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from ...analysis.words.medicines import medicines
from .courses_of_medicines import Named, orders_of
from .least_and_most import MANY
from .plan_lines import plans
from .written_amounts import CORRECT

ALL = regex.compile(
    r"\ball\s(?:of\s(?:the|your)\s|the\s)?(?P<many>\d{1,3})\s(?P<what>capsule|tablet|pill)s\b"
    r"|\b(?P<many>\d{1,3})\s(?P<what>capsule|tablet|pill)s\s(?:in\sall|altogether|in\stotal)\b",
    regex.IGNORECASE,
)
"""How many there are of a course."""
LONG = regex.compile(
    r"\b(?:taper|plan|schedule|course|dose\s(?:goes|comes|is\slowered))\b[^.;\d]{0,60}\b(?:over|lasts|takes|for)\s(?P<many>\d{1,2})\s(?P<what>day|week)s\b"
    r"|\b(?P<many>\d{1,2})-(?P<what>day|week)\s(?:\p{L}+\s)?(?:taper|plan|schedule|course)\b",
    regex.IGNORECASE,
)
"""How long a plan takes."""
THROWN = regex.compile(
    r"\b(?:throw\s(?:away|out)|discard)\b[^.;\d]{0,40}\bafter\s(?P<many>\d{1,2})\s(?P<what>day|week)s\b",
    regex.IGNORECASE,
)
"""When a medicine is not to be taken any more."""
LINES = 3
HALF = 2


class Course(NamedTuple):
    """How often in all a medicine is taken, by a row."""

    row: Unit
    sentence: str
    times: Fraction
    """How often a day."""
    days: Fraction
    written: str


@across(Severity.WARNING, english=True)
def course_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """A course has the tablets, the doses a day and the time that its rows say, and a plan as many days."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        handout = [*its]
        yield from _counted(handout)
        yield from _lasting(handout)


def _counted(handout: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield what the rows behind a course say of it that does not fit."""
    courses: dict[str, Course] = {}
    named = Named(handout)
    alone = len({name for row in handout for name in medicines(row.source)}) == 1
    for row in handout:
        named.read(row)
        for sentence in sentences(row.source) if row.kind not in CELLED else ():
            medicine = named.of(sentence)
            if medicine and (found := _course(row, sentence, medicine)):
                courses.setdefault(medicine, found)
            course = courses.get(medicine) if medicine else _unnamed(sentence, row, courses, alone=alone)
            if course and course.sentence != sentence:
                yield from ((row, told) for told in _unlike(masked(sentence), course))


def _unlike(text: str, course: Course) -> Iterator[str]:
    """Say what a sentence tells otherwise than a course: a most, an end, how many there are in all."""
    for wrong in (_limited(text, course), _thrown(text, course)):
        if wrong:
            yield f"“{wrong}” is less than “{course.written}”, as {course.row.id} says{CORRECT}"
    if whole := ALL.search(text):
        # Each dose is a whole number of capsules, or of half tablets.
        each = Fraction(int(whole["many"])) / (course.times * course.days)
        if (each * (1 if whole["what"].lower() == "capsule" else HALF)).denominator > 1:
            yield f"“{whole[0]}” are not what “{course.written}” comes to, as {course.row.id} says{CORRECT}"


def _unnamed(sentence: str, row: Unit, courses: Mapping[str, Course], *, alone: bool) -> Course | None:
    """Return the course that a sentence is about which names no medicine: the only one, told nearby."""
    if len(courses) != 1 or medicines(sentence):
        return None
    (course,) = courses.values()
    return course if alone or course.row.place == row.place else None


def _limited(text: str, course: Course) -> str:
    """Return a most of a day that is less than the course has."""
    found = MANY.search(text)
    return found[0] if found and int(found["many"]) < course.times else ""


def _thrown(text: str, course: Course) -> str:
    """Return when a medicine is thrown away before the course ends."""
    found = THROWN.search(text)
    return found[0] if found and int(found["many"]) * days(found["what"].lower()) < course.days else ""


def _course(row: Unit, sentence: str, medicine: str) -> Course | None:
    told = {order.kind: order for order in orders_of(sentence, medicine)}
    often, long = told.get("course, times a day"), told.get("course")
    if not often or not long or len(often.value) != 1 or len(long.value) != 1:
        return None
    times, length = (Fraction(value) for order in (often, long) for value in order.value)
    return Course(row, sentence, times, length, f"{often.written} {long.written}")


def _lasting(handout: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield how long the one plan of a handout is said to be, where it has another last day."""
    sections = [[*its] for _, its in groupby(handout, lambda row: section_of(row.place))]
    found = [plan for section in sections for plan in plans(section) if plan[0].what in {"day", "week"}]
    if len(found) != 1 or len(found[0]) < LINES or found[0][0].first != 1:
        return
    last = max(line.last for line in found[0])
    whole = last * days(found[0][0].what)
    for row in handout:
        for told in LONG.finditer(masked(row.source)) if row.kind not in CELLED else ():
            if int(told["many"]) * days(told["what"].lower()) != whole:
                yield row, f"“{told[0]}”, and the plan ends with {found[0][0].what} {last}{CORRECT}"
