"""Words behind digits that multiply them: 2 million, 2 to 3 million, 2억 9600만."""

import re
from functools import cache
from itertools import pairwise

from ..text import lexicon
from ..text.patterns import Pattern, alternatives, compiled
from .number import Number

SEPARATED = re.compile(r"[.,;:()]")


def shared(found: list[Number], text: str) -> list[Number]:
    """Give the first number of a range the magnitude of the second: 2 to 3 million."""
    for place, (first, second) in enumerate(pairwise(found)):
        gap = text[first.end : second.start]
        alone = second.factor > 1 and len(second.values) > len(first.values) and second.values[0] != second.values[-1]
        if alone and len(gap) <= 6 and not SEPARATED.search(gap):
            factor = second.values[0] / second.values[-1] if second.values[-1] else 1
            found[place] = first._replace(values=(*first.values, first.values[0] * factor))
    return found


def summed(found: list[Number], text: str) -> list[Number]:
    """Make one number of two that stand side by side with their magnitudes: 2억 9600만."""
    if sum(number.factor > 1 for number in found) < 2:
        return found
    for place, (first, second) in reversed([*enumerate(pairwise(found))]):
        if first.factor > second.factor > 1 and not text[first.end : second.start].strip():
            total, written = first.values[0] + second.values[0], text[first.start : second.end]
            found[place : place + 2] = [Number((total,), first.start, second.end, written)]
    return found


def magnified(number: Number, text: str, language: str) -> Number:
    """Give a number the magnitude that the word behind it says."""
    pattern, values = _magnitudes(language)
    found = pattern and pattern.match(text, number.end)
    if not found:
        return number
    factor = values[str(found.lastgroup)]
    larger = tuple(value * factor for value in number.values)
    return number._replace(values=(*larger, *number.values), end=found.end(), factor=factor)


@cache
def _magnitudes(language: str) -> tuple[Pattern, dict[str, int]]:
    section = lexicon.load(language, "facts").get("magnitudes", {})
    groups = {f"x{power}": (int(power), alternatives(words, language)) for power, words in section.items()}
    ordered = sorted(groups.items(), key=lambda item: -item[1][0])
    source = "|".join(f"(?P<{name}>{words})" for name, (_, words) in ordered)
    return compiled(rf"[\s-]?[余多个]?(?:{source})" if source else ""), {name: value for name, (value, _) in ordered}
