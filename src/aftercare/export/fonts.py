"""Finds the PDF fonts: pinned packages from npm and PyPI, never system fonts."""

from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from ..core.errors import FontError

SCOPE = "node_modules/@expo-google-fonts"
WEIGHTS = ("400Regular", "700Bold")
CJK = "justmytype_intl_cjk"
"""Package on PyPI; the same faces weigh 57 MB each on npm."""


def folders(root: Path) -> tuple[Path, ...]:
    """Return the folders that hold fonts for a project at `root`: its own, the wheel's, and those of CJK."""
    package = Path(str(files("aftercare.export")))
    found = [package / "font_files"]
    for start in (root, package):
        found += _npm(start.resolve())
    spec = find_spec(CJK)
    found += [Path(place) / "fonts" for place in (spec.submodule_search_locations or ())] if spec else []
    return tuple(dict.fromkeys(folder for folder in found if folder.is_dir()))


def _npm(start: Path) -> list[Path]:
    """Return the regular and bold faces of the packages installed in `start` or above it."""
    for folder in (start, *start.parents):
        if (folder / SCOPE).is_dir():
            packages = sorted((folder / SCOPE).iterdir())
            return [package / weight for package in packages for weight in WEIGHTS]
    return []


def installed(root: Path) -> list[list[Any]]:
    """Return name and size of every font file in reach of a project: they shape its pages."""
    found = [path for folder in folders(root) for path in folder.rglob("*") if path.suffix in {".ttf", ".otf"}]
    return sorted([path.name, path.stat().st_size] for path in found)


@cache
def load(found: tuple[Path, ...]) -> typst.Fonts:
    """Return the fonts in these folders, read once per process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(found))


def missing_family(family: str, tag: str) -> FontError:
    """Return the error for a family, in Typst's lower case, that is not installed."""
    words = family.lower().split()
    if words[:2] == ["noto", "sans"] and words[2:] in (["sc"], ["tc"], ["jp"], ["kr"]):
        remedy = "pip install justmytype-intl-cjk"
    else:
        remedy = f"npm install --save-exact @expo-google-fonts/{'-'.join(words)}"
    return FontError(f"language {tag}: the font {family!r} is not installed; run `make handouts`, or `{remedy}`")


def missing_glyph(text: str, family: str, tag: str) -> FontError:
    """Return the error for text that its font cannot show."""
    characters = ", ".join(dict.fromkeys(f"{char} (U+{ord(char):04X})" for char in text))
    return FontError(
        f"language {tag}: the font {family!r} has no {characters}; correct the text, or name"
        f" a font that has it as fonts under [tool.aftercare.language.{tag}] in pyproject.toml"
    )
