"""The numerals of Chinese and Japanese: 二十四, 两百, 三分之一."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from .number import Number

HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2, "○": 0}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN_NUMBER = regex.compile(
    "(?P<parts>[二三四五六七八九十])分之(?P<share>[一二三四五六七八九])|[〇零一二三四五六七八九十百千万萬亿億两兩]+"
)


def han_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers that a text has in such numerals."""
    for found in HAN_NUMBER.finditer(text):
        fraction = found["parts"] and Fraction(han_value(found["share"]), han_value(found["parts"]))
        if not fraction and _follow(found[0]):
            yield from _han_digits(found)
            continue
        value = fraction or Fraction(han_value(found[0]))
        yield Number((value,), found.start(), found.end(), found[0], "word")


def _follow(written: str) -> bool:
    """Whether a numeral is two digits of which one follows on the other: 两三天 is two or three days."""
    one, other = (HAN.get(letter, 0) for letter in written) if len(written) == len("两三") else (0, 0)
    return 0 < one == other - 1


def _han_digits(found: regex.Match[str]) -> Iterator[Number]:
    for place, letter in enumerate(found[0], found.start()):
        yield Number((Fraction(HAN[letter]),), place, place + 1, letter, "word")


def han_value(written: str) -> int:
    """Return the value of a Chinese or Japanese numeral: 二十四 is 24, 两百 is 200, 二〇二〇 is 2020."""
    if len(written) > 1 and all(letter in HAN for letter in written):
        return int("".join(str(HAN[letter]) for letter in written))
    total = section = digit = 0
    for letter in written:
        if letter in HAN:
            digit = HAN[letter]
        elif letter in HAN_UNITS:
            section, digit = section + (digit or 1) * HAN_UNITS[letter], 0
        else:
            total, section, digit = (total + section + digit or 1) * HAN_MYRIADS[letter], 0, 0
    return total + section + digit
