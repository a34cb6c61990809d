"""`aftercare build`: all stages."""

import sys

import click

from .common import handout_option, lang_option, quiet_option, withdrawals


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
    "--jobs", "-j", type=click.IntRange(0, 64), default=0, metavar="N", help="Worker processes; 0 = automatic."
)
@quiet_option
def command(
    tags: tuple[str, ...], slugs: tuple[str, ...], translator: str, engine: str, jobs: int, quiet: bool
) -> None:
    """Translate, validate, export: execute the stage notebooks and write every handout to output/.

    What may no longer be given to patients is withdrawn first. Does no work, and says so, where nothing has changed
    since the last build. Exit status 1: findings hold back what was asked for; 2: something could not be built.
    """
    from ..pipeline import build
    from ..pipeline.recall import read

    options = build.Options(tags, slugs, translator, engine, jobs)
    project = read()
    if options.complete and (known := build.up_to_date(project)):
        _end(known.blocked, quiet, f"Nothing has changed: {len(known.targets)} handouts are up to date.")
        sys.exit(1 if known.blocked else 0)
    from ..pipeline.publish import withdraw

    removed = withdraw(project)
    project.targets(tags, slugs)  # a language or handout that is not there stops here, before a file is written
    work = build.Build(project, options, removed)
    with withdrawals(project.config.output, removed):
        for stage, summary in work.stages(lambda text: click.echo(text, err=True)):
            if not quiet:
                click.echo(f"{click.style(stage, bold=True)}\n{summary}\n")
    outcome = work.outcome()
    for key, why in outcome.failed.items():
        click.echo(f"{key} was not built: {why}", err=True)
    _end(outcome.errors, quiet, f"Open {project.config.relative(project.config.output / 'index.html')} in a browser.")
    sys.exit(outcome.status)


def _end(errors: int, quiet: bool, message: str) -> None:
    if not quiet:
        click.echo(message)
    if errors:
        click.echo(f"{errors} findings block releases; see output/reports/2-validate.html.", err=True)
