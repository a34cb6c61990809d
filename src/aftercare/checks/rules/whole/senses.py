"""Words told in another of their senses: a stool that is a seat, and hives that bees live in."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.words.senses import known, senses, wrongly
from ...registry import Result, check, given


@check(Severity.ERROR, languages=known)
@given(senses)
def wrong_sense(unit: Unit) -> Iterator[Result]:
    """No word is told in another of its senses: a stool that may have blood in it is not a seat.

    Bad [es]: Call us if you see blood in your stool. -> Llámenos si ve sangre en el taburete.
    Bad [ru]: Stop taking it if you get hives. -> Прекратите приём, если появятся ульи.
    Bad [fr]: Call us if the wound has a yellow discharge. -> Appelez-nous si la plaie a une décharge jaune.
    Good [es]: Call us if you see blood in your stool. -> Llámenos si ve sangre en las heces.
    Good [fr]: Do not stand on a step stool. -> Ne montez pas sur un tabouret.
    """
    for found in wrongly(unit.source, unit.target, unit.language):
        message = f"“{found.word}” is another sense of “{found.said}”, which means {found.means}"
        yield message, found.span, Severity.ERROR if found.sure else Severity.WARNING
