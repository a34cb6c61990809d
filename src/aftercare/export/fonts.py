"""The fonts of the PDF, as Typst wants them, and the errors for those that are missing."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import typst

from ..core.errors import FontError
from ..core.language.fonts import SCOPE, WEIGHTS, faces, folders

CJK = ("sc", "tc", "jp", "kr")


@cache
def load(found: tuple[Path, ...]) -> typst.Fonts:
    """Return the fonts in these folders, read once per process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(found))


def require(families: Iterable[str], tag: str, root: Path) -> None:
    """Raise FontError for the first of the families of a language that is not there.

    Typst warns of one, but not where it has none at all: it says that it cannot divide by zero.
    """
    there = faces(folders(root))
    if missing := next((family for family in families if family not in there), ""):
        raise missing_family(missing, tag)


def missing_family(family: str, tag: str) -> FontError:
    """Return the error for a family, also in Typst's lower case, that is not installed."""
    words = family.lower().split()
    if family.islower():
        family = " ".join(word.upper() if word in CJK else word.capitalize() for word in words)
    if words[:2] == ["noto", "sans"] and words[2:] in [[word] for word in CJK]:
        remedy = "`pip install justmytype-intl-cjk`"
    else:
        file = f"put a TrueType file of it into {SCOPE}/own/{WEIGHTS[0]}"
        remedy = f"`npm install --save-exact @expo-google-fonts/{'-'.join(words)}`, or {file}"
    # Who has the package from a wheel has no make.
    make = "`make handouts`, or " if (Path.cwd() / "Makefile").is_file() else ""
    own = f"or name another as fonts under language.{tag} in the settings"
    return FontError(f"language {tag}: the font {family!r} is not installed; run {make}{remedy}, {own}")


def missing_glyph(text: str, family: str, tag: str) -> FontError:
    """Return the error for text that its font cannot show."""
    characters = ", ".join(dict.fromkeys(f"{char} (U+{ord(char):04X})" for char in text))
    return FontError(
        f"language {tag}: the font {family!r} has no {characters}; correct the text, or name"
        f" a font that has it as fonts under language.{tag} in the settings"
    )
