"""Measures a second reader, or any command, on real translations whose errors experts have marked.

    python benchmarks/marks.py FILE [COMMAND]

FILE has JSON lines {id, source, target, lang, class}; the class is clean, minor, major or critical. COMMAND reads
JSON lines {id, source, target, lang} and writes {id, findings: [{code, severity}]}, as `aftercare check --pairs` does.
Without it, the model of `[tool.aftercare.engines.llm]` in the project of the working directory is asked; rows that it
has read before are not sent again.
"""

import json
import shlex
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from aftercare.core.settings.config import load
from aftercare.core.units import Unit
from aftercare.pipeline.second_reader import SecondReader

CLASSES = ("critical", "major", "minor", "clean")
Rows = list[dict[str, Any]]


def main() -> int:
    """Ask, and print for each class how many rows have an error, and an error or a warning."""
    if len(sys.argv) not in (2, 3) or not Path(sys.argv[1]).is_file():
        print(__doc__)
        return 2
    rows: Rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    found = by_command(rows, sys.argv[2]) if len(sys.argv) == 3 else by_model(rows)
    print(f"{len(found)} of {len(rows)} rows answered\n{'class':10}{'rows':>7}{'error':>9}{'any':>9}")
    for name in CLASSES:
        part = [found[row["id"]] for row in rows if row["class"] == name and row["id"] in found]
        error, any_ = ([wanted & severities for severities in part] for wanted in ({"error"}, {"error", "warning"}))
        print(f"{name:10}{len(part):7}{share(error):8.1f}%{share(any_):8.1f}%")
    return 0


def share(hits: list[set[str]]) -> float:
    """Return how many of the sets hold something, in percent."""
    return 100 * sum(map(bool, hits)) / max(len(hits), 1)


def by_command(rows: Rows, command: str) -> dict[str, set[str]]:
    """Return the severities that a command reports, by row."""
    keys = ("id", "source", "target", "lang")
    sent = "".join(json.dumps({key: row[key] for key in keys}, ensure_ascii=False) + "\n" for row in rows)
    done = subprocess.run(shlex.split(command), input=sent, capture_output=True, text=True, check=False)
    answers = map(json.loads, done.stdout.splitlines())
    return {answer["id"]: {each["severity"] for each in answer["findings"]} for answer in answers}


def by_model(rows: Rows) -> dict[str, set[str]]:
    """Return the severities of a model's marks, by row; a row that was not read has none."""
    units = [Unit(row["id"], row["source"], row["target"], row["lang"]) for row in rows]
    with closing(SecondReader(load())) as reader:
        print(reader.summary(units))
        reading = reader.read(units)
        unread = {unit.id for unit in reader.unread(units)}
    found: dict[str, set[str]] = {unit.id: set() for unit in units if unit.id not in unread}
    for finding in reading.findings:
        found[finding.unit.id].add(finding.severity.value)
    return found


if __name__ == "__main__":
    sys.exit(main())
