"""The words of a lexicon of doses by kind and meaning, with the months and signs that need no lexicon."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

from ..text import lexicon
from ..text.normal import CONTINUOUS, language_of

SECTIONS = ("often", "bounds", "day", "weekday", "contrast")
IGNORED = "ignored"
WIDTHS = ("wide", "abbreviated")
DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def forms_of(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield (group, name, form); what is ignored in every group belongs to none."""
    data, symbols = lexicon.load(language, "dosing"), lexicon.load("und", "dosing")
    groups = {name: data.get(name, {}) for name in SECTIONS}
    more = lexicon.load(language, "facts").get("weekday", {})
    groups["weekday"] = groups["weekday"] or _joined(_weekdays(language), more)
    groups["weekday"] = _joined(groups["weekday"], _days_listed(data.get("weekday_list", {})))
    groups["month"] = _joined(_months(language), data.get("month", {}))
    groups["every"] = {name: words for name, words in groups["often"].items() if name.startswith(("every", IGNORED))}
    groups["often"] = {name: words for name, words in groups["often"].items() if not name.startswith("every")}
    groups |= data.get("opposites", {})
    groups["bounds"] = _joined(groups["bounds"], symbols.get("bounds", {})) if data else {}
    for group, names in groups.items():
        for name, words in names.items():
            yield from ((group, name, word) for word in words)
    yield from (("", IGNORED, word) for word in data.get("ignored", {}).get("words", ()))
    yield from (("", IGNORED, name) for name in _medicines(language))
    yield from (("join", name, word) for name, word in _bounds_that_join(groups, language))


def _medicines(language: str) -> Iterator[str]:
    """Yield the names of medicines where words stand inside others: Thai losartan has "instead of" in it."""
    forms = lexicon.load(language, "medicines").get("forms", {}) if language_of(language) in CONTINUOUS else {}
    yield from (name for names in forms.values() for name in names)


def _months(language: str) -> dict[str, list[str]]:
    """Return the names of the months by number, as CLDR has them; in Chinese or Vietnamese dates they are numbers."""
    locale, found = lexicon.cldr(language), dict[str, list[str]]()
    forms = [locale.months[use][width] for use in ("format", "stand-alone") for width in WIDTHS] if locale else []
    for names in forms:
        for number, name in names.items():
            if not any(map(str.isdigit, name)):
                found.setdefault(str(number), []).append(name.strip("."))
    return found


def _weekdays(language: str) -> dict[str, list[str]]:
    """Return the names of the days by their English ones, as CLDR has them."""
    locale, english = lexicon.cldr(language), lexicon.cldr("en")
    names = locale.days["format"]["wide"] if locale else {}
    return {english.days["format"]["wide"][day].lower(): [name] for day, name in names.items()} if english else {}


def _days_listed(signs: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return how two or three days are listed by a sign each, below each of them: 月・水・金, 周一、三、五."""
    found: dict[str, list[str]] = {day: [] for day in (DAYS if signs else ())}
    for size, after in enumerate(signs.get("after", ()), start=2):
        for days in combinations(zip((*DAYS, DAYS[0]), signs["signs"], strict=True), size):
            for before, joint in product(signs["before"], signs["joints"]):
                form = f"{before}{joint.join(sign for _, sign in days)}{after}"
                for day in dict(days):
                    found[day].append(form)
    return found


def dated(language: str) -> bool:
    """Whether the names of days and months are known, from its lexicon or from CLDR."""
    return known(language) or lexicon.cldr(language) is not None


def _bounds_that_join(groups: Mapping[str, Mapping[str, Any]], language: str) -> Iterator[tuple[str, str]]:
    """Yield the bounds in which a word for "or" or "and" joins nothing, "o más", and those with one before a bound."""
    space = "" if language_of(language) in CONTINUOUS else " "
    joins = {f"{word}{space}": name for name, words in groups.get("join", {}).items() for word in words}
    for words in groups["bounds"].values():
        for word in words:
            if join := next((each for each in joins if word.startswith(each)), ""):
                yield joins[join] if word.removeprefix(join) in words else IGNORED, word


def _joined(words: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: [*words.get(name, ()), *more.get(name, ())] for name in {**words, **more}}


def known(language: str) -> bool:
    """Whether a language has a lexicon of doses."""
    return bool(lexicon.load(language, "dosing"))
