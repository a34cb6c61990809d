"""`aftercare approve`: signs rows with name, credential and date."""

import sys
from typing import TYPE_CHECKING

import click

from ..catalogs.below import UNNAMED, unnamed
from ..core.model import BELOW
from ..core.text.counting import counted, listed
from .common import english, say, target_language
from .options import Tag
from .reviewing import MOST_NAMES, consent, rows_of, show_refusals, show_unit, shown

if TYPE_CHECKING:
    from ..review.signing import Signing


@click.command()
@click.argument("lang", type=Tag())
@click.option("--by", required=True, metavar='"NAME, CREDENTIAL"', help="Who signs: name and credential.")
@click.option(
    "--handout",
    "slugs",
    multiple=True,
    metavar="SLUG",
    help="Only this handout and the words of the interface, which every page shows; repeatable.",
)
@click.option(
    "--rows",
    multiple=True,
    metavar="ID",
    help="Only these rows, and those below that were signed before an edit of them; separate ids with commas.",
)
@click.option("--yes", is_flag=True, help="Do not ask. Nothing is signed if a row is refused.")
def command(lang: str, by: str, slugs: tuple[str, ...], rows: tuple[str, ...], yes: bool) -> None:
    """Sign what has been reviewed in one language.

    Shows every row to be signed and asks. Drafts, empty rows and rows with an error are refused.
    """
    from ..checks.runner import checker
    from ..review.signing import approve

    config, documents = english(slugs)
    named = {row.strip() for value in rows for row in value.split(",") if row.strip()} if rows else None
    language = target_language(config, lang)
    signing = approve(config, documents, language, by=by, rows=named, check=checker(config))
    _show(signing)
    _tell_moved(signing)
    show_refusals(signing.refused)
    _tell_interface(signing, alone=not slugs)
    if not signing.units:
        say(
            "Nothing to sign."
            if signing.refused or named
            else "Nothing to sign: each row has what it needs. --rows signs some again."
        )
        sys.exit(1 if signing.refused else 0)
    question = f"Sign {rows_of(len(signing.units))} as {signing.by}?"
    if not consent(question, refused=bool(signing.refused), yes=yes):
        sys.exit(1)
    for path in signing.write():
        say(f"signed: {config.relative(path)}")


def _show(signing: "Signing") -> None:
    """Show every row to be signed, what the checks find in them, and what they cannot find."""
    from ..checks.unseen import told

    wanted = frozenset(signing.units)
    for book in signing.books:
        mine = [unit for unit in book.units if unit in wanted]
        if mine:
            say(f"{book.domain}: {rows_of(len(mine))} to sign")
        above = {row.id: row.above for row in book.rows}
        for unit in mine:
            show_unit(unit)
            if unit.parted or (unit.lapsed and (unnamed(unit) or BELOW in unit.place)):
                says = " › ".join(each.text for each in above[unit.id])
                how = "signed below other English" if unit.parted else "signed elsewhere, or in other words"
                say(f"  {UNNAMED if unnamed(unit) else how}; it is below this now: {shown(says)}")
    for finding in signing.findings:
        say(f"note: {shown(str(finding))}")
    for line in told({unit.language: 0 for unit in signing.units}):
        say(f"note: {line}")


def _tell_moved(signing: "Signing") -> None:
    """Name the rows that are not signed along with what they are below now."""
    if signing.moved:
        say("note: not signed along, for what is above them stands elsewhere now, or is unsigned; read and name them:")
        say(f"  {shown(listed(signing.moved, MOST_NAMES))}")


def _tell_interface(signing: "Signing", *, alone: bool) -> None:
    """Say how many of the rows refused are words of the interface, and how to get at these in a PO editor.

    How many, where a handout was asked for, and not the language alone.
    """
    from ..catalogs.store import INTERFACE

    (interface,) = (book for book in signing.books if book.domain == INTERFACE)
    known = {unit.id for unit in interface.units}
    stuck = [refusal for refusal in signing.refused if refusal.id in known]
    if stuck and interface.before is None:
        how = f"for a PO editor, aftercare sync --interface --lang {interface.language.tag} writes it"
        say(f"note: {interface.name} is not there yet; {how}")
    if stuck and not alone:
        say(
            f"{counted(len(stuck), 'of these is a word', 'of these are words')} of the interface ({interface.name}),"
            " which every page shows beside its handout: review them too, or run this without --yes to sign the rest",
            err=True,
        )
