"""`aftercare build`: all stages."""

import sys

import click

from .common import handout_option, lang_option, project, quiet_option


@click.command()
@lang_option
@handout_option
@click.option("--translator", default="", metavar="NAME", help="Draft the gaps with this translation engine.")
@click.option(
    "--engine",
    type=click.Choice(["in-process", "kernel"]),
    default="in-process",
    show_default=True,
    help="How to execute the notebooks.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(0, 64),
    default=0,
    metavar="N",
    help="Worker processes; 0 = automatic.",
)
@quiet_option
def command(
    tags: tuple[str, ...], slugs: tuple[str, ...], translator: str, engine: str, jobs: int, quiet: bool
) -> None:
    """Translate, validate, export: execute the stage notebooks and write every handout to output/.

    Does nothing, and says so, if nothing has changed since the last build.
    """
    from ..pipeline import build

    config = project()
    complete = not (tags or slugs or translator)
    if complete and (record := build.up_to_date(config)):
        _end(record.blocked, quiet, f"Nothing has changed: {len(record.fingerprints)} handouts are up to date.")
    config.choose(tags)
    from ..pipeline.project import load

    load().targets(tags, slugs)  # an invalid CSV, language or handout stops here, before any file is written
    options = build.Options(tags, slugs, translator, engine, jobs)
    for stage, summary in build.run(config, options):
        if not quiet:
            click.echo(f"{click.style(stage, bold=True)}\n{summary}\n")
    blocked = build.record_complete(config, load()) if complete else 0
    _end(blocked, quiet, f"Open {config.relative(config.output / 'index.html')} in a browser.")


def _end(blocked: int, quiet: bool, message: str) -> None:
    if not quiet:
        click.echo(message)
    if blocked:
        click.echo(f"{blocked} findings block releases; see output/reports/2-validate.html.", err=True)
    sys.exit(1 if blocked else 0)
