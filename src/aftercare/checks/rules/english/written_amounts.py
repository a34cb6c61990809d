"""Amounts that were worked out, as a person would write them in a message."""

from fractions import Fraction

CORRECT = ": correct one of the two"
"""What is to be done about two amounts that do not agree."""
EXACT = 100
"""From here on an amount has one decimal at most; a smaller one, two."""


def shown(amount: Fraction | float) -> str:
    """Return an amount with commas in its thousands, and no more decimals than anybody measures: 1,000,000; 0.65."""
    number = round(float(amount), 1 if amount >= EXACT else 2) or float(f"{float(amount):.1g}")
    return f"{number:,.6f}".rstrip("0").rstrip(".")
