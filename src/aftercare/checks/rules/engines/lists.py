"""Lists in which one thing stands twice, for another of the source."""

import re
from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.text.lexicon import load
from ...analysis.text.memory import remembered
from ...registry import Result, check, only_with

ITEM = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*+")
SHORTEST = 5
"""Letters of an item from which on it is no little word."""
LAST_WORD = regex.compile(rf"(?<!\w){ITEM.pattern}$")
BREAK = re.compile(r"[.;:()\n]")
COMMAS = frozenset(",、،，")


@cache
def _joints(language: str) -> re.Pattern[str]:
    """Return what stands between the items of a list in the letters of `casefold`: a comma, "and", "or"."""
    listed = load(language, "dosing").get("opposites", {}).get("join", {}).values()
    words = [word.casefold() for forms in listed for word in forms if word.isalpha()]
    return re.compile(rf"[,、，،]|\s(?:{'|'.join(words)})\s" if words else "[,、，،]")


def _lists(text: str, language: str) -> Iterator[list[str]]:
    """Yield the parts of each clause that has a comma."""
    for clause in BREAK.split(text.casefold()):
        if any(map(clause.__contains__, COMMAS)):
            yield [part.strip() for part in _joints(language).split(clause)]


def _may_repeat(parts: list[str]) -> bool:
    """Whether the letters of an item stand twice in a list, which is soon found out."""
    joined = "\n".join(parts)
    return any(len(part) >= SHORTEST and joined.count(part) > 1 for part in parts)


def _item_again(text: str, language: str) -> str:
    """Return a word that is two items of one list, in lower case, or nothing."""
    for parts in filter(_may_repeat, _lists(text, language)):
        seen: set[str] = set()
        for part in parts:
            if not ITEM.fullmatch(part):
                seen = {last.group()} if (last := LAST_WORD.search(part)) else set()
            elif part in seen and len(part) >= SHORTEST:
                return part
            else:
                seen.add(part)
    return ""


@remembered
def _once_each(source: str) -> bool:
    """Whether no two parts of an English list begin or end alike: "walking, rest and walking again"."""
    for parts in _lists(source, "en"):
        ends = [{words[0], words[-1]} for part in parts if (words := part.split())]
        found = [word for words in ends for word in words if len(word) >= SHORTEST]
        if len(found) > len(set(found)):
            return False
    return True


@check(Severity.ERROR)
@only_with(COMMAS)
def listed_twice(unit: Unit) -> Iterator[Result]:
    """No list names one thing twice, unless that of the source does.

    Bad [es]:  It may cause fever, cough, and rashes. -> Puede causar fiebre, tos, fiebre y sarpullido.
    Bad [de]:  She had headaches, vomiting and nausea. -> Sie hatte Kopfschmerzen, Übelkeit und Übelkeit.
    Good [es]: It may cause fever, cough, and rashes. -> Puede causar fiebre, tos y sarpullido, y con fiebre, llame.
    """
    again = _item_again(unit.target, unit.language)
    if again and _once_each(unit.source):
        start = unit.target.casefold().rfind(again)
        yield f"“{again}” is listed twice", (start, start + len(again))
