"""`aftercare review`: a sheet for reviewers, on screen or on paper."""

from pathlib import Path

import click

from .common import english, handout_option
from .reviewing import checker


@click.command()
@click.argument("lang")
@handout_option
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Output file.")
def command(lang: str, slugs: tuple[str, ...], output: Path | None) -> None:
    """Write a review sheet for one language: one self-contained HTML file, to read or to print."""
    from ..catalogs.store import target_language
    from ..core.files import write_atomically
    from ..review.sheet import sheet

    config, documents = english(slugs)
    language = target_language(config, lang)
    path = output or config.output / "review" / f"{'-'.join([lang, *slugs])}.html"
    write_atomically(path, sheet(config, documents, language, check=checker()).encode())
    click.echo(config.relative(path))
