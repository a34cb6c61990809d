"""`aftercare export`: one language as a spreadsheet, CSV or XLIFF."""

from pathlib import Path

import click

from .common import english, say, target_language
from .options import Tag, handout_option, output_option
from .reviewing import rows_of

FORMATS = click.Choice(["xlsx", "xliff", "csv"])


@click.command()
@click.argument("lang", type=Tag())
@click.option("--format", "form", type=FORMATS, required=True, help="File format.")
@handout_option
@output_option
def command(lang: str, form: str, slugs: tuple[str, ...], output: Path | None) -> None:
    """Write one language as a file for other programs; `aftercare import` reads it back.

    Replaces an earlier export only where the catalogs have all that was written into it.
    """
    from ..catalogs.store import read_books
    from ..checks.runner import checker
    from ..core.numbering import row_numbers
    from ..review.exchange.exported import export_rows
    from ..review.exchange.files import write_rows

    config, documents = english(slugs)
    language = target_language(config, lang)
    path = output or config.output / "review" / f"{'-'.join([lang, *slugs])}.{form}"
    books = read_books(config, documents, language)
    rows = export_rows(books, row_numbers(documents), checker(config))
    write_rows(path, rows, language, to=form, books=books, root=config.root)
    say(f"{config.relative(path)}: {rows_of(len(rows))}")
