"""Shared by the review commands: printing rows, and asking for confirmation."""

import sys
import unicodedata
from collections.abc import Iterable

import click

from ..core.errors import ReviewError
from ..core.text.counting import counted, listed
from ..core.units import Unit
from ..review.signable import Refusal
from .common import say

MOST_NAMES = 12


def shown(text: str) -> str:
    """Return a text without the control characters that would reach the terminal."""
    return "".join("�" if unicodedata.category(char) == "Cc" else char for char in text)


def rows_of(number: int) -> str:
    """Return `1 row` or `2 rows`."""
    return counted(number, "row")


def show_place(unit: Unit) -> None:
    """Print a row's id and its place: a signature covers its kind and place too."""
    where = ", ".join(filter(None, (unit.kind, unit.place)))
    say(unit.id + (f"  [{where}]" if where else ""))


def show_unit(unit: Unit, target: str = "") -> None:
    """Print a row: id, English and translation; `target` is the new translation."""
    show_place(unit)
    say(f"  en: {shown(unit.source)}")
    say(f"  {unit.language}: {shown(unit.target) or '(empty)'}")
    if target and target != unit.target:
        say(f"  now: {shown(target)}")


def show_refusals(refused: Iterable[Refusal]) -> None:
    """Print each reason once, with the rows it concerns: how many, and the first of them."""
    reasons: dict[str, list[str]] = {}
    for refusal in refused:
        reasons.setdefault(refusal.reason, []).append(refusal.id)
    for reason, rows in reasons.items():
        say(f"refused: {shown(reason)} ({rows_of(len(rows))})", err=True)
        say(f"  {shown(listed(rows, MOST_NAMES))}", err=True)


def consent(question: str, *, refused: bool, yes: bool) -> bool:
    """Ask before something is written. `--yes` answers only where nothing is refused.

    Raises ReviewError where nobody is there to be asked.
    """
    if yes and refused:
        say("Nothing is written: with --yes, every row must be accepted.", err=True)
        return False
    return yes or _answer(question)


def _answer(question: str) -> bool:
    try:
        return click.confirm(shown(question))
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError) or sys.stdin.isatty():
            raise
        say()
        raise ReviewError("nobody answered, and nothing is written; read what is above, then add --yes") from None
