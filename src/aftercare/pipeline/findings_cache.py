"""Findings of earlier runs: as long as neither a unit nor the checks have changed, they still hold."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..core.config import Config
from ..core.files import write_atomically
from ..core.fingerprint import code, digest, sha256
from ..core.units import Finding, Severity, Unit

NAME = "reports/findings.json"


class Found:
    """The findings on single units that an output folder remembers."""

    def __init__(self, config: Config) -> None:
        """Read what the last run has stored under the same program, glossary and grades; else remember nothing."""
        self._path = config.output / NAME
        grades = [(name, str(grade)) for name, grade in sorted(config.checks.items())]
        self._program = digest([code(), sha256(config.glossary), grades])
        self._stored = self._read()
        self._used: dict[str, list[Any]] = {}

    def _read(self) -> dict[str, list[Any]]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            return dict(stored["units"]) if stored["program"] == self._program else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def recall(self, unit: Unit) -> list[Finding] | None:
        """Return the findings on a unit; None where they are not known."""
        try:
            rows = self._stored[_key(unit)]
            found = [Finding(unit, row[0], Severity(row[1]), row[2], tuple(row[3]) if row[3] else None) for row in rows]
        except (KeyError, TypeError, ValueError, IndexError):
            return None
        self.remember({unit: found})
        return found

    def remember(self, findings: Mapping[Unit, Sequence[Finding]]) -> None:
        """Keep the findings on units, an empty list where there are none."""
        for unit, found in findings.items():
            self._used[_key(unit)] = [[each.check, each.severity, each.message, each.span] for each in found]

    def write(self) -> None:
        """Store what was used in this run, for the next."""
        text = json.dumps({"program": self._program, "units": self._used}, ensure_ascii=False)
        write_atomically(self._path, text.encode(), durable=False)


def _key(unit: Unit) -> str:
    unit = replace(unit, path="", line=0)  # an edit above moves a unit, and changes nothing in it
    return hashlib.sha256(repr(unit).encode("utf-8", "surrogatepass")).hexdigest()[:24]
