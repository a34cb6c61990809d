"""Names with a capital inside, by which people find an app or a device: MyChart, WhatsApp."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.language.acronyms import CASED, main_script
from ...analysis.text.memory import remembered
from ...analysis.text.segments import fold, words
from ...analysis.text.sounds import sounds
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

BRAND = regex.compile(r"(?<![\p{L}\p{M}\p{N}_.-])(?:\p{Lu}{2,}-)?\p{Lu}\p{Ll}+\p{Lu}\p{L}*(?![\p{L}\p{M}\p{N}_])")
LEAST = 4
"""Letters of a name: PhD is none."""
JOINTS = regex.compile(r"[\s\u00a0\u2010-\u2015-]+")
"""What may part or join a name: Free Style, Wi-Fi."""


@remembered
def brands(source: str) -> tuple[str, ...]:
    """Return the names of an English text that have a capital inside."""
    return tuple(dict.fromkeys(hit[0] for hit in BRAND.finditer(masked(source)) if len(hit[0]) >= LEAST))


@check(Severity.WARNING)
@given(brands)
def brand_lost(unit: Unit) -> Iterator[Result]:
    """A name with a capital inside stays as it is, or is told in letters of the language by its sound.

    Bad [es]:  Log in to MyChart. -> Inicie sesión en Mi Historial.
    Bad [de]:  Use the FreeStyle sensor. -> Verwenden Sie den Sensor.
    Bad [ru]:  Log in to MyChart. -> Войдите в мою карту.
    Good [es]: Log in to MyChart. -> Inicie sesión en MyChart.
    Good [pl]: Use the free WiFi. -> Skorzystaj z bezpłatnego Wi-Fi.
    Good [ru]: Send it by WhatsApp. -> Отправьте по ватсапу.
    """
    if (script := main_script(unit.target)) not in CASED:
        return
    text = _joined(unit.target)
    for name in brands(unit.source):
        heard = script != "Latin" and any(sounds(word).startswith(sounds(name)) for word in words(unit.target))
        if _joined(name) not in text and not heard:
            yield f"{name} is not in the translation"


def _joined(text: str) -> str:
    return JOINTS.sub("", fold(text))
