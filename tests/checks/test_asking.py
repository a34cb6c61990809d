"""Units are asked about many at a time, and each is told what it is told by itself."""

from aftercare.checks import Profile, run, run_across, run_each
from aftercare.checks.analysis.text.memory import TOGETHER, Memory, briefly, remembered
from aftercare.core.units import Severity, Unit

PAIRS = (
    ("Wait 48 hours.", "Espere 24 horas.", "es"),
    ("Do not scrub.", "Frote.", "es"),
    ("Rest for 3 days.", "오 일 동안 쉬십시오.", "ko"),
    ("Wait for two days.", "Warten Sie zwei Tage.", "de"),
    ("Wash your hands.", "", "fr"),
    ("Wait 48 hours.", "1," * 32_000, "es"),
    ("Keep it **dry** for 2 days.", "Mantenha-o **molhado** por 3 dias.", "pt-BR"),
)
UNITS = [
    Unit(f"h.{at}", f"{source} Row {at}.", target, language)
    for at, (source, target, language) in enumerate(PAIRS * (TOGETHER // 3))
]
GRADED = Profile(grades={"numbers": None, "negation-lost": Severity.INFO})


def test_each_of_many_units_is_told_what_it_is_told_by_itself() -> None:
    assert len(UNITS) > 2 * TOGETHER
    for profile in (Profile(), GRADED):
        assert [*run_each(UNITS, profile)] == [run(unit, profile) for unit in UNITS]


def test_of_no_units_nothing_is_told() -> None:
    assert not [*run_each([])]


def test_units_are_taken_as_they_are_asked_for() -> None:
    left = iter(UNITS)
    next(run_each(left))
    assert next(left) is UNITS[TOGETHER]


def test_what_was_found_is_forgotten_before_it_is_of_too_many_units() -> None:
    memory, asked = Memory(5), list[str]()
    find = memory(asked.append)
    for units in (2, 3, 1, 4):
        memory.make_room(units)
        find("text")
    assert len(asked) == 2


def test_what_is_made_on_the_way_is_forgotten_once_the_last_check_was_asked() -> None:
    made, found = list[str](), list[str]()
    make, find = briefly(made.append), remembered(found.append)
    for unit in UNITS[: TOGETHER + 1]:
        make("text")
        find("text")
        run(unit)
    assert (len(made), len(found)) == (2, 1)


def test_what_was_found_in_rows_is_forgotten_where_rows_are_compared() -> None:
    made = list[str]()
    make = briefly(made.append)
    for _ in range(2):
        make("text")
        assert [*run_across(UNITS)]
    assert len(made) == 2
