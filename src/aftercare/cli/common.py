"""Shared by the commands: options, the project's settings, and output."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..core.config import SITE, Config, load
from ..core.counting import TURNING, visible
from ..core.errors import ChoiceError

if TYPE_CHECKING:
    from rich.table import Table

    from ..core.model import Handout

DASK = "dask"
MOST_JOBS = 64
lang_option = click.option("--lang", "tags", multiple=True, metavar="TAG", help="Only this language; repeatable.")
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
    help="Name only this site on the handouts; the default is all of them.",
)


def english(slugs: tuple[str, ...] = ()) -> "tuple[Config, tuple[Handout, ...]]":
    """Return the project's settings and its handouts: those asked for, or all.

    Raises ChoiceError, and SourceError where the English of one of them has a fault.
    """
    from ..catalogs.sync import english as read

    config = project()
    found = read(config)
    if unknown := sorted(set(slugs) - set(found.slugs)):
        raise ChoiceError("handout", unknown[0], found.slugs)
    return config, found.chosen(slugs)


notebook_engine_option = click.option(
    "--notebook-engine",
    type=click.Choice(["in-process", "kernel"]),
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
        "--jobs", "-j", type=Jobs(), default=0, metavar="N", help="Worker processes; 0 = automatic; dask = its workers."
    )
    cluster = click.option(
        "--cluster", default="", metavar="ADDRESS", help="Build on the dask cluster whose scheduler is there."
    )
    return jobs(cluster(command))


verify_option = click.option(
    "--verify", is_flag=True, help="Read every built file, even where size and times are those of the last build."
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print only problems.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print machine-readable JSON.")


def project() -> Config:
    """Return the settings of the project in the working directory."""
    return load()


def say(text: str = "", *, err: bool = False) -> None:
    """Print a text; whatever names and files it quotes, nothing in it steers the terminal."""
    click.echo(visible(text), err=err)


def print_json(value: Any) -> None:
    """Print a value as JSON, in UTF-8 whatever the terminal's encoding."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    text = json.dumps(value, ensure_ascii=False, indent=1)
    say("".join(f"\\u{ord(char):04x}" if char in TURNING else char for char in text))


def plain_table(*columns: str) -> "Table":
    """Return a table without lines between cells, so that it fits a terminal of eighty columns."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 0), show_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=True)
    return table


def show_table(table: "Table") -> None:
    """Print a table: at the terminal's width, or in full to a file or pipe."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else 160).print(table)


@contextmanager
def withdrawals(output: Path, removed: Iterable[str]) -> Iterator[None]:
    """Name in the end, however a build ends, the handouts that were released before and are not after it."""
    from ..pipeline.strays import PAGE, lines

    try:
        yield
    finally:
        for line in lines(removed):
            say(line, err=True)
        # What lies one folder down only leads to handouts.
        released = (
            path for path in removed if not path.startswith("drafts/") and PAGE.fullmatch(path) and path.count("/") > 1
        )
        gone = sorted({path.rpartition("/")[0] for path in released if not (output / path).exists()})
        if gone:
            say(f"withdrawn: {', '.join(gone)}", err=True)
