"""Brackets and signs of comparison: what stands in them, or between two numbers, is not lost."""

from collections import Counter
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.evidence.parallel import log_ratio
from ...analysis.evidence.weighing import much_shorter
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...registry import Result, check, given, short

ASIDE = regex.compile(r"(?<=[\s\p{P}]|^)[(\[](?!\s*[,;])([^()\[\]]{3,})[)\]]")
"""Three characters or more in brackets, apart from the word before: no plural such as cup(s), no (a), and nothing that
begins with a comma, for what stood before that was in other letters and is gone from the English."""
BRACKET = regex.compile(r"[(\[（［【][^()\[\]（）［］【】]+[)\]）］】]")
SHORTER = -0.1
"""How much shorter a translation is than expected, as a logarithm, if something in brackets was left out."""
COMPARED = str.maketrans("＜＞⩽⩾≦≧＝", "<>≤≥≤≥=")
COMPARISON = regex.compile(r"(?<![<>=/-])(?:<=|>=|[<>≤≥])(?=\s*[+-]?\p{Nd})")
SAME = {"<=": "≤", ">=": "≥"}


def _asides(source: str) -> list[str]:
    return ASIDE.findall(masked(source))


@check(Severity.ERROR)
@given(_asides)
def brackets_lost(unit: Unit) -> Iterator[Result]:
    """What stands in brackets in the source does so in the translation, or is told without them.

    Bad:  Use the cream (0.1 percent) daily. -> Use la crema a diario.
    Good: Use the cream (0.1 percent) daily. -> Use la crema (al 0,1 por ciento) a diario.
    Good: Use the cream (a thin layer) daily. -> Use a diario una capa fina de la crema.
    Good: Take the tablet(s). -> Tome las pastillas.
    Good [zh-Hans]: It is called ren (, the kernel of an apricot) in old books. -> 在古书中称为仁。
    """
    lost = len(_asides(unit.source)) - len(BRACKET.findall(masked(unit.target)))
    if lost > 0 and log_ratio(unit.source, unit.target, unit.language) < SHORTER:
        sure = not short(unit.source) and much_shorter(unit.source, unit.target, unit.language)
        severity = Severity.ERROR if sure else Severity.WARNING
        yield f"{lost} of the parts in brackets {'is' if lost == 1 else 'are'} missing", None, severity


def comparisons(text: str) -> Counter[str]:
    """Return the signs of comparison before a number."""
    return Counter(SAME.get(sign, sign) for sign in COMPARISON.findall(masked(text).translate(COMPARED)))


@check(Severity.ERROR)
@given(comparisons)
def comparison_changed(unit: Unit) -> Iterator[Result]:
    """No sign of comparison has become another: less than is not greater than, and not less than or equal.

    Bad:  The fever is > 38 °C. -> La fiebre es < 38 °C.
    Bad:  It was found in p < 0.05. -> Se halló en p ≤ 0,05.
    Good: The fever is > 38 °C. -> La fiebre es superior a 38 °C.
    Good [zh-Hans]: It was found in p < 0.05. -> 结果为p＜0.05。
    """
    ours, theirs = comparisons(unit.source), comparisons(unit.target)
    lost, new = ours - theirs, theirs - ours
    if lost and new:
        yield f"{' '.join(lost)} has become {' '.join(new)}"
    elif lost and not _told(unit):
        yield f"{' '.join(lost)} is missing", None, Severity.WARNING


def _told(unit: Unit) -> bool:
    """Whether a bound is told in words."""
    return bool(of_group(unit.target, unit.language, "bounds"))
