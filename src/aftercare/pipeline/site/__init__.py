"""The site in `output/`: a page for the staff, one for the patients of each language, and what goes with them."""

from .entries import Entry
from .file_links import FileLink
from .index import index

__all__ = ["Entry", "FileLink", "index"]
