"""`aftercare review`: a sheet for reviewers, on screen or on paper."""

from pathlib import Path

import click

from .common import project
from .reviewing import checker


@click.command()
@click.argument("lang")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Output file.")
def command(lang: str, output: Path | None) -> None:
    """Write a review sheet for one language: one self-contained HTML file, to read or to print."""
    from ..catalogs.store import target_language
    from ..catalogs.sync import handouts
    from ..core.files import write_atomically
    from ..review.sheet import sheet

    config = project()
    language = target_language(config, lang)
    path = output or config.output / "review" / f"{lang}.html"
    write_atomically(path, sheet(config, handouts(config), language, check=checker()).encode())
    click.echo(config.relative(path))
