"""Find characters that the fonts of a language cannot draw: its pages could not be made."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ...core.errors import LanguageError
from ...core.fonts import lacking
from ...core.languages import Language, language
from ...core.units import Severity, Unit
from ..registry import Result, check

_own: dict[str, Language] = {}
"""The project's languages by tag, with the fonts that its settings name."""


def use_languages(languages: Iterable[Language]) -> None:
    """Take the fonts from these languages; the others keep those of their script."""
    _own.clear()
    _own.update((entry.tag, entry) for entry in languages)


@check(Severity.ERROR)
def missing_glyph(unit: Unit) -> Iterator[Result]:
    """The fonts of the language have every character of the text.

    Bad [es]:  Wait. -> Espere 骨.
    Good [es]: Call if it is 38 °C or more. -> Llame si es ≥ 38 ℃.
    """
    shown = set(unit.target) - set(unit.source)
    if missing := lacking("".join(shown), _families(unit.language), Path.cwd()):
        names = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
        at = unit.target.index(missing[0])
        yield f"no font of the language has {names}", (at, at + 1)


def _families(tag: str) -> tuple[str, ...]:
    return _own[tag].fonts if tag in _own else _of_script(tag)


@cache
def _of_script(tag: str) -> tuple[str, ...]:
    try:
        return language(tag).fonts
    except LanguageError:
        return ()
