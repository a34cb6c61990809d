"""`aftercare check --second-reader`: what a language model marks in translations."""

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from ..core.text.counting import counted
from .common import say
from .findings import end

if TYPE_CHECKING:
    from ..core.units import Unit


def show_marks(
    reader: str, units: "list[Unit] | None", tags: Sequence[str], slugs: Sequence[str], *, dry_run: bool
) -> None:
    """Send units of files, or without any the project's, and show what is marked; or only say what would be sent."""
    from ..checks import output
    from ..pipeline.second_reader import SecondReader
    from ..pipeline.snapshot.project import read

    current, broken = read(), list[str]()
    if units is None:
        chosen = [entry.tag for entry in current.config.choose(tags)]
        units = [unit for tag in chosen for unit in current.readable.units_of(tag, slugs)]
        broken = current.readable.problems(chosen, slugs)
    with closing(SecondReader(current.config, reader)) as second:
        say(f"{'Would send' if dry_run else 'Sending'} {second.summary(units)}.", err=True)
        if dry_run:
            return
        reading = second.read(units)
    output.print_table(list(reading.findings))
    unread = [f"{row} was not read: {second.model} {reason}" for row, reason in reading.failed]
    say(f"{counted(len(reading.findings), 'mark')} of {second.model}. A machine's marks are not a review.")
    end([*unread, *broken])
