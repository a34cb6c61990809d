"""`aftercare publish`: writes the handouts and the page that lists them."""

import sys
from pathlib import Path

import click

from ..core.text.counting import counted
from .common import say
from .options import (
    handout_option,
    jobs_options,
    lang_option,
    notebook_engine_option,
    quiet_option,
    site_option,
    verify_option,
)
from .publish_round import Asked, Done, left_alone, once, withdraw


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
    help="With --release: replace this folder with the released files and the pages around them, for the web server.",
)
@site_option
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
    back what was asked for, or --release leaves it as it was reviewed before an edit; 2: something could not be built,
    or the folder of --to would have lost all that it holds.
    """
    if to and not release:
        raise click.UsageError("--to needs --release: drafts do not go to a web server")
    asked = Asked(tags, slugs, release, to, notebook_engine, cluster or jobs, verify, quiet)
    from ..pipeline.building import build

    for left in reversed(range(build.ROUNDS)):
        with left_alone(to):
            done = once(asked)
        if not done.changed:
            break
        say(f"{', '.join(done.changed)} changed meanwhile; {'building again' if left else 'build again'}", err=True)
    else:
        withdraw()  # people go on editing: what holds no more goes all the same
    if to:
        _tell_of_folder(done, to, quiet=quiet)
    if not quiet:
        _tell_moved(done, slugs)
    _tell_what_is_left(done)
    errors = 0 if release else build.errors(done.project, tags, slugs)
    if errors:
        say(f"{counted(errors, 'error')} in the texts hold releases back; `aftercare check` names them", err=True)
    sys.exit(2 if done.result.failed or done.stays else 1 if done.held or done.kept or done.changed or errors else 0)


def _tell_of_folder(done: Done, to: Path, *, quiet: bool) -> None:
    """Name what went into the folder, and what it has lost, which is no chatter."""
    from ..pipeline.releasing.delivered import told, told_of_loss

    if done.delivered and not (quiet or done.stays):
        say(f"{to}: {told(done.delivered)}")
    if lost := told_of_loss(done.project, done.delivered) if done.delivered else "":
        say(f"{to}: {lost}", err=True)


def _tell_moved(done: Done, slugs: tuple[str, ...]) -> None:
    """Name the rows that nobody has been told of yet to have moved, since no sync has been run."""
    from ..pipeline.snapshot.syncing import moved

    for line in moved(done.project, slugs):
        say(line, err=True)


def _tell_what_is_left(done: Done) -> None:
    """Name what was asked for and is not released as it is today."""
    from ..pipeline.built import record
    from ..pipeline.built.overdue import note
    from ..pipeline.reports.not_released import as_before, not_released
    from ..pipeline.snapshot.unused import unknown_handouts

    if again := note(record.read(done.project.config.root).targets):
        say(again, err=True)
    for line in unknown_handouts(done.project):
        say(line, err=True)
    for line in (*not_released(done.project, done.held), *as_before(done.kept)):
        say(line, err=True)
