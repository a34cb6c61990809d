"""The glossary: `term,language,translation`; language `*` means all, translation `keep` keeps the term in English."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import SourceError
from ..core.language.languages import TAG
from ..core.text.counting import visible
from ..core.text.typography import as_read
from .spreadsheet import Rows, read_rows, unread_columns

COLUMNS = ("term", "language", "translation")
KEEP = "keep"
EVERY = "*"
OR = "|"
"""Between translations of which either may stand."""
Glossary = dict[str, tuple[tuple[str, str], ...]]


def read_glossary(path: Path, *, name: str, reader: Reader = read_regular) -> Glossary:
    """Return (term, translation) pairs by language; a project without a glossary has none.

    A row without a term or a translation is left out, and a term with two translations may be either: `remarks` tells
    of both. `name` is the path as messages print it. Raises SourceError with every row that names a language by no tag.
    """
    if not (table := _table(path, name, reader).table):
        return {}
    found: dict[str, dict[str, list[str]]] = {}
    problems = []
    for line, row in table.items():
        broken = [column for column in COLUMNS if "\n" in row[column]]
        problems += [f"{name}:{line}: {column}: has a line break; put it on one line" for column in broken]
        language = row["language"] or EVERY
        if language != EVERY and not TAG.fullmatch(language):
            problems.append(f"{name}:{line}: language: {_no_tag(language)}")
        if row["term"] and row["translation"]:
            found.setdefault(language, {}).setdefault(as_read(row["term"]), []).append(row["translation"])
    if problems:
        raise SourceError(problems)
    return {language: tuple(_pairs(terms)) for language, terms in found.items()}


def _pairs(terms: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each term with its translations; one that is to be kept is kept, whatever else is said of it."""
    for term, translations in terms.items():
        if KEEP in map(str.casefold, translations):
            yield term, KEEP
        else:
            yield term, OR.join(dict.fromkeys(translations))


def remarks(path: Path, *, name: str, reader: Reader = read_regular) -> Iterator[str]:
    """Yield what of a glossary is not used, or used otherwise than its author may think."""
    read, first = _table(path, name, reader), dict[tuple[str, str], int]()
    yield from unread_columns(read.unread, name)
    for line, row in read.table.items():
        yield from (
            f"{name}:{line}: {column}: is empty; fill it in: until then nothing is checked by this row"
            for column in ("term", "translation")
            if not row[column]
        )
        key = as_read(row["term"]), row["language"] or EVERY
        if row["term"] and row["translation"] and key in first:
            yield f"{name}:{line}: {row['term']}: is in line {first[key]} too; delete one, or write A{OR}B for either"
        first.setdefault(key, line)


def _table(path: Path, name: str, reader: Reader) -> Rows:
    """Return the rows of a glossary; none where there is no such file."""
    try:
        reader(path)
    except FileNotFoundError:
        return Rows({}, [], 0, [])
    except OSError:
        pass  # told with a remedy where it is read as a table
    return read_rows(path, COLUMNS, name=name, reader=reader).whole(name)


def _no_tag(language: str) -> str:
    from ..core.language.tags import named, tag_of  # here, because few glossaries need it

    meant = tag_of(language) or named(language)
    remedy = f"write {meant}" if meant else "write one such as es, pt-BR or zh-Hans"
    return f'"{visible(language)}" is not a language tag; {remedy}, or * for all'


def kept_terms(glossary: Glossary, tag: str) -> tuple[str, ...]:
    """Return the terms that stay English in a language."""
    pairs = (*glossary.get(EVERY, ()), *glossary.get(tag, ()))
    return tuple(term for term, translation in pairs if translation.casefold() == KEEP)
