"""A length of time without a number that is told in another unit: for years, and for months."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import days
from ...analysis.numbers.unit_words import lengths_named
from ...analysis.text.normal import plain
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

LENGTH = regex.compile(
    r"\b(?:for|over|takes?|lasts?|within|after|many|several|few|some)\s(?:(?:many|several|a few|some|the)\s)?"
    r"(?P<unit>second|minute|hour|day|week|month|year)s\b",
    regex.IGNORECASE,
)
NAMED = regex.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|daily|weekly|monthly|yearly|annual\w*)\b",
    regex.IGNORECASE,
)
"""Words for units of time, of which an English text has a single one."""


def _only_one(source: str) -> bool:
    """Whether an English text tells one length of time, and tells it without a number."""
    text = masked(source)
    return LENGTH.search(text) is not None and len(NAMED.findall(text)) == 1


@check(Severity.ERROR, languages=known)
@given(_only_one)
def some_time_changed(unit: Unit) -> Iterator[Result]:
    """What lasts for years does not last for months.

    Bad [es]: The implant can stay in place for years. -> El implante puede dejarse durante meses.
    Bad [ru]: The implant can stay in place for years. -> Имплант можно не менять месяцами.
    Good [es]: The implant can stay in place for years. -> El implante puede dejarse durante años.
    Good [fr]: It may take a few days. -> Cela peut prendre quelque temps.
    """
    found = LENGTH.search(masked(unit.source))
    told = lengths_named(plain(masked(unit.target)), unit.language)
    counted = any(name and days(name) for _, name in quantities(unit.target, unit.language))
    if found and len(told) == 1 and not counted and found["unit"].lower() not in told:
        yield f"“{found[0]}” in the source is told in {next(iter(told))}s here"
