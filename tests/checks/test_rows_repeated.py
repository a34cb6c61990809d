"""Rows that are there twice, the second time with another amount."""

import pytest

from aftercare.checks.rules.english.rows_repeated import row_repeated
from aftercare.core.units import Status, Unit


def told(kind: str, *texts: str, places: tuple[str, ...] = ()) -> list[str]:
    where = places or ("section a of h",) * len(texts)
    units = [
        Unit(f"r{at}", text, "", "es", Status.MISSING, kind=kind, place=place)
        for at, (text, place) in enumerate(zip(texts, where, strict=True))
    ]
    return [f"{unit.id}: {message}" for unit, message in row_repeated(units)]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("Take lisinopril 10 mg every evening.", "Take lisinopril 20 mg every evening.", "“20 mg” for “10 mg”"),
        ("Inject 8 units of NPH at bedtime.", "Inject 12 units of NPH at bedtime.", "“12 units” for “8 units”"),
        ("Sip 2 oz (60 mL) of broth each hour.", "Sip 4 oz (120 mL) of broth each hour.", "“4 oz” for “2 oz”"),
        ("Call us if you lose 4 lb (1.8 kg) in 3 days.", "Call us if you lose 6 lb (2.7 kg) in 3 days.", "“6 lb” for “4 lb”"),
        ("Call us above 240 mg/dL.", "Call us above 250 mg/dL.", "“250 mg/dL” for “240 mg/dL”"),
        ("Your stress test is on May 4 at 9 AM.", "Your stress test is on May 6 at 9 AM.", "“May 6” for “May 4”"),
    ],
)  # fmt: skip
def test_a_row_with_another_amount_than_one_of_the_same_words(one: str, other: str, both: str) -> None:
    (found,) = told("step", one, "Drink plenty.", other)
    assert found.startswith("r2: this row says what r0 says")
    assert both in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Take 20 mg of prednisone.", "Then take 10 mg of prednisone."),
        ("Day 1: take 20 mg.", "Day 2: take 10 mg."),
        ("For 151 to 200, take 2 units.", "For 201 to 250, take 4 units."),
        ("Come back on May 4.", "Come back on May 11."),
        ("Rest for 20 minutes.", "Rest for 30 minutes."),
        ("Take 20 mg before lunch.", "Take 10 mg before supper."),
    ],
)
def test_rows_that_may_both_hold(one: str, other: str) -> None:
    assert told("step", one, other) == []


def test_rows_below_other_headings_or_cases_may_both_hold() -> None:
    rows = ("Take 20 mg of it.", "Take 10 mg of it.")
    assert len(told("item", *rows)) == 1
    assert told("item", *rows, places=("section a of h, under x", "section a of h, under y")) == []
    assert told("step", "With food:", rows[0], "Without food:", rows[1]) == []
    assert told("step", "Under 65…", rows[0], "If you are older than that", rows[1]) == []
    assert told("step", *rows, places=("section a of h", "section b of h")) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Salt | 2 g | Too much of it makes you thirsty", "Salt | 3 g | Too much of it makes you thirsty", 1),
        ("Naproxen | 220 mg | 1 tablet", "Naproxen | 500 mg | 1 tablet", 0),
        ("12 lb | 80 mg | Shake the bottle before use", "18 lb | 80 mg | Shake the bottle before use", 0),
    ],
)
def test_lines_of_a_table(one: str, other: str, found: int) -> None:
    assert len(told("row", one, other)) == found


@pytest.mark.parametrize(
    ("kind", "texts", "found"),
    [
        ("step", ("Rinse.", "Rinse.", "Dry it."), ["r1"]),
        ("step", ("Rinse.", "Dry it.", "Rinse."), []),
        ("step", ("Drink 8 cups of water a day.", "Rest.", "Drink 8 cups of water a day."), ["r2"]),
        ("step", ("Use it every 8 hours.", "Rest.", "Use it every 8 hours."), ["r2"]),
        ("dont", ("Do not swim.", "Do not bathe.", "Do not swim."), ["r2"]),
        ("item", ("a rash", "a fever", "a rash"), ["r2"]),
        ("fill", ("Name", "Name"), []),
    ],
)
def test_a_row_that_is_there_again_as_it_is(kind: str, texts: tuple[str, ...], found: list[str]) -> None:
    assert [row.partition(":")[0] for row in told(kind, *texts)] == found
