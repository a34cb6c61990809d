"""The column `picture`: a pictogram by its name, or a file beside the table."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from ..core.disk.inputs import Reader
from ..core.model import LEVELS, Kind
from ..core.pictures.pictograms import PACKAGE, Picture, pictograms

Table = Mapping[int, Mapping[str, str]]
"""Line on which a row begins → column → cell."""
NEAR = 0.66
"""How like a name must be to be proposed: "fone" is like phone, and "telefone" not like temple-outline."""
_FILE = re.compile(r"[^\s/\\:][^\\:]*\.(svg|png)", re.IGNORECASE)


def picture_problems(table: Table, draw: Callable[[str], Picture]) -> Iterator[tuple[int, str]]:
    """Yield (line, "picture: what is wrong and how to fix it"); `draw` is `named` for the folder of the table."""
    for line, row in table.items():
        if not (name := row.get("picture", "")):
            if row["kind"] == Kind.PICTURE:
                yield line, "picture: is empty; name a pictogram or a file, and say in the text what is to be seen"
            continue
        if row["kind"] not in {*LEVELS, Kind.PICTURE}:
            allowed = f"beside a heading ({', '.join(LEVELS)}) or in a row of kind {Kind.PICTURE}"
            yield line, f"picture: belongs {allowed} only; delete it here"
            continue
        try:
            draw(name)
        except ValueError as error:
            yield line, f'picture: "{name[:80]}" {error}'


def named(name: str, folder: Path, reader: Reader) -> Picture:
    """Return a pictogram, or a file in or below a folder. Raises ValueError with what is wrong and how to fix it."""
    from ..core.pictures.picture_files import beside  # here, because few tables name a file

    if _FILE.fullmatch(name):
        return beside(folder, name, reader)
    if "\\" in name and _FILE.fullmatch(name.replace("\\", "/")):
        raise ValueError(f"has \\ in its path; write {name.replace(chr(92), '/')}")
    known = pictograms()
    if not known:
        raise ValueError(f"cannot be drawn: the pictograms are not installed; run `npm install --save-exact {PACKAGE}`")
    if name in known:
        return known[name]
    near = get_close_matches(name.lower(), known, n=3, cutoff=NEAR)
    meant = f"did you mean {', '.join(near)}?" if near else "find names on healthicons.org"
    raise ValueError(f"is neither a pictogram nor a file in .svg or .png; {meant}")
