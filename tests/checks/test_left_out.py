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
        (WHOLE.replace("cada semana", "cada Week"), (), 0),
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


def test_what_one_list_does_not_find_another_may() -> None:
    source = "Acetaminophen eases the pain after many an operation, and so do cold packs, which cost less."
    target = "El paracetamol alivia las molestias tras operarse, igual que el frío, que además sale más barato."
    assert not {"pain", "operation"} & {*left_out(source, target, "es").words}


def test_prose_of_specialists_is_doubted_with_the_words_that_are_missing() -> None:
    source = (
        "The participants of the first group exercised every weekday, and those of the second group every fortnight."
    )
    target = (
        "Los participantes del primer grupo entrenaron cada día laborable, y los del segundo grupo cada dos semanas."
    )
    assert told(source, target, "es") == []
    assert told(source.replace("participants", "adolescents"), target, "es") == [
        ("something may be missing: “adolescents”", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        (
            "Take the medicine on an empty stomach, one hour before or two hours after a meal.",
            "Prenda il medicinale a stomaco vuoto, un'ora prima o due ore dopo i pasti.",
            "it",
        ),
        (
            "Wash your hands thoroughly before you touch your face.",
            "Lave bem as mãos antes de tocar no rosto.",
            "pt-BR",
        ),
        (
            "Participants of the second intervention group exercised every weekday, and every weekend as well.",
            "Участники второй экспериментальной группы занимались каждый будний день и по выходным.",
            "ru",
        ),
    ],
)
def test_what_patients_are_told_and_other_letters_may_be_short(source: str, target: str, language: str) -> None:
    assert left_out(source, target, language).evidence > 1.5
    assert told(source, target, language) == []


@pytest.mark.parametrize(
    ("target", "language", "holds"),
    [("Duerma.", "es", True), ("Proszę spać.", "pl", False), ("Спите.", "ru", False), ("睡吧。", "zh-Hans", False)],
)
def test_only_where_words_and_lengths_are_known(target: str, language: str, holds: bool) -> None:
    assert compared(target, language) is holds
