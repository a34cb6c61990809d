"""Telephone numbers in the English: those that nobody can dial, and those that are nearly one of the settings."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.tokens import phones
from ...profile import Profile

SHAPE = regex.compile(r"\+|\(|(?:1[-. ])?\d{3}[-. ]\d{3}[-. ]\d|1[-. ]8\d\d[-. ]")
BESIDE = regex.compile(
    r"\b(?:call|phone|telephone|tel|fax|dial|text|hotline|line|control|pharmacy|reach us)\b[^.;\d]{0,25}$",
    regex.IGNORECASE,
)
"""How a telephone number is written, or what stands before it."""
LETTERED = regex.compile(r"(?<![\w-])\(?\d{3}\)?[-. ]\s?[\dOolI]{3}[-. ](?=[OolI]*\d|O{4})[\dOolI]{4}(?!\w)")
LETTERS = regex.compile(r"[OolI]")
EXTENSION = regex.compile(r"[,;]?\s?(?:ext\.?|extension|x)\s?(?P<number>\d{1,7})\b", regex.IGNORECASE)
SHORT = regex.compile(
    r"\b(?:call|dial|phone)\s(?P<number>\d{3})\b(?![-.]?\d|\s\p{L}+s\b)"
    r"|\b(?:emergenc(?:y|ies)|ambulance|poison control)\b[^|\d]{0,20}\|\s?(?P<number>\d{3})(?=\s?(?:\||$))",
    regex.IGNORECASE,
)
NORTH_AMERICA = "+1"
IN_USE = frozenset({"211", "311", "411", "511", "611", "711", "811", "911", "988"})
"""The numbers of three digits that can be called there."""
SAME = 4
"""Digits at the end by which the lines of one clinic differ."""


@across(Severity.WARNING, english=True)
def telephone_number(units: list[Unit], profile: Profile) -> Iterator[UnitMessage]:
    """No telephone number in the English has too few or too many digits, or an unknown extension."""
    for row in sources(units):
        for found in LETTERED.finditer(row.source):
            if LETTERS.search(found[0]):
                yield row, f"“{found[0]}” has letters among its digits: type 0 for O, and 1 for l"
        for found in SHORT.finditer(row.source) if _in_north_america(profile) else ():
            if found["number"] not in IN_USE:
                yield row, f"“{found['number']}” cannot be called: is 911 meant?"
        for number, dialled in _dialled(row, profile):
            behind = row.source[row.source.find(number) + len(number) :]
            if told := _wrong(dialled, behind, profile):
                yield row, f"“{number}” {told}"


def _in_north_america(profile: Profile) -> bool:
    return any(line.e164.startswith(NORTH_AMERICA) for line in profile.lines)


def _wrong(dialled: str, behind: str, profile: Profile) -> str:
    """Say what is wrong with a number, and with the extension behind it."""
    if not dialled:
        return "cannot be dialled: count its digits, or begin with + and the country"
    same = [line for line in profile.lines if line.e164 == dialled]
    extension = EXTENSION.match(behind)
    if extension and any(line.extension for line in same):
        known = [line.extension for line in same]
        return "" if extension["number"] in known else f"is {same[0].written} in the settings: correct the extension"
    ours = next((line for line in profile.lines if slipped(dialled, line.e164)), None)
    if same or not ours:
        return ""
    return f"is {ours.written} of the settings but for a slip of the hand: correct it, or add it to the settings"


@across(Severity.INFO, english=True)
def telephone_unknown(units: list[Unit], profile: Profile) -> Iterator[UnitMessage]:
    """Each telephone number in the English that is like one of the settings is one of them."""
    known = {line.e164 for line in profile.lines}
    for row in sources(units):
        for number, dialled in _dialled(row, profile):
            near = next((line for line in profile.lines if dialled[:-SAME] == line.e164[:-SAME]), None)
            if near and dialled not in known and not any(slipped(dialled, each) for each in known):
                yield row, f"“{number}” is not in the settings, which have {near.written}: is it out of date?"


def _dialled(row: Unit, profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield the telephone numbers of a row with what is dialled; nothing where that is no number of the country."""
    for _, written in phones(row.source) if profile.lines else ():
        at = row.source.find(written)
        if SHAPE.match(written) or (not written.startswith("00") and BESIDE.search(row.source, 0, at)):
            yield written, next((line.dialled(written) for line in profile.lines if line.dialled(written)), "")


def slipped(number: str, other: str) -> bool:
    """Whether two numbers differ in one digit, or in the order of two that stand beside each other."""
    if len(number) != len(other):
        return False
    at = [place for place, (one, two) in enumerate(zip(number, other, strict=True)) if one != two]
    swapped = len(at) == 2 and any(pair == tuple(at) for pair in pairwise(range(len(number))))
    return len(at) == 1 or (swapped and sorted(number[at[0] : at[1] + 1]) == sorted(other[at[0] : at[1] + 1]))
