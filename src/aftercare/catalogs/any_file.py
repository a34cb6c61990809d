"""PO files from anywhere, for the checks: the language they are in, and what each plural form translates."""

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Message

from ..core.errors import CatalogError
from ..core.language.tags import named, tag_of
from ..core.units import Unit
from . import po_reader
from .catalog_units import own_row, unit
from .po_writer import singular

_NOTED = re.compile(r"(?im)^X-Poedit-Language:([^\n]*)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_.@][A-Za-z0-9]{1,12}){0,4}")
_PLURALS = re.compile(r"plural\s*=\s*([^;\n]{1,300})")
_ARGUMENT = re.compile(r"%(?:\(\w+\)|\d\$)?[sdif]|\{\w*\}")
COUNTS = range(201)
"""The numbers that tell which plural form is for what; no language looks at more than two digits."""


def po_files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files named, and every PO file below the folders named. Raises CatalogError for a folder without."""
    for path in paths:
        below = sorted(path.rglob("*.po")) if path.is_dir() else [path]
        if not below:
            raise CatalogError(f"{path}: no PO file in this folder or below it")
        yield from below


def file_units(path: Path, tag: str = "") -> list[Unit]:
    """Return the units of any PO file, one for each plural form.

    The language is that of the header; where that names none, `tag`, else the path's, else the editor's note.
    """
    source = po_reader.read(path)
    header = singular(source.header.string)
    code = str(source.catalog.locale_identifier or "")
    named = code.replace("_", "-") if _LANGUAGE.fullmatch(code) else ""
    language = named or tag or _by_path(path) or _noted(header)
    if not language:
        raise CatalogError(
            f"{path}: neither the header nor the path names a language; add a line such as Language: es,"
            " or name it with --lang es"
        )
    formula = _PLURALS.search(header)
    expression = formula[1] if formula else str(source.catalog.plural_expr)
    return [each for message in source.catalog if message.id for each in _units(message, language, path, expression)]


def _by_path(path: Path) -> str:
    """Return the language that a path names, the nearest part first: es.po, app-es.po, es/LC_MESSAGES/app.po."""
    parts = [path.stem, *re.split(r"[.]|-(?=[a-z]{2,3}\b)", path.stem)[::-1], *(part.name for part in path.parents)]
    return next(filter(None, map(tag_of, parts[:6])), "")


def _noted(header: str) -> str:
    """Return the language that Poedit noted by its English name."""
    noted = _NOTED.search(header)
    return named(noted[1].strip()) if noted else ""


def _units(message: Message, tag: str, path: Path, expression: str) -> Iterator[Unit]:
    first = unit(message, own_row(message, tag, str(path)))
    if isinstance(message.id, str):
        yield first
        return
    one, many = message.id[0], message.id[-1]
    counts = _counts(expression)
    for form, target in enumerate(message.string or ()):
        for_one = 1 in counts.get(form, [] if form else [1]) and not (
            _arguments(target) == _arguments(many) != _arguments(one)
        )
        source = one if for_one else many
        yield replace(first, id=f"{first.id}[{form}]", source=source, target=target)


def _arguments(text: str) -> list[str]:
    return sorted(_ARGUMENT.findall(text))


def _counts(expression: str) -> dict[int, list[int]]:
    """Return the numbers that each plural form is for; none where the header's formula cannot be understood."""
    try:
        plural = gettext.c2py(expression)
        found: dict[int, list[int]] = {}
        for number in COUNTS:
            found.setdefault(plural(number), []).append(number)
    except (ValueError, RecursionError, ZeroDivisionError, OverflowError):
        return {}
    return found
