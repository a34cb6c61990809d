"""What the last build made of what, kept beside the project and apart from `output/`, which anybody may edit.

Whoever deletes it loses the time of one full build. A record that was cut short, edited, or written by another
version counts as none.
"""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..core.files import free, read_regular, write_made
from .targets import Page, Record, Target, as_json

FOLDER = ".aftercare"
NAME = "build.json"
FORM = b"aftercare build 6\n"
"""Raised whenever fields or `details` change: a record that another version of the program wrote counts as none."""
_last: dict[str, Record] = {}
"""The record that was read or written last, by the digest of its file: a build asks for it many times."""


def make_room(root: Path) -> list[str]:
    """Rename a file that has the name of the folder of notes, and return `OLD to NEW`; nothing is as a rule."""
    place = root / FOLDER
    if not os.path.lexists(place) or place.is_dir():
        return []
    aside = place.rename(free(place))
    return [f"{place.name} to {aside.name}"]


def read(root: Path) -> Record:
    """Return the record of a project; an empty one where there is none that can be trusted."""
    try:
        stamp, _, body = read_regular(root / FOLDER / NAME).partition(b"\n")
        if stamp.decode() != _stamp(body):
            return Record()
        if stamp.decode() not in _last:
            _keep(stamp.decode(), _record(json.loads(body)))
        return _last[stamp.decode()].copy()
    except (OSError, ValueError, TypeError, KeyError):
        return Record()


def sealed(root: Path) -> Record:
    """Return the record of a project; of one that was edited only the targets, each of which has its own seal."""
    known = read(root)
    return known if known.trusted else replace(known, complete=False, site={}, archives={}, stamps={}, seen={})


def _record(data: dict[str, Any]) -> Record:
    targets = {key: _target(value) for key, value in data.pop("targets").items()}
    return Record(targets=targets, **data)


def _target(data: dict[str, Any]) -> Target:
    return Target(**{**data, "pages": tuple(Page(*page) for page in data["pages"])})


def note(root: Path, record: Record) -> None:
    """Write the record of a build, which spares the next one work as long as nobody edits it."""
    there = record.paths | record.site.keys()
    noted = replace(record, stamps={name: mark for name, mark in record.stamps.items() if name in there})
    write(root, replace(noted, seal=noted.digest))


def write(root: Path, record: Record) -> None:
    """Write a record as it is, in one step."""
    body = as_json({**record.noted, "targets": {key: each.noted for key, each in record.targets.items()}})
    write_made(root / FOLDER / NAME, _stamp(body).encode() + b"\n" + body)
    _keep(_stamp(body), record.copy())


def _keep(stamp: str, record: Record) -> None:
    _last.clear()
    _last[stamp] = record


def _stamp(body: bytes) -> str:
    """Return what comes before a record that was not cut short."""
    return hashlib.sha256(FORM + body).hexdigest()
