"""What a translation that is a little short seems to leave out."""

import pytest

from aftercare.checks import CHECKS
from aftercare.checks.analysis.evidence.left_out import compared, left_out
from aftercare.checks.analysis.evidence.parallel import log_ratio
from aftercare.checks.analysis.evidence.weighing import spread
from aftercare.core.units import Severity, Unit

WALKS = "The first group walked for an hour on each day, and the second group walked for an hour each week in the park."
WHOLE = "El primer grupo caminó una hora cada día, y el segundo grupo caminó una hora cada semana en el parque."


def told(source: str, target: str, language: str) -> list[tuple[str, Severity]]:
    return [(each.message, each.severity) for each in CHECKS["doubtful-length"].run(Unit("", source, target, language))]


@pytest.mark.parametrize(
    ("target", "words", "evidence"),
    [
        (WHOLE, (), 0),
        (WHOLE.replace("segundo grupo caminó", "segundo grupo caminaba"), (), 0),
        # "week" is something that texts mention
        (WHOLE.replace("cada semana", "cada vez"), ("week",), 0.3),
        # one word is not said again, then two, and more count no more
        (WHOLE.replace("segundo grupo caminó", "segundo caminó"), (), 0.3),
        (WHOLE.replace("segundo grupo caminó una hora", "segundo, también"), (), 0.6),
        (WHOLE.replace("segundo grupo caminó una hora cada semana", "segundo cada semana"), (), 0.6),
        # what it says again itself takes nothing away
        (f"{WHOLE} Grupo, caminó, cada hora.", (), 0),
    ],
)
def test_what_is_missing_adds_to_a_length(target: str, words: tuple[str, ...], evidence: float) -> None:
    length = -log_ratio(WALKS, target, "es") / spread(WALKS, target)
    found = left_out(WALKS, target, "es")
    assert (found.words, found.evidence - length) == (words, pytest.approx(evidence))


def test_a_lost_word_tells_more_than_one_that_is_there_less_often() -> None:
    source = "The liver was large, and the skin of the tendon above the liver was yellow for years."
    whole = "El hígado era grande y la piel del tendón sobre el hígado fue amarilla durante años."
    less = "El hígado era grande y la piel del tendón sobre este fue amarilla durante años."
    lost = "El hígado era grande, y sobre el hígado fue amarilla la piel de ahí por años."
    extra = [
        round(left_out(source, each, "es").evidence + log_ratio(source, each, "es") / spread(source, each), 1)
        for each in (whole, less, lost)
    ]
    assert extra == [0, 0.8, 1.0]
    assert left_out(source, less, "es").words == ("liver",)


def test_a_long_text_is_doubted_with_the_words_that_are_missing() -> None:
    source = f"{WALKS} They slept well."
    assert told(source, f"{WHOLE} Durmieron bien.", "es") == []
    short = WHOLE.replace(
        "segundo grupo caminó una hora cada semana", "segundo grupo se movió una hora de vez en cuando"
    )
    assert told(source, f"{short} Todos durmieron bien.", "es") == [
        ("something may be missing: “week”", Severity.WARNING)
    ]


def test_one_of_fewer_words_may_be_worded_well() -> None:
    source = "Take the medicine on an empty stomach, one hour before or two hours after a meal."
    target = "Prenda il medicinale a stomaco vuoto, un'ora prima o due ore dopo i pasti."
    assert left_out(source, target, "it").evidence > 1.5
    assert told(source, target, "it") == []


@pytest.mark.parametrize(
    ("target", "language", "holds"),
    [("Duerma.", "es", True), ("Proszę spać.", "pl", False), ("Спите.", "ru", False), ("睡吧。", "zh-Hans", False)],
)
def test_only_where_words_and_lengths_are_known(target: str, language: str, holds: bool) -> None:
    assert compared(target, language) is holds
