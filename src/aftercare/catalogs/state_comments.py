"""The comments that carry state in a PO file: origins, remarks and questions here, signed ones in `signed_comments`.

They are translator comments (`# …`), because gettext's tools delete flags they do not know. Some tools fold
comments at 76 to 80 columns; `folding` joins such lines again, and every reader of catalogs uses it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..core.people.questions import Question
from ..core.text.typography import short_hash
from ..core.units import Finding
from .signed_comments import DATE

ORIGIN = "origin: "
DRAFT = "draft: "
"""Comment with the digest of what the engine wrote: a draft that a person has edited no longer matches it."""
BACK = "back-translation: "
REMARK = "reviewer: "
ANSWER = "answer:"
_QUESTION = re.compile(rf"question:\s*(?:([^;]{{1,120}});\s*{DATE};\s*)?(.*?)(?:; ([0-9a-f]{{12}}))?")
MARK = re.compile(
    r"(?:approved|kept|last-approved|waive|origin|back-translation|reviewer|question|answer):"
    r"|check (?:error|warning|info) [\w-]+: "
)
_SPELLED = re.compile(
    r"(?:(question|answer|waive)r?\s*[:\uff1a]\s*|(waive) (?=\s*[a-z]+(?:-[a-z]+)*\s*;))", re.IGNORECASE
)
"""How people write those that have no other writer: with the colon of their language; a waiver even without one."""


def origin(comments: Sequence[str], target: str | None = None) -> str:
    """Return `google 2026-11-22` where a machine wrote the text, else nothing.

    A `target` that is not what the machine wrote has an author: the person who changed it.
    """
    written = next((text.removeprefix(DRAFT) for text in comments if text.startswith(DRAFT)), "")
    if target is not None and written and written != short_hash(target):
        return ""
    return next((text[len(ORIGIN) :].strip() for text in comments if text.startswith(ORIGIN)), "")


def of_draft(comment: str) -> bool:
    """Whether a comment says where a draft comes from, and goes when another text takes its place."""
    return comment.startswith((ORIGIN, DRAFT, BACK))


def back_translation(comments: Iterable[str], target: str) -> str:
    """Return what an engine made of the translation, unless it is stamped with the hash of another text."""
    for text in comments:
        if text.startswith(BACK):
            words, _, stamp = text[len(BACK) :].rpartition("; ")
            stamped = bool(re.fullmatch(r"[0-9a-f]{12}", stamp))
            if not stamped or stamp == short_hash(target):
                return words if stamped else text[len(BACK) :].strip()
    return ""


def check_note(found: Finding) -> str:
    """Return the extracted comment that shows a finding in a translator's editor."""
    return " ".join(f"check {found.severity} {found.check}: {found.message}".split())


def remark_comment(text: str) -> str:
    """Return the comment that a reviewer's remark on a row is kept as."""
    return f"{REMARK}{text}"


def questions(comments: Iterable[str]) -> tuple[Question, ...]:
    """Return every question; an answer belongs to all those above it that have none yet."""
    found: list[Question] = []
    answered = 0
    for text in comments:
        if text.startswith(ANSWER) and (answer := text.removeprefix(ANSWER).strip()):
            found[answered:] = [replace(each, answer=answer) for each in found[answered:]]
            answered = len(found)
        elif (match := _QUESTION.fullmatch(text.strip())) and match[3].strip():
            found.append(Question((match[1] or "").strip(), match[2] or "", match[3].strip(), match[4] or ""))
    return tuple(found)


def question_comment(question: Question) -> str:
    """Return the comment that `questions` reads back, without the answer."""
    who = f"{question.name}; {question.date}; " if question.date else ""
    return f"question: {who}{question.text}{f'; {question.stamp}' * bool(question.stamp)}"


def is_check_note(comment: str) -> bool:
    """Whether an extracted comment is a finding, as `annotate` writes it, and not a note of the author."""
    return comment.startswith("check ") and carries_state(comment)


def spelled(comment: str) -> str:
    """Return a question, an answer or a waiver with its mark as it is read; other comments as they are."""
    found = _SPELLED.match(comment)
    return f"{(found[1] or found[2]).lower()}: {comment[found.end() :]}" if found else comment


def carries_state(comment: str) -> bool:
    """Whether a comment is one of these or a signed one, and not a note of a person."""
    return bool(MARK.match(comment))
