"""Days of the week and months: Monday is not Tuesday, and 12 March is not 12 May."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...analysis.text.normal import span
from ...analysis.text.patterns import of_grammar
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from ...analysis.words.dose_words import dated
from ...registry import Result, check, given
from ...saying import said

DATED = 6
"""Letters between a month and the day or the year beside it; without a number, "may" and "march" are verbs."""
DIGIT = regex.compile(r"\d")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PAIR, BETWEEN = 2, 14
"""Two days, and the letters between them within which they are joined."""
APART = regex.compile(r"[.;:；：。]")
DASH, COMMA = regex.compile(r"\s?[-–—~〜～]\s?"), regex.compile(r"[,、،]\s?")


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
    if not _all_but_one(unit):
        yield from _exchanged(unit, _weekdays)


def _all_but_one(unit: Unit) -> bool:
    """Whether every day except one is told as from the day after it to the day before it."""
    ours, theirs = _weekdays(unit.source), _weekdays(unit.target, unit.language)
    if len(ours) != 1 or len(theirs) != PAIR or not of_group(unit.source, "en", "extent"):
        return False
    left_out, first, last = (DAYS.index(hit.name) for hit in (*ours, *theirs))
    return (left_out + 1) % len(DAYS) == first and (last + 1) % len(DAYS) == left_out


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


@check(Severity.ERROR, languages=dated)
@given(lambda source: len(_weekdays(source)) > 1)
def weekdays_joined(unit: Unit) -> Iterator[Result]:
    """Days of the week that are listed are no days in a row, nor the other way round.

    Bad [es]: Inject it on Monday, Thursday and Saturday. -> Inyéctelo de lunes a sábado.
    Bad [fr]: Inject it on Monday and Friday. -> Injectez-le du lundi au vendredi.
    Bad [de]: We are open Monday to Friday. -> Wir haben montags und freitags geöffnet.
    Good [es]: Inject it on Monday, Tuesday and Wednesday. -> Inyéctelo de lunes a miércoles.
    """
    source, target = _weekdays(unit.source), _weekdays(unit.target, unit.language)
    for here, there in together(unit.source, unit.target) if target else ():
        ours, theirs = within(source, here), within(target, there)
        lost = _without(ours, theirs)
        row, other = _row(unit.source, ours, "en"), _row(unit.target, theirs, unit.language)
        if lost and other and not row and not _without(theirs, ours) and not _in_a_row(ours):
            place = span(unit.target, theirs[0].start, theirs[1].end)
            yield "days that are listed are days in a row here", place
        elif not lost and (found := _joined_anew(unit, ours, theirs)):
            place = span(unit.target, found[0].start, found[1].end)
            yield "two days are days in a row in one text, and not in the other", place


def _joined_anew(unit: Unit, ours: Sequence[Hit], theirs: Sequence[Hit]) -> Sequence[Hit]:
    """Return two days of a translation that are days in a row in one text, and in the other are not."""
    here, there = _neighbours(unit.source, ours), _neighbours(unit.target, theirs)
    if [hit.name for hit in here] != [hit.name for hit in there]:
        return ()
    rows = {_row(unit.source, here, "en"), _row(unit.target, there, unit.language)}
    return there if rows == {True, False} else ()


def _neighbours(text: str, found: Sequence[Hit]) -> Sequence[Hit]:
    """Return the only two days of a sentence that stand beside one another; none where there are more."""
    pairs = [pair for pair in pairwise(found) if _joined(masked(text)[pair[0].end : pair[1].start])]
    return pairs[0] if len(pairs) == 1 else ()


def _joined(gap: str) -> bool:
    return len(gap) <= BETWEEN and not APART.search(gap)


def _row(text: str, found: Sequence[Hit], language: str) -> bool | None:
    """Whether days are the first and the last of several in a row; None where nothing that is known joins them."""
    if len(found) != PAIR:
        return False if language == "en" else None
    gap = masked(text)[found[0].end : found[1].start]
    if len(gap) > BETWEEN:
        return None
    words = of_grammar(language, "through")
    if DASH.fullmatch(gap) or (words and words.search(gap)):
        return True
    return False if of_group(gap, language, "join") or COMMA.fullmatch(gap) else None


def _in_a_row(found: Sequence[Hit]) -> bool:
    """Whether each day is the next one after the day before."""
    days = [DAYS.index(hit.name) for hit in found]
    return all((one + 1) % len(DAYS) == other for one, other in pairwise(days))
