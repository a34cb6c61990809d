"""What spreadsheets make of cells, and cells that were cut off."""

import pytest

from aftercare.checks.rules.english.equivalents import amount_contradicted
from aftercare.checks.rules.english.turned_cells import cell_turned
from aftercare.checks.rules.slips.broken_off import breaks_off
from aftercare.core.units import Unit
from english_rows import english


def rows(*texts: tuple[str, str]) -> list[Unit]:
    return english(texts)


def table(head: str, *lines: str) -> list[str]:
    return [f"{row.id}: {told}" for row, told in cell_turned(rows(("table", head), *(("row", its) for its in lines)))]


@pytest.mark.parametrize(
    ("head", "lines", "cell"),
    [
        ("INR | Next test", ("Below 2 | In 1 week", "3-Feb | In 4 weeks"), "3-Feb"),
        ("Starts | What", ("1 to 3 days | Fever", "2-Jan | Rash", "5 to 12 days | Spots"), "2-Jan"),
        ("Age | Feeds", ("Week 1 | 8 to 10", "Week 2 | 2026-10-08"), "2026-10-08"),
        ("Most for one day | Of", ("2 g | Salt", "8-Jan | Phosphorus"), "8-Jan"),
        ("Day | Tablets", ("Mon | 2", "Tue | 46113"), "46113"),
    ],
)
def test_a_day_among_numbers(head: str, lines: tuple[str, ...], cell: str) -> None:
    (found,) = table(head, *lines)
    assert found.startswith("r2: ")
    assert f"“{cell}” is what a spreadsheet makes of" in found


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("Visit | Date", ("1 | 3-Feb", "2 | 10-Feb")),
        ("Next visit | What", ("3-Feb | Blood test", "In 4 weeks | X-ray")),
        ("When | What", ("March 3 | Blood test", "3-Apr | X-ray", "1 to 2 weeks | Call")),
        ("Code | Tablets", ("46113 | 1", "46114 | 2")),
        ("Platelets | What", ("150,000 or more | Go on", "45000 | Call us")),
    ],
)
def test_days_and_large_numbers(head: str, lines: tuple[str, ...]) -> None:
    assert table(head, *lines) == []


@pytest.mark.parametrize(
    ("doses", "found"),
    [(("250 mg", "251 mg", "252 mg"), 1), (("10 mL", "11 mL", "12 mL"), 0), (("100 mg", "150 mg", "200 mg"), 0)],
)
def test_doses_that_count_on_by_one(doses: tuple[str, ...], found: int) -> None:
    assert len(table("Weight | Dose", *(f"{at}0 kg | {dose}" for at, dose in enumerate(doses, 1)))) == found


def test_a_fraction_that_has_become_a_day_is_no_amount() -> None:
    units = rows(("step", "Cut the hole 4-Jan inch (6 mm) wider."))
    assert [row.id for row, _ in cell_turned(units)] == ["r0"]
    assert [*amount_contradicted(units)] == []


@pytest.mark.parametrize(
    ("kind", "text", "end"),
    [
        ("step", "Swallow 2 capsules with each", "capsules with each"),
        ("step", "Take ibuprofen 200 mg, 1 tablet every", "1 tablet every"),
        ("warning", "Call us if the skin is hot, red or", "hot, red or"),
        ("step", "Hold the pad on the wound for", "the wound for"),
        ("warning", "Call 911 if it has not stopped 10", "not stopped 10"),
        ("row", "Monday | Walk for 5 to", "for 5 to"),
        ("text", "Keep it away from the", "from the"),
        ("step", "Lift the foot of the", "foot of the"),
    ],
)
def test_a_text_that_breaks_off(kind: str, text: str, end: str) -> None:
    ((_, told),) = breaks_off(rows((kind, text)))
    assert end in told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text", "What to watch for"),
        ("step", "Take the medicine that your cough is treated for."),
        ("step", "Take vitamin A"),
        ("text", "For children aged 5"),
        ("item", "fever, and"),
        ("row", "Weight | 10 mg each"),
        ("row", "Then | or"),
    ],
)
def test_texts_that_may_end_so(kind: str, text: str) -> None:
    assert [*breaks_off(rows((kind, text)))] == []
    assert [*breaks_off(rows(("warning", "Call us if you have a fever or"), ("item", "chills")))] == []


@pytest.mark.parametrize(
    ("kind", "text", "others", "found"),
    [
        ("step", "Leave the bandage", 7, True),
        ("step", "Leave the bandage", 6, False),
        ("step", "Leave the bandage on.", 7, False),
        ("text", "If the bandage slips", 7, False),
        ("step", "Call 911", 7, False),
        ("do", "Cold compresses", 7, False),
        ("contact", "Leave the bandage", 7, False),
        ("warning", "Neck swelling, a racing heart, confusion", 7, False),
        ("step", "Squeeze 10 times, hold 5 sec", 7, False),
    ],
)
def test_the_one_sentence_without_a_full_stop(kind: str, text: str, others: int, *, found: bool) -> None:
    told = [message for _, message in breaks_off(rows(*(("step", "Rest."),) * others, (kind, text)))]
    end = "the text ends with “Leave the bandage”, as the only one without a full stop: was the cell cut off?"
    assert told == ([end] if found else [])


def test_a_lead_in_and_two_without_a_full_stop() -> None:
    rest = (("step", "Rest."),) * 7
    assert not [*breaks_off(rows(*rest, ("step", "You may eat these things"), ("item", "soup")))]
    assert not [*breaks_off(rows(*rest, ("step", "Leave the bandage"), ("step", "Keep it dry")))]
