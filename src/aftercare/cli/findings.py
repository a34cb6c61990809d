"""Findings as a command prints them, and the exit status that they lead to."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .common import say

if TYPE_CHECKING:
    from ..core.units import Finding


def end(problems: Iterable[str], findings: "Iterable[Finding]" = ()) -> None:
    """Print what kept the command from reading everything, and exit: 2 for that, 1 for an error found."""
    problems = list(problems)
    for problem in problems:
        say(problem, err=True)
    sys.exit(2 if problems else 1 if any(found.severity == "error" for found in findings) else 0)


def show(findings: "Sequence[Finding]", gaps: dict[str, list[str]], form: str) -> None:
    """Print findings in a form; `gaps` are the checks that were not asked, by language."""
    from ..checks import output, runner

    if form == "json":
        say(output.as_json(findings, gaps))
    elif form == "github":
        say(output.annotations(findings))
    elif form == "sarif":
        say(output.sarif(findings))
    else:
        output.print_table(findings)
        say(runner.totals(findings))
        for code, missing in gaps.items():
            say(f"Not checked for {code}: {', '.join(missing)}")
