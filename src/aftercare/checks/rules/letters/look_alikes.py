"""Letters of one alphabet that pose as those of another."""

import unicodedata
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.language.identify import expected_scripts, family
from ...analysis.text.memory import remembered
from ...analysis.text.segments import script_of, scripts
from ...analysis.text.tokens import PLACEHOLDER
from ...registry import Result, check, only_with

LOOKALIKES = {
    "Latin": set("aceiopsxyjhkABCEHIJKMOPSTXYdlgvunm"),
    "Cyrillic": set("асеіорѕхујһкАВСЕНІЈКМОРЅТХУԁӏԍѵцпт"),
    "Greek": set("οινρυκχτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
}
RIVALS = LOOKALIKES.keys() - {"Latin"}
"""The alphabets of which a letter stands in every text with two of them."""
TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@check(Severity.ERROR, on_english=True)
@only_with(lambda char: script_of(char) in RIVALS)
def look_alike_letter(unit: Unit) -> Iterator[Result]:
    """No letter of another alphabet poses as one of this word's.

    Bad:  Wait for two days. -> Espere dos díаs.
    Good [ru]: Take 5 mg of TNFα. -> Примите 5мг TNFα, COVID-19, SMS-сообщение.
    """
    if len(LOOKALIKES.keys() & scripts(unit.target).keys()) < 2:
        return
    for match in TOKEN.finditer(_without_placeholders(unit.target)):
        if not match[0].isascii() and match[0] not in unit.source and (strange := _posing(match[0], unit)):
            yield (
                f"“{match[0]}” contains {unicodedata.name(strange, 'a letter of another script')}",
                match.span(),
            )


def _without_placeholders(text: str) -> str:
    """Blank out placeholders, which may touch a word, so that offsets stay: %1$dмин."""
    return PLACEHOLDER.sub(lambda found: " " * len(found[0]), text) if "%" in text else text


@remembered
def _alphabets(word: str) -> dict[str, list[str]]:
    """Return the letters of a word by alphabet, of those that look like each other."""
    here = {name: [char for char in word if script_of(char) == name] for name in LOOKALIKES}
    return {name: chars for name, chars in here.items() if chars}


def _posing(word: str, unit: Unit) -> str:
    """Return the first letter of the alphabet that is rarer in the word, if all of those look like others."""
    used = _alphabets(word)
    if len(used) == 1:
        name, chars = next(iter(used.items()))
        main = max(scripts(unit.target), key=lambda script: scripts(unit.target)[script])
        ours = expected_scripts(family(unit.language))
        alone = main == "Latin" and name not in {"Latin", *ours} and set(chars) <= LOOKALIKES[name]
        return chars[0] if alone and scripts(unit.target)[name] < 6 else ""
    if len(used) < 2:
        return ""
    rare = min(used, key=lambda name: (len(used[name]), name == "Latin"))
    rest = [char for name, chars in used.items() if name != rare for char in chars]
    if rare == "Greek" and all(char.isupper() for char in rest) and len(used[rare]) == 1:
        return ""
    return used[rare][0] if set(used[rare]) <= LOOKALIKES[rare] else ""
