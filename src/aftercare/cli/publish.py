"""`aftercare publish`: write the handouts and the page that lists them."""

import sys

import click

from .common import handout_option, lang_option, project, quiet_option


@click.command()
@lang_option
@handout_option
@click.option(
    "--release", is_flag=True, help="Build released handouts only; fail if a requested one cannot be released."
)
@click.option("--engine", type=click.Choice(["in-process", "kernel"]), default="in-process", show_default=True)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(0, 64),
    default=0,
    metavar="N",
    help="Worker processes; 0 = automatic.",
)
@quiet_option
def command(tags: tuple[str, ...], slugs: tuple[str, ...], release: bool, engine: str, jobs: int, quiet: bool) -> None:
    """Write every changed handout as Markdown, HTML and PDF, and the index page."""
    from ..pipeline.project import Project
    from ..pipeline.publish import publish, reasons
    from ..pipeline.tables import built
    from .common import progress

    current = Project(project())
    targets = current.targets(tags, slugs)
    held = {target: why for target in targets if (why := reasons(current, *target))} if release else {}
    with progress("handouts", quiet) as advance:
        result = publish(
            current, [target for target in targets if target not in held], engine=engine, jobs=jobs, progress=advance
        )
    if not quiet:
        click.echo(built(result))
    for (slug, tag), why in held.items():
        click.echo(f"{slug}/{tag} is not released: {'; '.join(why)}", err=True)
    sys.exit(1 if held and tags else 0)
