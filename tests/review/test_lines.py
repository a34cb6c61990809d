"""What a reviewer is told of a row: its state, who signed, kept or asked, and whether that still holds."""

import datetime as dt
from dataclasses import replace

import pytest

from aftercare.core.people.approvals import Approval, Keep
from aftercare.core.people.questions import Question, stamp
from aftercare.core.units import Finding, Severity, Status, Unit
from aftercare.review import lines
from aftercare.review.lines import Line, code_of, english_code, isolated
from aftercare.review.word_diff import Piece

DAY = dt.date(2026, 11, 22)
UNIT = Unit(
    "h.wait", "Wait.", "Espere.", "es", status=Status.TRANSLATED, kind="step", place="section a of h", note="Look."
)


def by(name, unit=UNIT):
    return Approval.of(unit.subject, name, DAY)


ANA, BO = by("Ana Ruiz, RN"), by("Bo Li, MD")
WARNING = replace(UNIT, kind="warning")
EDITED = replace(UNIT, source="Wait here.", previous="Wait.", approvals=(ANA,), status=Status.DRAFT)


@pytest.mark.parametrize(
    ("unit", "state"),
    [
        (replace(UNIT, target="", status=Status.MISSING), "missing"),
        (replace(UNIT, status=Status.DRAFT), "draft: needs work"),
        (UNIT, "translated, not signed"),
        (replace(UNIT, status=Status.APPROVED, approvals=(ANA,)), "approved"),
        (WARNING, "translated, not signed"),
        (replace(WARNING, approvals=(by("Ana Ruiz, RN", WARNING),)), "signed by one of two"),
        (replace(UNIT, target="Espera.", approvals=(ANA,)), "changed since it was signed"),
        (EDITED, "changed since it was signed"),
    ],
)
def test_the_state_of_a_row(unit, state):
    assert lines._state(unit) == state  # noqa: SLF001


NOW = stamp(UNIT.source, UNIT.note)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, []),
        ({"approvals": (ANA, BO)}, ["Signed by Ana Ruiz, RN, 2026-11-22", "Signed by Bo Li, MD, 2026-11-22"]),
        (
            {"approvals": (ANA,), "target": "Espera."},
            ["Signed by Ana Ruiz, RN, 2026-11-22; changed since: the translation, or the kind or place of the row"],
        ),
        (
            {"approvals": (ANA,), "source": "Wait here.", "previous": "Wait."},
            ["Signed by Ana Ruiz, RN, 2026-11-22; changed since: English"],
        ),
        (
            {"keeps": (Keep("Bo Li, MD", DAY, "Stay.", "0"),), "invalid": ('"x" is not a signature',)},
            ["Kept by Bo Li, MD, 2026-11-22, when the English was: Stay.", '"x" is not a signature'],
        ),
        (
            {
                "questions": (
                    Question("Ana", "2026-11-26", "Cold?", NOW),
                    Question("", "", "Why?"),
                    Question("", "2026-11-26", "Warm?", "another"),
                    Question("Bo", "", "How?", NOW, "With soap."),
                )
            },
            [
                "Question of Ana, 2026-11-26: Cold?; not answered yet",
                "Question of somebody: Why?; not answered yet",
                "Question of somebody, 2026-11-26: Warm?; the English was edited since",
                "Question of Bo: How?; answer: With soap.",
            ],
        ),
    ],
)
def test_the_history_of_a_row(more, told):
    assert [*lines._history(replace(UNIT, **more))] == told  # noqa: SLF001


def line(**more):
    empty = {"changed": (), "history": (), "back": "", "findings": ()}
    return Line(UNIT, "h", more.pop("number", "7"), "approved", (), **(empty | more))


@pytest.mark.parametrize(
    ("more", "remarkable"),
    [
        ({}, False),
        ({"back": "Wait."}, False),
        ({"changed": (Piece("ins", "x"),)}, True),
        ({"history": ("Signed",)}, True),
        ({"findings": (Finding(UNIT, "numbers", Severity.INFO, "x"),)}, True),
    ],
)
def test_what_needs_more_than_two_texts_on_paper(more, remarkable):
    assert line(**more).remarkable is remarkable


def test_a_row_without_a_number_is_called_by_its_kind():
    assert (line().name, line(number="").name) == ("7", "step")


def test_codes_name_exactly_the_texts():
    other = [replace(UNIT, id="x"), replace(UNIT, source="Wait!"), replace(UNIT, target="Espera.")]
    codes = {code_of([unit]) for unit in [UNIT, *other]} | {code_of([UNIT, UNIT]), code_of([])}
    assert len(codes) == 6
    assert {len(code) for code in codes} == {10}
    assert code_of([replace(UNIT, note="x", kind="do", status=Status.DRAFT)]) == code_of([UNIT])
    english = {english_code([unit]) for unit in [UNIT, *other]}
    assert len(english) == 3, "a translation is none of it"
    assert {len(code) for code in english} == {12}


@pytest.mark.parametrize(
    ("text", "rtl", "pieces"),
    [
        ("48 hours", False, [("same", "48 hours")]),
        ("", False, [("same", "")]),
        ("انتظر 100.4 °F ثم", True, [("same", "انتظر "), ("ltr", "100.4 °F"), ("same", " ثم")]),
    ],
)
def test_runs_from_left_to_right_are_set_apart(text, rtl, pieces):
    assert [(piece.mark, piece.text) for piece in isolated(text, rtl=rtl)] == pieces
