"""Names of medicines: each is in the translation, and no other one."""

from collections.abc import Iterator

from ...core.units import Severity, Unit
from ..analysis.identify import expected_scripts, family
from ..analysis.medicines import WORD, medicines, named, names, told
from ..analysis.segments import UNSPACED, scripts, words
from ..analysis.text import span
from ..analysis.tokens import masked
from ..registry import SHORT, Result, check, given


def covered(tag: str) -> bool:
    """Whether a language writes words apart, in letters that tell their sounds."""
    found = expected_scripts(family(tag))
    return bool(found) and found.isdisjoint(UNSPACED)


@check(Severity.ERROR, languages=covered)
@given(medicines)
def medicines_named(unit: Unit) -> Iterator[Result]:
    """Every medicine is called by its own name, and none by that of another.

    Bad [es]: Take ibuprofen for pain. -> Tome paracetamol para el dolor.
    Bad [ru]: You may take acetaminophen. -> Можно принимать ибупрофен.
    Bad [es]: Take penicillin for a week. -> Tome amoxicilina durante una semana.
    Bad [fr]: Take ibuprofen for pain. -> Prenez-le contre la douleur.
    Good [es]: Take ibuprofen for pain. -> Tome ibuprofeno para el dolor.
    Good [fr]: You may take acetaminophen. -> Vous pouvez prendre du paracétamol.
    """
    wanted, text = medicines(unit.source), masked(unit.target)
    found = {match[0]: match.span() for match in WORD.finditer(text)}
    missing = [name for name in wanted if not told(name, [*found])]
    same = {names().get(name, name) for name in wanted}
    for word, place in found.items() if missing else ():
        if (other := named(word)) and names()[other] not in same:
            message = f"{word} is another medicine than {missing[0]}"
            where = span(unit.target, *place)
            yield (message, where) if where else message
            return
    severity = Severity.ERROR if _certain(unit) else Severity.WARNING
    for name in missing:
        yield f"{name} is not in the translation", None, severity


def _certain(unit: Unit) -> bool:
    """Whether a name that is not there is surely lost: it is nearly the same in our letters; a few words say "it"."""
    letters = scripts(unit.target)
    return letters["Latin"] * 2 > sum(letters.values()) and len(words(unit.source)) >= SHORT
