"""`aftercare add-language`: settings, catalogs and a first draft of a new language."""

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from .common import project, say
from .options import quiet_option
from .sending import allow_all, yes_option

if TYPE_CHECKING:
    from ..catalogs.store import Store
    from ..core.language.languages import Language
    from ..core.settings.config import Config


@click.command()
@click.argument("tag")
@click.option("--engine", "name", default="", metavar="NAME", help="Also draft the language with this engine.")
@yes_option
@quiet_option
def command(*, tag: str, name: str, yes: bool, quiet: bool) -> None:
    """Add the language TAG (es, pt-BR, zh-Hans) to the settings and create its catalogs.

    Nothing is sent anywhere unless --engine names an engine. Exit status 1: that engine left rows empty.
    """
    from ..catalogs.store import Store
    from ..catalogs.sync import sync
    from ..core.disk.lock import locked
    from ..core.settings.added import add_language
    from ..mt.engines.registry import make
    from ..source.english import handouts

    config = project()
    documents = handouts(config)
    if name:
        make(config, name).close()  # one that there is not is told before anything is written
    with locked(config.locales):  # the settings too: of two who add a language at once, one would undo the other's
        added = add_language(config.file, tag)
        config = project()
        (new,) = config.choose((tag,))
        store = Store(config, documents)
        report = sync(store, [new])
    state = f"added to {config.file.name}" if added else f"in {config.file.name} already"
    lines = [f"{tag}: {new.name} ({new.endonym}), {state}", *(f"wrote {path}" for path in report.written)]
    if not quiet:
        say("\n".join([*lines, *_known(config, new)]))
    if name:
        left = _draft(store, new, name=name, yes=yes, quiet=quiet)
        sys.exit(1 if left else 0)
    if not quiet:
        say(f"Next: aftercare translate --lang {tag} --engine NAME, or give the catalogs to a translator")


def _known(config: "Config", new: "Language") -> list[str]:
    """Tell which fonts, lexicons and engines there are for a language, and which are not."""
    from .. import checks
    from ..checks.unseen import told

    lacking = sum(not check.covers(new.tag) for check in checks.CHECKS.values())
    return [
        *font_lines(config, new),
        f"lexicons: none for {lacking} of {len(checks.CHECKS)} checks"
        if lacking
        else "lexicons: every check has its own",
        *told([new.tag]),
        *_engines(config, new),
    ]


def font_lines(config: "Config", new: "Language") -> list[str]:
    """Tell the fonts of a language, and for each that is not installed what to do."""
    from ..core.language.fonts import folders
    from ..export.fonts import load, missing_family

    there = load(folders(config.root)).families()
    missing = [missing_family(family, new.tag) for family in new.fonts if family not in there]
    families = f"fonts: {', '.join(new.fonts)} in the PDF; {new.web_fonts} on the page"
    return [families, *(f"no font: {error}" for error in missing)]


def _engines(config: "Config", new: "Language") -> list[str]:
    from ..core.errors import AftercareError
    from ..mt.engines.registry import make, names

    ready: list[str] = []
    missing: list[str] = []
    for name in names():
        try:
            with closing(make(config, name)) as engine:
                lacks = engine.lacks(new)
        except AftercareError as error:
            lacks = str(error)
        (missing if lacks else ready).append(f"{name}: {lacks}" if lacks else name)
    return [f"engines: {', '.join(ready)}", *(f"no engine: {line}" for line in missing)]


def _draft(store: "Store", new: "Language", *, name: str, yes: bool, quiet: bool) -> int:
    """Draft a language, show what was done, and return how many rows stay empty."""
    from ..checks.runner import checker
    from ..mt.engines.registry import chain
    from ..mt.translate import translate
    from ..mt.translation import Translation
    from ..mt.work_list import Scope
    from ..pipeline.reports.progress import progress
    from .translate import show

    config, scope = store.config, Scope((new,))
    with chain(config, name) as engines:
        allow_all(config, engines, store, scope, yes=yes, quiet=quiet)
        with progress("Drafting", quiet=quiet) as advance:
            drafting = Translation(engines[0], checker(config), progress=advance, others=tuple(engines[1:]))
            report = translate(store, scope, drafting)
    show(report, quiet=quiet, as_json=False)
    return len(report.left)
