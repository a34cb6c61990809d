"""Messages with forms for one and for more, as ICU writes them: each form of a translation has its English form."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from ..core.units import Unit

FORMS = regex.compile(
    r"\{\s*\w+\s*,\s*(?:plural|selectordinal)\s*,"
    r"(?:\s*(?P<number>=\d+|\w+)\s*\{(?P<form>(?:[^{}]|\{[^{}]*\})*)\})+\s*\}"
)
"""The forms of a message; the last one is for all other numbers."""
FORMATTED = regex.compile(r"\{\s*(\w+)\s*,\s*(?:number|date|time)\b[^{}]*\}")
"""A value with how it is to be written, which is for each language to say."""
VALUE = regex.compile(r"\{\w*\}|#")
ONE, OTHER = ("one", "=1"), "other"
OF_MANY = frozenset({"few", "many", OTHER})
"""What a language has in the place of the English form for all but one."""
MOST = 12
"""Forms of a message that are looked at one by one."""
BEGUN = regex.compile(r"\{\s*\w+\s*,(?!\s*(?:number|date|time)\b)")
"""Where forms begin, whole or broken."""


def has_forms(text: str) -> bool:
    """Whether a text has plural forms in it."""
    return "plural" in text and FORMS.search(text) is not None


def last_form(text: str) -> str:
    """Return a text with the form for all other numbers, and with values as they are named."""
    return FORMATTED.sub(r"{\1}", FORMS.sub(r"\g<form>", text)).strip()


def by_form(unit: Unit) -> dict[str, Unit]:
    """Return a unit for each form of its translation that English has a form for, that for all other numbers first.

    Nothing where not both texts have forms, or have them for two numbers.
    """
    ours = _forms(unit.source)
    theirs = _forms(unit.target) if ours else {}
    if not theirs:
        return {}
    order = sorted(theirs, key=lambda number: number != OTHER)
    pairs = ((number, _english(number, theirs[number], ours), theirs[number]) for number in order)
    return {number: replace(unit, source=source, target=target) for number, source, target in pairs if source}


def _forms(text: str) -> dict[str, str]:
    """Return a whole text for each form of its only plural."""
    if "plural" not in text:
        return {}
    found = [*FORMS.finditer(text)]
    if len(found) != 1 or len(found[0].captures("form")) > MOST:
        return {}
    return dict(_written_out(text, found[0]))


def _written_out(text: str, found: regex.Match[str]) -> Iterator[tuple[str, str]]:
    for number, form in zip(found.captures("number"), found.captures("form"), strict=True):
        yield number, FORMATTED.sub(r"{\1}", text[: found.start()] + form + text[found.end() :]).strip()


def _english(number: str, target: str, ours: dict[str, str]) -> str:
    """Return the English of a form; nothing where English has none, as for two.

    The form for one is in many languages that for 21, too, and tells the number that the English one need not tell.
    """
    other = ours.get(OTHER, "")
    if number in ONE:
        one = next((ours[each] for each in (number, *ONE) if each in ours), "")
        return other if _values(target) == _values(other) != _values(one) else one
    return other if number in OF_MANY else ours.get(number, "")


def _values(text: str) -> list[str]:
    return sorted(VALUE.findall(text))
