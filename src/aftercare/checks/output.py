"""Findings for people and programs: a table, JSON, pull request annotations, SARIF."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..core.text.counting import visible
from ..core.units import Finding, Severity
from .across import PROJECT_CHECKS, ProjectCheck
from .pairs import as_dict
from .registry import CHECKS, Check

UNREADABLE = "unreadable"
"""What a row or a file that cannot be read is called among findings; it is no check, and nobody can waive it."""
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_json(findings: Sequence[Finding], not_checked: dict[str, list[str]]) -> str:
    """Return the findings, and what was not checked, as one JSON object."""
    rows = [
        as_dict(found)
        | {
            "row": found.unit.id,
            "language": found.unit.language,
            "path": found.unit.path,
            "line": found.unit.line,
            "source": found.unit.source,
            "target": found.unit.target,
        }
        for found in findings
    ]
    return json.dumps({"findings": rows, "not_checked": not_checked}, ensure_ascii=False, indent=1)


def annotations(findings: Sequence[Finding], below: str = "") -> str:
    """Return GitHub's workflow commands, which show findings beside the lines of a pull request.

    `below` is the project's folder in the repository, such as `clinic/`: paths must begin at its top.
    """
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    return "\n".join(
        f"::{levels[found.severity]} file={_property(_placed(found, below))},line={max(1, found.unit.line)},"
        f"title={_property(found.check)}::{_data(str(found) if found.unit.id else found.message)}"
        for found in findings
    )


def _placed(found: Finding, below: str) -> str:
    path = found.unit.path
    return f"{below}{path}" if path and not Path(path).is_absolute() else path


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(findings: Sequence[Finding], below: str = "") -> str:
    """Return SARIF 2.1.0, for code scanning and editors; `below` is the project's folder in the repository."""
    known: list[Check | ProjectCheck] = [*CHECKS.values(), *PROJECT_CHECKS.values()]
    rules = [
        {
            "id": check.code,
            "shortDescription": {"text": check.title},
            "defaultConfiguration": {"level": SARIF_LEVELS[check.severity]},
        }
        for check in sorted(known, key=lambda check: check.code)
    ]
    rules.append({"id": UNREADABLE, "shortDescription": {"text": "Every row and every file can be read."}})
    driver = {"name": "aftercare", "version": version("aftercare-handouts"), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, below) for found in findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(found: Finding, below: str) -> dict[str, Any]:
    uri, row = quote(_placed(found, below)) or "stdin", found.unit.id
    place = {"artifactLocation": {"uri": uri}, "region": {"startLine": max(1, found.unit.line)}}
    return {
        "ruleId": found.check,
        "level": SARIF_LEVELS[found.severity],
        "message": {"text": f"{found.unit.language}, row {row}: {found.message}" if row else found.message},
        "locations": [{"physicalLocation": place}],
    }


def print_table(findings: Sequence[Finding]) -> None:
    """Print findings to the terminal: what is wrong, both texts, and the place to open."""
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False)
    colours = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
    for found in findings:
        place = f"{found.unit.path}:{found.unit.line}" if found.unit.path else found.unit.id
        told = f"{escape(visible(place))}: {escape(visible(str(found)))}"
        console.print(f"[{colours[found.severity]}]{found.severity}[/] {told}", soft_wrap=True)
        if found.unit.target:
            console.print(f"    English: {escape(_on_a_line(found.unit.source))}", style="dim", soft_wrap=True)
        console.print(f"    {_name(found)}: {_marked(found)}", soft_wrap=True)


def _on_a_line(text: str) -> str:
    """Return a text with a sign for each line break: what stands behind one would look like a line of ours."""
    return visible(text).replace("\n", "⏎")


def _name(found: Finding) -> str:
    return found.unit.language if found.unit.target else "English"


def _marked(found: Finding) -> str:
    from rich.markup import escape

    text = _on_a_line(found.unit.target or found.unit.source)
    if not found.span:
        return escape(text)
    start, end = found.span
    return f"{escape(text[:start])}[reverse]{escape(text[start:end])}[/]{escape(text[end:])}"
