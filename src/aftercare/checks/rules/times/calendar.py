"""Days of the week and months: Monday is not Tuesday, and 12 March is not 12 May."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import regex

from ....core.units import Severity, Unit
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from ...analysis.words.dose_words import dated
from ...registry import Result, check, given
from ...saying import said

DATED = 6
"""Letters between a month and the day or the year beside it; without a number, "may" and "march" are verbs."""
DIGIT = regex.compile(r"\d")


def _weekdays(text: str, language: str = "en") -> Sequence[Hit]:
    return of_group(text, language, "weekday")


def _dates(text: str, language: str = "en") -> list[Hit]:
    """Return the months that a number stands beside."""
    prose = masked(text)
    return [
        hit
        for hit in of_group(text, language, "month")
        if DIGIT.search(prose, max(0, hit.start - DATED), hit.end + DATED)
    ]


@check(Severity.ERROR, languages=dated)
@given(_weekdays)
def weekdays(unit: Unit) -> Iterator[Result]:
    """Every day of the week is the one of the source.

    Bad [es]: Come on Monday and Thursday. -> Venga el lunes y el martes.
    Bad [ru]: Call us on Friday. -> Позвоните нам в четверг.
    Good [de]: Come on Saturday. -> Kommen Sie am Sonnabend.
    Good [vi]: Come on Monday. -> Hãy đến vào thứ 2.
    """
    yield from _exchanged(unit, _weekdays)


@check(Severity.ERROR, languages=dated)
@given(_dates)
def months(unit: Unit) -> Iterator[Result]:
    """The month of every date is the one of the source.

    Bad [es]: Come back on March 12. -> Vuelva el 12 de mayo.
    Bad [th]: Come back on 3 June. -> กลับมาวันที่ 3 กรกฎาคม
    Good [es]: You may take 2 tablets in March. -> Puede tomar 2 tabletas en marzo.
    Good [zh-Hans]: Come back on March 12. -> 请在3月12日回来。
    """
    yield from _exchanged(unit, _dates)


def _exchanged(unit: Unit, named: Callable[[str, str], Sequence[Hit]]) -> Iterator[Result]:
    """Yield a name of the source that another of its kind stands for, sentence by sentence."""
    source = named(unit.source, "en")
    if not (target := named(unit.target, unit.language)):
        return
    for here, there in together(unit.source, unit.target):
        ours, theirs = within(source, here), within(target, there)
        lost, new = _without(ours, theirs), _without(theirs, ours)
        if lost and new:
            yield said(unit, lost[0], new[0])


def _without(found: Iterable[Hit], others: Iterable[Hit]) -> list[Hit]:
    names = {hit.name for hit in others}
    return [hit for hit in found if hit.name not in names]
