"""One fault is told once, where it shows best; the graver severity stays, and waivers are respected."""

from dataclasses import replace
from graphlib import TopologicalSorter

import pytest

from across_rows import check_across
from aftercare.checks import CHECKS, better, run
from aftercare.checks.across import PROJECT_CHECKS
from aftercare.checks.telling import once
from aftercare.core.people.approvals import Waiver
from aftercare.core.units import Finding, Severity, Unit
from english_rows import english

ONE_FAULT = [
    ("es", "Raise the dose to 10 mg.", "Baje la dosis a 10 mg.", "opposites"),
    ("de", "Rinse your mouth after the meal.", "Spülen Sie den Mund vor dem Essen aus.", "opposites"),
    ("es", "Stop taking the drops if it itches.", "Siga tomando las gotas si le pica.", "opposites"),
    ("es", "Rest for at least 3 hours.", "Descanse 3 horas como máximo.", "limits-turned"),
    ("de", "Come no earlier than 9 am.", "Kommen Sie spätestens um 9 Uhr morgens.", "limits-turned"),
    ("es", "Use it without water.", "Úselo con agua.", "opposites"),
    ("fr", "Take it every 12 hours.", "Prenez-le toutes les 8 heures.", "frequency"),
    ("es", "Take 5 mg once a day, in the evening.", "Tome 5 mg dos veces al día, por la tarde.", "frequency"),
    ("es", "Take 1 teaspoon.", "Tome 1 cucharada.", "spoon-changed"),
    ("es", "Wait 36 hours.", "Espere 63 horas.", "numbers"),
    ("es", "Ring (321) 555-0142.", "Llame al (321) 555-0124.", "phone-numbers"),
    ("es", "Ask {clinic_name}.", "Pregunte a {clinica}.", "placeholders"),
    (
        "de",
        "Give 2 drops at noon and 4 in the evening.",
        "Geben Sie mittags 4 und abends 2 Tropfen.",
        "amounts-at-times",
    ),
    ("es", "Dry your hands.", "Séquese las manos. Séquese las manos.", "sentence-twice"),
]
ENGLISH = [
    (["Take amlodipine 4 mg every morning.", "Take amlodipine 40 mg every morning."], "ten-times"),
    (["Age | Dose", "6 to 8 years | 1 tablet", "19 to 11 years | 2 tablets"], "dose-table"),
    (["Take  capsule of it twice a day."], "slip"),
    (["Keep it at 2 °C to 8 °C (36 °F to 4600 °F)."], "temperature-scale"),
]
BOTH = Unit("a.b", "Turn left, then rest.", "Gire a la derecha y corra.", "es")


@pytest.mark.parametrize(("language", "source", "target", "code"), ONE_FAULT)
def test_one_fault_is_told_once(language: str, source: str, target: str, code: str) -> None:
    assert [each.check for each in run(Unit("", source, target, language))] == [code]


@pytest.mark.parametrize(("rows", "code"), ENGLISH)
def test_one_slip_of_the_english_is_told_once(rows: list[str], code: str) -> None:
    kinds = ["table", *["row"] * len(rows)] if " | " in rows[0] else ["step"] * len(rows)
    found = check_across(english([*zip(kinds, rows, strict=False)]))
    assert [each.check for each in found if each.severity is Severity.WARNING] == [code]


def test_a_slip_is_told_at_its_row_and_not_at_the_one_that_contradicts_it() -> None:
    rows = ["Take amoxicillin 500 mg 30 times a day for 7 days.", "Take all 21 capsules of amoxicillin."]
    units = [replace(unit, id=f"h.{unit.id}") for unit in english(rows)]
    found = [(each.unit.id, each.check) for each in check_across(units) if each.severity is Severity.WARNING]
    assert found == [("h.r0", "slip")]


def _finding(code: str, severity: Severity, message: str, span: tuple[int, int] | None = None) -> Finding:
    return Finding(BOTH, code, severity, message, span)


TURNED = _finding("opposites", Severity.WARNING, "“left” in the source is “derecha”", (8, 15))
LEFT = _finding("turned-in-clause", Severity.ERROR, "“left” in the source is “derecha”", (8, 15))
REST = _finding("turned-in-clause", Severity.ERROR, "“rest” in the source is “corra”", (18, 23))
ORDER = _finding("sequence-turned", Severity.ERROR, "what is to be done first is done then")
BEFORE = _finding("bounds", Severity.WARNING, "“left” in the source looks like “right”")


def _left(*found: Finding, waived: str = "") -> list[tuple[str, Severity]]:
    waivers = (Waiver(waived, "Ana Ruiz, RN", "so it is meant"),) if waived else ()
    its = [replace(each, unit=replace(BOTH, waivers=waivers)) for each in found]
    return [(each.check, each.severity) for each in once(its)]


def test_the_graver_severity_stays() -> None:
    assert _left(TURNED, LEFT) == _left(LEFT, TURNED) == [("opposites", Severity.ERROR)]
    assert _left(TURNED, BEFORE, LEFT) == [("opposites", Severity.ERROR)]


def test_what_is_told_of_another_place_stays() -> None:
    assert _left(TURNED, REST) == [("opposites", Severity.WARNING), ("turned-in-clause", Severity.ERROR)]


def test_what_has_no_place_gives_way_to_what_is_as_grave() -> None:
    assert _left(TURNED, ORDER) == [("opposites", Severity.WARNING), ("sequence-turned", Severity.ERROR)]
    assert _left(TURNED.graded(Severity.ERROR), ORDER) == [("opposites", Severity.ERROR)]


def test_a_waiver_of_what_is_shown_is_enough_at_its_place_and_hides_nothing_else() -> None:
    grave = TURNED.graded(Severity.ERROR)
    assert _left(grave, LEFT, waived="opposites") == [("opposites", Severity.ERROR)]
    assert _left(grave, ORDER, waived="opposites") == [
        ("opposites", Severity.ERROR),
        ("sequence-turned", Severity.ERROR),
    ]


def test_what_a_waiver_names_lends_no_severity() -> None:
    assert _left(TURNED, LEFT, waived="turned-in-clause")[0] == ("opposites", Severity.WARNING)


def test_doubts_of_which_one_is_left_are_told_with_that_one() -> None:
    doubts = [
        _finding("several-doubts", Severity.ERROR, "doubtful in 2 ways: doubtful-length, word-lost"),
        _finding("doubtful-length", Severity.WARNING, "something may be missing"),
        _finding("word-lost", Severity.WARNING, "nothing in the translation tells “rest”"),
    ]
    (told,) = once(doubts)
    assert (told.check, told.severity) == ("several-doubts", Severity.ERROR)
    assert told.message == f"{doubts[2].message}; {doubts[0].message}"
    names = _finding("names", Severity.WARNING, "Ana is missing")
    assert _left(*doubts, names) == [("several-doubts", Severity.ERROR), *_left(doubts[2], names)]


@pytest.mark.parametrize("table", [better.AT_PLACE, better.ANYWHERE])
def test_the_tables_name_checks_that_there_are(table: dict[str, str]) -> None:
    assert {code for line in table.items() for part in line for code in part.split()} <= {*CHECKS, *PROJECT_CHECKS}


def test_nothing_is_told_better_by_what_it_tells_better() -> None:
    told: dict[str, set[str]] = {}
    for code, others in [*better.AT_PLACE.items(), *better.ANYWHERE.items()]:
        for other in {*others.split()} - {code}:
            told.setdefault(other, set()).add(code)
    TopologicalSorter(told).prepare()  # raises an error where two checks lead to one another
