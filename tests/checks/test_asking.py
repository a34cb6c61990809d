"""Units are asked about many at a time, and each is told what it is told by itself."""

from aftercare.checks import Profile, run, run_each
from aftercare.checks.asking import TOGETHER
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
