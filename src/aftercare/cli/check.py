"""`aftercare check`: what is wrong with the translations."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..core.errors import AftercareError, CatalogError, ChoiceError
from . import second_reader
from .common import project, say
from .findings import end, show
from .options import handout_option, json_option, lang_option

if TYPE_CHECKING:
    from ..core.units import Unit


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@lang_option
@handout_option
@click.option("--pairs", is_flag=True, help="Check JSON lines {id, source, target, lang} from standard input.")
@click.option(
    "--against",
    metavar="REV",
    help="Compare with a git revision: lost reviews, forged approvals.",
)
@click.option(
    "--second-reader",
    "reader",
    type=click.Choice(["llm"]),
    help="Also ask a language model, and show what it marks as warnings.",
)
@click.option("--dry-run", is_flag=True, help="With --second-reader: show what would be sent, and to whom.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "github", "sarif"]), default="table", show_default=True
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
    if against is not None and (paths or pairs or reader):
        raise click.UsageError("--against compares the project as a whole; run it without files, and by itself")
    if against is not None and (as_json or form != "table"):
        raise click.UsageError("--against reports in Markdown alone; leave --format and --json out")
    if pairs and (paths or tags or slugs or as_json or form != "table"):
        raise click.UsageError("--pairs reads pairs alone, from standard input: aftercare check --pairs < FILE")
    if reader:
        units, refused = _units(paths, tags) if paths else (None, [])
        if refused:
            end(refused)
        second_reader.show_marks(reader, units, tags, slugs, dry_run=dry_run)
    elif pairs:
        _pairs()
    elif against is not None:  # an empty name too, as of a variable of a workflow that is not set, must close the gate
        _against(against)
    else:
        form = "json" if as_json else form
        with _told(form):
            _files(paths, tags, form) if paths else _project(tags, slugs, form)


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


def _units(paths: tuple[Path, ...], tags: Sequence[str]) -> "tuple[list[Unit], list[str]]":
    """Return the units of PO files and of folders of them, and what is wrong with those that cannot be read.

    The first tag is that of files that name no language.
    """
    from ..catalogs.any_file import file_units, po_files

    found: list[Unit] = []
    refused: list[str] = []
    for path in po_files(paths):
        try:
            found += file_units(path, *tags[:1])
        except CatalogError as error:
            refused.append(str(error))
    return found, refused


def _pairs() -> None:
    from ..checks import pairs

    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    read = pairs.read_lines(sys.stdin)
    for line in pairs.answer(read):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    unknown = pairs.unknown_languages(read)
    for text in unknown:
        say(text, err=True)
    sys.exit(1 if unknown else 0)


def _against(revision: str) -> None:
    from ..checks.edits.meaning import facts_changed
    from ..review.gate import compare

    report = compare(project(), revision, facts_changed=facts_changed)
    say(report.markdown())
    sys.exit(1 if report.failed else 0)


def _files(paths: tuple[Path, ...], tags: tuple[str, ...], form: str) -> None:
    from .. import checks
    from ..checks import runner

    checks.load_plugins()
    units, refused = _units(paths, tags)
    findings = runner.check_units(units)
    show(findings, runner.not_checked(sorted({unit.language for unit in units})), form, Path.cwd(), refused)
    end(refused, findings)


def _project(tags: tuple[str, ...], slugs: tuple[str, ...], form: str) -> None:
    from ..checks import runner
    from ..pipeline.building.checking import check_ahead
    from ..pipeline.reports.finding_tables import all_findings
    from ..pipeline.reports.tables import tags as chosen
    from ..pipeline.snapshot.project import read
    from ..pipeline.snapshot.unused import unknown_handouts

    current = read()
    covered = chosen(current, tags)
    if not (tags or slugs):
        check_ahead(current, 0)
    findings = all_findings(current, tags, slugs)
    problems = current.readable.problems(covered, slugs)
    show(findings, runner.not_checked(covered), form, current.config.root, problems)
    for line in unknown_handouts(current):
        say(line, err=True)
    end(problems, findings)
