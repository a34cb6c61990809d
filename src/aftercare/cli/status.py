"""`aftercare status`: the progress of each language."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from ..catalogs.below import signed_below
from ..core.text.counting import listed
from .common import plain_table, print_json, say, show_table
from .options import handout_option, json_option, lang_option

if TYPE_CHECKING:
    from ..pipeline.snapshot.project import Project
    from ..pipeline.snapshot.questions import Asked

MOST = 12
"""Rows that a line names."""
COLUMNS = ("missing", "draft", "translated", "approved", "stale", "error", "warning")


@click.command()
@lang_option
@handout_option
@json_option
def command(tags: tuple[str, ...], slugs: tuple[str, ...], as_json: bool) -> None:
    """Show, per language, how many rows are missing, draft, translated and approved, and the findings.

    Exit status 2: a catalog cannot be read, and is left out.
    """
    from ..pipeline.reports.tables import coverage_rows
    from ..pipeline.snapshot.project import read
    from ..pipeline.snapshot.questions import open_questions

    current = read()
    rows = coverage_rows(current, tags, slugs)
    asked = open_questions(current, tags, slugs)
    if as_json:
        by = {row["language"]: [each.as_json() for each in asked if each.language == row["language"]] for row in rows}
        print_json([{**row, "questions": by[row["language"]]} for row in rows])
    else:
        _show(current, rows, asked, slugs)
    if broken := current.readable.problems([row["language"] for row in rows], slugs):
        say("\n".join(broken), err=True)
        sys.exit(2)


def _show(current: "Project", rows: "list[dict[str, Any]]", asked: "Iterable[Asked]", slugs: tuple[str, ...]) -> None:
    from ..pipeline.built import record
    from ..pipeline.built.overdue import note

    table = plain_table("language", *COLUMNS, "state")
    for row in rows:
        states = {current.documents.state(slug, row["language"]).value for slug in current.domains(slugs)[:-1]}
        cells = [str(row[name] or "·") for name in COLUMNS]
        table.add_row(row["language"], *cells, ", ".join(sorted(states)))
    show_table(table)
    for row in rows:
        if row["signers"]:
            say(f"{row['language']} is signed by {row['signers']}")
        units = current.readable.units_of(row["language"], slugs)
        for how, ids in signed_below(units):
            say(f"{row['language']}: {how}: {listed(ids, MOST)}")
    shown = record.read(current.config.root).targets
    stay = {"/".join(each) for each in current.targets() if current.documents.state(*each).released}
    if again := note({key: each for key, each in shown.items() if key in stay}):  # the next build withdraws the others
        say(again)
    for each in asked:
        say(str(each))
