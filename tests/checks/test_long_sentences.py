"""What engines do to long sentences: a part is left out, a term is another one, a name stays in English."""

import pytest

from aftercare.checks import run
from aftercare.core.units import Severity, Unit

SLEEP = (
    "Most of the older patients slept better during the week after the operation"
    " and took fewer pain tablets at night than before."
)
BAD = [
    (
        "doubtful-length",
        "es",
        SLEEP,
        "La mayoría de los pacientes mayores durmió mejor durante la semana posterior a la operación y tomó menos que antes.",
    ),
]
GOOD = [
    (
        "doubtful-length",
        "es",
        SLEEP,
        "Casi todos los pacientes mayores durmieron mejor tras operarse y tomaron menos analgésicos por la noche que antes.",
    ),
    (
        "doubtful-length",
        "pl",
        "Rest a lot, drink a lot and call us if it hurts.",
        "Odpoczywać, pić, w bólu dzwonić.",
    ),
]


def found(source: str, target: str, language: str) -> set[str]:
    return {each.check for each in run(Unit("", source, target, language)) if each.severity is not Severity.INFO}


@pytest.mark.parametrize(("code", "language", "source", "target"), BAD)
def test_bad(code: str, language: str, source: str, target: str) -> None:
    assert code in found(source, target, language)


@pytest.mark.parametrize(("code", "language", "source", "target"), GOOD)
def test_good(code: str, language: str, source: str, target: str) -> None:
    assert code not in found(source, target, language)
