"""Tables of English texts and their translations, one a line with a verdict, for anybody to add to."""

import csv
from pathlib import Path


def rows(path: Path) -> list[dict[str, str]]:
    """Return the lines of a table whose cells are parted by tabs; quotation marks are those of the texts."""
    return [*csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)]
