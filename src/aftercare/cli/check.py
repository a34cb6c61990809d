"""`aftercare check`: what is wrong with the translations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..core.errors import AftercareError, ChoiceError
from . import checked, second_reader
from .common import project
from .findings import end, show
from .options import handout_option, json_option, lang_option


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@lang_option
@handout_option
@click.option("--pairs", is_flag=True, help="Check JSON lines {id, source, target, lang} from standard input.")
@click.option("--against", metavar="REV", help="Compare with a git revision: lost reviews, forged approvals.")
@click.option(
    "--second-reader",
    "reader",
    type=click.Choice(["llm"]),
    help="Also ask a language model, and show what it marks as warnings.",
)
@click.option("--dry-run", is_flag=True, help="With --second-reader: show what would be sent, and to whom.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "github", "sarif"]),
    default="table",
    show_default=True,
    help="How to print the findings.",
)
@json_option
def command(
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    slugs: tuple[str, ...],
    pairs: bool,
    against: str | None,
    reader: str | None,
    dry_run: bool,
    form: str,
    as_json: bool,
) -> None:
    """Check the project's translations, any PO files or folders of them, or pairs of texts.

    With files, --lang sets the language of those whose header names none.
    Exit status 1 if there is a finding of severity error, or a pair in an unknown language.
    """
    if against is not None and (paths or pairs or reader or tags or slugs):
        raise click.UsageError("--against compares the project as a whole; run it without files, and by itself")
    if against is not None and (as_json or form != "table"):
        raise click.UsageError("--against reports in Markdown alone; leave --format and --json out")
    if pairs and (paths or tags or slugs or as_json or form != "table"):
        raise click.UsageError("--pairs reads pairs alone, from standard input: aftercare check --pairs < FILE")
    if dry_run and not reader:
        raise click.UsageError("--dry-run needs --second-reader: nothing else is sent anywhere")
    if reader:
        units, refused = checked.units_in(paths, tags) if paths else (None, [])
        if refused:
            end(refused)
        second_reader.show_marks(reader, units, tags, slugs, dry_run=dry_run)
    elif pairs:
        checked.check_pairs()
    elif against is not None:  # an empty name too, as of a variable of a workflow that is not set, must close the gate
        checked.check_against(against)
    else:
        form = "json" if as_json else form
        with _told(form):
            checked.check_files(paths, tags, form) if paths else checked.check_project(tags, slugs, form)


@contextmanager
def _told(form: str) -> Iterator[None]:
    """Tell programs in their form what stops the command; people read it from what goes to the terminal."""
    try:
        yield
    except ChoiceError:
        raise
    except AftercareError as error:
        if form != "table":
            show((), {}, form, _base(), [str(error)])
        raise


def _base() -> Path:
    """Return the project's folder, from which its paths are told; the working directory where it cannot be read."""
    try:
        return project().root
    except AftercareError:
        return Path.cwd()
