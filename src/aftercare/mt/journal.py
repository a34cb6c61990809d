"""The journal of drafts: each is appended to one file, which is merged into the catalogs when the run ends.

A run that was killed leaves the file to the next one. Writing a catalog for each message would cost the
square of their number. A line says what it replaces, so that folding it twice, or after somebody has edited
the catalog, does no harm.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from threading import Lock
from typing import BinaryIO

from babel.messages.catalog import Message

from ..catalogs import po, signed_comments, state_comments
from ..catalogs.book import Book
from ..catalogs.stale import STALE_NOTE
from ..catalogs.state_comments import DRAFT
from ..catalogs.store import Store
from ..core.disk.files import MODE, replace
from ..core.errors import CatalogError
from ..core.people.origins import by_machine
from ..core.text.typography import short_hash

NAME = ".drafts.jsonl"


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation by an engine, and the message it is for."""

    locale: str
    domain: str
    id: str
    source: str
    """Digest of the English."""
    replaces: str
    """Digest of what the message held when the draft was ordered."""
    target: str
    origin: str


def replaceable(message: Message) -> bool:
    """Whether a message holds a draft that a machine wrote and no person has touched."""
    comments = message.user_comments
    written = next((text.removeprefix(DRAFT) for text in comments if text.startswith(DRAFT)), "")
    return bool(
        message.fuzzy
        and by_machine(state_comments.origin(comments))
        and written in ("", short_hash(str(message.string)))
        and STALE_NOTE not in message.auto_comments  # a person had accepted it, for older English
        and not signed_comments.approvals(comments)
    )


def _line(draft: Draft) -> bytes:
    return json.dumps(asdict(draft), ensure_ascii=False).encode() + b"\n"


def _unlinked(path: str, flags: int) -> int:
    """Open a file of ours: through a link, drafts would go into a file of somebody else."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), MODE)


class Journal:
    """The file of drafts that are not in the catalogs yet."""

    def __init__(self, store: Store) -> None:
        """Open nothing yet."""
        self._store = store
        self._path = store.config.locales / NAME
        self._lock = Lock()
        self._file: BinaryIO | None = None

    def add(self, draft: Draft) -> None:
        """Append a draft; when this returns, killing the process does not lose it."""
        try:
            with self._lock:
                self._file = self._file or open(self._path, "ab", buffering=0, opener=_unlinked)  # noqa: SIM115
                self._file.write(_line(draft))
        except OSError as error:
            raise CatalogError(f"{self._path}: cannot be written: {error.strerror}") from None

    def fold(self) -> None:
        """Put every draft into its catalog, and empty the file but for drafts of English that has a fault today."""
        self._close()
        if not self._path.is_file():
            return
        by_file: dict[tuple[str, str], list[Draft]] = {}
        for draft in self._drafts():
            domain = self._store.places.get(draft.id, draft.domain)  # a killed run of old names none
            by_file.setdefault((draft.locale, domain), []).append(draft)
        languages = {language.locale: language for language in self._store.config.languages}
        for (locale, domain), drafts in by_file.items():
            if locale in languages and domain in self._store.rows:
                book = self._store.book(languages[locale], domain)
                self._store.rewrite(book, partial(_filled, drafts=drafts))
        waiting = [draft for (_, domain), drafts in by_file.items() if domain in self._store.faults for draft in drafts]
        if waiting:
            replace(self._path, b"".join(map(_line, waiting)), mode=MODE, durable=True)
        else:
            self._path.unlink()

    def _close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _drafts(self) -> Iterator[Draft]:
        """Yield what the file holds; a line that a crash cut short, or that no run has written, is left out."""
        for line in self._path.read_bytes().splitlines():
            try:
                draft = Draft(**json.loads(line))
                "".join(asdict(draft).values()).encode()
            except (ValueError, TypeError, RecursionError):
                continue
            yield draft


def _filled(book: Book, *, drafts: list[Draft]) -> po.Po:
    messages = book.messages
    for draft in drafts:
        message = messages.get(draft.id)
        if message is not None and _expected(message, draft):
            _fill(message, draft)
    return book.content


def _expected(message: Message, draft: Draft) -> bool:
    """Whether a message is still the one that the draft was ordered for."""
    if (short_hash(str(message.id)), short_hash(str(message.string))) != (draft.source, draft.replaces):
        return False
    return not message.string or replaceable(message)


def _fill(message: Message, draft: Draft) -> None:
    message.string = draft.target
    message.flags.add("fuzzy")
    message.previous_id = []
    message.auto_comments = [text for text in message.auto_comments if not state_comments.is_check_note(text)]
    others = [text for text in message.user_comments if not text.startswith((state_comments.ORIGIN, DRAFT))]
    message.user_comments = [*others, f"{state_comments.ORIGIN}{draft.origin}", f"{DRAFT}{short_hash(draft.target)}"]
