"""Units, what each measures, and which amounts are equal: 24 hours are one day, 6 feet are two metres."""

from fractions import Fraction

SCALE: dict[str, tuple[str, Fraction]] = {
    "second": ("time", Fraction(1)),
    "minute": ("time", Fraction(60)),
    "hour": ("time", Fraction(3600)),
    "day": ("time", Fraction(86400)),
    "week": ("time", Fraction(604800)),
    "month": ("calendar", Fraction(1)),
    "year": ("calendar", Fraction(12)),
    "microgram": ("mass", Fraction(1, 1000)),
    "milligram": ("mass", Fraction(1)),
    "gram": ("mass", Fraction(1000)),
    "kilogram": ("mass", Fraction(10**6)),
    "pound": ("mass", Fraction(453592)),
    "ounce": ("mass", Fraction(28350)),
    "milliliter": ("volume", Fraction(1)),
    "centiliter": ("volume", Fraction(10)),
    "deciliter": ("volume", Fraction(100)),
    "liter": ("volume", Fraction(1000)),
    "teaspoon": ("volume", Fraction(5)),
    "tablespoon": ("volume", Fraction(15)),
    "cup": ("volume", Fraction(240)),
    "millimeter": ("length", Fraction(1)),
    "centimeter": ("length", Fraction(10)),
    "meter": ("length", Fraction(1000)),
    "kilometer": ("length", Fraction(10**6)),
    "inch": ("length", Fraction(254, 10)),
    "foot": ("length", Fraction(3048, 10)),
    "mile": ("length", Fraction(1609344)),
    "celsius": ("temperature", Fraction(1)),
    "fahrenheit": ("temperature", Fraction(2)),
    "percent": ("share", Fraction(10)),
    "permille": ("share", Fraction(1)),
    "milligram_per_deciliter": ("glucose", Fraction(1)),
    "gram_per_deciliter": ("glucose", Fraction(1000)),
    "gram_per_liter": ("glucose", Fraction(100)),
    "millimole_per_liter": ("glucose", Fraction(18016, 1000)),
    "pill": ("pill", Fraction(1)),
    "capsule": ("pill", Fraction(1)),
    "drop": ("drop", Fraction(1)),
    "puff": ("puff", Fraction(1)),
    "patch": ("patch", Fraction(1)),
    "sachet": ("sachet", Fraction(1)),
    "suppository": ("suppository", Fraction(1)),
    "scoop": ("scoop", Fraction(1)),
    "dose_unit": ("dose_unit", Fraction(1)),
    "time": ("count", Fraction(1)),
}
"""Unit → what it measures, and how many of the smallest unit it holds."""
PREFIX = {"time": "duration", "calendar": "duration", "share": "concentr", "glucose": "concentr"}
IMPERIAL = frozenset({"pound", "ounce", "inch", "foot", "mile", "teaspoon", "tablespoon", "cup"})
COUNTED = frozenset({"pill", "capsule", "drop", "puff", "patch", "dose_unit", "time", "teaspoon", "tablespoon", "cup"})
COUNTED |= {"sachet", "suppository", "scoop"}
"""Units that the lexicons of doses hold; where there is none, a number may seem to have no unit."""
FLUID_OUNCE = Fraction(2957, 100)
DAYS = {"time": Fraction(1, 86400), "calendar": Fraction(30)}
ROUGH = Fraction(15, 100)
"""An amount told in another system is rounded: 6 feet are 2 metres."""
DEGREES = Fraction(1, 2)
"""A temperature told on another scale is rounded too: 101 °F are 38.3 °C."""
GLUCOSE = Fraction(3, 100)
"""So is a blood sugar: 100 mg/dL are 5.5 mmol/L, or 5.6."""
HALF = Fraction(1, 2)
INCLUSIVE = frozenset({(1, "week", 8, "day"), (2, "week", 15, "day")})
"""Lengths of time that some languages count with the day they begin on: German "acht Tage", French "quinze jours"."""


def days(name: str) -> Fraction:
    """Return how many days a unit of time lasts; 0 for other units."""
    kind, size = SCALE[name]
    if kind == "calendar" and name == "year":
        return Fraction(365)
    return DAYS.get(kind, Fraction(0)) * size


def amount(value: Fraction, name: str) -> tuple[str, Fraction]:
    """Return what is measured and how much of it, the same for 24 hours and one day."""
    kind, size = SCALE[name]
    return (name, value) if kind == "temperature" else (kind, value * size)


def equal(value: Fraction, name: str, other: Fraction, other_name: str, *, rough: bool = False) -> bool:
    """Whether two quantities are the same; rough lets those of different systems differ a little."""
    if not rough or amount(value, name) == amount(other, other_name):
        return amount(value, name) == amount(other, other_name)
    if not INCLUSIVE.isdisjoint({(value, name, other, other_name), (other, other_name, value, name)}):
        return True
    (kind, left), (other_kind, right) = _sizes(value, name, other_name), _sizes(other, other_name, name)
    if kind != other_kind or name == other_name:
        return False
    if kind == "temperature":
        return abs(left - right) <= DEGREES
    if kind == "glucose":
        return abs(left - right) <= GLUCOSE * left
    return not IMPERIAL.isdisjoint({name, other_name}) and abs(left - right) <= ROUGH * left


def _sizes(value: Fraction, name: str, beside: str) -> tuple[str, Fraction]:
    """Return what is measured and how much in metric units; an ounce beside a volume is one of fluid."""
    kind, size = SCALE[name]
    if name == "fahrenheit":
        return kind, (value - 32) * 5 / 9
    if name == "ounce" and SCALE[beside][0] == "volume":
        return "volume", value * FLUID_OUNCE
    return kind, value * size
