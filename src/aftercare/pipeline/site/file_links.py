"""The files of a handout as the pages of the site link to them: in which order, in which words, and how large."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from babel.units import format_unit

from ...core.language.languages import SOURCE
from ..built.targets import Target

KINDS = {
    ("standard", "html"): ("site.web", "text/html", "site.open"),
    ("standard", "pdf"): ("PDF", "application/pdf", "site.print"),
    ("large", "pdf"): ("PDF", "application/pdf", "site.large"),
    ("bilingual", "html"): ("site.web", "text/html", "site.bilingual"),
    ("bilingual", "pdf"): ("PDF", "application/pdf", "site.bilingual-print"),
    ("standard", "md"): ("Markdown", "text/markdown", "site.text"),
}
"""(edition, format) → name of the format or its key, MIME type, key of the words of a link; in the order of a page."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """One file of a handout."""

    format: str
    """`html`, `pdf` or `md`."""
    path: str
    """Relative to the folder of the site, with forward slashes."""
    size: int
    """In bytes."""
    pages: int = 0
    """How many a printer makes of it; 0 where that is not known."""
    edition: str = "standard"

    def href(self, up: str = "./") -> str:
        """Return the path as a link from a page that is `up` from the folder: nothing in it is taken for a scheme."""
        return quote(f"{up}{self.path}")

    @property
    def mime(self) -> str:
        """The MIME type."""
        return KINDS[self.edition, self.format][1]

    @property
    def label(self) -> str:
        """The key of the link's words."""
        return KINDS[self.edition, self.format][2]

    @property
    def name(self) -> str:
        """The name of its format, or the key of a word for it."""
        return KINDS[self.edition, self.format][0]


def size(count: int, cldr: str) -> str:
    """Return how large a file of so many bytes is, with the unit of a language: `48 kB`, `48 ko`, `48 кБ`."""
    return _size(kilobytes(count), cldr)


def kilobytes(count: int) -> int:
    """Return how many kilobytes a page says that so many bytes are."""
    return max(1, round(count / 1000))


@lru_cache(maxsize=10_000)
def _size(kilobytes: int, cldr: str) -> str:
    return str(format_unit(kilobytes, "digital-kilobyte", length="short", locale=cldr or SOURCE))


def file_links(target: Target) -> Iterator[FileLink]:
    """Yield a link to each file of a target, in the order of a page."""
    pages = {(page.edition, page.format): page for page in target.pages}
    for kind in KINDS:
        if page := pages.get(kind):
            yield FileLink(page.format, page.path, page.size, page.sheets, page.edition)
