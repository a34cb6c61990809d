"""Numbers in a text by their value, in digits and in words."""

from ..text.tokens import masked
from .digits import digits
from .number import Number
from .words import words


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order of place; spans are those of `masked(text)`."""
    text = masked(text)
    found = digits(text, language)
    taken = [(number.start, number.end) for number in found]
    found += [
        number
        for number in words(text, language)
        if not any(start < number.end and number.start < end for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda number: number.start))
