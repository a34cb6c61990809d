"""What a returned file says beside its translations: remarks and questions."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...catalogs import signed_comments, state_comments
from ...catalogs.book import Book
from ...core.clock import today
from ...core.people.holding import date_problem
from ...core.people.questions import Question, stamp
from ...core.text.counting import one_line
from ...core.units import Unit
from ..lines import asked_about
from .rows import ExchangeRow

MAX_REMARK = 1000
"""Characters of a remark or question; a row with a longer one is refused."""
MARK = 20
"""Characters of a mark that are shown."""
_ASKED = re.compile(
    r"(?:(?:question|pregunta|pergunta|domanda|frage|kesyon|tanong|pytanie|вопрос|câu hỏi"
    r"|سؤال|質問|问题|問題|질문|คำถาม|પ્રશ્ન|प्रश्न)\s*[:\uff1a]|[?\uff1f\u061f])\s*(?=\S)",
    re.IGNORECASE,
)
"""How a remark begins that is a question to the author of the English, in English or in the reviewer's language."""

_FOUND = re.compile(r"(?:error|warning|info): .+ \[[\w-]+\]")
"""A finding as it is shown."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer has noted beside a row, or asks about it; it is kept above the row in the catalog."""

    catalog: str
    row: str
    text: str
    question: Question | None = None

    @property
    def comment(self) -> str:
        """The comment of the catalog."""
        if self.question:
            return state_comments.question_comment(self.question)
        return state_comments.remark_comment(self.text)


def remarks_of(books: Iterable[Book], rows: Iterable[ExchangeRow]) -> Iterator[Remark]:
    """Yield the remarks and questions on rows that the catalogs have and do not hold yet."""
    units = {(book.domain, unit.id): unit for book in books for unit in book.units}
    messages = {(book.domain, row): message for book in books for row, message in book.messages.items()}
    for row in rows:
        unit, message = units.get((row.catalog, row.row)), messages.get((row.catalog, row.row))
        if unit and message:
            asked = {question.text for question in unit.questions}
            for remark in dict.fromkeys(_noted(row, unit)):
                known = remark.text in asked if remark.question else remark.comment in message.user_comments
                if not known and not _unfit(remark):
                    yield remark


def unfit(row: ExchangeRow, unit: Unit) -> str:
    """Return what to do about what no catalog can hold, or nothing; a part of it would say something else."""
    if found := re.search(signed_comments.HASH, row.translation):
        return f"has a translation with “{found[0][:MARK]}”, which is how catalogs write signatures; take that out"
    return next(filter(None, (_unfit(remark) for remark in _noted(row, unit))), "")


def _unfit(remark: Remark) -> str:
    """Return what to do about a remark that no comment can hold."""
    if len(remark.text) > MAX_REMARK:
        return f"has a remark of {len(remark.text):,} characters; shorten it to {MAX_REMARK:,}"
    if mark := signed_comments.like_signed(remark.comment):
        return f"has a remark with “{mark[:MARK]}”, which is how catalogs write signatures and answers; reword it"
    return ""


def _noted(row: ExchangeRow, unit: Unit) -> Iterator[Remark]:
    """Yield what a row of a file says beside its texts; what was written into what is only shown is a remark.

    A note that the author has edited since the export is none.
    """
    same = not row.note or not row.note_edited or " ".join(row.note.split()) == " ".join(unit.note.split())
    for text in map(one_line, (*row.remarks, *(() if same else (row.note,)), *_added(row, unit))):
        begins = _ASKED.match(text)
        if text:
            yield _question(row, unit, text[begins.end() :]) if begins else Remark(row.catalog, row.row, text)
    if text := one_line(row.question):
        yield _question(row, unit, text)


def _added(row: ExchangeRow, unit: Unit) -> Iterator[str]:
    """Yield what somebody has written into the columns `previous`, `findings` and `asked`."""
    if row.shown_edited:
        asked = {*map(one_line, asked_about(unit))}
        yield "" if row.previous == unit.previous else row.previous
        yield from (line for line in row.findings.splitlines() if not _FOUND.fullmatch(line.strip()))
        yield from (line for line in row.asked.splitlines() if one_line(line) not in asked)


def _question(row: ExchangeRow, unit: Unit, text: str) -> Remark:
    asked = Question(row.by, _day(row.on), text, stamp(unit.source, unit.note))
    return Remark(row.catalog, row.row, text, asked)


def _day(text: str) -> str:
    """Return the day that a file names, or today where nobody can have asked then."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return today().isoformat()
    return today().isoformat() if date_problem(day) or day > today() else day.isoformat()
