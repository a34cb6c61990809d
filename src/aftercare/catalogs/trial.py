"""What a sync would make of the catalogs, found out without writing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from . import po
from .book import Book
from .store import Store


class Trial(Store):
    """The catalogs of a project; what is written into them stays in memory."""

    def rewrite(self, book: Book, change: Callable[[Book], po.Po]) -> bool:
        """Keep what `change` makes of a catalog."""
        return self.write(book, change(book))

    def write(self, book: Book, content: po.Po) -> bool:
        """Keep a catalog; nothing was written."""
        self._books[book.language.tag, book.domain] = replace(book, content=content)
        return False

    def write_template(self, domain: str, content: po.Po) -> bool:
        """Keep a template; nothing was written."""
        self._templates[domain] = content
        return False

    def remove(self, path: Path) -> None:
        """Leave a file where it is."""
