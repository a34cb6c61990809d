"""`aftercare init`: begins a project."""

import shlex
from pathlib import Path

import click

from .common import quiet_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--languages", default="", metavar="TAGS", help="Target languages, as in es,ar,zh-Hans.")
@click.option(
    "--site",
    type=click.Choice(["github", "gitlab", "none"]),
    default="none",
    show_default=True,
    help="Also write a workflow that checks and builds there.",
)
@quiet_option
def command(folder: Path, languages: str, site: str, quiet: bool) -> None:
    """Begin a project in FOLDER: settings, a sample to replace, notebooks. What is there already stays as it is."""
    from ..core.config import load
    from ..pipeline.starter import begin
    from .add_language import font_lines

    tags = [tag.strip() for tag in languages.split(",") if tag.strip()]
    begun = begin(folder, tags, site)
    config = load(folder)
    lines = [f"wrote {path}" for path in begun.written] + [f"kept {path}, which was there" for path in begun.kept]
    if not quiet:
        click.echo("\n".join(lines))
    for language in config.languages:
        for line in font_lines(config, language)[1:]:
            click.echo(f"{language.tag}: {line}", err=True)
    if not quiet:
        go = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
        click.echo(f"Next: {go}aftercare build")
