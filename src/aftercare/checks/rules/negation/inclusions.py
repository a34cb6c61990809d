"""Things that are included, and that a translation leaves out."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import count_of, negators
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group, tells
from ...registry import Result, check, given
from .exceptions import excepts, includes

INCLUDING = regex.compile(
    r"\b(?:(?<!\bnot )including|even (?:on (?:the )?(?:weekends?|holidays?|\w*days?)|at night|during))\b",
    regex.IGNORECASE,
)
"""What is included, though one might think that it is not."""
NOT_EVEN = regex.compile(
    r"\b(?:not|never|no)\b[^.;:]*\bnot even (?:in|on|at|for|once|when|if|with|during|the|a|\w*doors|outside|inside)\b",
    regex.IGNORECASE,
)
"""The same of what is forbidden, though one might think that there it is not: never walk barefoot, not even indoors."""


def _takes_in(source: str) -> bool:
    """Whether an English text says that one thing is included, and makes no exception."""
    if of_group(source, "en", "extent") or excepts(source):
        return False
    return NOT_EVEN.search(source) is not None or bool(INCLUDING.search(source) and not negators(masked(source), "en"))


@check(Severity.WARNING, languages=includes)
@given(_takes_in)
def inclusion_excepted(unit: Unit) -> Iterator[Result]:
    """What the source includes, the translation does not leave out.

    Bad [es]:  Bring all your medicines, including vitamins. -> Traiga todas sus medicinas, excepto las vitaminas.
    Bad [de]:  Bring all your medicines, including vitamins. -> Bringen Sie alle Arzneimittel mit, außer Vitamine.
    Bad [it]:  Never walk barefoot, not even indoors. -> Non cammini mai scalzo, tranne in casa.
    Good [es]: Bring all your medicines, including vitamins. -> Traiga todas sus medicinas, también las vitaminas.
    """
    target = masked(unit.target)
    left_out = tells(unit.target, unit.language, "extent", "except")
    denied = not NOT_EVEN.search(unit.source) and negators(target, unit.language)
    if left_out and not count_of(target, unit.language, "including") and not denied:
        yield "the source includes what the translation makes an exception of"
