"""Numbers with their units, pair by pair: 24 hours is one day, but not 24 days."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis import lexicon
from ..analysis.digits import Number
from ..analysis.numerals import numbers
from ..analysis.text import Pattern, alternatives, compiled, language_of, span
from ..registry import Result, check
from .tokens import masked

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
    "millimeter": ("length", Fraction(1)),
    "centimeter": ("length", Fraction(10)),
    "meter": ("length", Fraction(1000)),
    "kilometer": ("length", Fraction(10**6)),
    "inch": ("length", Fraction(254, 10)),
    "foot": ("length", Fraction(3048, 10)),
    "mile": ("length", Fraction(1609344)),
    "celsius": ("temperature", Fraction(1)),
    "fahrenheit": ("temperature", Fraction(2)),
    "percent": ("share", Fraction(1)),
}
"""Unit → what it measures, and how many of the smallest unit it holds."""
PREFIX = {"time": "duration", "calendar": "duration", "share": "concentr"}
EACH = ("every", "each")
"""Numbers of the source that an article in the translation does not tell: "every day at a set hour"."""
_LETTERS = regex.compile(r"[\p{L}\p{M}]{1,8}")
ROUGH = Fraction(15, 100)
"""A length or a mass told in another system is rounded: 6 feet are 2 metres."""


@lru_cache(maxsize=8192)
def quantities(text: str, language: str) -> tuple[tuple[Number, str], ...]:
    """Return the numbers of a text with the unit beside each; an empty unit where none is known."""
    found = [(number, _unit_of(number, text, language)) for number in numbers(text, language)]
    pattern, values = _fused(language)
    for hit in pattern.finditer(masked(text)) if pattern else ():
        value, name = next(values[key] for key, part in hit.groupdict().items() if part)
        found.append((Number((value,), hit.start(), hit.end(), hit[0], "word"), name))
    return tuple(found)


def _unit_of(number: Number, text: str, language: str) -> str:
    after, before = _patterns(language)
    text = masked(text)
    found = after and after.match(text, number.end)
    if not found and after and number.kind == "word" and (rest := _LETTERS.match(text, number.end)):
        found = after.match(text, rest.end())
    if not found and before:
        found = before.search(text, max(0, number.start - 24), number.start)
    return next((name for name, hit in found.groupdict().items() if hit), "") if found else ""


@cache
def _patterns(language: str) -> tuple[Pattern, Pattern]:
    """Return a pattern for what follows a number, and one for what precedes it."""
    own = lexicon.load(language, "facts")
    groups = "|".join(
        f"(?P<{name}>{source})" for name in sorted(SCALE, key=_order) if (source := _forms(name, language))
    )
    between = alternatives(own.get("grammar", {}).get("between", ()), language)
    link = rf"[\s-]{{0,2}}(?:(?:{between})[\s-]{{0,2}})?" if between else r"[\s-]{0,2}"
    first = own.get("grammar", {}).get("unit_first", False)
    return compiled(f"{link}(?:{groups})"), compiled(rf"(?:{groups}){link}$") if first else None


def _order(name: str) -> tuple[bool, str]:
    return name == "meter", name


def _forms(name: str, language: str) -> str:
    words = [*lexicon.load(language, "facts").get("units", {}).get(name, ())]
    symbols = lexicon.load("und", "facts").get("units", {}).get(name, ())
    locale = lexicon.cldr(language)
    if locale and (name not in lexicon.load(language, "facts").get("units", {})):
        patterns = locale._data["unit_patterns"].get(f"{_prefix(name)}-{name}", {}).get("long", {})  # noqa: SLF001
        words += [form.replace("{0}", "").strip() for form in map(str, patterns.values()) if "{0}" in form]
    exact = "|".join(rf"(?:{regex.escape(symbol)})(?![\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}²³/])" for symbol in symbols)
    loose = "zh" if language_of(language) == "ko" else language
    return "|".join(filter(None, (alternatives(words, loose), exact)))


def _prefix(name: str) -> str:
    return PREFIX.get(SCALE[name][0], SCALE[name][0])


@cache
def _fused(language: str) -> tuple[Pattern, dict[str, tuple[Fraction, str]]]:
    """Return a pattern for words that hold a number and its unit: Arabic يومين is two days."""
    section = lexicon.load(language, "facts").get("quantities", {})
    values, groups = {}, []
    for place, (key, words) in enumerate(section.items()):
        value, _, name = key.partition(" ")
        values[f"q{place}"] = (Fraction(value), name)
        groups.append(f"(?P<q{place}>{alternatives(words, language)})")
    return compiled("|".join(groups)), values


def amount(value: Fraction, name: str) -> tuple[str, Fraction]:
    """Return what is measured and how much of it, the same for 24 hours and one day."""
    kind, size = SCALE[name]
    return (name, value) if kind == "temperature" else (kind, value * size)


def equal(value: Fraction, name: str, other: Fraction, other_name: str, *, rough: bool = False) -> bool:
    """Whether two quantities are the same; rough lets imperial and metric ones differ a little."""
    (kind, size), (other_kind, other_size) = SCALE[name], SCALE[other_name]
    if not rough or kind != other_kind or kind == "temperature":
        return amount(value, name) == amount(other, other_name)
    left, right = value * size, other * other_size
    metric = size.denominator == other_size.denominator == 1
    return left == right or (not metric and abs(left - right) <= ROUGH * left)


def _known(text: str, language: str) -> list[tuple[Number, str]]:
    return [
        (number, name)
        for number, name in quantities(text, language)
        if name and not (number.kind == "name" and language == "en")
    ]


def covered(language: str) -> bool:
    """Whether the units of a language are known, from CLDR or from its lexicon."""
    return lexicon.has(language, "facts", "units") or lexicon.cldr(language) is not None


@check(Severity.ERROR, languages=covered)
def units(unit: Unit) -> Iterator[Result]:
    """Every number keeps its unit, or an equal amount in another.

    Bad [es]:  Wait 48 hours. -> Espere 48 días.
    Bad [ar]:  Take 5 mg. -> خذ 5 غرام.
    Bad [ja]:  Fever over 38 °C -> 38 °F を超える発熱
    Good [pl]: Wait 24 hours. -> Odczekaj dobę.
    Good [de]: Rest for 14 days. -> Zwei Wochen lang schonen.
    """
    source, target = _known(unit.source, "en"), _known(unit.target, unit.language)
    for number, name in target:
        if number.written.casefold() in {"a", "an"}:
            continue
        article = number.kind == "word" and number.values[0] == 1
        counted = [(n, u) for n, u in source if not (article and n.written.casefold().startswith(EACH))]
        same = [(n, u) for n, u in counted if set(n.values) & set(number.values)]
        wrong = same and not any(u == name for _, u in same)
        if wrong and not any(equal(n.values[0], u, number.values[0], name, rough=True) for n, u in source):
            amount = f"{same[0][0].written} {same[0][1]}"
            place = span(unit.target, number.start, number.end)
            message = f"{amount} in the source is {number.written} {name} in the translation"
            yield (message, place) if place else message
