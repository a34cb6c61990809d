"""Pictures that a revision had otherwise: no signature covers them, and one can say the opposite of its row."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ..core.config import Config
from ..core.units import Finding
from .git import Revision
from .page_changes import finding, folder

CODE = "picture-changed"


def pictures_changed(revision: Revision, before: Mapping[str, Any], config: Config) -> Iterator[Finding]:
    """Yield each row whose picture has another name, and each picture file, the logo too, whose bytes are others.

    `before` are the settings of the revision.
    """
    table = folder(before, "source")
    then = _pictures(revision.read([table]).get(table, b""))
    now = _pictures(_bytes(config.source))
    for row, picture in now.items():
        if row in then and then[row] != picture:
            yield finding(row, CODE, f"{then[row] or 'no picture'} → {picture or 'no picture'}: pages change with it")
    place = PurePosixPath(config.relative(config.source)).parent
    paths = {(place / name).as_posix() for name in now.values() if "." in name}
    for path, data in sorted(revision.read({*paths, *_logo(before)}).items()):
        if data != _bytes(config.root / path):
            yield finding(path, CODE, "is another picture: pages change with it")


def _pictures(data: bytes) -> dict[str, str]:
    """Return the picture of each row of a table, as far as it can be read."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig", errors="replace")))
    try:
        return {str(row.get("id")): str(row.get("picture") or "").strip() for row in rows}
    except csv.Error:
        return {}


def _logo(settings: Mapping[str, Any]) -> list[str]:
    clinic = settings.get("clinic")
    logo = clinic.get("logo") if isinstance(clinic, dict) else None
    return [logo] if isinstance(logo, str) and logo else []


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
