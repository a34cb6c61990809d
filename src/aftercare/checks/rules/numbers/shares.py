"""Shares of a whole that have become others: one in five told as 5 %."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.parts_of_one import english_parts, parts_told
from ...analysis.numbers.scale import HALF
from ...analysis.numbers.shares import alike, one_in, out_of, shares
from ...registry import Result, check, given

SHARE = regex.compile(r"\b\w+ (?:in|out of|(?:of|in|out of) every) (?:an? )?\w+\b", regex.IGNORECASE)
WORDED = regex.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:ten|five|four|eight|twenty)\b",
    regex.IGNORECASE,
)


def _one_in_many(source: str) -> bool:
    """Whether an English text tells one share, as so many in so many, and no other."""
    return bool(SHARE.search(source)) and len(shares(source, "en")) == len(out_of(source, "en")) == 1


@check(Severity.ERROR)
@given(_one_in_many)
def share_changed(unit: Unit) -> Iterator[Result]:
    """So many in so many are as many in percent, or as large a part.

    Bad [es]: One in five people has pain. -> El 5 % de las personas tiene dolor.
    Bad [zh-Hans]: Three out of four people are well. -> 三分之一的人康复了。
    Good [es]: One in five people has pain. -> El 20 % de las personas tiene dolor.
    Good [de]: 1 in 4 people has pain. -> Ein Viertel der Menschen hat Schmerzen.
    Good [fr]: 1 in 8 people has pain. -> 12 % des personnes ont mal.
    """
    wanted, told = shares(unit.source, "en")[0].value, {share.value for share in shares(unit.target, unit.language)}
    same = {share.value for share in out_of(unit.target, unit.language)}
    others = (told - same) | (parts_told(unit.target, unit.language) - {HALF})  # half of something else, mostly
    if not others and WORDED.search(unit.source):  # in figures, `numbers` says so
        others = same
    if (
        len(others) == 1
        and not english_parts(unit.source)
        and wanted not in same | others | one_in(unit.target, unit.language)
    ):
        found = next(iter(others))
        if alike(wanted, found):
            return
        yield f"{float(wanted):.3g} of a whole in the source is {float(found):.3g} of it in the translation"
