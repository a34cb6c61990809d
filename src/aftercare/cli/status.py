"""`aftercare status`: the progress of each language."""

import click

from .common import json_option, lang_option, plain_table, print_json, project, show_table

COLUMNS = ("missing", "draft", "translated", "approved", "stale", "error", "warning")


@click.command()
@lang_option
@json_option
def command(tags: tuple[str, ...], as_json: bool) -> None:
    """Show, per language, how many rows are missing, draft, translated and approved, and the findings."""
    from ..pipeline.project import Project
    from ..pipeline.tables import coverage_rows

    current = Project(project())
    rows = coverage_rows(current, tags)
    if as_json:
        print_json(rows)
        return
    table = plain_table("language", *COLUMNS, "state")
    for row in rows:
        states = {current.state(handout.slug, row["language"]).value for handout in current.handouts}
        cells = [str(row[name] or "·") for name in COLUMNS]
        table.add_row(row["language"], *cells, ", ".join(sorted(states)))
    show_table(table)
    for row in rows:
        if row["signers"]:
            click.echo(f"{row['language']} is signed by {row['signers']}")
