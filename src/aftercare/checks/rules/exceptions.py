"""Exceptions that a translation leaves out: take it at once, unless the next dose is due."""

from collections.abc import Iterator

from ...core.units import Severity, Unit
from ..analysis.concepts import by_group
from ..analysis.dose_words import known
from ..analysis.finder import finder
from ..analysis.negation import closing, denies, negators
from ..analysis.tokens import masked
from ..registry import Result, check, given

WAYS = {"condition": frozenset({"unless", "only_if", "even_if"}), "extent": frozenset({"except", "only"})}
"""Words by which an exception is told, besides any that say "not"."""


def _excepts(source: str) -> bool:
    """Whether an English text makes an exception and denies nothing, which a translation may turn into its opposite."""
    groups = by_group(source, "en")
    return any(hit.name == "unless" for hit in groups.get("condition", ())) and not negators(masked(source), "en")


@check(Severity.ERROR, languages=known)
@given(_excepts)
def exception_lost(unit: Unit) -> Iterator[Result]:
    """Where the source makes an exception, so does the translation.

    Bad [es]: Take it as soon as you remember, unless it is late. -> Tómelo en cuanto se acuerde.
    Bad [zh-Hans]: Take it as soon as you remember, unless it is late. -> 想起时请立即服用。
    Good [es]: Take it as soon as you remember, unless it is late. -> Tómelo en cuanto se acuerde, salvo que sea tarde.
    Good [de]: Take it, unless it is late. -> Nehmen Sie es, wenn es nicht zu spät ist.
    """
    target, groups = masked(unit.target), by_group(unit.target, unit.language)
    told = any(hit.name in names for group, names in WAYS.items() for hit in groups.get(group, ()))
    besides = finder(unit.language, "negation", "besides")
    said = denies(target, unit.language) or closing(target, unit.language) or (besides and besides.search(target))
    if not told and not said:
        yield "the source makes an exception (“unless”), the translation does not"
