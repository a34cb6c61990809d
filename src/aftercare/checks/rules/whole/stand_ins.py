"""What stands where a translation should be: no other check finds anything in so little."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ....source.stand_ins import stand_in
from ...registry import Result, check


@check(Severity.ERROR)
def no_translation(unit: Unit) -> Iterator[Result]:
    """No spreadsheet error, dash, N/A, TODO or single letter stands where a text of several words should.

    Bad:  Do not get the cast wet. -> x
    Bad:  Do not get the cast wet. -> #REF!
    Bad:  Do not get the cast wet. -> N/A
    Bad:  Warning -> …
    Good [de]: No, thank you -> Nein
    Good [zh-Hans]: Get some rest -> 休息
    """
    if why := stand_in(unit.source, unit.target):
        yield f"“{unit.target[:40]}” is no translation: {why}"
