"""Shared by the commands that draft: who would get the texts, and whether that is wanted."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ..core.errors import EngineError
from ..core.text.counting import counted, visible
from .common import say

if TYPE_CHECKING:
    from ..catalogs.store import Store
    from ..core.settings.config import Config
    from ..mt.dry_run import Share
    from ..mt.engines.base import Engine
    from ..mt.work_list import Scope

HERE = frozenset({"this machine", "localhost", "127.0.0.1", "::1"})
yes_option = click.option("--yes", is_flag=True, help="Send texts to an outside service without asking.")


def allow_all(
    config: "Config", engines: "Sequence[Engine]", store: "Store", scope: "Scope", *, yes: bool, quiet: bool = False
) -> None:
    """Name each engine with what it would get, and ask, as `allow` does."""
    from ..mt.dry_run import shares

    for engine in engines:
        allow(config, engine, shares(store, scope, engine), yes=yes, quiet=quiet)


def allow(config: "Config", engine: "Engine", shares: "Sequence[Share]", *, yes: bool, quiet: bool = False) -> None:
    """Name the engine, and ask before texts leave this machine; a project that names its engine has been asked.

    Raises click.Abort where the answer is no, and EngineError where nobody can be asked.
    """
    texts = sum(share.messages for share in shares if not share.lacks)
    if not texts:
        return
    if not quiet:
        say(f"Engine: {engine.name} ({engine.place}), for {counted(texts, 'text')}", err=True)
    named = config.engines.get("default", ())
    if engine.place in HERE or yes or engine.name in ([named] if isinstance(named, str) else named):
        return
    if not sys.stdin.isatty():
        table = config.file.table("engines")
        raise EngineError(
            f"{engine.name} would get {counted(texts, 'text')} at {engine.place}, and nobody can be asked;"
            f' add --yes, or default = "{engine.name}" under {table} in {config.file.name}'
        )
    click.confirm(f"Send the English of {counted(texts, 'text')} to {visible(engine.place)}?", abort=True, err=True)
