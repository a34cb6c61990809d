"""`aftercare import`: reads a file of `aftercare export` or of a review page back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import english
from .reviewing import checker, consent, rows_of, show_refusals, show_unit, shown

if TYPE_CHECKING:
    from ..review.exchange.importing import Change


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask. Nothing is written if a row is refused.")
def command(file: Path, yes: bool) -> None:
    """Read a reviewed spreadsheet, CSV, XLIFF or the file of a review page back into the catalogs.

    Shows what it changes and asks. Rows whose English has changed since the export are refused.
    """
    from ..catalogs.store import read_books, target_language
    from ..review.exchange.files import read_rows
    from ..review.exchange.importing import file_language, plan

    config, documents = english()
    rows = read_rows(file)
    language = target_language(config, file_language(rows, str(file)))
    found = plan(read_books(config, documents, language), rows, check=checker())
    for change in found.changes:
        _show(change)
    for row in found.signatures:
        click.echo(f"note: {shown(row)}: a file cannot sign; use aftercare approve")
    for remark in found.remarks:
        click.echo(f"{'question' if remark.question else 'remark'} on {shown(remark.row)}: {shown(remark.text)}")
    show_refusals(found.refused)
    if not found.changes and not found.remarks:
        click.echo("Nothing to change.")
        sys.exit(1 if found.refused else 0)
    kept = f", and keep {len(found.remarks)} remarks above their rows" * bool(found.remarks)
    question = f"Change {rows_of(len(found.changes))} of {language.name}{kept}?"
    if not consent(question, refused=bool(found.refused), yes=yes):
        sys.exit(1)
    for path in found.write():
        click.echo(f"written: {config.relative(path)}")


def _show(change: "Change") -> None:
    from ..review.exchange.rows import work_state

    show_unit(change.before, change.after.target)
    click.echo(f"  state: {work_state(change.before) or 'missing'} -> {work_state(change.after)}")
    if change.loses_signature:
        names = "; ".join(entry.name for entry in change.before.approvals)
        click.echo(f"  was signed by {shown(names)}: must be signed again")
    for finding in change.findings:
        click.echo(f"  {finding.severity}: {shown(finding.message)} [{finding.check}]")
    if change.held_back:
        click.echo("  stays at needs work until the error is fixed or waived")
