"""A second reader: a language model compares translations with their English and marks what it holds for errors.

Its marks are warnings under the name of the model. They never block a release, and never count as a review. An answer
is kept under the hash of all that it depends on, so that nothing is sent twice.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.disk.made_files import write_made
from ..core.settings.config import Config
from ..core.text.counting import counted
from ..core.units import Finding, Severity, Unit
from ..mt.engines.base import Refusal
from ..mt.engines.chat import Chat
from ..mt.engines.redaction import redact
from ..mt.engines.settings import settings_of
from .built.record import FOLDER
from .prompt import SCHEMA, asked, marks, system

CHECK = "second-reader"
NAME = "second-reader.json"
ENGINE = "llm"
PATIENCE = 3
"""Rows in a row without an answer, after which the model is left alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second reader has said."""

    findings: tuple[Finding, ...]
    failed: tuple[tuple[str, str], ...] = ()
    """`language/row` and the reason why it was not read."""


class SecondReader:
    """The model that `[tool.aftercare.engines.llm]` names. Raises ConfigError where it names none."""

    def __init__(self, config: Config, engine: str = ENGINE) -> None:
        """Read what is remembered; nothing is sent yet."""
        chosen = settings_of(config, engine)
        self.model = str(chosen.options.get("model", ""))
        self.place = chosen.host
        self._server = chosen.url
        self._key = chosen.key
        self._chat = Chat(chosen)
        self._path = config.root / FOLDER / NAME
        self._known = _read(self._path)

    def unread(self, units: Sequence[Unit]) -> list[Unit]:
        """Return the rows that would be sent: those with a translation that this model has not read yet."""
        return [unit for unit in units if unit.target.strip() and self._name(unit) not in self._known]

    def summary(self, units: Sequence[Unit]) -> str:
        """Say what would be sent, and to whom."""
        sent = self.unread(units)
        characters = sum(len(unit.source) + len(unit.target) + len(unit.note) for unit in sent)
        known = sum(bool(unit.target.strip()) for unit in units) - len(sent)
        return (
            f"{counted(len(sent), 'row')}, {characters} characters of English, translations and notes to {self.model}"
            f" ({self.place}); {counted(known, 'row')} {'has' if known == 1 else 'have'} been read already"
        )

    def read(self, units: Sequence[Unit]) -> Reading:
        """Ask about each row that has not been read, and return all that is known; a run that is stopped keeps it."""
        failed: list[tuple[str, str]] = []
        in_a_row = 0
        try:
            for unit in self.unread(units):
                reason = self._ask(unit)
                failed += [(f"{unit.language}/{unit.id}", reason)] if reason else []
                in_a_row = in_a_row + 1 if reason else 0
                if in_a_row == PATIENCE:
                    break
        finally:  # an answer has cost something, also to somebody who stops waiting for the next
            known = _read(self._path) | self._known  # another run may have asked meanwhile
            write_made(self._path, json.dumps(known, ensure_ascii=False, sort_keys=True).encode())
        return Reading(tuple(found for unit in units for found in self._findings(unit)), tuple(failed))

    def _ask(self, unit: Unit) -> str:
        """Ask about one row; return why there is no answer, or nothing."""
        try:
            answer = self._chat.ask(system(unit), asked(unit), SCHEMA, "errors")
            self._known[self._name(unit)] = list(marks(answer))
        except Refusal as refusal:
            return redact(str(refusal), [self._key])
        except (ValueError, TypeError, RecursionError):
            return "gave a reply that cannot be read"
        return ""

    def close(self) -> None:
        """Close the connections."""
        self._chat.close()

    def _name(self, unit: Unit) -> str:
        """Return the hash of all that an answer depends on."""
        parts = [self.model, self._server, system(unit), asked(unit)]
        return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _findings(self, unit: Unit) -> Iterator[Finding]:
        for mark in self._known.get(self._name(unit), []) if unit.target.strip() else ():
            at = unit.target.find(mark["span"]) if mark["span"] else -1
            span = (at, at + len(mark["span"])) if at >= 0 else None
            quoted = f" “{mark['span']}”" * bool(mark["span"])
            text = f"{self.model}: {mark['severity']} {mark['category']}{quoted}: {mark['why']}"
            yield Finding(unit, CHECK, Severity.WARNING, text, span)


def _read(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return what earlier runs were told; a file that is damaged is as good as none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): list(marks({"errors": noted})) for name, noted in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
