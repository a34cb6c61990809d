"""Answers to the questions of translators, from the author of the English.

The answer is a line below the questions, in every catalog in which somebody has asked. An edit of the row answers, too;
this is for a row whose English is right as it is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..catalogs.book import Book, save_books
from ..catalogs.signed_comments import like_signed
from ..catalogs.state_comments import ANSWER
from ..catalogs.store import Store
from ..core.errors import ReviewError
from ..core.language.languages import Language
from ..core.model import Handout
from ..core.settings.config import Config
from ..core.text.counting import one_line
from ..core.units import Unit

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Answering:
    """The rows that an answer would close the questions of; nothing is written before `write`."""

    text: str
    books: tuple[Book, ...]
    units: tuple[Unit, ...]

    def write(self) -> list[Path]:
        """Put the answer below the questions, in all catalogs or none, and return the files changed."""
        asked = frozenset(self.units)
        for book in self.books:
            messages = book.messages
            for unit in filter(asked.__contains__, book.units):
                message = messages[unit.id]
                message.user_comments = [*message.user_comments, f"{ANSWER} {self.text}"]
        return save_books(self.books)


def answer(
    config: Config, documents: Sequence[Handout], languages: Iterable[Language], *, row: str, text: str
) -> Answering:
    """Return the open questions about a row that `text` answers, in the languages asked for.

    Raises ReviewError for an answer that says nothing or too much, for an unknown row, and where nobody has asked.
    """
    store = Store(config, documents)
    books = tuple(book for language in languages for book in store.books(language))
    units = [unit for book in books for unit in book.units if unit.id == row]
    if not units:
        raise ReviewError(f"{row} is not a row of this project; `aftercare status` lists the questions")
    if not (asked := tuple(unit for unit in units if unit.open_questions)):
        raise ReviewError(f"{row}: nobody waits for an answer; `aftercare status` lists the questions")
    return Answering(_comment(text), _of(books, asked), asked)


def _comment(text: str) -> str:
    """Return an answer in the form that fits a comment. Raises ReviewError where nothing is left, or too much."""
    line = one_line(text)
    if not line or len(line) > LONGEST:
        raise ReviewError(f"the answer has {len(line)} characters; write 1 to {LONGEST}")
    if mark := like_signed(line):
        raise ReviewError(
            f"the answer has “{mark}”, which is how catalogs write signatures and the like; say it in other words"
        )
    return line


def _of(books: Iterable[Book], units: Collection[Unit]) -> tuple[Book, ...]:
    """Return the catalogs that hold any of the rows."""
    asked = frozenset(units)
    return tuple(book for book in books if not asked.isdisjoint(book.units))
