"""A second reader: a language model compares translations with their English and marks what it holds for errors.

Its marks are warnings under the name of the model. They never block a release, and never count as a review. An answer
is kept under the hash of all that it depends on, so that nothing is sent twice.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.config import Config
from ..core.counting import counted
from ..core.files import write_made
from ..core.languages import language
from ..core.units import Finding, Severity, Unit
from ..mt.engines.base import Refusal
from ..mt.engines.chat import Chat
from ..mt.engines.redaction import redact
from ..mt.engines.settings import settings_of
from .record import FOLDER

CHECK = "second-reader"
NAME = "second-reader.json"
ENGINE = "llm"
CATEGORIES = ("mistranslation", "omission", "addition", "untranslated", "terminology", "grammar", "register", "other")
"""The error types of MQM that a patient would suffer from, and the rest."""
LEVELS = ("critical", "major", "minor")
MOST_MARKS, LONGEST = 20, 300
PATIENCE = 3
"""Rows in a row without an answer, after which the model is left alone."""
SYSTEM = """\
You are a second reader of medical instructions for patients, translated from English into {name} ({tag}).
Compare the translation with the English. Report errors of meaning first: a wrong number, unit, time or frequency,
a lost or added "not", something left out or added, a wrong sense of a word. Report nothing that is a matter of taste.
"span" is the exact piece of the translation, or of the English where something is missing. "why" is one short sentence
in English. An empty list is the right answer for a good translation.
Answer as JSON: {{"errors": [{{"span": "…", "category": "…", "severity": "…", "why": "…"}}]}}"""
TEXT = {"type": "string"}
MARK = {
    "type": "object",
    "properties": {
        "span": TEXT,
        "category": {"type": "string", "enum": list(CATEGORIES)},
        "severity": {"type": "string", "enum": list(LEVELS)},
        "why": TEXT,
    },
    "required": ["span", "category", "severity", "why"],
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "properties": {"errors": {"type": "array", "items": MARK}},
    "required": ["errors"],
    "additionalProperties": False,
}


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
            write_made(self._path, json.dumps(self._known, ensure_ascii=False, sort_keys=True).encode())
        return Reading(tuple(found for unit in units for found in self._findings(unit)), tuple(failed))

    def _ask(self, unit: Unit) -> str:
        """Ask about one row; return why there is no answer, or nothing."""
        try:
            answer = self._chat.ask(_system(unit), _user(unit), SCHEMA, "errors")
            self._known[self._name(unit)] = list(_marks(answer))
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
        parts = [self.model, self._server, _system(unit), _user(unit)]
        return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _findings(self, unit: Unit) -> Iterator[Finding]:
        for mark in self._known.get(self._name(unit), []) if unit.target.strip() else ():
            at = unit.target.find(mark["span"]) if mark["span"] else -1
            span = (at, at + len(mark["span"])) if at >= 0 else None
            quoted = f" “{mark['span']}”" * bool(mark["span"])
            text = f"{self.model}: {mark['severity']} {mark['category']}{quoted}: {mark['why']}"
            yield Finding(unit, CHECK, Severity.WARNING, text, span)


def _system(unit: Unit) -> str:
    return SYSTEM.format(name=language(unit.language).name, tag=unit.language)


def _user(unit: Unit) -> str:
    return json.dumps({"english": unit.source, "translation": unit.target, "note": unit.note}, ensure_ascii=False)


def _marks(answer: Any) -> Iterator[dict[str, str]]:
    """Yield the marks of an answer that are well formed, each cut to a bounded size and one line."""
    found = answer.get("errors") if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise TypeError("no list of errors")
    for mark in found[:MOST_MARKS]:
        if isinstance(mark, dict):
            category, severity = (_line(mark.get(name)).strip().lower() for name in ("category", "severity"))
            category = category.rpartition("/")[2].strip()  # "Accuracy/Mistranslation", as MQM writes it
            if category in CATEGORIES and severity in LEVELS:
                texts = {name: _line(mark.get(name)) for name in ("span", "why")}
                yield {**texts, "category": category, "severity": severity}


def _line(text: object) -> str:
    return "".join(char if char.isprintable() else " " for char in text)[:LONGEST] if isinstance(text, str) else ""


def _read(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return what earlier runs were told; a file that is damaged is as good as none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): list(_marks({"errors": marks})) for name, marks in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
