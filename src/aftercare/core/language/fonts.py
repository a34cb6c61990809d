"""Fonts: pinned packages from npm and PyPI, never those of the machine, and the characters that each has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

SCOPE = "node_modules/@expo-google-fonts"
WEIGHTS = ("400Regular", "700Bold")
CJK = "justmytype_intl_cjk"
"""Package on PyPI; the same faces weigh 57 MB each on npm."""
FAMILY, STYLE, TYPOGRAPHIC_FAMILY = 1, 2, 16
"""Numbers of the names in a font file."""
UNSEEN = frozenset({0x034F, *range(0xFE00, 0xFE10)})
"""Combining characters that choose or keep apart the shapes of others, and are not drawn themselves."""


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family."""

    path: Path
    bold: bool
    variable: bool
    """Whether the file holds every weight."""


@cache
def folders(root: Path) -> tuple[Path, ...]:
    """Return the folders that hold fonts for a project at `root`: its own, the wheel's, and those of CJK.

    Looked for once per process: every page asks, and there are hundreds of places to look.
    """
    package = Path(str(files("aftercare.core")))
    found = [package / "font_files"]
    for start in (root, package):
        found += _npm(start.resolve())
    spec = find_spec(CJK)
    found += [Path(place) / "fonts" for place in (spec.submodule_search_locations or ())] if spec else []
    return tuple(dict.fromkeys(folder for folder in found if folder.is_dir()))


def _npm(start: Path) -> list[Path]:
    """Return the regular and bold faces of the packages installed in `start` or above it, under one name each.

    Projects that share them by a link share what is read of them: Typst reads each file, and some are large.
    """
    for folder in (start, *start.parents):
        if (folder / SCOPE).is_dir():
            packages = sorted((folder / SCOPE).resolve().iterdir())
            return [package / weight for package in packages for weight in WEIGHTS]
    return []


@cache
def files_of(found: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the font files in these folders and below them, looked for once per process, as the folders are."""
    return tuple(dict.fromkeys(path for folder in found for path in sorted(folder.rglob("*.[ot]tf"))))


def installed(root: Path) -> list[list[str | int]]:
    """Return name and size of every font file in reach of a project: they come from packages pinned by digest."""
    return [[path.name, path.stat().st_size] for path in files_of(folders(root))]


@cache
def faces(found: tuple[Path, ...]) -> Mapping[str, tuple[Face, ...]]:
    """Return the upright faces in these folders by family, read once per process."""
    families: dict[str, list[Face]] = {}
    for path in files_of(found):
        face = opened(path)
        style = str(face.get_name(STYLE) or "")
        family = str(face.get_name(TYPOGRAPHIC_FAMILY) or face.get_name(FAMILY) or "")
        known = families.setdefault(family, [])
        bold = "Bold" in style
        if "Italic" not in style and bold not in {other.bold for other in known}:
            known.append(Face(path, bold, bool(face.has_var_data)))
    return {family: tuple(known) for family, known in families.items()}


@cache
def opened(path: Path) -> "uharfbuzz.Face":
    """Return the face of a font file, which is mapped and not read."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))


@cache
def characters(path: Path) -> frozenset[int]:
    """Return the code points that a font file has."""
    return frozenset(opened(path).unicodes)


@cache
def coverage(families: tuple[str, ...], root: Path) -> frozenset[int] | None:
    """Return the code points that families have together, or None where one of them is not installed."""
    there = faces(folders(root))
    if not all(family in there for family in families):
        return None
    return UNSEEN.union(*(characters(there[family][0].path) for family in families))


def lacking(text: str, families: tuple[str, ...], root: Path) -> str:
    """Return the characters of a text that none of the families has, each once.

    Nothing where a family is not installed: what it has is not known, and a build says what to install.
    """
    drawn = coverage(families, root) if families else None
    return (
        ""
        if drawn is None
        else "".join(sorted(char for char in set(text) if ord(char) not in drawn and char.isprintable()))
    )


def shared_out(texts: Iterable[tuple[Sequence[str], frozenset[int]]], found: tuple[Path, ...]) -> dict[str, set[int]]:
    """Return what each family draws of (families in order of preference, code points), as far as installed."""
    there = faces(found)
    drawn: dict[str, set[int]] = {}
    for families, wanted in texts:
        rest = set(wanted)
        for family in (name for name in families if name in there):
            own = rest & characters(there[family][0].path)
            drawn.setdefault(family, set()).update(own)
            rest -= own
    return {family: points for family, points in drawn.items() if points}
