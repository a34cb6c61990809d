"""`aftercare languages`: the languages of the project."""

import click

from .common import plain_table, print_json, project, show_table
from .options import json_option

FIELDS = ("tag", "name", "endonym", "script", "direction", "locale", "fonts", "engines")


@click.command()
@json_option
def command(as_json: bool) -> None:
    """List the languages with script, direction, first font and the codes that engines use."""
    config = project()
    rows = [{name: getattr(language, name) for name in FIELDS} for language in config.languages]
    if as_json:
        print_json(rows)
        return
    table = plain_table(*FIELDS)
    for row in rows:
        codes = ", ".join(f"{engine} {code}" for engine, code in row["engines"].items()) or row["tag"]
        table.add_row(*(row[name] for name in FIELDS[:-2]), ", ".join(row["fonts"][:1]), codes)
    show_table(table)
