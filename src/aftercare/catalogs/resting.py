"""Whether a sync would leave a template or a catalog as it is."""

from ..core.language.languages import Language
from . import po
from .book import Book
from .returning import Elsewhere
from .store import INTERFACE, Store
from .sync import merged
from .templates import fresh_template, says_the_same


def template_rests(store: Store, domain: str) -> bool:
    """Whether a POT says what the English does. Raises CatalogError."""
    old = store.template(domain)
    return old is not None and says_the_same(fresh_template(store, domain, old), old)


def rests(store: Store, book: Book) -> bool:
    """Whether a catalog is as a sync leaves it, where no other catalog has rows of it. Raises CatalogError."""
    fresh, changes = merged(store, book, Elsewhere())
    return not changes and book.before is not None and po.same(book.before, po.dump(fresh).encode())


def catalog_rests(store: Store, language: Language, domain: str) -> bool:
    """Whether a sync leaves the catalog of a handout or of the interface as it is. Raises CatalogError."""
    book = store.book(language, domain)
    shipped = domain == INTERFACE and book.before is None and not store.config.labels
    return shipped or rests(store, book)
