"""`manifest.json` and `manifest.csv`: what lies in a folder, for other programs. Nothing here ever reads them."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from operator import itemgetter
from typing import Any

from .build_record import Record
from .targets import Target

PROGRAM = "aftercare-handouts"
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
FORMULA = ("=", "+", "-", "@", "\t")
"""How a cell begins that a spreadsheet would run."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP file of released handouts, of one language or of all."""

    path: str
    language: str
    """Empty for all."""
    size: int
    sha256: str


def pages_of(key: str, target: Target) -> Iterator[dict[str, Any]]:
    """Yield each file of a target with its state, signers, edition, size and SHA-256."""
    details = target.details
    for page in target.pages:
        yield {
            "handout": key.partition("/")[0],
            "language": key.partition("/")[2],
            "edition": page.edition,
            "format": page.format,
            "path": page.path,
            "status": details["state"],
            "version": details["version"],
            "code": details["code"],
            "signers": details["signers"],
            "pages": page.sheets or None,
            "size": page.size,
            "sha256": page.sha256,
        }


def as_json(record: Record, archives: Iterable[Archive]) -> Iterator[bytes]:
    """Yield the manifest in pieces: what is known of handouts, one in a line, files by their paths, what wrote it."""
    packed = (
        {"path": each.path, "language": each.language or None, "size": each.size, "sha256": each.sha256}
        for each in archives
    )
    yield b'{\n "archives": '
    yield from _listed(b"[]", map(_encode, packed))
    yield b',\n "details": '
    yield from _listed(b"{}", (_encode(key) + b": " + target.told for key, target in sorted(record.targets.items())))
    yield b',\n "pages": '
    yield from _listed(b"[]", map(_encode, _pages(record)))
    yield b',\n "program": ' + _encode(f"{PROGRAM} {version(PROGRAM)}") + b"\n}\n"


def _pages(record: Record) -> Iterator[dict[str, Any]]:
    """Yield each file by its path: those of a target lie beside each other, and nothing of another does."""
    placed = ((min(page.path for page in target.pages), key) for key, target in record.targets.items() if target.pages)
    for _, key in sorted(placed):
        yield from sorted(pages_of(key, record.targets[key]), key=itemgetter("path"))


def _listed(brackets: bytes, items: Iterable[bytes]) -> Iterator[bytes]:
    before = first = brackets[:1] + b"\n  "
    for item in items:
        yield before + item
        before = b",\n  "
    yield brackets if before == first else b"\n " + brackets[1:]


def _encode(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()


COLUMNS = (
    "handout", "language", "edition", "format", "path", "status", "version", "code", "signers", "signed", "pages",
    "size", "sha256",
)  # fmt: skip


class _Line:
    """A file of which each line is returned as it is written."""

    def write(self, line: str) -> str:
        """Return what a writer of CSV has made of a row."""
        return line


def as_csv(record: Record, archives: Iterable[Archive]) -> Iterator[bytes]:
    """Yield a row for each file; `signers` and `signed`, the last day of each, are joined by semicolons."""
    packed = (
        {"language": each.language, "format": "zip", "path": each.path, "size": each.size, "sha256": each.sha256}
        for each in archives
    )
    own = ([each.get(name, "") for name in COLUMNS] for each in packed)
    rows = csv.writer(_Line(), lineterminator="\n")
    for cells in chain([COLUMNS], map(_cells, _pages(record)), own):
        yield str(rows.writerow(cells)).encode()


def _cells(page: dict[str, Any]) -> list[object]:
    signers: dict[str, str] = page["signers"]
    own = {**page, "signers": "; ".join(signers), "signed": "; ".join(signers.values())}
    return [_cell(own[name]) for name in COLUMNS]


def _cell(value: object) -> object:
    return f"'{value}" if str(value).startswith(FORMULA) else "" if value is None else value
