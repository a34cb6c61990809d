"""Roman numbers, in which many languages count centuries and types: le XIXe siècle, tipo II."""

import regex

from ..text.memory import remembered

FOUND = regex.compile(r"(?<!\p{L})[IVX]{2,}(?=(?:e|ème)?(?!\p{L}))")
"""One of two letters or more: a single one may stand for anything else."""
UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
LARGEST = 40


@remembered
def romans(text: str) -> frozenset[int]:
    """Return the values of the Roman numbers in a text, up to forty."""
    if not (written := frozenset(FOUND.findall(text))):
        return written
    return frozenset(value for value in range(1, LARGEST) if "X" * (value // 10) + UNITS[value % 10] in written)
