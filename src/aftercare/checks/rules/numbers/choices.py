"""Two or three of something, told as three of it, and three told as two or three."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.choices import Choice, choices
from ...analysis.numbers.quantities import quantities
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check
from .worded import says

CHOOSING = regex.compile(r"\b(?:or|to|between|few|several|couple)\b|[-–/]", regex.IGNORECASE)
"""What may make a choice of two numbers: one or two, from one to two."""
ROUGHLY = frozenset({"couple", "pair", "both"})
"""English words for two that may be told as "two or three"."""


@check(Severity.WARNING, languages=known)
def choice_changed(unit: Unit) -> Iterator[Result]:
    """Two or three of something are not three of it, and three are not two or three.

    Bad [zh-Hans]: Take it for 3 days. -> 服用两三天。
    Bad [it]: Rest for two or three days. -> Riposi per tre giorni.
    Bad [zh-Hans]: Take one tablet now and two at night. -> 现在和夜间各服一片或两片。
    Good [zh-Hans]: Take it for 2 or 3 days. -> 服用两三天。
    Good [zh-Hans]: Take it for a couple of days. -> 服用两三天。
    """
    for choice in choices(unit.source, "en"):
        target = quantities(unit.target, unit.language)
        theirs = {value for number, name in target if name in {"", choice.unit} for value in number.values}
        if says("few", unit):
            continue
        if 1 not in choice.values and len(choice.values & theirs) == 1:  # one of something may be its name alone
            yield f"“{masked(unit.source)[choice.start : choice.end]}” in the source is one number in the translation"
    chosen = choices(unit.target, unit.language)
    ours = [number for number, name in quantities(unit.source, "en") if number.written not in ROUGHLY] if chosen else []
    told = {value for number in ours for value in number.values}
    for choice in chosen:
        same = any(
            name == choice.unit and number.values[0] in choice.values for number, name in quantities(unit.source, "en")
        )
        if same and len(choice.values & told) == 1:
            found = masked(unit.target)[choice.start : choice.end]
            yield f"“{found}” is one number in the source", span(unit.target, choice.start, choice.end)
        elif choice.values <= told and _says_or(choice, unit) and not CHOOSING.search(unit.source):
            found = masked(unit.target)[choice.start : choice.end]
            yield (
                f"“{found}” are two numbers in the source, each for itself",
                span(unit.target, choice.start, choice.end),
            )


def _says_or(choice: Choice, unit: Unit) -> bool:
    """Whether an "or" stands between the two numbers of a translation."""
    joins = of_group(unit.target, unit.language, "join")
    return any(hit.name == "or" and choice.start <= hit.start < choice.end for hit in joins)
