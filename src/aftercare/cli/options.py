"""Options that several commands have."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..core.language.languages import cased
from ..core.process import MOST_JOBS
from ..core.settings.config import SITE
from ..pipeline.building.notebooks import ENGINES

DASK = "dask"


class Tag(click.ParamType[str]):
    """The tag of a language, in whatever capitals it is typed."""

    name = "tag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the tag as the settings have it."""
        del param, ctx
        return cased(str(value))


lang_option = click.option(
    "--lang", "tags", multiple=True, type=Tag(), metavar="TAG", help="Only this language; repeatable."
)
handout_option = click.option(
    "--handout", "slugs", multiple=True, metavar="SLUG", help="Only this handout; repeatable."
)


def _choose_site(context: click.Context, _option: click.Parameter, slug: str) -> None:
    """Make every reading of the settings, in this process and in those it starts, that of one site."""
    if not slug:
        return
    before = os.environ.get(SITE, "")
    os.environ[SITE] = slug
    context.call_on_close(lambda: os.environ.__setitem__(SITE, before))


site_option = click.option(
    "--site",
    default="",
    metavar="SLUG",
    expose_value=False,
    callback=_choose_site,
    help="Print only this site on the handouts; default: all sites.",
)
notebook_engine_option = click.option(
    "--notebook-engine",
    type=click.Choice(ENGINES),
    default="in-process",
    show_default=True,
    help="How to execute the notebooks.",
)


class Jobs(click.ParamType[int | str]):
    """A number of processes, or `dask` for a cluster of this machine's own."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """Return the number, or the word."""
        return DASK if value == DASK else click.IntRange(0, MOST_JOBS).convert(value, param, ctx)


def jobs_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where handouts are built; a cluster counts for more than a number of processes."""
    jobs = click.option(
        "--jobs", "-j", type=Jobs(), default=0, metavar="N", help="Worker processes; 0: automatic; dask: its workers."
    )
    cluster = click.option(
        "--cluster", default="", metavar="ADDRESS", help="Build on the dask cluster with its scheduler at this address."
    )
    return jobs(cluster(command))


output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write; default: one in review/ of the output folder.",
)
verify_option = click.option(
    "--verify", is_flag=True, help="Read every built file again, even if its size and times have not changed."
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print only problems.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print machine-readable JSON.")
