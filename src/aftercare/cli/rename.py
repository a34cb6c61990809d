"""`aftercare rename`: carries translations over to a row whose id has changed."""

import sys
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from ..core.errors import ConfigError
from .common import say
from .reviewing import consent, shown

if TYPE_CHECKING:
    from ..catalogs.book import Book
    from ..core.settings.config import Config
    from ..pipeline.snapshot.project import Project


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--yes", is_flag=True, help="Do not ask. Nothing is written if a language is refused.")
def command(old: str, new: str, yes: bool) -> None:
    """Carry translations, signatures and waivers from the id OLD over to NEW, in every language.

    Give the row its new id in the table first. Where the English differs too, the translations are stale.

    Or from a handout to the name that it has now: change it in the column handout first, in every row. A signature
    names its handout: of a row that goes to another one that there was before, it must be signed again.
    """
    from ..pipeline.snapshot.project import read
    from ..pipeline.snapshot.syncing import sync

    project = read()
    documents = project.english.chosen()
    of_handouts = "." not in f"{old}{new}"
    known = {document.slug for document in documents}
    _refuse(project.config, old, new, known if of_handouts else {row.id for each in documents for row in each.rows})
    changes = sync(project).changes.values()
    if of_handouts:
        _handout(project, old, new, yes=yes)
    else:
        _row(project, old, new, yes=yes, empty=any(old in each.dropped for each in changes))


def _refuse(config: "Config", old: str, new: str, known: Container[str]) -> None:
    """Raise ConfigError where the table does not have the new name, or still has the old one."""
    name, what = config.relative(config.source), "handout" if "." not in f"{old}{new}" else "row"
    if old in known:
        raise ConfigError(f"{name}: {old} is still there; give that {what} the id {new} first, then run this again")
    if new not in known:
        raise ConfigError(f"{name}: there is no {what} {new}; give it this id first, then run this again")


def _catalogs(project: "Project") -> "list[tuple[Book, ...]]":
    """Return the catalogs of each language, those of handouts that are gone included."""
    from ..catalogs.left_behind import gone

    store = project.store
    return [(*store.books(language), *gone(store, language)) for language in project.config.languages]


def _handout(project: "Project", old: str, new: str, *, yes: bool) -> None:
    from ..review.rehousing import plan_rehousing

    catalogs = _catalogs(project)
    plans = [plan for books in catalogs if (plan := plan_rehousing(books, old, new))]
    signed = _signed(catalogs, new) - {plan.book.language.tag for plan in plans} if plans else set()
    for tag in sorted(signed):
        say(f"{tag}: people have signed rows of {new} there, so that all others must be signed, too", err=True)
    broken = _unreadable(project, old)
    if not plans:
        told = f"no catalog has signatures or translations of {shown(old)} that {new} lacks"
        say(f"Nothing to carry over: {told}, or people have signed {new} as a handout of its own.")
        sys.exit(1)
    tags = ", ".join(plan.book.language.tag for plan in plans)
    if not consent(f"Carry the handout {shown(old)} over to {new} in {tags}?", refused=False, yes=yes):
        sys.exit(1)
    for path in (path for plan in plans for path in plan.write()):
        say(f"written: {project.config.relative(path)}")
    sys.exit(1 if broken else 0)


def _signed(catalogs: "Iterable[Sequence[Book]]", slug: str) -> set[str]:
    """Return the languages in which people have signed rows of a handout."""
    books = (book for each in catalogs for book in each if book.domain == slug)
    return {book.language.tag for book in books if any(unit.signed for unit in book.units)}


def _unreadable(project: "Project", slug: str) -> list[str]:
    """Tell and return why catalogs of a handout that has left the table cannot be read, one in each language."""
    from ..catalogs import po_reader
    from ..catalogs.merge import catalog_path
    from ..core.errors import CatalogError

    config, faults = project.config, []
    for language in config.languages:
        path = catalog_path(config.locales, language, slug)
        try:
            if path.is_file():
                po_reader.read(path, locale=language.locale, name=config.relative(path))
        except CatalogError as error:
            faults.append(str(error))
            say(f"left as it is: {error}", err=True)
    return faults


def _row(project: "Project", old: str, new: str, *, yes: bool, empty: bool) -> None:
    """Carry a row over; `empty` says that it was there until now, without a translation in some language."""
    from ..review.renaming import Rename, plan_rename

    found = plan_rename(_catalogs(project), Rename(old, new))
    for tag, why in found.refused:
        say(f"refused: {tag}: {shown(why)}", err=True)
    if not found.books:
        if not found.refused:
            why = "" if empty else "; look how the old id was spelled"
            say(f"Nothing to carry over: no catalog has a translation of {shown(old)}{why}.")
        sys.exit(0 if empty and not found.refused else 1)
    for was, now in dict.fromkeys((was.domain, now.domain) for was, now in found.books if was.domain != now.domain):
        again = "all of it must be signed again"
        if was not in project.store.rows:
            again += f", unless it is the same handout under another name: aftercare rename {shown(was)} {now}"
        say(f"note: signatures of the handout {shown(was)} do not hold in {now}: {again}", err=True)
    if not consent(f"Carry {old} over to {new} in {', '.join(found.languages)}?", refused=bool(found.refused), yes=yes):
        sys.exit(1)
    for path in found.write():
        say(f"written: {project.config.relative(path)}")
