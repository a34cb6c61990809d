"""`aftercare check`: what is wrong with the translations."""

import sys
from pathlib import Path

import click

from .common import handout_option, lang_option, project


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@lang_option
@handout_option
@click.option("--pairs", is_flag=True, help="Check JSON lines {id, source, target, lang} from standard input.")
@click.option(
    "--against",
    metavar="REV",
    help="Compare with a git revision: lost reviews, forged approvals.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "github", "sarif"]), default="table", show_default=True
)
def command(
    paths: tuple[Path, ...], tags: tuple[str, ...], slugs: tuple[str, ...], pairs: bool, against: str | None, form: str
) -> None:
    """Check the project's translations, any PO files, or pairs of texts.

    Exit status 1 if there is a finding of severity error.
    """
    if pairs:
        _pairs()
    elif against:
        _against(against)
    else:
        _findings(paths, tags, slugs, form)


def _pairs() -> None:
    from ..checks.pairs import check_lines

    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    for line in check_lines(sys.stdin):
        sys.stdout.write(line + "\n")


def _against(revision: str) -> None:
    from ..checks.meaning import facts_changed
    from ..review.gate import compare

    report = compare(project(), revision, facts_changed=facts_changed)
    click.echo(report.markdown())
    sys.exit(1 if report.failed else 0)


def _findings(paths: tuple[Path, ...], tags: tuple[str, ...], slugs: tuple[str, ...], form: str) -> None:
    from ..checks import output, runner

    broken: list[str] = []
    if paths:
        from .. import checks
        from ..catalogs.merge import file_units

        checks.load_plugins()
        units = [unit for path in paths for unit in file_units(path)]
        findings = runner.check_units(units)
        covered = sorted({unit.language for unit in units})
    else:
        from ..pipeline.project import read
        from ..pipeline.tables import all_findings
        from ..pipeline.tables import tags as chosen

        current = read()
        covered = chosen(current, tags)
        findings = all_findings(current, tags, slugs)
        broken = current.problems(covered, slugs)
    gaps = runner.not_checked(covered)
    if form == "table":
        output.print_table(findings)
        counts = runner.count(findings)
        click.echo(f"{counts['error']} errors, {counts['warning']} warnings, {counts['info']} remarks.")
        for code, missing in gaps.items():
            click.echo(f"Not checked for {code}: {', '.join(missing)}")
    else:
        write = {
            "json": lambda: output.as_json(findings, gaps),
            "github": lambda: output.annotations(findings),
            "sarif": lambda: output.sarif(findings),
        }
        click.echo(write[form]())
    for problem in broken:
        click.echo(problem, err=True)
    sys.exit(2 if broken else 1 if any(found.severity == "error" for found in findings) else 0)
