"""`aftercare export`: one language as a spreadsheet, CSV or XLIFF."""

from pathlib import Path

import click

from .common import english, handout_option, say
from .reviewing import checker, rows_of

FORMATS = click.Choice(["xlsx", "xliff", "csv"])


@click.command()
@click.argument("lang")
@click.option("--format", "to", type=FORMATS, help="File format.  [required]")
@click.option("--to", "before", type=FORMATS, hidden=True)  # its name before: in publish it is a folder
@handout_option
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Output file.")
def command(lang: str, to: str | None, before: str | None, slugs: tuple[str, ...], output: Path | None) -> None:
    """Write one language as a file for other programs; `aftercare import` reads it back."""
    from ..catalogs.store import read_books, row_numbers, target_language
    from ..review.exchange.files import write_rows
    from ..review.exchange.rows import export_rows

    to = to or before
    if not to:
        raise click.UsageError("Missing option '--format'. Choose from: xlsx, xliff, csv")
    config, documents = english(slugs)
    language = target_language(config, lang)
    path = output or config.output / "review" / f"{'-'.join([lang, *slugs])}.{to}"
    rows = export_rows(read_books(config, documents, language), row_numbers(documents), checker())
    write_rows(path, rows, language, to=to)
    say(f"{config.relative(path)}: {rows_of(len(rows))}")
