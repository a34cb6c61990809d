"""`aftercare init`: starts a project."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..core.text.counting import counted
from .common import say
from .options import quiet_option

if TYPE_CHECKING:
    from ..source.sheets.reading import Sheet


@click.command()
@click.argument("folder")
@click.option("--languages", default="", metavar="TAGS", help="Target languages, as in es,ar,zh-Hans.")
@click.option(
    "--site",
    type=click.Choice(["github", "gitlab", "none"]),
    default="none",
    show_default=True,
    help="Also write a workflow that checks and builds there.",
)
@click.option(
    "--from",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="SHEET",
    help="Draft the instructions from your own sheet: .txt, .md, .docx or .pdf.",
)
@quiet_option
def command(folder: str, languages: str, site: str, path: Path | None, quiet: bool) -> None:
    """Start a project in FOLDER: settings, a sample to replace, and notebooks. Existing files stay as they are.

    With --from, every sentence of a sheet becomes a row, and the rows that need a person's attention are listed.
    """
    from ..core.settings.config import load
    from ..pipeline.starter import begin
    from ..source.sheets.reading import read_sheet
    from .add_language import font_lines

    tags = [tag.strip() for tag in languages.split(",") if tag.strip()]
    sheet = read_sheet(path) if path else None
    if not folder.strip():  # as where a variable of a script is empty
        raise click.BadParameter("is empty; write . for the folder that you are in", param_hint="FOLDER")
    place = Path(folder)
    begun = begin(place, tags, site, sheet)
    config = load(place)
    lines = [f"wrote {name}" for name in begun.written] + [f"kept {name}, which was there" for name in begun.kept]
    if not quiet:
        say("\n".join(lines))
    if sheet:
        _tell(sheet, begun.table)
    for language in config.languages:
        for line in font_lines(config, language)[1:]:
            say(f"{language.tag}: {line}", err=True)
    if not quiet:
        go = "" if place.resolve() == Path.cwd() else f"cd {shlex.quote(folder)} && "
        say(f"Next: {go}aftercare build")


def _tell(sheet: "Sheet", table: str) -> None:
    """List what was left out, and the rows that need a person's attention."""
    for text in sheet.aside:
        say(f"left out, since it surrounds the text: {text}")
    doubtful = sheet.doubtful()
    eye = f"; {len(doubtful)} {'wants' if len(doubtful) == 1 else 'want'} your eye:" if doubtful else ""
    say(f"{counted(len(sheet.rows), 'row')} in {table}{eye}")
    for line, (text, reasons) in doubtful.items():
        say(f"{table}:{line}: {text}\n    {'; '.join(reasons)}")
