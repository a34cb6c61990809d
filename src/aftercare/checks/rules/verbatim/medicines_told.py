"""Names of medicines in letters that are like no English name: none is told as that of another."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.sense.dosed import wanted_in
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...analysis.words.medicine_forms import forms_in, listed
from ...analysis.words.medicines import medicines
from ...registry import Result, check, given


def covered(language: str) -> bool:
    """Whether there is something to know: in the letters of English, other checks look for the names."""
    return bool(listed(language)) or known(language)


@check(Severity.ERROR, languages=covered)
@given(medicines)
def medicine_replaced(unit: Unit) -> Iterator[Result]:
    """No medicine is told as another one, in whatever letters.

    Bad [zh-Hans]: Take ibuprofen for pain. -> 疼痛时服用对乙酰氨基酚。
    Bad [th]: Do not take it with aspirin. -> ห้ามกินร่วมกับไอบูโพรเฟน
    Bad [ru]: Take ibuprofen for pain. -> Принимайте парацетамол от боли.
    Good [zh-Hans]: Take ibuprofen for pain. -> 疼痛时服用布洛芬。
    Good [ko]: Take Tylenol for pain. -> 통증에는 아세트아미노펜을 드세요.
    """
    wanted, found = wanted_in(unit.source), forms_in(unit.target, unit.language)
    strange = next((form for form in found if form.names.isdisjoint(wanted)), None)
    lost = [name for name in wanted if name in listed(unit.language) and all(name not in form.names for form in found)]
    if strange and lost:
        word = masked(unit.target)[strange.start : strange.end]
        yield f"“{word}” is another medicine than {lost[0]}", span(unit.target, strange.start, strange.end)
