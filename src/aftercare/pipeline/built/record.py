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
from sys import intern

from ...core.disk.files import digest_of, free, read_regular
from ...core.disk.made_files import write_pieces
from .build_record import Record
from .targets import Page, Target, as_json

FOLDER = ".aftercare"
NAME = "build.json"
FORM = b"aftercare build 10\n"
"""Raised whenever fields or `details` change: a record that another version of the program wrote counts as none."""
_last: dict[tuple[bytes, str], Record] = {}
"""The record that was read or written last, by form and SHA-256 of its file: a build asks for it many times."""


def make_room(root: Path) -> list[str]:
    """Rename a file that has the name of the folder of notes, and return `OLD to NEW`; nothing is as a rule.

    So with a link: what lies where it leads may be somebody's, and old notes are deleted by name.
    """
    place = root / FOLDER
    if not os.path.lexists(place) or (place.is_dir() and not place.is_symlink()):
        return []
    aside = place.rename(free(place))
    return [f"{place.name} to {aside.name}"]


def read(root: Path) -> Record:
    """Return the record of a project; an empty one where there is none, or one that was cut short.

    Of one that was edited, only the targets that were not.
    """
    try:
        path = root / FOLDER / NAME
        if last := _last.get((FORM, digest_of(path))):
            return last.copy()
        data = read_regular(path)
        stamp, *parts = data.split(b"\n")
        if stamp != _hash(FORM, *parts):
            return Record()
        return _keep(sha256(data).hexdigest(), _record(*parts)).copy()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Record()


def _record(seal: bytes, head: bytes, *parts: bytes) -> Record:
    record, seals = Record(**json.loads(head)), parts[1::4]
    lines = zip(parts[::4], seals, parts[2::4], parts[3::4], strict=True)
    record.targets = {
        key.decode(): _target(line, told) for key, its, line, told in lines if its == _hash(key, line, told)
    }
    if len(record.targets) == len(seals) and seal == _hash(head, *seals):
        return record
    return replace(record, complete=False, site={}, archives={}, stamps={}, seen={})


def _target(line: bytes, told: bytes) -> Target:
    fingerprint, document, released, pages = json.loads(line)
    found = (Page(intern(form), path, digest, intern(edition), *rest) for form, path, digest, edition, *rest in pages)
    target = Target(fingerprint, document, released, tuple(found), told)
    vars(target)["line"] = line
    return target


def note(root: Path, record: Record) -> None:
    """Write the record of a build, which spares the next one work as long as nobody edits it."""
    there = record.paths | record.site.keys()
    record = replace(record, stamps={name: mark for name, mark in record.stamps.items() if name in there})
    _keep(write(root, parts_of(record)), record.copy())


def parts_of(record: Record) -> list[bytes]:
    """Return what a record is written as: a seal and what is beside the targets; key, seal and JSON of each."""
    targets = [(key.encode(), each.line, each.told) for key, each in record.targets.items()]
    seals = [_hash(*its) for its in targets]
    head = as_json({**record.noted, "targets": {}})
    parts = ((key, seal, line, told) for (key, line, told), seal in zip(targets, seals, strict=True))
    return [_hash(head, *seals), head, *chain.from_iterable(parts)]


def write(root: Path, parts: Sequence[bytes]) -> str:
    """Write the parts of a record in one step behind a digest of them, and return that of the file."""
    pieces = (b"\n" + part for part in parts)
    return write_pieces(root / FOLDER / NAME, chain([_hash(FORM, *parts)], pieces))


def _keep(digest: str, record: Record) -> Record:
    _last.clear()
    _last[FORM, digest] = record
    return record


def _hash(*parts: bytes) -> bytes:
    found = sha256()
    for part in parts:  # together they may be too many for the memory
        found.update(part)
        found.update(b"\n")
    return found.hexdigest().encode()
