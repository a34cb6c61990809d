"""What a second reader is asked about a row, and which of its marks are taken."""

import json
from collections.abc import Iterator
from typing import Any

from ..core.language.languages import language
from ..core.units import Unit

CATEGORIES = ("mistranslation", "omission", "addition", "untranslated", "terminology", "grammar", "register", "other")
"""The error types of MQM that a patient would suffer from, and the rest."""
LEVELS = ("critical", "major", "minor")
MOST_MARKS, LONGEST = 20, 300
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


def system(unit: Unit) -> str:
    """Return what a model is told once: what to look for, and the form of the answer."""
    return SYSTEM.format(name=language(unit.language).name, tag=unit.language)


def asked(unit: Unit) -> str:
    """Return a row as it is sent."""
    return json.dumps({"english": unit.source, "translation": unit.target, "note": unit.note}, ensure_ascii=False)


def marks(answer: Any) -> Iterator[dict[str, str]]:
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
