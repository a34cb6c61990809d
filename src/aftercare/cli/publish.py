"""`aftercare publish`: write the handouts and the page that lists them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..core.counting import counted
from .common import (
    handout_option,
    jobs_options,
    lang_option,
    notebook_engine_option,
    quiet_option,
    say,
    verify_option,
    withdrawals,
)

if TYPE_CHECKING:
    from ..pipeline.publish import Built


@click.command()
@lang_option
@handout_option
@click.option(
    "--release", is_flag=True, help="Build released handouts only; fail if a requested one cannot be released."
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="With --release: replace this folder with what goes to the web server, released files and their pages alone.",
)
@notebook_engine_option
@jobs_options
@verify_option
@quiet_option
def command(
    tags: tuple[str, ...],
    slugs: tuple[str, ...],
    release: bool,
    to: Path | None,
    notebook_engine: str,
    jobs: int | str,
    cluster: str,
    verify: bool,
    quiet: bool,
) -> None:
    """Write every changed handout as Markdown, HTML and PDF, and the index page; with --release, all of them anew.

    What is no longer cleared for patients is withdrawn first. Exit status 1: a finding or a missing signature holds
    back what was asked for; 2: something could not be built.
    """
    if to and not release:
        raise click.UsageError("--to needs --release: drafts do not go to a web server")
    from ..pipeline import build, publish, unchanged, web_folder, withdrawal
    from ..pipeline.progress import progress
    from ..pipeline.recall import read
    from ..pipeline.release import reasons

    for left in reversed(range(build.ROUNDS)):
        project = read()
        if to:
            web_folder.refuse(project, to)  # before anything is built
        if verify:
            unchanged.verify(project.config)
        removed = withdrawal.withdraw(project, tags, slugs)
        with withdrawals(project.config.output, removed), progress("Building", quiet=quiet) as advance:
            targets = project.targets(tags, slugs)
            held = {target: why for target in targets if (why := reasons(project, *target))} if release else {}
            wanted = [target for target in targets if target not in held]  # what is kept is built all the same
            result = publish.publish(
                project, wanted, engine=notebook_engine, jobs=cluster or jobs, progress=advance, anew=release
            )
        _tell(result, quiet=quiet)
        delivered = web_folder.deliver(project, targets, to) if to and not project.inputs.changed() else None
        changed = [project.config.relative(path) for path in project.inputs.changed()]
        if not changed:
            break
        say(f"{', '.join(changed)} changed meanwhile; {'building again' if left else 'build again'}", err=True)
    else:  # people go on editing: what holds no more goes all the same
        project = read()
        with withdrawals(project.config.output, withdrawal.withdraw(project)):
            pass
    if delivered and not quiet:
        say(f"{to}: {counted(len(delivered.targets), 'released handout')}, and the pages that list them.")
    for (slug, tag), why in held.items():
        say(f"{slug}/{tag} is not released: {'; '.join(why)}", err=True)
    errors = 0 if release else build.errors(project, tags, slugs)
    sys.exit(2 if result.failed else 1 if held or changed or errors else 0)


def _tell(result: "Built", *, quiet: bool) -> None:
    from ..pipeline.tables import built, not_built

    if not quiet:
        say(built(result))
    elif result.failed:
        say("\n".join(not_built(result.failed)), err=True)
