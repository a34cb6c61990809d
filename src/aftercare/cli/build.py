"""`aftercare build`: all stages."""

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from ..core.text.counting import counted
from .common import print_json, say, withdrawals
from .options import (
    handout_option,
    jobs_options,
    json_option,
    lang_option,
    notebook_engine_option,
    quiet_option,
    site_option,
    verify_option,
)
from .sending import allow_all, yes_option

if TYPE_CHECKING:
    from ..pipeline.building.build import Build, Outcome
    from ..pipeline.building.stages import Options
    from ..pipeline.built.build_record import Record
    from ..pipeline.snapshot.project import Project

BELOW = "its English breaks rules, which the author of the English is told"
"""In the place of faults that the summary has."""


@click.command()
@lang_option
@handout_option
@click.option("--engine", default="", metavar="NAME", help="Draft the gaps with this translation engine.")
@yes_option
@notebook_engine_option
@jobs_options
@verify_option
@site_option
@quiet_option
@json_option
def command(
    *,
    tags: tuple[str, ...],
    slugs: tuple[str, ...],
    engine: str,
    yes: bool,
    notebook_engine: str,
    jobs: int | str,
    cluster: str,
    verify: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Translate, validate, export: execute the stage notebooks and write every handout to output/.

    What is no longer cleared for patients is withdrawn first. If nothing has changed since the last build, says so
    and does no work. Exit status 1: findings hold back what was asked for, or an engine left rows empty;
    2: something could not be built.
    """
    from ..pipeline.releasing import unchanged
    from ..pipeline.releasing.recall import settings

    config, inputs = settings()
    if verify:
        unchanged.verify(config)
    whole = not (tags or slugs or engine or as_json or config.only_site)
    if whole and (known := unchanged.up_to_date(config)):
        sys.exit(_nothing_to_do(known, config.relative(config.output / "reports"), quiet=quiet))
    from ..pipeline.building import build, stages
    from ..pipeline.releasing import withdrawal
    from ..pipeline.reports.progress import on_terminal
    from ..pipeline.snapshot.project import Project

    options = stages.Options(tags, slugs, engine, notebook_engine, cluster or jobs)
    project = Project(config, inputs, remembers=True)
    removed = withdrawal.withdraw(project, tags, slugs)
    work = build.Build(project, options, removed)
    with withdrawals(config.output, removed):
        project.targets(tags, slugs)  # one that was there until the last build stops here
        if engine:
            _ask(project, options, yes=yes)
        with nullcontext() if quiet else on_terminal():
            for _ in work.stages(lambda text: say(text, err=True)):
                pass
    outcome = work.outcome()
    _show(work, outcome, quiet=quiet, as_json=as_json)
    _tell_what_is_left(work, outcome)
    sys.exit(outcome.status)


def _nothing_to_do(known: "Record", reports: str, *, quiet: bool) -> int:
    """Say that nothing has changed, and return the exit status: that of the last build."""
    from ..pipeline.built.overdue import note

    if not quiet:
        count = len(known.targets)
        say(f"Nothing has changed: {counted(count, 'handout')} {'is' if count == 1 else 'are'} up to date.")
        if again := note(known.targets):
            say(again)
    _blocked(known.blocked or 0, reports)
    return 1 if known.blocked else 0


def _ask(project: "Project", options: "Options", *, yes: bool) -> None:
    """Ask before an engine outside gets any text."""
    from ..mt.engines.registry import chain
    from ..mt.work_list import Scope

    scope = Scope(project.config.choose(options.languages), frozenset(options.handouts))
    with chain(project.config, options.engine) as engines:
        allow_all(project.config, engines, project.store, scope, yes=yes)


def _show(work: "Build", outcome: "Outcome", *, quiet: bool, as_json: bool) -> None:
    from ..pipeline.reports.summarize import summarize
    from ..pipeline.reports.tables import not_built

    summary = summarize(work.project, work.options.languages, work.options.handouts, work.removed)
    told = () if as_json or quiet else summary.edits
    failed = {key: why if {*why.splitlines()} - {*told} else BELOW for key, why in outcome.failed.items()}
    for line in not_built(failed):
        say(line, err=True)
    if as_json:
        print_json(
            summary.as_json()
            | {"failed": outcome.failed, "errors": outcome.errors, "empty": outcome.empty, "status": outcome.status}
        )
    elif not quiet:
        say("\n".join(summary.lines()))
        say(f"Open {summary.index} in a browser.")


def _tell_what_is_left(work: "Build", outcome: "Outcome") -> None:
    """Name the reports that say what blocks releases, and what an engine left empty."""
    config = work.project.config
    reports = config.relative(config.output / "reports")
    _blocked(outcome.errors, reports)
    if outcome.empty:
        left = counted(outcome.empty, "text")
        say(f"{work.options.engine} left {left} empty; see {reports}/1-translate.html.", err=True)


def _blocked(errors: int, reports: str) -> None:
    if errors:
        holds = "finding blocks" if errors == 1 else "findings block"
        say(f"{errors} {holds} releases; see {reports}/2-validate.html.", err=True)
