"""Translations from elsewhere: a table of two columns, another project's PO file, or a translation memory (TMX)."""

from pathlib import Path

from ...catalogs.any_file import file_units
from ...core.disk.files import read_regular
from ...core.errors import CatalogError
from ...core.language.languages import SOURCE
from ...core.language.tags import canonical
from ...core.text.limits import MAX_MARKS, piled
from ...core.units import Status
from .foreign_tables import Foreign, Pair, language_in, odd, pairs_in, read_csv, read_xlsx
from .tables import MAX_BYTES, MAX_NAME, MAX_ROWS, MAX_TEXT
from .xml_reading import root

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SUFFIXES = (".csv", ".xlsx", ".po", ".tmx")


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
    lines = read_csv(data, str(path)) if suffix == ".csv" else read_xlsx(data)
    table = [line.cells for line in lines]
    found = pairs_in(table, tag, str(path)) if lines else {}
    left_out = (*(problem for line in lines for problem in line.problems.values()), *odd(table))
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
        tags = [language_in((each.get(XML_LANG) or each.get("lang") or "")[:MAX_NAME]) for each in unit.findall("tuv")]
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
