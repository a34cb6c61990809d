"""Tables of two columns, English and translation, as CSV and xlsx."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.errors import CatalogError
from ...core.language.languages import SOURCE
from ...core.language.tags import canonical, tag_of, whole_name
from .csv_file import cells_of
from .tables import MAX_NAME, MAX_ROWS, MAX_TEXT, MOST_ABOVE, NEEDED, SLIPPED, Line, lines_above

OURS = {"row", "catalog", "version"}
"""Columns of an export of ours, of which one may have been lost."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that translate each other, and where they are in the file."""

    english: str
    target: str
    place: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """The pairs of a file by language tag."""

    name: str
    pairs: dict[str, tuple[Pair, ...]]
    left_out: tuple[str, ...] = ()
    """Places whose text cannot be taken over, and why."""


def language_in(text: str) -> str:
    """Return the language that a word names, `en-US` being English; nothing where it says anything else."""
    tag = canonical(tag_of(text) or whole_name(text))
    return SOURCE if tag.partition("-")[0] == SOURCE else tag


def read_csv(data: bytes, name: str) -> list[Line]:
    """Return the lines of a CSV file; none where the reader of our own exports shall say what is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    if text.startswith(("sep=", '"sep=')):
        text = text.partition("\n")[2]
    first = "\n".join(text.split("\n", MOST_ABOVE)[:MOST_ABOVE])[:MAX_TEXT]
    try:
        found = [Line(cells) for cells, _ in zip(cells_of(text), range(MAX_ROWS + 2), strict=False)]
    except csv.Error as error:
        if all(head in first.casefold() for head in NEEDED):
            return []
        raise CatalogError(f"{name}: cannot be read as CSV ({error}); close the quotes of the texts above") from None
    if len(found) > MAX_ROWS + 1:
        raise CatalogError(f"{name}: over {MAX_ROWS} rows; take it apart")
    return found


def read_xlsx(data: bytes) -> list[Line]:
    """Return the lines of a workbook; none where it cannot be read."""
    from .xlsx_reading import lines

    try:
        return lines(data)
    except Exception:  # noqa: BLE001 - the reader of our own exports says what is wrong with it
        return []


def odd(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines that have a cell too many: a text may have been cut where it has a comma."""
    above = lines_above(table)
    width = len(table[above]) if table else 0
    for number, line in enumerate(table[above + 1 :], above + 2):
        if any(cell.strip() for cell in line[width:]):
            yield f"line {number} {SLIPPED}"


def _unnamed(heads: Sequence[str]) -> str:
    """Return what is said where no head but that of the English names a language."""
    if len(heads) == 1:
        return f"“{heads[0][:40]}” names no language; name it with --lang, as in --lang es"
    return "only the English has a language for its head; head the column of the translations with its own, as Spanish"


def pairs_in(table: Sequence[Sequence[str]], tag: str, file: str) -> dict[str, tuple[Pair, ...]]:
    """Return the pairs of English and each other language that the heads of the columns name.

    A column that names no language, beside English alone, is of the language `tag`.
    """
    above = lines_above(table)
    heads = [head.strip()[:MAX_NAME] for head in table[above]]
    tags = [language_in(head) for head in heads]
    if SOURCE not in tags or OURS & {head.casefold() for head in heads}:
        return {}
    english, columns = tags.index(SOURCE), _columns(heads, tags, tag, f"{file}:{above + 1}")
    return {
        name: tuple(
            Pair(line[english], line[column], f"line {number}")
            for number, line in enumerate(table[above + 1 :], above + 2)
            if max(english, column) < len(line) and not any(cell.strip() for cell in line[len(heads) :])
        )
        for name, column in columns.items()
    }


def _columns(heads: Sequence[str], tags: Sequence[str], tag: str, place: str) -> dict[str, int]:
    """Return the columns of translations by language. Raises CatalogError where that is not known."""
    if twice := sorted({name for name in tags if name and tags.count(name) > 1}):
        raise CatalogError(f"{place}: two columns are of one language ({', '.join(twice)}); keep one")
    english = tags.index(SOURCE)
    columns = {name: column for column, name in enumerate(tags) if name and column != english}
    if not columns and tag and len([head for head in heads if head]) == 2:
        columns = {canonical(tag): 1 - english}
    if not columns:
        others = [head for head in heads if head and language_in(head) != SOURCE]
        raise CatalogError(f"{place}: {_unnamed(others)}")
    return columns
