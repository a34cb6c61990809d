"""`manifest.json` and `manifest.csv`: what lies in a folder, for other programs. Nothing here ever reads them."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from .targets import Record

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


def pages(record: Record) -> list[dict[str, Any]]:
    """Return each file of a handout with its state, signers, edition, size and SHA-256, by path."""
    found = [
        {
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
        for key, target in record.targets.items()
        for page in target.pages
    ]
    return sorted(found, key=lambda page: str(page["path"]))


def as_json(record: Record, archives: Iterable[Archive]) -> str:
    """Return the manifest with all that is known of the handouts."""
    contents = {
        "pages": pages(record),
        "archives": [
            {"path": each.path, "language": each.language or None, "size": each.size, "sha256": each.sha256}
            for each in archives
        ],
        "details": {key: target.details for key, target in record.targets.items()},
    }
    return f"{_indented(contents)}\n"


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


def as_csv(record: Record, archives: Iterable[Archive]) -> str:
    """Return one row for each file; `signers` and `signed`, the last day of each, are joined by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for page in pages(record):
        signers: dict[str, str] = page["signers"]
        own = {**page, "signers": "; ".join(signers), "signed": "; ".join(signers.values())}
        writer.writerow([_cell(own[name]) for name in COLUMNS])
    for each in archives:
        about = {"language": each.language, "format": "zip", "path": each.path, "size": each.size}
        own = about | {"sha256": each.sha256}
        writer.writerow([own.get(name, "") for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if str(value).startswith(FORMULA) else "" if value is None else value
