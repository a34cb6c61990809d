"""Compare the lengths of two texts, and the numbers and short forms that only one has.

Every figure is a log-likelihood ratio in nats: how much likelier is what we see if the translation is whole
and of this text (positive), or if something else happened (negative). The spreads were measured on published
translations of health texts; the proportions of length are in the lexicons.
"""

import math
import re
from collections.abc import Iterable

import regex

from ..numbers.matching import match
from ..text.lexicon import load
from ..text.memory import briefly, remembered
from ..text.runs import Runs
from ..text.segments import fold, prose, scripts

_TOKENS = Runs(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.,'’/-]*+(?<![.,'’/-])|%")
TOKEN = _TOKENS.pattern
CAPITALS = re.compile(r"[A-Z][A-Za-z0-9.,'/-]*[A-Z]")
"""What stands in every short form in our own alphabet."""
_NUMBERS = Runs(r"[\p{Nd}]+(?:[.,٫٬  ][\p{Nd}]+)*")
NUMBER = _NUMBERS.pattern
CLOCK = regex.compile(r"\d{1,2}(?::\d\d)?(?:\s?(?:to|and|until|[-–])\s?\d{1,2}(?::\d\d)?)?\s?[AaPp]\.?[Mm]\b")
DEFAULT_RATIO = 1.05


def digits(number: str) -> str:
    """Return the digits of a number in any decimal script as ASCII, separators left out."""
    if number.isascii():
        return number if number.isdigit() else "".join(filter(str.isdigit, number))
    return "".join(str(int(char)) for char in number if char.isdecimal())


@briefly
def numbers(text: str) -> frozenset[str]:
    """Return the digits of each number in a text."""
    return frozenset(map(digits, _NUMBERS.findall(text)))


@briefly
def lengths(source: str, target: str) -> tuple[int, int]:
    """Return both lengths without spaces and without what both texts share: numbers, names, addresses."""
    there = [token for token in _marked(source) if token in target]
    shared = frozenset(there).intersection(_tokens(target)) if there else frozenset[str]()
    if not shared:
        return _length(source), _length(target)
    return _length(source) - _known(_prose_of(source), shared), _length(target) - _known(_tokens(prose(target)), shared)


@briefly
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKENS.findall(text))


@remembered
def _marked(source: str) -> frozenset[str]:
    """Return the tokens of a text that a translation may have as they are: those with capitals, digits or marks."""
    return frozenset(token for token in _tokens(source) if not token.isalpha() or any(map(str.isupper, token)))


@remembered
def _length(text: str) -> int:
    return len("".join(prose(text).split()))


@remembered
def _prose_of(source: str) -> tuple[str, ...]:
    return _tokens(prose(source))


def _known(tokens: Iterable[str], shared: frozenset[str]) -> int:
    return sum(map(len, filter(shared.__contains__, tokens)))


@briefly
def log_ratio(source: str, target: str, tag: str) -> float:
    """Return how much longer the translation is than expected, as a logarithm: 0 as expected, -0.7 half of it."""
    before, after = lengths(source, target)
    ratio = load(tag, "style").get("length", {}).get("ratio", DEFAULT_RATIO)
    return math.log((after + 5) / (ratio * before + 5))


@remembered
def _digits_of(source: str) -> str:
    """Return the numbers of a text, and all its digits in a row."""
    return "|".join([*numbers(source), digits(source)])


def strangers(source: str, target: str, tag: str) -> int:
    """Return how many numbers and short forms of the target the source does not have, or tells in another unit."""
    there = numbers(prose(target))
    joined = _digits_of(source) if there else ""
    latin = scripts(target)["Latin"] * 2 > sum(scripts(target).values())
    found = _tokens(prose(target)) if not latin and CAPITALS.search(target) else ()
    names = {word for word in found if word.isascii() and sum(map(str.isupper, word)) > 1}
    new = sum(fold(name) not in fold(source) for name in names)
    strange = sum(len(number) > 1 and number not in joined for number in there)
    return new + (strange if strange and match(source, target, tag).extra else 0)
