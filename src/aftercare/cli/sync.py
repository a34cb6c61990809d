"""`aftercare sync`: CSV → POT → PO."""

import click

from .common import json_option, print_json, project, quiet_option


@click.command()
@quiet_option
@json_option
def command(quiet: bool, as_json: bool) -> None:
    """Update the catalogs to the English of the CSV, and report which translations became stale."""
    from ..catalogs.sync import handouts, update

    config = project()
    report = update(config, handouts(config))
    if as_json:
        changes = {
            tag: {name: getattr(found, name) for name in ("added", "edited", "removed", "restored")}
            for tag, found in report.changes.items()
        }
        print_json({"changes": changes, "written": report.written})
    elif not quiet:
        click.echo("\n".join(report.lines()))
