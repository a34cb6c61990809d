"""Two days that a source names, of which the translation names the later one alone: the same day, and the next."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.text.spans import together, within
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

GROUP = "that_day"
BOTH = {"same", "next"}


def _names_both(source: str) -> bool:
    """Whether an English text speaks of the same day and of the next one."""
    return {hit.name for hit in of_group(source, "en", GROUP)} >= BOTH


@check(Severity.WARNING, languages=known)
@given(_names_both)
def same_day_lost(unit: Unit) -> Iterator[Result]:
    """What is to be done on the same day is not left to the next one.

    Bad [es]:  Take it the same day; take one the next day. -> Tómelo al día siguiente; tome uno.
    Bad [de]:  Call the same day, not the next day. -> Rufen Sie am nächsten Tag an.
    Good [es]: Take it the same day; take one the next day. -> Tómelo ese mismo día; al día siguiente, uno.
    """
    for here, there in together(unit.source, unit.target):
        ours = {hit.name for hit in within(of_group(unit.source, "en", GROUP), here)}
        theirs = {hit.name for hit in within(of_group(unit.target, unit.language, GROUP), there)}
        if ours >= BOTH and theirs == {"next"}:
            yield "the source speaks of the same day and of the next, the translation of the next alone"
