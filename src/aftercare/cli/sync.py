"""`aftercare sync`: CSV → POT → PO."""

import sys
from dataclasses import replace

import click

from .common import print_json, say
from .options import handout_option, json_option, lang_option, quiet_option


@click.command()
@lang_option
@handout_option
@click.option(
    "--interface", is_flag=True, help="Also write interface.po, to review it in a PO editor, where there is none yet."
)
@quiet_option
@json_option
def command(tags: tuple[str, ...], slugs: tuple[str, ...], interface: bool, quiet: bool, as_json: bool) -> None:
    """Update the catalogs to the English of the CSV, and report which translations became stale."""
    from ..catalogs.changes import NAMES
    from ..pipeline.snapshot.project import read
    from ..pipeline.snapshot.syncing import sync, take_interface
    from ..review.rehousing import advice

    project = read()
    for name in take_interface(project, tags) if interface else ():
        if not quiet:
            say(f"written: {name}", err=as_json)
    report = sync(project, tags, slugs)
    if as_json:
        changes, words = (
            {tag: {name: getattr(found, name) for name in NAMES} for tag, found in kind.items()}
            for kind in (report.changes, report.words)
        )
        told = {"written": report.written, "notes": report.notes, "failed": report.failed}
        print_json({"changes": changes, "words": words} | told)
    elif not quiet:
        done = f"{'All other' if report.failed else 'The'} catalogs are up to date."
        say("\n".join(replace(report, failed=[]).lines()) or done)
        for line in advice([*project.readable.books(), *project.readable.gone_books()]):
            say(line)
    for problem in report.failed:
        say(problem, err=True)
    sys.exit(2 if report.failed else 0)
