"""Find characters that the fonts of a language cannot draw: its pages could not be made."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ....core.errors import LanguageError
from ....core.language.fonts import coverage
from ....core.language.languages import language
from ....core.units import Severity, Unit
from ...analysis.text.segments import characters
from ...profile import Profile
from ...registry import Result, check


@check(Severity.ERROR, on_english=True)
def missing_glyph(unit: Unit, profile: Profile) -> Iterator[Result]:
    """The fonts of the language have every character of the text.

    Bad [es]:  Wait. -> Espere 骨.
    Good [es]: Call if it is 38 °C or more. -> Llame si es ≥ 38 ℃.
    """
    families = profile.fonts.get(unit.language) or _of_script(unit.language)
    drawn = _drawn(families, os.getcwd()) if families else None  # noqa: PTH109  (a Path costs more than the rest)
    if drawn is None or drawn.ready.issuperset(shown := characters(unit.target)):
        return
    if missing := [char for char in sorted(shown) if not drawn(char) and char not in unit.source]:
        names = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
        at = unit.target.index(missing[0])
        yield f"no font of the language has {names}", (at, at + 1)


class _Drawn:
    """Whether some fonts draw a character, and those that are known to be fine; a language has few."""

    def __init__(self, points: frozenset[int]) -> None:
        """Take the code points that the fonts have."""
        self.ready: set[str] = set()
        self._points = points

    def __call__(self, char: str) -> bool:
        """Look for a character in the fonts, and remember one that is there, or that nobody draws."""
        if ord(char) in self._points or not char.isprintable():
            self.ready.add(char)
        return char in self.ready


@cache
def _drawn(families: tuple[str, ...], folder: str) -> _Drawn | None:
    """Return what families have in a project's folder; None where one of them is not installed."""
    points = coverage(families, Path(folder))
    return None if points is None else _Drawn(points)


@cache
def _of_script(tag: str) -> tuple[str, ...]:
    try:
        return language(tag).fonts
    except LanguageError:
        return ()
