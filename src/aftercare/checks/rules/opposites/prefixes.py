"""Prefixes that turn a word into its opposite: hypoglycemia told as hyperglycemia."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.text.normal import span
from ...analysis.words.prefixes import alike, opposites, prefixed, turnable
from ...registry import Result, check, given
from ..verbatim.medicines import covered


@check(Severity.ERROR, languages=covered)
@given(turnable)
def prefix_turned(unit: Unit) -> Iterator[Result]:
    """No word has the opposite prefix: hypoglycemia is not hyperglycemia, and before an operation is not after it.

    Bad [es]: Hypoglycemia can make you dizzy. -> La hiperglucemia puede marearle.
    Bad [de]: Your preoperative visit is on Monday. -> Ihr postoperativer Termin ist am Montag.
    Bad [ru]: You have hypertension. -> У вас гипотензия.
    Good [es]: Hypoglycemia can make you dizzy. -> La hipoglucemia puede marearle.
    Good [fr]: Compare preoperative scans to those after it. -> Comparez-les à vos clichés postopératoires.
    """
    theirs = [*prefixed(unit.target)]
    for ours in turnable(unit.source) if theirs else ():
        same = [each for each in theirs if alike(ours.stem, each.stem)]
        turned = [each for each in same if each.prefix == opposites()[ours.prefix]]
        if turned and all(each.prefix != ours.prefix for each in same):
            message = f"“{ours.word}” in the source is “{turned[0].word}” in the translation"
            place = span(unit.target, *turned[0].span)
            yield message, place
