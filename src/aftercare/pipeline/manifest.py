"""`manifest.json` and `manifest.csv`: what lies in a folder, for other programs. Nothing here ever reads them."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from .targets import Record, Target

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


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a target in both forms."""

    target: Target
    place: str
    """Path of its first file; the others lie beside it, and nothing of another target does."""
    details: bytes
    pages: bytes
    rows: bytes
    """Details and files as JSON, files as CSV."""


_last: dict[str, Told] = {}
"""By target: a build tells what is there before it makes anything new, and again after."""


def _told(record: Record) -> list[tuple[str, Told]]:
    for key in _last.keys() - record.targets.keys():
        del _last[key]
    for key, target in record.targets.items():
        if key not in _last or _last[key].target is not target:
            _last[key] = _tell(key, target)
    return sorted(_last.items())


def _tell(key: str, target: Target) -> Told:
    pages = sorted(pages_of(key, target), key=itemgetter("path"))
    texts = ",\n  ".join(_indented(page, "\n  ") for page in pages)
    place = pages[0]["path"] if pages else ""
    return Told(target, place, _indented(target.details, "\n  ").encode(), texts.encode(), _as_rows(map(_cells, pages)))


def _by_place(told: Iterable[tuple[str, Told]]) -> list[Told]:
    return sorted((its for _, its in told if its.pages), key=attrgetter("place"))


def pages_of(key: str, target: Target) -> Iterator[dict[str, Any]]:
    """Yield each file of a target with its state, signers, edition, size and SHA-256."""
    for page in target.pages:
        yield {
            "handout": key.partition("/")[0],
            "language": key.partition("/")[2],
            "edition": page.edition,
            "format": page.format,
            "path": page.path,
            "status": target.details["state"],
            "version": target.details["version"],
            "code": target.details["code"],
            "signers": target.details["signers"],
            "pages": page.sheets or None,
            "size": page.size,
            "sha256": page.sha256,
        }


def as_json(record: Record, archives: Iterable[Archive]) -> bytes:
    """Return the manifest with all that is known of the handouts, files by their paths."""
    told = _told(record)
    packed = [
        {"path": each.path, "language": each.language or None, "size": each.size, "sha256": each.sha256}
        for each in archives
    ]
    parts = (
        b'"archives": ' + _indented(packed, "\n ").encode(),
        b'"details": ' + _listed(b"{}", (f"{_encoder('')(key)}: ".encode() + its.details for key, its in told)),
        b'"pages": ' + _listed(b"[]", (its.pages for its in _by_place(told))),
    )
    return b"{\n " + b",\n ".join(parts) + b"\n}\n"


def _listed(brackets: bytes, items: Iterable[bytes]) -> bytes:
    found = b",\n  ".join(items)
    return brackets[:1] + b"\n  " + found + b"\n " + brackets[1:] if found else brackets


def _indented(value: Any, start: str = "\n") -> str:
    """Return what `json.dumps` does with `indent=1` and sorted keys, which it does ten times slower for want of C."""
    inner = f"{start} "
    if not isinstance(value, dict | list) or not any(
        map(_is_nested, value.values() if isinstance(value, dict) else value)
    ):
        text = _encoder(f",{inner}")(value)
        return f"{text[0]}{inner}{text[1:-1]}{start}{text[-1]}" if _is_nested(value) else text
    if isinstance(value, list):
        return f"[{inner}{f',{inner}'.join(_indented(each, inner) for each in value)}{start}]"
    parts = [f"{_encoder('')(key)}: {_indented(value[key], inner)}" for key in sorted(value)]
    return f"{{{inner}{f',{inner}'.join(parts)}{start}}}"


def _is_nested(value: Any) -> bool:
    return bool(value) and isinstance(value, dict | list)


@cache
def _encoder(between: str) -> Callable[[Any], str]:
    return json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(between, ": ")).encode


COLUMNS = (
    "handout", "language", "edition", "format", "path", "status", "version", "code", "signers", "signed", "pages",
    "size", "sha256",
)  # fmt: skip


def as_csv(record: Record, archives: Iterable[Archive]) -> bytes:
    """Return one row for each file; `signers` and `signed`, the last day of each, are joined by semicolons."""
    packed = (
        {"language": each.language, "format": "zip", "path": each.path, "size": each.size, "sha256": each.sha256}
        for each in archives
    )
    own = _as_rows([own.get(name, "") for name in COLUMNS] for own in packed)
    return b"".join((_as_rows([COLUMNS]), *(its.rows for its in _by_place(_told(record))), own))


def _as_rows(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _cells(page: dict[str, Any]) -> list[object]:
    signers: dict[str, str] = page["signers"]
    own = {**page, "signers": "; ".join(signers), "signed": "; ".join(signers.values())}
    return [_cell(own[name]) for name in COLUMNS]


def _cell(value: object) -> object:
    return f"'{value}" if str(value).startswith(FORMULA) else "" if value is None else value
