"""Whether a change of the English can have changed what it says, as far as the checks can tell."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

from ...core.language.languages import SOURCE
from ...core.model import PLACEHOLDER
from ...core.text.typography import as_read
from ...core.units import Unit
from ..analysis.numbers.quantities import quantities
from ..analysis.numbers.rates import rates
from ..analysis.sense.negation import implied, negators
from ..analysis.text.rough_sentences import rough_sentences
from ..analysis.text.tokens import masked
from ..registry import CHECKS
from ..rules.numbers.units import EACH
from .denied import denials_turned, exchanged
from .little_words import little_words, written_out
from .other_words import other_words, spelled
from .word_order import reordered

FACTS = {
    "addresses": "an address",
    "amounts": "an amount",
    "bounds": "a limit, such as at least or before",
    "contrast": "which of two things is denied",
    "frequency": "how often something is done",
    "limits-turned": "a limit, such as at least or more than",
    "negation-added": "a negation",
    "negation-lost": "a negation",
    "number-order": "a number",
    "numbers": "a number",
    "opposites": "a word such as left or right, morning or evening",
    "phone-numbers": "a phone number",
    "placeholders": "a placeholder",
    "tags": "a tag",
    "time-of-day": "a time of the day",
    "units": "a unit",
}
"""The checks that compare facts, and what they compare; they are run both ways over the two texts."""

ONE = EACH | {"once"}
"""Words of the value one that say how often and not how much: their rates are compared."""

_SIGN = re.compile(r"(?<![\w.,)])[-\u2212](?=\d)|[~<>\u2264\u2265\u2248\u00b1](?=\s?\d)")
_LINK = re.compile(r"\[([^]]*)\]\(\s*([^)\s]+)")


def facts_changed(before: str, after: str) -> list[str]:
    """Return which facts differ between two English texts: numbers, units, negations, placeholders and the like."""
    before, after = (spelled(written_out(as_read(text))) for text in (before, after))
    changed = {FACTS[code] for pair in ((before, after), (after, before)) for code in _found(*pair)}
    for name, fact in (
        ("a number or its unit", _quantities),
        ("a number", _signs),
        ("how often something is done", _rates),
        ("a negation", _negations),
    ):
        if fact(before) != fact(after):
            changed.add(name)
    if _links_turned(before, after):
        changed.add("an address")
    if denials_turned(before, after) or exchanged(before, after):
        changed.add("a negation")
    if reordered(before, after):
        changed.add("the order of the words")
    if PLACEHOLDER.findall(before) != PLACEHOLDER.findall(after):
        changed.add("a placeholder")
    if words := other_words(before, after, _groups()[0]):
        changed.add(words)
    changed |= little_words(before, after)
    old, new = _words(before), _words(after)
    return sorted(changed | {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)})


def _found(source: str, target: str) -> set[str]:
    unit = Unit("", source, target, SOURCE)
    return {code for code in FACTS if CHECKS[code].covers(SOURCE) and any(CHECKS[code].run(unit))}


def _quantities(text: str) -> Counter[Any]:
    found = quantities(text, SOURCE)
    return Counter((number.values, unit) for number, unit in found if number.written.lower() not in {*ONE, "may"})


def _rates(text: str) -> Counter[Any]:
    return Counter(rate.times if rate.known else rate.counts for rate in rates(text, SOURCE))


def _negations(text: str) -> int:
    parts = rough_sentences(masked(text))
    return sum(negators(part, SOURCE) + implied(part, SOURCE) for part in parts)


def _signs(text: str) -> list[str]:
    """Return the signs before numbers, a minus, "about" or a comparison, and numbers that are signs: ②, Ⅱ, ³."""
    numbers = [char for char in text if unicodedata.category(char) in {"No", "Nl"} and not _is_fraction(char)]
    return [*(sign.replace("\u2212", "-") for sign in _SIGN.findall(text)), *numbers]


def _is_fraction(char: str) -> bool:
    """Whether a character is such as ½, which the checks read."""
    return "\u2044" in unicodedata.normalize("NFKC", char)


def _links_turned(before: str, after: str) -> bool:
    """Whether addresses differ, or stand behind the words of another."""
    old, new = ([*_LINK.findall(text)] for text in (before, after))
    words = dict(old)
    return [to for _, to in old] != [to for _, to in new] or any(words.get(word, to) != to for word, to in new)


def _words(text: str) -> dict[str, list[int]]:
    """Return the groups of `meaning.toml` that a text has, in their order, by what they say.

    In their order, since "left … right" and "right … left" are the same words.
    """
    pattern, groups = _groups()
    found: dict[str, list[int]] = {}
    for match in pattern.finditer(" ".join(masked(text).split())):
        name, number = groups[match[0].lower()]
        found.setdefault(name, []).append(number)
    return found


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    data = tomllib.loads(files("aftercare.checks.edits").joinpath("meaning.toml").read_text(encoding="utf-8"))
    groups = {
        word: (name, number)
        for name, lines in data.items()
        for number, line in enumerate(lines)
        for word in line.split("|")
    }
    longest = sorted(groups, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d])(?<!-)(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE), groups
