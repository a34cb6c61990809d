"""The glossary: `term,language,translation`; `keep` as the translation says that the term stays English."""

from pathlib import Path

from .source import read_table

COLUMNS = ("term", "language", "translation")
KEEP = "keep"
EVERY = ("", "*")


def kept_terms(path: Path, tag: str, *, name: str) -> tuple[str, ...]:
    """Return the terms that stay English in a language; a project without a glossary has none."""
    if not path.is_file():
        return ()
    rows = read_table(path, COLUMNS, name=name).itertuples(index=False)
    return tuple(
        term
        for term, language, translation in rows
        if term and translation.casefold() == KEEP and language in (*EVERY, tag)
    )
