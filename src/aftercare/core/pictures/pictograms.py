"""Pictures beside headings: pictograms of a pinned set made for health, and files that are safe to set.

The pictograms are Health Icons (healthicons.org, MIT licence), as the package `@iconify-json/healthicons` has them.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

SET = "healthicons"
PACKAGE = f"@iconify-json/{SET}"
SVG, PNG = "image/svg+xml", "image/png"
PLAIN = "=:/(),;.-"
"""What need not be escaped in such an address."""
INK = b"currentColor"
FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>'
SIDE = 48
"""Units of a pictogram, where its set says nothing else."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a file has it; a pictogram takes the colour of the words beside it."""

    mime: str
    data: bytes

    def drawn(self, colour: str) -> bytes:
        """Return the file in a colour, `#rrggbb`."""
        return self.data.replace(INK, colour.encode()) if self.mime == SVG else self.data

    def uri(self, colour: str) -> str:
        """Return the file in a colour as an address that needs no other file."""
        return _uri(self, colour)


@lru_cache(maxsize=32)  # every language shows the same pictures
def _uri(picture: Picture, colour: str) -> str:
    drawn = picture.drawn(colour)
    if picture.mime == SVG:  # shorter than in base 64
        return f"data:{SVG},{quote(drawn, safe=PLAIN)}"
    return f"data:{picture.mime};base64,{base64.b64encode(drawn).decode()}"


def set_file() -> Path | None:
    """Return where the pictograms are: in the wheel, or installed for the project or above it; None where nowhere."""
    package = Path(str(files("aftercare.core")))
    places = [package / "font_files" / SET]
    places += [
        folder / "node_modules" / PACKAGE
        for start in (Path.cwd(), package)
        for folder in (start, *start.resolve().parents)
    ]
    return next((place / "icons.json" for place in places if (place / "icons.json").is_file()), None)


def installed() -> list[str | int]:
    """Return place and size of the set: it comes from a package pinned by digest."""
    path = set_file()
    return [path.parent.name, path.stat().st_size] if path else []


def pictograms() -> Mapping[str, Picture]:
    """Return every pictogram by name; none where the set is not installed."""
    path = set_file()
    return _read(path, path.stat().st_mtime_ns) if path else {}


@cache
def _read(path: Path, _changed: int) -> Mapping[str, Picture]:
    return dict(_pictures(json.loads(path.read_bytes())))


def _pictures(table: dict[str, Any]) -> Iterator[tuple[str, Picture]]:
    for name, own in table["icons"].items():
        size = {side: own.get(side, table.get(side, SIDE)) for side in ("width", "height")}
        yield name, Picture(SVG, FRAME.format(body=own["body"], **size).encode())
