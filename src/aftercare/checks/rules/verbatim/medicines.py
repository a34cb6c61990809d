"""Names of medicines: each is in the translation, and no other one."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.language.identify import expected_scripts, family
from ...analysis.text import lexicon
from ...analysis.text.normal import span
from ...analysis.text.segments import UNSPACED
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.medicine_forms import forms_in
from ...analysis.words.medicines import WORD, medicines, named, names, told
from ...registry import Result, check, given

INSTEAD = regex.compile(r"\b(?:instead of|rather than|in place of)\b", regex.IGNORECASE)
PAIR = 2


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
    same = {names().get(name, name) for name in wanted}
    written = {name for form in forms_in(unit.target, unit.language) for name in form.names}
    missing = [name for name in wanted if names().get(name, name) not in written and not told(name, [*found])]
    for word, place in found.items() if missing else ():
        if (other := named(word)) and names()[other] not in same:
            message = f"{word} is another medicine than {missing[0]}"
            yield message, span(unit.target, *place)
            return
    for name in missing:
        yield f"{name} is not in the translation", None, Severity.WARNING


def _replaced(source: str) -> tuple[str, str] | None:
    """Return the medicine that an English text puts in the place of another, and that other one."""
    found = INSTEAD.search(source)
    if not found or len(medicines(source)) != PAIR:
        return None
    before, behind = medicines(source[: found.start()]), medicines(source[found.end() :])
    return (before[0], behind[0]) if len(before) == len(behind) == 1 else None


@check(Severity.ERROR, languages=covered)
@given(_replaced)
def medicines_exchanged(unit: Unit) -> Iterator[Result]:
    """What is taken instead of another medicine is not replaced by it.

    Bad [es]: Take paracetamol instead of ibuprofen. -> Tome ibuprofeno en lugar de paracetamol.
    Bad [ko]: Take paracetamol instead of ibuprofen. -> 파라세타몰 대신 이부프로펜을 드십시오.
    Good [ko]: Take paracetamol instead of ibuprofen. -> 이부프로펜 대신 파라세타몰을 드십시오.
    Good [de]: Take paracetamol instead of ibuprofen. -> Nehmen Sie statt Ibuprofen Paracetamol.
    """
    pair, text = _replaced(unit.source), masked(unit.target)
    marks = of_group(unit.target, unit.language, "contrast")
    places = [(match, name) for match in WORD.finditer(text) for name in pair or () if told(name, [match[0]])]
    if len(marks) != 1 or len(places) != PAIR or {name for _, name in places} != {*(pair or ())}:
        return
    mark, behind = marks[0], lexicon.grammar(unit.language, "negation_follows")
    sides = [name for match, name in places if (match.end() <= mark.start if behind else match.start() >= mark.end)]
    replaced = sides[-1:] if behind else sides[:1]
    if pair and replaced == [pair[0]]:
        yield f"{pair[1]} is to be replaced by {pair[0]}, and not the other way round"
