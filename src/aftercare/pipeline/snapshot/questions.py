"""What translators and reviewers have asked about the English, for those who write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...core.language.languages import SOURCE
from ...core.people.questions import Question
from ...core.text.counting import named
from ...source.interface import interface_rows
from .project import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for an answer."""

    path: str
    line: int
    """Of the CSV that holds the row; 0 for the label of a telephone, which the settings have."""
    row: str
    language: str
    question: Question

    def __str__(self) -> str:
        """`data/instructions.csv:8: microneedling.day-1.makeup (es): Ana García, 2026-11-26, asks: …`."""
        who = ", ".join(filter(None, (self.question.name or "somebody", self.question.date)))
        place = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{place}: {self.row} ({self.language}): {who}, asks: {self.question.text}"
        return "".join(char if char.isprintable() else " " for char in text)

    def as_json(self) -> dict[str, Any]:
        """Return the same for programs."""
        asked = self.question
        return {
            "path": self.path,
            "line": self.line,
            "row": self.row,
            "name": asked.name,
            "date": asked.date,
            "text": asked.text,
        }


def open_questions(current: Project, languages: Sequence[str] = (), handouts: Sequence[str] = ()) -> list[Asked]:
    """Return the open questions in the languages and handouts asked for, in the order of the CSV."""
    config = current.config
    source = config.relative(config.source)
    places = {row.id: (config.relative(config.file.path), 0) for row in interface_rows(config.labels)}
    places |= {row.id: ("interface.csv", row.line) for row in interface_rows()}
    places |= {row.id: (source, row.line) for handout in current.handouts for row in handout.rows}
    found = [
        Asked(*places[unit.id], unit.id, language.tag, question)
        for language in config.choose([tag for tag in named(languages) if tag != SOURCE])
        for unit in current.readable.unknown_units(language.tag, handouts)
        for question in unit.open_questions
    ]
    return sorted(found, key=lambda asked: (asked.path != source, asked.line, asked.language))
