"""What `aftercare check` can check: a project, files, pairs of texts, or a project against a git revision."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import CatalogError
from .common import project, say
from .findings import end, show

if TYPE_CHECKING:
    from ..core.units import Unit


def units_in(paths: tuple[Path, ...], tags: Sequence[str]) -> "tuple[list[Unit], list[str]]":
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


def check_pairs() -> None:
    """Check pairs from standard input; exit status 1 if one is in an unknown language."""
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


def check_against(revision: str) -> None:
    """Compare the project with a revision; exit status 1 if work was lost or forged."""
    from ..checks.edits.meaning import facts_changed
    from ..review.gate import compare

    report = compare(project(), revision, facts_changed=facts_changed)
    say(report.markdown())
    sys.exit(1 if report.failed else 0)


def check_files(paths: tuple[Path, ...], tags: tuple[str, ...], form: str) -> None:
    """Check PO files of any program."""
    from .. import checks
    from ..checks import runner

    checks.load_plugins()
    units, refused = units_in(paths, tags)
    findings = runner.check_units(units)
    show(findings, runner.not_checked(sorted({unit.language for unit in units})), form, Path.cwd(), refused)
    end(refused, findings)


def check_project(tags: tuple[str, ...], slugs: tuple[str, ...], form: str) -> None:
    """Check the English and the translations of the project."""
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
