"""What the words beside a length of time say of it: for it, within it, in it, after it."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

import regex

from ..text import lexicon
from ..text.normal import CONTINUOUS, is_letter, language_of, plain, word_end
from ..text.tokens import masked
from ..words.concepts import by_group
from .quantities import Quantity, quantities
from .scale import days

WIDEST = 24
"""Letters of the longest words that stand before or behind a length of time."""
TO = regex.compile(r"\s?(?:[-–~至到]|ถึง)\s?|\s\p{L}{1,8}\s")
"""What stands between the two numbers of a range."""
Forms = tuple[tuple[str, frozenset[str]], ...]


@cache
def _forms(language: str, side: str) -> Forms:
    """Return the words on one side of a length of time, the longest first, with what each may say."""
    found: dict[str, set[str]] = {}
    for key, words in lexicon.load(language, "dosing").get("length", {}).items():
        place, _, name = key.partition("_")
        for word in words if place == side else ():
            found.setdefault(plain(word), set()).add(name)
    longest = sorted(found, key=len, reverse=True)
    return tuple((word, frozenset(found[word])) for word in longest)


def relation(item: Quantity, text: str, language: str) -> frozenset[str]:
    """Return what the words right beside a length of time may say of it; nothing where there are none."""
    number, name = item
    if not (name and days(name)):
        return frozenset()
    text, loose = masked(text).lower(), language_of(language) in CONTINUOUS
    before = text[max(0, number.start - WIDEST) : number.start].rstrip()
    for word, names in _forms(language, "ahead"):
        if before.endswith(word) and (loose or not is_letter(before[-len(word) - 1 : -len(word)])):
            return names
    end = max(number.end, number.unit_end)
    places = dict.fromkeys((end, word_end(text, end, language)))  # what is behind a word may be an ending of it
    for behind, (word, names) in product(
        (text[place:][:WIDEST].lstrip() for place in places), _forms(language, "behind")
    ):
        if behind.startswith(word) and (loose or not is_letter(behind[len(word) : len(word) + 1])):
            return names
    return frozenset()


def comes_after(text: str, language: str) -> bool:
    """Whether something is so only after a length of time: 30 minutes later, and not 30 minutes behind a meal."""
    return any(
        "after" in relation(item, text, language) or _and_after(item, text, language)
        for item in _from_first(quantities(text, language), text)
    )


def _from_first(found: tuple[Quantity, ...], text: str) -> Iterator[Quantity]:
    """Yield quantities, those that end a range from where its first number begins: after 4 to 6 weeks."""
    yield from found[:1]
    for (first, unit), (last, name) in pairwise(found):
        up = not unit and name and first.kind == last.kind and first.values[0] < last.values[0]
        ranged = up and first.end <= last.start and TO.fullmatch(masked(text), first.end, last.start)
        yield (last._replace(start=first.start) if ranged else last), name


def _and_after(item: Quantity, text: str, language: str) -> bool:
    """Whether an "and" joins what comes after a length of time: wait 30 minutes and afterwards eat."""
    number, name = item
    place, groups = max(number.end, number.unit_end), by_group(text, language)
    joins = [hit.end for hit in groups.get("join", ()) if 0 <= hit.start - place <= 1 and hit.name == "and"]
    after = (hit.start for hit in groups.get("when", ()) if hit.name == "after")
    return bool(name and days(name) and joins) and any(start - joins[0] == 1 for start in after)
