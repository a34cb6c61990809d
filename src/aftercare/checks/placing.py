"""Where a finding is: texts are read without their marks, and shown with them."""

from dataclasses import replace

from ..core.model import CELL
from ..core.text import markup
from ..core.text.markup_signs import STRONG
from ..core.text.typography import as_read
from ..core.units import Unit
from .analysis.text.segments import words
from .plural_forms import FORMATTED, has_forms, last_form

Span = tuple[int, int]
LINK = "]("


def is_span(span: object, text: str) -> bool:
    """Whether something is a part of a text: a check of another package may say what it likes."""
    if not isinstance(span, tuple) or [*map(type, span)] != [int, int]:
        return False
    return bool(0 <= span[0] <= span[1] <= len(text))


def longest(text: str) -> int:
    """Return the words of a text; those of its longest cell where it is a line of a table."""
    return max(len(words(cell)) for cell in text.split(CELL))


def visible(unit: Unit) -> Unit:
    """Return a unit without the marks in its texts, and its English as it is read; of plural forms, the last one."""
    source, target = as_read(unit.source), unit.target
    if has_forms(source):
        return visible(replace(unit, source=last_form(source), target=last_form(target)))
    if STRONG in target or STRONG in source or LINK in target or LINK in source:
        return replace(unit, source=markup.visible(source), target=markup.visible(target))
    return unit if source == unit.source else replace(unit, source=source)


def written(text: str, start: int, end: int) -> Span | None:
    """Return the place in a text with marks of a place in it without; nothing where nothing is there."""
    moved = has_forms(text) or ("{" in text and FORMATTED.search(text))
    return markup.written(text, start, end) if start < end and not moved else None
