"""Pictures and glossary terms that have changed since a revision: no signature covers them.

A picture can say the opposite of its row, and a term that is gone from the glossary holds no release back any more.
"""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import SourceError
from ..core.settings.config import Config
from ..core.units import Finding
from ..source.glossary import Glossary, read_glossary
from ..source.spreadsheet import read_rows
from ..source.table import COLUMNS, OPTIONAL
from .git import Revision
from .page_changes import finding, folder

CODE = "picture-changed"
Pictures = Mapping[str, str]
"""Row → the picture beside it, nothing where it has none."""


def sources_changed(revision: Revision, before: Mapping[str, Any], config: Config) -> Iterator[Finding]:
    """Yield what is other in pictures and glossary; `before` are the settings of the revision.

    A table of the revision that cannot be read is named, and compared with nothing.
    """
    for compared in (_pictures_changed, _terms_changed):
        try:
            yield from compared(revision, before, config)
        except SourceError as error:
            yield finding(config.relative(config.source), "source-broken", f"not compared: {error.problems[0]}")
    logo = _logo(before)
    yield from _files_changed(revision, {logo: config.root / logo} if logo else {})


def _pictures_changed(revision: Revision, before: Mapping[str, Any], config: Config) -> Iterator[Finding]:
    """Yield each row whose picture has another name, and each picture file whose bytes are others."""
    table = folder(before, "source")
    there = revision.read([table])
    then = _pictures(Path(table), table, lambda _: there[table]) if there else {}
    now = _pictures(config.source, config.relative(config.source), read_regular)
    for row, picture in now.items():
        if row in then and then[row] != picture:
            yield finding(row, CODE, f"{then[row] or 'no picture'} → {picture or 'no picture'}: pages change with it")
    own = {row: name for row, name in now.items() if "." in name}
    place = posixpath.dirname(table)
    files = {posixpath.normpath(posixpath.join(place, name)): config.source.parent / name for name in own.values()}
    yield from _files_changed(revision, files)


def _files_changed(revision: Revision, files: Mapping[str, Path]) -> Iterator[Finding]:
    """Yield the files, by their path then, that are others now."""
    for path, data in sorted(revision.read(files).items()):
        if data != _bytes(files[path]):
            yield finding(path, CODE, "is another picture: pages change with it")


def _pictures(path: Path, name: str, reader: Reader) -> Pictures:
    table = read_rows(path, COLUMNS, name=name, reader=reader, optional=OPTIONAL).whole(name).table
    return {row["id"]: row.get("picture", "") for row in table.values()}


def _terms_changed(revision: Revision, before: Mapping[str, Any], config: Config) -> Iterator[Finding]:
    path = folder(before, "glossary")
    there = revision.read([path])
    then = _terms(read_glossary(Path(path), name=path, reader=lambda _: there[path])) if there else {}
    now = _terms(read_glossary(config.glossary, name=config.relative(config.glossary)))
    for term in sorted(then.keys() | now.keys()):
        if then.get(term) != now.get(term):
            change = f"{_told(then.get(term))} → {_told(now.get(term))}"
            yield finding(" ".join(term), "glossary-changed", f"{change}: what holds a release back changes with it")


def _terms(glossary: Glossary) -> dict[tuple[str, str], list[str]]:
    """Return what each term is in each language, by language and term."""
    found: dict[tuple[str, str], list[str]] = {}
    for tag, pairs in glossary.items():
        for term, translation in pairs:
            found.setdefault((tag, term), []).append(translation)
    return found


def _told(translations: list[str] | None) -> str:
    return ", ".join(translations) if translations else "not in the glossary"


def _logo(settings: Mapping[str, Any]) -> str:
    clinic = settings.get("clinic")
    logo = clinic.get("logo") if isinstance(clinic, dict) else None
    return posixpath.normpath(logo) if isinstance(logo, str) and logo else ""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
