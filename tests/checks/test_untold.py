"""Words lost in the middle of a sentence, and good sentences that are as short: `untold.tsv` holds one a line."""

from pathlib import Path

import pytest

from aftercare.checks import CHECKS
from aftercare.checks.analysis.words.things import things
from aftercare.core.units import Severity, Unit
from pair_tables import rows

ROWS = rows(Path(__file__).with_name("untold.tsv"))


def lost(row: dict[str, str]) -> bool:
    found = CHECKS["word-lost"].run(Unit("", row["English"], row["translation"], row["language"]))
    return any(found)


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_what_is_left_out_is_found_and_what_is_told_is_not(language: str) -> None:
    told = [(row, lost(row)) for row in ROWS if row["language"] == language]
    assert [row for row, found in told if found != (row["verdict"] == "wrong")] == []


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("Las mujeres europeas del campo tenían pocos ingresos entonces.", None),
        ("Las mujeres del campo tenían entonces pocos ingresos al mes.", Severity.WARNING),
        ("Las mujeres del campo tenían pocos ingresos.", Severity.WARNING),
        ("La gente del campo tenía pocos ingresos.", Severity.WARNING),
        ("Las mujeres del campo ganaban poco dinero por su trabajo de cada día entonces.", None),
    ],
)
def test_words_may_be_told_otherwise_so_that_a_person_looks(target: str, severity: Severity | None) -> None:
    source = "At that time most of the women in rural Europe had a low income."
    found = [*CHECKS["word-lost"].run(Unit("", source, target, "es"))]
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_names_are_left_aside_and_nationalities_are_not() -> None:
    told = things("Elderly people of the Heart Centre speak English at Kidney Care.")
    assert [word for word, _ in told.values()] == ["Elderly", "English"]


def test_a_word_left_in_english_is_not_lost() -> None:
    unit = Unit(
        "", "The team spoke about stress in a warm room on that day.", "El equipo habló de stress aquel día.", "es"
    )
    assert not [*CHECKS["word-lost"].run(unit)]


SUMMER = "We asked the parents about the summer twice in that year."
TOLD = {
    "es": ("fever", "Ese año preguntamos dos veces a los padres por la fiebre."),
    "fr": ("cough", "Cette année-là, nous avons interrogé deux fois les parents au sujet de la toux."),
    "it": ("scoliosis", "Quell’anno chiedemmo due volte ai genitori della scoliosi."),
    "pt-BR": ("nose", "Naquele ano perguntamos duas vezes aos pais sobre o nariz."),
    "de": ("itching", "In jenem Jahr fragten wir die Eltern zweimal nach dem Juckreiz."),
    "ru": ("fever", "В том году мы дважды спросили родителей о лихорадке."),
    "zh-Hans": ("cat", "那一年我们两次询问了父母关于猫的情况。"),
}


@pytest.mark.parametrize("language", TOLD)
def test_a_thing_of_which_the_source_says_nothing(language: str) -> None:
    thing, target = TOLD[language]
    asked = Unit("", SUMMER.replace("summer", thing), target, language)
    assert [each.severity for each in CHECKS["term-unasked"].run(Unit("", SUMMER, target, language))] == [
        Severity.ERROR
    ]
    assert not [*CHECKS["term-unasked"].run(asked)]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "It was so this year, with a smile.", "Este año fue así, con una sonrisa."),
        ("pt-BR", "Do not eat before noon, please.", "Não coma antes do meio-dia, por favor."),
        ("pt-BR", "The frontal part was examined.", "O lobo frontal foi examinado."),
        ("de", "The callus at the heel was thick.", "Die Hornhaut an der Ferse war dick."),
    ],
)
def test_words_that_are_alike_tell_nothing(language: str, source: str, target: str) -> None:
    assert not [*CHECKS["term-unasked"].run(Unit("", source, target, language))]
