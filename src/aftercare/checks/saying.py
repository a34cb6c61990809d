"""How a finding is told: with the word of the English and the one that stands in its place, and where that is."""

from collections.abc import Iterator, Sequence

from ..core.units import Unit
from .analysis.text.normal import span
from .analysis.text.tokens import masked
from .analysis.words.concepts import Hit
from .placing import Span
from .registry import Result


def said(unit: Unit, ours: Hit, theirs: Hit) -> tuple[str, Span | None]:
    """Say what a word of the source has become in the translation."""
    wanted = masked(unit.source)[ours.start : ours.end]
    found = masked(unit.target)[theirs.start : theirs.end]
    message = f"“{wanted}” in the source is “{found}” in the translation"
    return message, span(unit.target, theirs.start, theirs.end)


def compared(missing: Sequence[str], extra: Sequence[tuple[str, Span | None]], what: str = "") -> Iterator[Result]:
    """Say what is missing and what has come in, with its place; one for one is one fault, and told as one."""
    if len(missing) == len(extra) == 1:
        ((other, place),) = extra
        yield f"{what}{missing[0]} is missing from the translation, which has {other} instead", place
        return
    yield from (f"{what}{each} is missing from the translation" for each in missing)
    yield from ((f"{what}{each} is not in the source", place) for each, place in extra)
