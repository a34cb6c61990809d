"""Findings as a command prints them, and the exit status that they lead to."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.language.languages import SOURCE
from ..core.text.counting import counted
from .common import say

if TYPE_CHECKING:
    from ..core.units import Finding


PLACED = re.compile(r"(?P<path>[^:]+)(?::(?P<line>\d+))?: (?P<told>.*)")

FILES = {".csv", ".po", ".pot", ".toml"}
"""What a file that is not there may be."""


def unreadable(problem: str, base: Path) -> "Finding":
    """Return what kept a file or a row from being read as a finding, with the place below `base` that it names."""
    from ..checks.output import UNREADABLE
    from ..core.units import Finding, Severity, Unit

    found = PLACED.fullmatch(problem)
    placed = found and ((base / found["path"]).exists() or Path(found["path"]).suffix in FILES)
    path, line, told = found.groups() if found and placed else ("", "", problem)
    if path and Path(path).is_relative_to(base):  # those of settings are told in full
        path = Path(path).relative_to(base).as_posix()
    return Finding(Unit("", "", "", SOURCE, path=path, line=int(line or 0)), UNREADABLE, Severity.ERROR, told)


def below_repository(folder: Path) -> str:
    """Return what stands before paths below a folder in those of its repository: nothing, or `clinic/`."""
    folder = folder.resolve()
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            return "" if top == folder else f"{folder.relative_to(top).as_posix()}/"
    return ""


def end(problems: Iterable[str], findings: "Iterable[Finding]" = ()) -> None:
    """Print what kept the command from reading everything, and exit: 2 for that, 1 for an error found."""
    problems = list(problems)
    for problem in problems:
        say(problem, err=True)
    sys.exit(2 if problems else 1 if any(found.severity == "error" for found in findings) else 0)


def show(
    findings: "Sequence[Finding]", gaps: dict[str, list[str]], form: str, base: Path, problems: Iterable[str] = ()
) -> None:
    """Print findings in a form; `gaps` are the checks that were not asked, by language.

    Paths are below `base`. To programs, `problems` are findings, too; people are told them apart.
    """
    from ..checks import output, runner

    every = [*(unreadable(line, base) for line in "\n".join(problems).splitlines()), *findings]
    if form == "json":
        say(output.as_json(every, gaps))
    elif form == "github":
        say(output.annotations(every, below_repository(base)))
    elif form == "sarif":
        say(output.sarif(every, below_repository(base)))
    else:
        output.print_table(findings)
        say(runner.totals(findings))
        _show_gaps(gaps)


def _show_gaps(gaps: dict[str, list[str]]) -> None:
    """Tell in words what could not be checked: a hundred names of checks for each language tell nobody anything."""
    from ..checks.unseen import told

    for line in told(dict.fromkeys(tag for tags in gaps.values() for tag in tags)):
        say(line[:1].upper() + line[1:])
    if gaps:
        languages = len({tag for tags in gaps.values() for tag in tags})
        say(
            f"--format json names the {counted(len(gaps), 'check')} without words for {counted(languages, 'language')}."
        )
