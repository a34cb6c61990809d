"""`aftercare translate`: drafts for what is missing."""

import sys
from typing import TYPE_CHECKING

import click

from .common import print_json, say
from .options import handout_option, json_option, lang_option, quiet_option
from .sending import allow_all, yes_option

if TYPE_CHECKING:
    from ..mt.dry_run import Share
    from ..mt.translation import Report


@click.command()
@click.option(
    "--engine",
    "name",
    default="",
    metavar="NAME",
    help="google, llm, deepl, …, or a list: llm,google; default: that of the settings, else google.",
)
@lang_option
@handout_option
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and to whom; send nothing.")
@click.option("--refresh-drafts", is_flag=True, help="Also replace drafts that nobody has edited.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    metavar="N",
    help="Requests at a time.",
)
@yes_option
@quiet_option
@json_option
def command(
    *,
    name: str,
    tags: tuple[str, ...],
    slugs: tuple[str, ...],
    dry_run: bool,
    refresh_drafts: bool,
    jobs: int,
    yes: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Draft what is missing with a translation engine. Asks before the English is sent outside.

    Drafts are marked "needs work" in the catalogs. What a person has written is never replaced.
    Exit status 1: rows are left empty, each with its reason.
    """
    from ..checks.runner import checker
    from ..mt.dry_run import shares_of_all
    from ..mt.engines.registry import chain
    from ..mt.translate import translate
    from ..mt.translation import Translation
    from ..mt.work_list import Scope
    from ..pipeline.reports.progress import progress
    from ..pipeline.snapshot.project import read

    project = read()
    project.chosen(slugs)  # a handout that is not there stops here
    config, store = project.config, project.store
    scope = Scope(config.choose(tags), frozenset(slugs), refresh_drafts)
    with chain(config, name) as engines:
        first, *others = engines
        if dry_run:
            _show_plan(shares_of_all(store, scope, engines), as_json=as_json)
            return
        allow_all(config, engines, store, scope, yes=yes, quiet=quiet)
        with progress("Drafting", quiet=quiet or as_json) as advance:
            drafting = Translation(first, checker(config, project.inputs.read), jobs, advance, tuple(others))
            report = translate(store, scope, drafting)
    show(report, quiet=quiet, as_json=as_json)
    sys.exit(1 if report.left else 0)


def show(report: "Report", *, quiet: bool, as_json: bool) -> None:
    """Print what was drafted, what is left empty, and why."""
    if as_json:
        drafted = [{"language": tag, "origin": origin, "rows": rows} for (tag, origin), rows in report.drafted.items()]
        left = [{"language": tag, "row": row, "reason": reason} for tag, row, reason in report.left]
        print_json({"drafted": drafted, "left": left})
    elif not quiet or report.left:
        say("\n".join(report.lines()))


def _show_plan(shares: "list[Share]", *, as_json: bool) -> None:
    from dataclasses import asdict

    if as_json:
        print_json([asdict(share) for share in shares])
    else:
        say("\n".join(map(str, shares)) or "Nothing to draft.")
