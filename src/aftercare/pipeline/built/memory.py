"""Stores on disk what the checks said of each unit, so that unchanged units are not checked again."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from ...core.disk.files import read_regular
from ...core.disk.made_files import write_made
from ...core.units import Finding, Severity, Unit
from .record import make_room

CONTENT = attrgetter(*(field.name for field in fields(Unit) if field.name not in {"path", "line"}))
"""All of a unit but its place in the file: an edit above moves it, and changes nothing in it."""

Rows = dict[str, list[Any]]
"""The findings on each unit as they are stored, by the key of the unit."""


class Memory:
    """The findings on single units, under a key of everything that they depend on."""

    def __init__(self, path: Path, program: str) -> None:
        """Read what an earlier run has stored; `program` stands for the checks, their data and settings."""
        self._path = path
        self._program = program
        self._stored = self._read()
        self._used: Rows = {}
        self._fresh: set[str] = set()

    def _read(self) -> dict[str, Any]:
        try:
            stored = json.loads(read_regular(self._path))
            return dict(stored["units"]) if stored["program"] == self._program else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def knows(self, key: str) -> bool:
        """Whether the findings on a unit are stored, in a form that can be read."""
        if key not in self._used and (rows := self._stored.get(key)) is not None and _is_sound(rows):
            self._used[key] = rows
        return key in self._used

    def recall(self, unit: Unit, key: str) -> list[Finding]:
        """Return the findings on a unit that is known."""
        rows = self._used[key]
        return [Finding(unit, row[0], Severity(row[1]), row[2], tuple(row[3]) if row[3] else None) for row in rows]

    def told(self, keys: Iterable[str]) -> Rows:
        """Return what this run has found or used under these keys, as it is stored."""
        return {key: self._used[key] for key in keys}

    def take(self, rows: Rows) -> None:
        """Remember what `told` has returned in another process of this run."""
        self._used |= rows
        self._fresh.update(rows)

    def is_fresh(self, key: str) -> bool:
        """Whether this run has checked a unit, whatever is stored of it."""
        return key in self._fresh

    def keep(self, key: str, found: Sequence[Finding]) -> None:
        """Remember what this run has found on a unit, an empty list where that is nothing."""
        self._fresh.add(key)
        self._used[key] = [[each.check, each.severity, each.message, each.span] for each in found]

    def write(self, *, also_unused: bool = False) -> None:
        """Store what was used in this run, or all."""
        units = (self._stored if also_unused else {}) | self._used
        text = json.dumps({"program": self._program, "units": units}, ensure_ascii=False)
        make_room(self._path.parents[1])
        write_made(self._path, text.encode())


def _is_sound(rows: Any) -> bool:
    """Whether what was stored of a unit has the form of findings."""
    try:
        return all(_is_finding(*row) for row in rows)
    except (TypeError, ValueError, LookupError):
        return False


def _is_finding(check: str, severity: str, message: str, span: Sequence[int] | None) -> bool:
    texts = isinstance(check, str) and isinstance(message, str)
    return texts and bool(Severity(severity)) and (not span or [*map(type, span)] == [int, int])


def key_of(unit: Unit) -> str:
    """Return the name under which the findings on a unit are remembered; a day that has come is found no more."""
    told = f"{CONTENT(unit)!r}{[f'{day}' for _, day in unit.days_to_come] or ''}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
