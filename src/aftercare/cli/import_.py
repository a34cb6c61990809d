"""`aftercare import`: reads a file of `aftercare export` or of a review page back."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..core.errors import CatalogError
from ..core.text.counting import counted, listed
from ..review.exchange.versions import work_state
from .adopt import adopt
from .common import project_language, say
from .options import Tag, handout_option
from .reviewing import consent, rows_of, show_refusals, show_unit, shown

if TYPE_CHECKING:
    from ..catalogs.book import Book
    from ..pipeline.snapshot.project import Project
    from ..review.exchange.importing import Import
    from ..review.exchange.row_changes import Change
    from ..review.exchange.rows import ExchangeRow


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@handout_option
@click.option(
    "--lang",
    "tag",
    type=Tag(),
    default="",
    metavar="TAG",
    help="The language of a file from elsewhere that names none, or the one of several that is to be taken.",
)
@click.option("--yes", is_flag=True, help="Do not ask. Nothing is written if a row is refused.")
def command(file: Path, slugs: tuple[str, ...], tag: str, yes: bool) -> None:
    """Read a reviewed spreadsheet, CSV, XLIFF file or saved review page back into the catalogs.

    Brings the catalogs up to the English, shows the changes, and asks before it writes any. Rows whose English has
    changed since the export are refused.

    Or take translations over from elsewhere: a table with the columns English and Spanish, another project's PO
    file, a translation memory (TMX). They are matched by identical English, and stored as drafts.
    """
    from ..pipeline.snapshot.project import read
    from ..pipeline.snapshot.syncing import sync
    from ..review.exchange.files import read_rows
    from ..review.exchange.foreign import read_foreign
    from ..review.exchange.importing import file_language

    project = read()
    project.chosen(slugs)  # a handout that is not there stops here
    if other := read_foreign(file, tag):
        adopt(project, slugs, other, tag, yes=yes)
        return
    rows = [row for row in read_rows(file) if not slugs or row.catalog in slugs]
    language = project_language(project.config, file_language(rows, str(file), tag))
    if tag and language != project_language(project.config, tag):
        raise CatalogError(f"{file}: is of {language.tag}, not of {tag}; leave --lang out")
    report = sync(project, [language.tag])
    for line in (*report.failed, *report.notes):
        say(line, err=True)
    _take(project, file, rows, project.store.books(language, slugs), yes=yes)


def _take(
    project: "Project", file: Path, rows: "Sequence[ExchangeRow]", books: "tuple[Book, ...]", *, yes: bool
) -> None:
    """Show what the rows of a file change in the catalogs of a language, ask, and write it."""
    from ..checks.runner import checker
    from ..review.exchange.importing import plan_import
    from ..review.exchange.new_names import under_new_names
    from ..review.exchange.returned import File, Returned

    config, returned = project.config, Returned(project.config.root)
    rows = under_new_names(rows, books)
    sheet = File(file, rows, books)
    found = plan_import(books, [*returned.as_left(sheet, rows)], check=checker(config, project.inputs.read))
    _show_all(found, len(rows))
    if not found.changes and not found.remarks:
        say("Nothing to change.")
        sys.exit(1 if found.refused else 0)
    kept = f", and keep {counted(len(found.remarks), 'remark')} above the text" * bool(found.remarks)
    question = f"Change {rows_of(len(found.changes))} of {books[0].language.name}{kept}?"
    if not consent(question, refused=bool(found.refused), yes=yes):
        sys.exit(1)
    for path in found.write():
        say(f"written: {config.relative(path)}")
    returned.note(sheet, found.changes)


def _show_all(found: "Import", rows: int) -> None:
    """Show what a file with so many rows changes, and what of it is refused."""
    for change in (*found.changes, *found.waiting):
        if change.tells:
            _show(change)
    _show_states(change for change in found.changes if not change.tells)
    for row in found.signatures:
        say(f"note: {shown(row)}: a file cannot sign; use aftercare approve")
    for remark in found.remarks:
        say(f"{'question' if remark.question else 'remark'} on {shown(remark.row)}: {shown(remark.text)}")
    show_refusals(found.refused)
    say(_totals(found, rows))


def _show_states(changes: "Iterable[Change]") -> None:
    """Name the rows that get another state and keep their text, all of a kind on one line."""
    kinds: dict[str, list[str]] = {}
    for change in changes:
        signed = ", signatures lost" if change.loses_signature else ""
        kinds.setdefault(f"{work_state(change.before) or 'missing'} -> {work_state(change.after)}{signed}", []).append(
            change.before.id
        )
    for kind, rows in kinds.items():
        say(f"{kind}: {shown(listed(rows, 5))}")


def _totals(found: "Import", rows: int) -> str:
    texts = sum(change.after.target != change.before.target for change in found.changes)
    same = rows - len(found.changes) - len(found.refused)
    states = len(found.changes) - texts
    return (
        f"{rows_of(rows)} in the file: {counted(texts, 'text')} and {counted(states, 'state')} to change,"
        f" {len(found.refused)} refused, {same} as they are"
    )


def _show(change: "Change") -> None:
    show_unit(change.before, change.after.target)
    states = [work_state(unit) or "missing" for unit in (change.before, change.after)]
    say(f"  state: {' -> '.join(dict.fromkeys(states))}")
    if change.loses_signature:
        names = "; ".join(entry.name for entry in change.before.approvals)
        say(f"  was signed by {shown(names)}: must be signed again")
    for finding in change.findings:
        say(f"  {finding.severity}: {shown(finding.message)} [{finding.check}]")
    if change.held_back:
        say("  stays at needs work until the error is fixed or waived")
    elif change.moved:
        say("  stays at needs work: since the export it has moved, or the English above it was edited; export again")
