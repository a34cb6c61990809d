"""`aftercare rename`: carries translations over to a row whose id has changed."""

import sys

import click

from ..core.errors import ConfigError
from .common import say
from .reviewing import consent, shown


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--yes", is_flag=True, help="Do not ask. Nothing is written if a language is refused.")
def command(old: str, new: str, yes: bool) -> None:
    """Carry translations, signatures and waivers from the id OLD over to NEW, in every language.

    Give the row its new id in the table first. Where the English differs too, the translations are stale.
    """
    from ..catalogs.left_behind import gone
    from ..pipeline.project import read
    from ..pipeline.syncing import sync
    from ..review.renaming import Rename, plan_rename

    project = read()
    config = project.config
    ids = {row.id for document in project.english.chosen() for row in document.rows}
    name = config.relative(config.source)
    if old in ids:
        raise ConfigError(f"{name}: {old} is still there; give that row the id {new} first, then run this again")
    if new not in ids:
        raise ConfigError(f"{name}: there is no row {new}; give it this id first, then run this again")
    sync(project)
    books = [(*project.store.books(language), *gone(project.store, language)) for language in config.languages]
    found = plan_rename(books, Rename(old, new))
    for tag, why in found.refused:
        say(f"refused: {tag}: {shown(why)}", err=True)
    if not found.books:
        say(f"Nothing to carry over: no catalog has a translation of {shown(old)}.")
        sys.exit(1 if found.refused else 0)
    if not consent(f"Carry {old} over to {new} in {', '.join(found.languages)}?", refused=bool(found.refused), yes=yes):
        sys.exit(1)
    for path in found.write():
        say(f"written: {config.relative(path)}")
