"""Translations from elsewhere: a table of two columns, another project's PO file, or a translation memory (TMX)."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...catalogs.any_file import file_units
from ...core.errors import CatalogError
from ...core.files import read_regular
from ...core.language_tags import canonical, named, tag_of
from ...core.languages import SOURCE
from ...core.limits import MAX_MARKS, piled
from ...core.units import Status
from .csv_file import cells_of
from .rows import MAX_BYTES, MAX_NAME, MAX_ROWS, MAX_TEXT, NEEDED, SLIPPED, Line
from .xml_reading import root

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SUFFIXES = (".csv", ".xlsx", ".po", ".tmx")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that translate each other, and where they stand in the file."""

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


def read_foreign(path: Path, tag: str = "") -> Foreign | None:
    """Return the pairs of a file; None for a table that is an export of ours, or no table of two languages.

    `tag` is the language where the file names none. Raises CatalogError for what cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        return None
    try:
        data = read_regular(path)
        if len(data) > MAX_BYTES:
            raise CatalogError(f"{path}: over {MAX_BYTES // 1_000_000} MB; take it apart")
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror}") from None
    if suffix == ".po":
        return _bounded(_po(path, tag))
    if suffix == ".tmx":
        return _bounded(_tmx(data, str(path)))
    lines = _csv(data, str(path)) if suffix == ".csv" else _xlsx(data)
    table = [line.cells for line in lines]
    found = _columns(table, tag, str(path)) if lines else {}
    left_out = (*(problem for line in lines for problem in line.problems.values()), *_odd(table))
    return _bounded(Foreign(path.name, found, left_out)) if found else None


def _bounded(file: Foreign) -> Foreign:
    """Return a file without the pairs that would take minutes to look at, which are left out by their place."""
    huge = {pair: why for pairs in file.pairs.values() for pair in pairs if (why := _excess(pair))}
    left = {tag: tuple(pair for pair in pairs if pair not in huge) for tag, pairs in file.pairs.items()}
    return Foreign(file.name, left, (*file.left_out, *(f"{pair.place} has {why}" for pair, why in huge.items())))


def _excess(pair: Pair) -> str:
    if max(len(pair.english), len(pair.target)) > MAX_TEXT:
        return f"over {MAX_TEXT:,} characters in a text"
    return f"over {MAX_MARKS} combining marks on one letter" if piled(pair.english) or piled(pair.target) else ""


def _po(path: Path, tag: str) -> Foreign:
    units = [unit for unit in file_units(path, tag) if unit.target]
    if len(units) > MAX_ROWS:
        raise CatalogError(f"{path}: over {MAX_ROWS} translations; take it apart")
    drafts = [unit for unit in units if unit.status is Status.DRAFT]
    done = tuple(Pair(unit.source, unit.target, f"line {unit.line}") for unit in units if unit not in drafts)
    pairs = {canonical(units[0].language): done} if units else {}
    return Foreign(path.name, pairs, tuple(f"line {unit.line} needs work (fuzzy)" for unit in drafts))


def _tmx(data: bytes, name: str) -> Foreign:
    """Return the pairs of each language; a text with inline marks is left out, since ours are plain."""
    document = root(data, name, "TMX")
    if document.tag != "tmx":
        raise CatalogError(f"{name}: not TMX; its first element is {document.tag[:40]}")
    units = document.findall("body/tu")
    if len(units) > MAX_ROWS:
        raise CatalogError(f"{name}: over {MAX_ROWS} units; take it apart")
    found: dict[str, list[Pair]] = {}
    left_out = []
    for number, unit in enumerate(units, 1):
        tags = [_tag((each.get(XML_LANG) or each.get("lang") or "")[:MAX_NAME]) for each in unit.findall("tuv")]
        segments = dict(zip(tags, (each.find("seg") for each in unit.findall("tuv")), strict=True))
        if len(segments) < len(tags):
            left_out.append(f"unit {number} has a language twice")
            continue
        if any(segment is not None and len(segment) for segment in segments.values()):
            left_out.append(f"unit {number} has inline marks")
            continue
        texts = {tag: segment.text or "" for tag, segment in segments.items() if tag and segment is not None}
        english = texts.pop(SOURCE, "")
        for tag, text in texts.items():
            found.setdefault(tag, []).append(Pair(english, text, f"unit {number}"))
    return Foreign(Path(name).name, {tag: tuple(pairs) for tag, pairs in found.items()}, tuple(left_out))


def _tag(text: str) -> str:
    """Return the language that a word names, `en-US` being English; nothing for an unknown word."""
    tag = canonical(tag_of(text) or named(text))
    return SOURCE if tag.partition("-")[0] == SOURCE else tag


def _csv(data: bytes, name: str) -> list[Line]:
    """Return the lines of a CSV file; none where the reader of our own exports shall say what is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    if text.startswith(("sep=", '"sep=')):
        text = text.partition("\n")[2]
    first = text.partition("\n")[0][:MAX_TEXT]
    try:
        found = [Line(cells) for cells, _ in zip(cells_of(text), range(MAX_ROWS + 2), strict=False)]
    except csv.Error as error:
        if all(head in first.casefold() for head in NEEDED):
            return []
        raise CatalogError(f"{name}: cannot be read as CSV ({error}); close the quotes of the texts above") from None
    if len(found) > MAX_ROWS + 1:
        raise CatalogError(f"{name}: over {MAX_ROWS} rows; take it apart")
    return found


def _xlsx(data: bytes) -> list[Line]:
    from .xlsx_reading import lines

    try:
        return lines(data)
    except Exception:  # noqa: BLE001 - the reader of our own exports says what is wrong with it
        return []


def _odd(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines that have a cell too many: a text may have been cut where it has a comma."""
    width = len(table[0]) if table else 0
    for number, line in enumerate(table[1:], 2):
        if any(cell.strip() for cell in line[width:]):
            yield f"line {number} {SLIPPED}"


def _columns(table: Sequence[Sequence[str]], tag: str, file: str) -> dict[str, tuple[Pair, ...]]:
    """Return the pairs of English and each other language that the heads of the columns name."""
    heads = [head.strip()[:MAX_NAME] for head in table[0]]
    if {*NEEDED} <= {head.casefold() for head in heads}:
        return {}
    tags = [_tag(head) for head in heads]
    if SOURCE not in tags:
        return {}
    if twice := sorted({name for name in tags if name and tags.count(name) > 1}):
        raise CatalogError(f"{file}:1: two columns are of one language ({', '.join(twice)}); keep one")
    at = tags.index(SOURCE)
    named_ = {name: column for column, name in enumerate(tags) if name and column != at}
    if not named_ and tag and len([head for head in heads if head]) == 2:
        named_ = {canonical(tag): 1 - at}
    return {
        name: tuple(
            Pair(line[at], line[column], f"line {number}")
            for number, line in enumerate(table[1:], 2)
            if max(at, column) < len(line) and not any(cell.strip() for cell in line[len(table[0]) :])
        )
        for name, column in named_.items()
    }
