"""What announces rows that are not there: lead-ins, headings and titles with nothing after them."""

import pytest

from across_rows import check_across
from aftercare.core.units import Status, Unit
from aftercare.source.table import read_source
from command import ROOT

HEAD = [("t", "title", "Care at home", "intro")]
PREP = [("p", "heading", "Before you come", "prep")]
DAY = [("d", "heading", "Day 1", "day-1"), ("d.rest", "step", "Rest.", "day-1")]


def units(rows, handout="h", language="es"):
    return [
        Unit(id_, text, "", language, Status.MISSING, kind=kind, place=f"section {section} of {handout}{under}")
        for id_, kind, text, section, *more in rows
        for under in [f", under {more[0]}" if more else ""]
    ]


def alone(found):
    return [each.unit.id for each in found if each.check == "nothing-follows"]


@pytest.mark.parametrize("kind", ["text", "step", "do", "warning", "contact"])
@pytest.mark.parametrize("text", ["You will need:", "**You will need:**", "You will need: ", "Take “these:”"])
def test_a_lead_in_whose_items_are_gone_is_told(kind, text):
    rows = units([*HEAD, *PREP, ("p.need", kind, text, "prep"), *DAY])
    assert alone(check_across(rows)) == ["p.need"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([*HEAD, *PREP, *DAY], ["p"]),
        ([*HEAD, *DAY, *PREP], ["p"]),
        ([*HEAD, *DAY, ("s", "subheading", "Food", "food")], ["s"]),
        ([*HEAD, *DAY, ("d.need", "text", "You will need:", "day-1")], ["d.need"]),
        (HEAD, ["t"]),
        ([*HEAD, ("t.call", "text", "Call us:", "intro")], ["t.call"]),
        ([*HEAD, *DAY], []),
        ([*HEAD, ("t.do", "text", "Do this in the first days:", "intro"), *DAY], []),
        ([*HEAD, *PREP, ("s", "subheading", "Food", "food"), ("s.eat", "step", "Eat little.", "food")], []),
        ([*HEAD, *PREP, ("n", "text", "Bring:", "prep"), ("n.id", "item", "Your card", "prep", "n"), *DAY], []),
        ([*HEAD, *PREP, ("n", "text", "Your dose:", "prep"), ("n.fill", "fill", "mg", "prep"), *DAY], []),
        ([*HEAD, *PREP, ("n", "text", "Bring:", "prep"), ("n.card", "step", "Your card.", "prep"), *DAY], []),
        ([*HEAD, *PREP, ("n", "text", "Come at 9:30.", "prep"), *DAY], []),
        ([*HEAD, *PREP, ("n", "box", "Notes:", "prep"), *DAY], []),
    ],
)
def test_headings_and_titles_announce_rows_too(rows, found):
    both = [*units(rows), *units(rows, language="fr")]
    assert alone(check_across(both)) == found


def test_each_handout_is_looked_at_by_itself():
    one, other = units(HEAD, "one"), [*units([("o", "title", "Other", "intro")], "other"), *units(DAY, "other")]
    assert alone(check_across([*one, *other])) == ["t"]


def test_rows_of_which_nothing_is_known_and_the_interface_announce_nothing():
    unknown = Unit("a", "You will need:", "", "es", Status.MISSING)
    label = Unit("label.phone", "Phone:", "", "es", Status.MISSING, kind="interface")
    assert alone(check_across([unknown, label])) == []


TABLES = sorted([ROOT / "data/instructions.csv", *ROOT.glob("examples/*/data/instructions.csv")])


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parts[-3])
def test_the_shipped_english_announces_nothing_in_vain(path):
    known = frozenset(f"clinic_{name}" for name in ("name", "phone", "hours", "address", "web"))
    rows = [row for handout in read_source(path, known, name=path.name).chosen() for row in handout.rows]
    asked = [Unit(row.id, row.text, "", "es", kind=row.kind, place=row.place) for row in rows]
    assert alone(check_across(asked)) == []
