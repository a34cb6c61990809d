"""The files in which a build notes what it knows of each handout; one that was cut off or edited is ignored."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from ...core.disk.files import read_regular
from ...core.disk.made_files import write_made
from .record import FOLDER, make_room

PREFIX = "known-"


def read(root: Path, slug: str) -> dict[str, Any]:
    """Return what was noted of a handout, nothing where the notes have not their form."""
    try:
        stamp, _, body = read_regular(_path(root, slug)).partition(b"\n")
        found = json.loads(body) if stamp == _stamp(body) else {}
        sound = isinstance(found["handout"], str) and isinstance(found["targets"], dict)
        return dict(found) if sound and isinstance(found["across"], list) else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def write(root: Path, slug: str, noted: dict[str, Any]) -> dict[str, Any]:
    """Note what is known of a handout, and return it as it will be read."""
    make_room(root)
    body = json.dumps(noted, ensure_ascii=False).encode("utf-8", "surrogatepass")
    write_made(_path(root, slug), _stamp(body) + b"\n" + body)
    return dict(json.loads(body))


def clear(root: Path, slugs: Collection[str]) -> None:
    """Delete the notes of all but these handouts."""
    wanted = {_path(root, slug) for slug in slugs}
    for path in {*(root / FOLDER).glob(f"{PREFIX}*.json")} - wanted:
        if path.is_file():
            path.unlink()


def _path(root: Path, slug: str) -> Path:
    return root / FOLDER / f"{PREFIX}{slug}.json"


def _stamp(body: bytes) -> bytes:
    """Return what comes before notes that were not cut short."""
    return hashlib.sha256(body).hexdigest().encode()
