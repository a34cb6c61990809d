"""The glossary: `term,language,translation`; language `*` means all, translation `keep` keeps the term in English."""

from pathlib import Path

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import SourceError
from ..core.language.languages import TAG
from ..core.text.counting import visible
from ..core.text.typography import as_read
from .spreadsheet import read_table

COLUMNS = ("term", "language", "translation")
KEEP = "keep"
EVERY = "*"
Glossary = dict[str, tuple[tuple[str, str], ...]]


def read_glossary(path: Path, *, name: str, reader: Reader = read_regular) -> Glossary:
    """Return (term, translation) pairs by language; a project without a glossary has none.

    `name` is the path as messages print it. Raises SourceError with every row that lacks a cell, or that names a
    language by no tag.
    """
    try:
        reader(path)
    except FileNotFoundError:
        return {}
    except OSError:
        pass  # told with a remedy where it is read as a table
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    problems = []
    for line, row in read_table(path, COLUMNS, name=name, reader=reader).items():
        problems += [
            f"{name}:{line}: {column}: is empty; fill it in" for column in ("term", "translation") if not row[column]
        ]
        broken = [column for column in COLUMNS if "\n" in row[column]]
        problems += [f"{name}:{line}: {column}: has a line break; put it on one line" for column in broken]
        language = row["language"] or EVERY
        if language != EVERY and not TAG.fullmatch(language):
            problems.append(f"{name}:{line}: language: {_no_tag(language)}")
        found[language] = (*found.get(language, ()), (as_read(row["term"]), row["translation"]))
    if problems:
        raise SourceError(problems)
    return found


def _no_tag(language: str) -> str:
    from ..core.language.tags import named, tag_of  # here, because few glossaries need it

    meant = tag_of(language) or named(language)
    remedy = f"write {meant}" if meant else "write one such as es, pt-BR or zh-Hans"
    return f'"{visible(language)}" is not a language tag; {remedy}, or * for all'


def kept_terms(glossary: Glossary, tag: str) -> tuple[str, ...]:
    """Return the terms that stay English in a language."""
    pairs = (*glossary.get(EVERY, ()), *glossary.get(tag, ()))
    return tuple(term for term, translation in pairs if translation.casefold() == KEEP)
