"""What is done before and after something, or on both sides, told of one of the two; and of one, told of both."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

BEFORE_AND_AFTER = regex.compile(r"\bbefore and after\b|\bbefore(?: \w+){1,2} and after\b", regex.IGNORECASE)
WITHIN_OF = regex.compile(r"\bwithin [\w ]{1,20} of\b", regex.IGNORECASE)
"""What others tell as before and after: not within 4 hours of it."""
SIDES = frozenset({"before", "after"})
BOTH_OF = regex.compile(r"\bboth (?:eyes|ears|nostrils|sides|arms|hands|legs|knees|feet)\b", regex.IGNORECASE)


def _on_both_sides(source: str) -> bool:
    """Whether something is to be done before and after something else."""
    return BEFORE_AND_AFTER.search(source) is not None


@check(Severity.WARNING, languages=known)
@given(_on_both_sides)
def one_side_lost(unit: Unit) -> Iterator[Result]:
    """What is to be done before and after something is told of both.

    Bad [es]:  Wash your hands before and after it. -> Lávese las manos después.
    Bad [zh-Hans]: Wash your hands before and after it. -> 之后要洗手。
    Good [es]: Wash your hands before and after it. -> Lávese las manos antes y después.
    Good [zh-Hans]: Wash your hands before and after it. -> 前后都要洗手。
    """
    both = finder(unit.language, "bounds", "both_sides")
    if both and both.search(masked(unit.target)):
        return
    for here, there in together(unit.source, unit.target):
        told = _sides(masked(unit.target)[slice(*there)], unit.language)
        if _on_both_sides(masked(unit.source)[slice(*here)]) and len(told) == 1:
            yield f"the source says “before and after”, the translation only “{next(iter(told))}”"


def _sides(target: str, language: str) -> frozenset[str]:
    """Return which of the two sides a sentence of a translation has words for."""
    told = {hit.name for hit in of_group(target, language, "when")}
    told |= {name for name in SIDES if (words := finder(language, "bounds", name)) and words.search(target)}
    return SIDES & told


def _on_one_side(source: str) -> bool:
    """Whether something is to be done before something else, or after it, and not both, nor within a time of it."""
    both = _on_both_sides(source) or WITHIN_OF.search(source)
    return len({hit.name for hit in of_group(source, "en", "when")}) == 1 and not both


@check(Severity.WARNING, languages=known)
@given(_on_one_side)
def other_side_added(unit: Unit) -> Iterator[Result]:
    """What is to be done before something alone, or after it, is not to be done both before and after it.

    Bad [es]:  Take one tablet before the scan. -> Tome una tableta antes y después del estudio.
    Bad [de]:  Rinse after meals. -> Spülen Sie vor und nach dem Essen.
    Good [es]: Take one tablet before the scan. -> Tome una tableta antes del estudio.
    """
    both = finder(unit.language, "bounds", "both_sides")
    if both and (found := both.search(masked(unit.target))):
        yield f"the source says only one of “before” and “after”, the translation “{found[0]}”"


def _of_both(source: str) -> bool:
    """Whether an English text names both of two parts of the body, and neither of them by its side."""
    return BOTH_OF.search(source) is not None and not of_group(source, "en", "side")


@check(Severity.ERROR, languages=known)
@given(_of_both)
def side_for_both(unit: Unit) -> Iterator[Result]:
    """What is to be done to both of two parts of the body is not done to that of one side alone.

    Bad [es]:  Put two drops in both ears. -> Ponga dos gotas en el oído derecho.
    Bad [fr]:  Check both feet every day. -> Examinez votre pied gauche chaque jour.
    Bad [th]:  Put two drops in both ears. -> หยอดหูข้างขวา 2 หยด
    Good [es]: Put two drops in both ears. -> Ponga dos gotas en el oído derecho y en el izquierdo.
    """
    told = of_group(unit.target, unit.language, "side")
    each = {hit.start for hit in of_group(unit.target, unit.language, "every")}  # of something else: every day
    pairs = of_group(unit.target, unit.language, "pair")
    both = any(hit.name == "both" and hit.start not in each for hit in pairs)
    if len({hit.name for hit in told}) == 1 and not both:
        yield f"the source says both, the translation only “{masked(unit.target)[told[0].start : told[0].end]}”"
