"""What the last build made of what, kept beside the project and apart from `output/`, which anybody may edit.

Whoever deletes it loses the time of one full build. A record that was cut short, or written by another version,
counts as none, and so does what was edited in it.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

from ..core.files import free, read_regular, write_made
from .targets import Page, Record, Target, as_json

FOLDER = ".aftercare"
NAME = "build.json"
FORM = b"aftercare build 7\n"
"""Raised whenever fields or `details` change: a record that another version of the program wrote counts as none."""
_last: dict[bytes, Record] = {}
"""The record that was read or written last, by the SHA-256 of its file: a build asks for it many times."""


def make_room(root: Path) -> list[str]:
    """Rename a file that has the name of the folder of notes, and return `OLD to NEW`; nothing is as a rule."""
    place = root / FOLDER
    if not os.path.lexists(place) or place.is_dir():
        return []
    aside = place.rename(free(place))
    return [f"{place.name} to {aside.name}"]


def read(root: Path) -> Record:
    """Return the record of a project; an empty one where there is none, or one that was cut short.

    Of one that was edited, only the targets that were not.
    """
    try:
        data = read_regular(root / FOLDER / NAME)
        digest = sha256(data).digest()
        if digest not in _last:
            stamp, *parts = data.split(b"\n")
            if stamp != _hash(FORM, *parts):
                return Record()
            _keep(digest, _record(*parts))
        return _last[digest].copy()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Record()


def _record(seal: bytes, head: bytes, *parts: bytes) -> Record:
    record, seals = Record(**json.loads(head)), parts[1::3]
    targets = {
        key.decode(): line
        for key, its, line in zip(parts[::3], seals, parts[2::3], strict=True)
        if its == _hash(key, line)
    }
    record.targets = {key: _target(line) for key, line in targets.items()}
    if len(targets) == len(seals) and seal == _hash(head, *seals):
        return record
    return replace(record, complete=False, site={}, archives={}, stamps={}, seen={})


def _target(line: bytes) -> Target:
    noted = json.loads(line)
    target = Target(**{**noted, "pages": tuple(Page(*page) for page in noted["pages"])})
    vars(target)["line"] = line
    return target


def note(root: Path, record: Record) -> None:
    """Write the record of a build, which spares the next one work as long as nobody edits it."""
    there = record.paths | record.site.keys()
    record = replace(record, stamps={name: mark for name, mark in record.stamps.items() if name in there})
    _keep(write(root, parts_of(record)), record.copy())


def parts_of(record: Record) -> list[bytes]:
    """Return what a record is written as: a seal and what is beside the targets; and the key, seal and JSON of each."""
    targets = [(key.encode(), _hash(key.encode(), each.line), each.line) for key, each in record.targets.items()]
    head = as_json({**record.noted, "targets": {}})
    return [_hash(head, *(seal for _, seal, _ in targets)), head, *chain.from_iterable(targets)]


def write(root: Path, parts: Sequence[bytes]) -> bytes:
    """Write the parts of a record in one step behind a digest of them, and return the SHA-256 of the file."""
    data = b"\n".join((_hash(FORM, *parts), *parts))
    write_made(root / FOLDER / NAME, data)
    return sha256(data).digest()


def _keep(digest: bytes, record: Record) -> None:
    _last.clear()
    _last[digest] = record


def _hash(*parts: bytes) -> bytes:
    return sha256(b"\n".join((*parts, b""))).hexdigest().encode()
