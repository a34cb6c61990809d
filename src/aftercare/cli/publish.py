"""`aftercare publish`: writes the handouts and the page that lists them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..core.errors import CatalogError, ConfigError, SourceError
from .common import say, withdrawals
from .options import handout_option, jobs_options, lang_option, notebook_engine_option, quiet_option, verify_option

if TYPE_CHECKING:
    from ..pipeline.built.outcome import Built
    from ..pipeline.releasing.web_folder import Delivered
    from ..pipeline.snapshot.project import Project


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
    back what was asked for, or --release leaves it as it was reviewed before an edit; 2: something could not be built.
    """
    if to and not release:
        raise click.UsageError("--to needs --release: drafts do not go to a web server")
    asked = Asked(tags, slugs, release, to, notebook_engine, cluster or jobs, verify, quiet)
    from ..pipeline.building import build

    for left in reversed(range(build.ROUNDS)):
        with _left_alone(to):
            done = _once(asked)
        if not done.changed:
            break
        say(f"{', '.join(done.changed)} changed meanwhile; {'building again' if left else 'build again'}", err=True)
    else:
        _withdraw()  # people go on editing: what holds no more goes all the same
    _tell_what_is_left(done, to if not quiet else None)
    errors = 0 if release else build.errors(done.project, tags, slugs)
    sys.exit(2 if done.result.failed else 1 if done.held or done.kept or done.changed or errors else 0)


@contextmanager
def _left_alone(web: Path | None) -> Iterator[None]:
    """Note, in an error that stops the run, that a folder for the web server still has what was in it."""
    try:
        yield
    except (SourceError, ConfigError, CatalogError, OSError) as error:
        if web and web.exists():
            error.add_note(f"{web} was not changed: it still shows what was published there before")
        raise


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    tags: tuple[str, ...]
    slugs: tuple[str, ...]
    release: bool
    to: Path | None
    engine: str
    jobs: int | str
    verify: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one round."""

    project: "Project"
    result: "Built"
    held: dict[tuple[str, str], list[str]]
    """Why a handout that was asked for is not released."""
    kept: dict[tuple[str, str], tuple[str, ...]]
    """The rows that were edited since, of those that stay released as they were reviewed before."""
    delivered: "Delivered | None"
    """What went to the web folder."""
    changed: list[str]
    """Files that were edited meanwhile."""


def _once(asked: Asked) -> Done:
    """Read the project, withdraw what holds no more, build, and deliver where nothing has changed meanwhile."""
    from ..pipeline.building import publish
    from ..pipeline.releasing import unchanged, web_folder, withdrawal
    from ..pipeline.releasing.recall import read
    from ..pipeline.releasing.release import reasons, waiting
    from ..pipeline.reports.progress import progress

    project = read()
    if asked.to:
        web_folder.refuse(project, asked.to)  # before anything is built
    if asked.verify:
        unchanged.verify(project.config)
    removed = withdrawal.withdraw(project, asked.tags, asked.slugs)
    with withdrawals(project.config.output, removed), progress("Building", quiet=asked.quiet) as advance:
        targets = project.targets(asked.tags, asked.slugs)
        held = {target: why for target in targets if (why := reasons(project, *target))} if asked.release else {}
        kept = {target: rows for target in targets if (rows := waiting(project, *target))} if asked.release else {}
        wanted = [target for target in targets if target not in held]
        result = publish.publish(
            project, wanted, engine=asked.engine, jobs=asked.jobs, progress=advance, anew=asked.release
        )
    _tell(result, quiet=asked.quiet)
    delivered = web_folder.deliver(project, targets, asked.to) if asked.to and not project.inputs.changed() else None
    changed = [project.config.relative(path) for path in project.inputs.changed()]
    return Done(project, result, held, kept, delivered, changed)


def _withdraw() -> None:
    from ..pipeline.releasing.recall import read
    from ..pipeline.releasing.withdrawal import withdraw

    project = read()
    with withdrawals(project.config.output, withdraw(project)):
        pass


def _tell(result: "Built", *, quiet: bool) -> None:
    from ..pipeline.reports.tables import built, not_built

    if not quiet:
        say(built(result))
    elif result.failed:
        say("\n".join(not_built(result.failed)), err=True)


def _tell_what_is_left(done: Done, to: Path | None) -> None:
    """Name what went into the folder, and what was asked for and is not released as it is today."""
    from ..pipeline.built import record
    from ..pipeline.built.overdue import note
    from ..pipeline.releasing.web_folder import told

    if done.delivered and to:
        say(f"{to}: {told(done.delivered)}")
    if again := note(record.read(done.project.config.root).targets):
        say(again, err=True)
    for line in done.project.unknown_handouts:
        say(line, err=True)
    for (slug, tag), why in done.held.items():
        say(f"{slug}/{tag} is not released: {'; '.join(why)}", err=True)
    for (slug, tag), rows in done.kept.items():
        say(f"{slug}/{tag} stays as it was reviewed before an edit of the English: {', '.join(rows)}", err=True)
