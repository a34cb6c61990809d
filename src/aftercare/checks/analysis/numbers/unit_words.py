"""Patterns for the words and symbols of units, and for what stands before an age."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain

import regex

from ..text import lexicon
from ..text.normal import CONTINUOUS, language_of, plain
from ..text.patterns import Pattern, alternatives, compiled, named_alternatives
from .scale import COUNTED, PREFIX, SCALE, days

CLDR = {
    "milligram_per_deciliter": "milligram-ofglucose-per-deciliter",
    "millimole_per_liter": "millimole-per-liter",
}
"""What CLDR calls units that have another name here."""
AHEAD, TWO = 6, 2
"""Characters behind a number among which the first two letters of its unit are, where it has one."""
LATIN = regex.compile(r"\p{Latin}")


@cache
def before_age(language: str) -> tuple[str, ...]:
    """Return the words before a number that is an age, with a space before each."""
    return tuple(f" {words}" for words in lexicon.load(language, "facts").get("grammar", {}).get("aged", ()))


def unit_behind(text: str, place: int, language: str) -> regex.Match[str] | None:
    """Return the unit behind a number that ends at a place; most words begin as none does, which is soon seen."""
    begins, known = _opening(text[place : place + AHEAD]), _openings(language)
    return _beginning(begins, language).match(text, place) if begins in known or begins[:1] in known else None


@cache
def _beginning(begins: str, language: str) -> regex.Pattern[str]:
    """Return what finds the units that begin so, which are few and soon compiled; all behind a word between."""

    def fits(word: str) -> bool:
        return _opens(word) in {begins, begins[:1]}

    if any(map(fits, _between(language))):
        return units_behind(language)
    return regex.compile(rf"[\s-]{{0,2}}(?:{_groups(language, fits)})", regex.IGNORECASE)


def _opening(text: str) -> str:
    """Return the first two letters of what stands behind a number, whatever their case and what parts them from it."""
    letters = text.replace("-", " ").lstrip()[:TWO]
    return letters.lower() if letters.isascii() else letters.replace("İ", "i").casefold().replace("ı", "i")


def _opens(word: str) -> str:
    """Return what a word of a list opens with: its first two letters, or the first one where others vary."""
    begins = _opening(plain(word).strip("*"))
    return begins[:1] if begins[1:] in {" ", "*"} else begins


@cache
def _openings(language: str) -> frozenset[str]:
    """Return what all units open with, and what may stand before one."""
    return frozenset(map(_opens, chain(_between(language), *_symbols().values(), *_all_forms(language).values())))


def _between(language: str) -> Sequence[str]:
    """Return the words that may stand between a number and its unit: 3 full days."""
    listed: Sequence[str] = lexicon.load(language, "facts").get("grammar", {}).get("between", ())
    return listed


def lengths_named(text: str, language: str) -> frozenset[str]:
    """Return the units of time that a text has a word for, with a number or without; single letters may be others'."""
    words = _lengths(language)
    return frozenset(found.lastgroup or "" for found in words.finditer(text)) if words else frozenset()


@cache
def _lengths(language: str) -> Pattern:
    forms = {name: words for name, words in _all_forms(language).items() if days(name)}
    shortest = TWO if language_of(language) in CONTINUOUS else 1
    return compiled(named_alternatives(forms, language, lambda word: len(word) >= shortest))


@cache
def units_behind(language: str) -> regex.Pattern[str]:
    """Return a pattern for whatever unit follows a number."""
    return regex.compile(f"{_link(language)}(?:{_groups(language)})", regex.IGNORECASE)


@cache
def units_before(language: str) -> Pattern:
    """Return a pattern for what precedes a number, where a language has its units there."""
    first = lexicon.load(language, "facts").get("grammar", {}).get("unit_first", False)
    return compiled(rf"(?:{_groups(language)}){_link(language)}$") if first else None


def _link(language: str) -> str:
    """Return the source of a pattern for what stands between a number and its unit."""
    between = alternatives(_between(language), language)
    return rf"[\s-]{{0,2}}(?:(?:{between})[\s-]{{0,2}})?" if between else r"[\s-]{0,2}"


def _groups(language: str, fits: Callable[[str], bool] = bool) -> str:
    """Return the source of a pattern for those words and symbols of units that fit, in groups by their names."""
    loose = "zh" if language_of(language) == "ko" else language
    words = named_alternatives(_all_forms(language), loose, fits)
    symbols = ((name, [*filter(fits, _symbols()[name])]) for name in SCALE if name in _symbols())
    shown = "|".join(f"(?P<{name}>{'|'.join(map(regex.escape, forms))})" for name, forms in symbols if forms)
    return "|".join(filter(None, (words, shown and rf"(?:{shown})(?![\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}²³/])")))


def _symbols() -> Mapping[str, Sequence[str]]:
    """Return the symbols of units by their names."""
    listed: Mapping[str, Sequence[str]] = lexicon.load("und", "facts").get("units", {})
    return listed


@cache
def _all_forms(language: str) -> dict[str, list[str]]:
    """Return the words for all units in the order in which they are looked for."""
    return {name: forms for name in sorted(SCALE, key=_order) if (forms := _forms(name, language))}


def _order(name: str) -> tuple[bool, bool, str]:
    """Return where a unit is looked for: mg/dL before mg, and last what a shorter one may begin."""
    return name in {"kilogram", "meter", "tablespoon"}, "_per_" not in name, name


def _forms(name: str, language: str) -> list[str]:
    """Return the words for a unit: those of the lexicons, and of CLDR where they have none."""
    words = [
        word for part in ("facts", "dosing") for word in lexicon.load(language, part).get("units", {}).get(name, ())
    ]
    locale = lexicon.cldr(language)
    if locale and name not in COUNTED and name not in lexicon.load(language, "facts").get("units", {}):
        patterns = locale._data["unit_patterns"].get(f"{_prefix(name)}-{CLDR.get(name, name)}", {})  # noqa: SLF001
        words += [*_bare(patterns.get("long", {})), *filter(_is_apart, _bare(patterns.get("short", {})))]
    return words


def _bare(patterns: Mapping[str, object]) -> list[str]:
    """Return what stands beside the number in patterns of CLDR, those for so much of each aside."""
    shown = (str(pattern) for plural, pattern in patterns.items() if plural != "per")
    return [pattern.replace("{0}", "").strip() for pattern in shown if "{0}" in pattern]


def _is_apart(form: str) -> bool:
    """Whether a short form is no Latin one, which all languages share, and no letter, which may be a word."""
    return len(form) > 1 and not LATIN.search(form)


def _prefix(name: str) -> str:
    return PREFIX.get(SCALE[name][0], SCALE[name][0])
