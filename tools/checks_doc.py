"""Writes the list of checks in docs/checks.md from the checks themselves: `python tools/checks_doc.py`."""

import inspect
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from aftercare.checks import CHECKS, rules
from aftercare.checks.across import PROJECT_CHECKS
from aftercare.checks.analysis.text.lexicon import FOLDER

PAGE = Path(__file__).parents[1] / "docs" / "checks.md"
BEGIN, END = "<!-- written by tools/checks_doc.py: begin -->", "<!-- end -->"
EXAMPLE = re.compile(r"^\s*(Bad|Good)(?: \[([\w-]+)\])?:\s*(.*?) -> ?(.*)$", re.MULTILINE)
SUBJECTS = (
    *("numbers", "doses", "times", "verbatim", "negation", "opposites", "whole", "language"),
    *("engines", "letters", "project", "english", "slips"),
)
"""The folders of `aftercare.checks.rules` in the order of the list; each says in its docstring what it is about."""


def rendered() -> str:
    """Return the list: every check with severity, title and examples, and the languages it has no data for."""
    every: list[Any] = [*CHECKS.values(), *PROJECT_CHECKS.values()]
    parts = []
    for subject in SUBJECTS:
        package = f"{rules.__name__}.{subject}"
        heading = (import_module(package).__doc__ or "").strip().rstrip(".")
        found = [_entry(check) for check in every if check.function.__module__.startswith(f"{package}.")]
        parts += [f"### {heading}", *found]
    return "\n\n".join(parts)


def _entry(check: Any) -> str:
    lines = [f"- **`{check.code}`** ({check.severity}) {check.title}"]
    for verdict, language, source, target in EXAMPLE.findall(inspect.getdoc(check.function) or ""):
        place = f" [{language}]" if language else ""
        lines.append(f"  - {verdict}{place}: {_code(source)} → {_code(target)}")
    if missing := _without(getattr(check, "languages", None)):
        lines.append(f"  - Not checked: {missing}")
    return "\n".join(lines)


def _code(text: str) -> str:
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _without(covers: Callable[[str], bool] | None) -> str:
    tags = sorted(folder.name for folder in FOLDER.iterdir() if folder.name not in {"und", "en"})
    if covers is None:
        return ""
    lacking = [tag for tag in tags if not covers(tag)]
    if len(lacking) > len(tags) / 2:
        return f"all but {', '.join(tag for tag in tags if tag not in lacking)}"
    return f"{', '.join(lacking)}; and languages that have no lexicon" if lacking else "languages that have no lexicon"


def updated(page: str) -> str:
    """Return the page with the list renewed; everything else is written by hand and stays."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n\n{rendered()}\n\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{PAGE} is up to date.\n")
