"""Hours that an English text tells in words, which others tell in digits: half past six as 18.30."""

from collections.abc import Iterator

import regex

from ..text.memory import remembered
from ..text.tokens import masked

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SPOKEN = regex.compile(
    rf"\b(?:(?P<half>half)\spast|quarter\s(?:(?P<past>past|after)|to|before|of))\s(?P<hour>{'|'.join(WORDS)}|1[0-2]|\d)\b"
    rf"|\b(?P<full>{'|'.join(WORDS)})\s(?:o['’]clock\s)?(?:in\sthe\s(?:afternoon|evening)|at\snight)\b",
    regex.IGNORECASE,
)
NOON = 12


@remembered
def spoken_hours(source: str) -> tuple[tuple[int, int], ...]:
    """Return the hours and minutes that are told in words, hours from 0 to 11; full ones only after noon."""
    return tuple(dict.fromkeys(_read(masked(source))))


def _read(text: str) -> Iterator[tuple[int, int]]:
    for found in SPOKEN.finditer(text):
        word = (found["hour"] or found["full"]).lower()
        hour = int(word) if word.isdigit() else WORDS.index(word) + 1
        if found["full"]:
            yield hour % NOON, 0
        elif found["half"]:
            yield hour % NOON, 30
        else:
            yield (hour % NOON, 15) if found["past"] else ((hour - 1) % NOON, 45)
