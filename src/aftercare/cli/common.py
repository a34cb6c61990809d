"""Shared by the commands: the project's settings, its languages and handouts, and output."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..core.errors import ChoiceError, ConfigError
from ..core.language.languages import SOURCE
from ..core.settings.config import Config, load
from ..core.text.counting import TURNING, visible

if TYPE_CHECKING:
    from rich.table import Table

    from ..core.language.languages import Language
    from ..core.model import Handout


def english(slugs: tuple[str, ...] = ()) -> "tuple[Config, tuple[Handout, ...]]":
    """Return the project's settings and its handouts: those asked for, or all.

    Raises ChoiceError, and SourceError where the English of one of them has a fault.
    """
    from ..source.english import english as read

    config = project()
    found = read(config)
    if unknown := sorted(set(slugs) - set(found.slugs)):
        raise ChoiceError("handout", unknown[0], found.slugs)
    return config, found.asked(slugs)


def target_language(config: Config, tag: str) -> "Language":
    """Return a language of the project; ConfigError for English and for one that is not configured."""
    if tag == SOURCE:
        raise ConfigError("English is the source; name a target language")
    return config.choose((tag,))[0]


def project_language(config: Config, tag: str) -> "Language":
    """Return the language of the project that a tag means, es-US being es; ConfigError where it is none of them."""
    from ..core.language.tags import meant

    return meant(tag, config.languages) or target_language(config, tag)


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
    """Name in the end, however a build ends, the handouts that were released before and are not after it.

    Where it is stopped, also what may not stay and could not be taken away; else the build has told it.
    """
    from ..pipeline.releasing.strays import lines, still_there, withdrawn

    try:
        yield
    except BaseException:
        for line in still_there(removed):
            say(line, err=True)
        raise
    finally:
        for line in lines(removed):
            say(line, err=True)
        if gone := withdrawn(output, removed):
            say(f"withdrawn: {', '.join(gone)}", err=True)
