"""Ids of rows and sections, made from their words; each is used once."""

import re
import unicodedata
from collections.abc import Iterator

_LITTLE = (
    "a an and any are as at be been by can do does for from have if in into is it its may must no not of on or our so"
    " some that the their them then there these they this those to until us was were when which while will with you"
    " your"
)
LITTLE = frozenset(_LITTLE.split())
"""Words that tell nothing of what a row is about."""
LONGEST = 40


def slug_of(text: str) -> str:
    """Return up to three telling words of a text as a name: `skin-red-flushed`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    telling = [word for word in words if word not in LITTLE] or words
    return "-".join(telling[:3])[:LONGEST].strip("-")


def free(name: str, taken: set[str]) -> str:
    """Return a name that nobody has, and take it."""
    found = next(each for each in _numbered(name) if each not in taken)
    taken.add(found)
    return found


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
