"""Writes the list of checks in docs/checks.md from the checks themselves: `python tools/checks_doc.py`."""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from aftercare.checks import CHECKS
from aftercare.checks.across import PROJECT_CHECKS
from aftercare.checks.analysis.lexicon import FOLDER

PAGE = Path(__file__).parents[1] / "docs" / "checks.md"
BEGIN, END = "<!-- written by tools/checks_doc.py: begin -->", "<!-- end -->"
EXAMPLE = re.compile(r"^\s*(Bad|Good)(?: \[([\w-]+)\])?:\s*(.*?) -> ?(.*)$", re.MULTILINE)
GROUPS = {
    "Numbers, units, bounds": (
        "numbers",
        "units",
        "amounts",
        "amounts_exchanged",
        "doses_exchanged",
        "per_lost",
        "spoons",
        "frequency",
        "lengths",
        "lengths_of_one",
        "clock",
        "calendar",
        "order",
        "figures",
        "fractions",
        "shares",
        "worded",
        "periods",
        "bounds",
        "limits",
        "within",
        "cells",
    ),
    "What must survive letter by letter": ("tokens", "marks", "terms", "acronyms", "medicines", "signs"),
    "Negation": ("negation", "negation_added", "clause_denied", "denials", "conditions", "exceptions"),
    "Words that turn round": (
        "opposites",
        "turned",
        "contrast",
        "partners",
        "sequence",
        "prefixes",
        "pairs_halved",
        "stopping",
        "urgency",
    ),
    "Whole, and of this source": ("omission", "stand_ins", "untold", "doubts"),
    "The right language": ("language", "leftover", "counted", "register"),
    "What engines leave behind": ("chatter", "repetition", "lists"),
    "Letters and marks": ("encoding", "accents", "capitals", "invisible", "glyphs", "spacing", "typography"),
    "Across the project": ("project",),
    "The English": (
        "english",
        "equivalents",
        "told_twice",
        "sums",
        "weekdays",
        "least_and_most",
        "misread",
        "unfollowed",
    ),
}
"""Heading → the modules of `aftercare.checks` whose checks are listed below it."""


def rendered() -> str:
    """Return the list: every check with severity, title and examples, and the languages it has no data for."""
    parts = []
    for heading, modules in GROUPS.items():
        found = [check for name in modules for check in _of(name)]
        parts += [f"### {heading}", *(_entry(check) for check in found)]
    return "\n\n".join(parts)


def _of(module: str) -> Iterator[Any]:
    every: list[Any] = [*CHECKS.values(), *PROJECT_CHECKS.values()]
    return (check for check in every if check.function.__module__ == f"aftercare.checks.rules.{module}")


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
