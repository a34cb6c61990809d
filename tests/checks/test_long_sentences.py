"""What engines do to long sentences: a part is left out, a term is another one, a name stays in English."""

import pytest

from aftercare.checks import run
from aftercare.checks.analysis.evidence.anchors import anchors
from aftercare.core.units import Severity, Unit

SLEEP = (
    "Most of the older patients slept better during the week after the operation"
    " and took fewer pain tablets at night than before."
)
BAD = [
    (
        "acronyms",
        "error",
        "es",
        "Ask for the School Hearing Programme (SHP) of your town.",
        "Pida el Programa Escolar de Audición (PAA) de su ciudad.",
    ),
    (
        "acronyms",
        "warning",
        "zh-Hans",
        "Most children with FXS in our town go to school with the other children.",
        "我市大多数儿童与其他儿童一起上学。",
    ),
    (
        "medicines-named",
        "warning",
        "it",
        "Do not take warfarin on the day before you come.",
        "Non prenda il verme il giorno prima.",
    ),
    (
        "word-untranslated",
        "warning",
        "ru",
        "Our nurses follow the Early Warning Signs of the Heart.",
        "Наши медсёстры знают Early Warning Signs.",
    ),
    (
        "double-name-lost",
        "warning",
        "de",
        "You have the Epstein-Barr virus, and you will be tired.",
        "Sie haben das Barviruss und sind müde.",
    ),
    (
        "names",
        "error",
        "de",
        "How To Use The Inhaler Every Single Day (Nasivin)",
        "So wird jeden Tag inhaliert (Nasvin)",
    ),
    ("sentence-joined", "warning", "it", "Wash the skin. The crust will fall.", "Lavare la pelle La crosta cadrà."),
    ("sentence-joined", "warning", "fr", "Wash the skin. The pain will go.", "Lavez la peau Les douleurs vont passer."),
    (
        "several-doubts",
        "warning",
        "es",
        SLEEP,
        "La mayoría de los pacientes mayores durmió mejor durante la semana y tomó menos pastillas por la noche.",
    ),
    (
        "cut-off",
        "warning",
        "es",
        SLEEP,
        "La mayoría de los pacientes mayores durmió mejor durante la semana posterior a la operación y tomó menos que antes.",
    ),
    (
        "another-text",
        "error",
        "de",
        "Wash your hands with soap before you touch the wound.",
        "Rufen Sie uns an, wenn Sie sich öfter als dreimal übergeben.",
    ),
    (
        "wrong-language",
        "error",
        "fr",
        "Mix one spoon with half a cup of water.",
        "Melanje yon gwo kiyè ak mwatye tas dlo.",
    ),
    ("cut-off", "error", "gu", "Use the cream at least 30 minutes before sport.", "રમત પહેલાં ઓછામાં ઓછા 30"),
]
GOOD = [
    (
        "acronyms",
        "es",
        "Ask for the School Hearing Programme (SHP) of your town.",
        "Pida el Programa Escolar de Audición (PEA) de su ciudad.",
    ),
    (
        "word-untranslated",
        "pl",
        "Our doctors Henry Fielding and Carl G. Jung will call.",
        "Zadzwonią nasi lekarze Henry Fielding i Carl G. Jung.",
    ),
    ("acronyms", "zh-Hans", "Ask for the SHP of your town.", "请在您所在的城市咨询。"),
    (
        "acronyms",
        "zh-Hans",
        "Most children with ASD in our town go to school with the other children.",
        "我市大多数自闭症儿童与其他儿童一起上学。",
    ),
    ("double-name-lost", "de", "Come in March-April or on Good Friday.", "Kommen Sie im Frühling."),
    (
        "sentence-joined",
        "it",
        "We thank you and ask you to call.",
        "Siamo lieti di vederla e La preghiamo di telefonare.",
    ),
    ("sentence-joined", "pl", "We wish you and your child good health.", "Bardzo Ci i dziecku życzymy zdrowia."),
    ("word-untranslated", "fr", "They are held by mini-clips for a day.", "Ils sont tenus par des mini-clips un jour."),
    (
        "doubtful-length",
        "tr",
        SLEEP,
        "Yaşlı hastaların çoğu ameliyattan sonraki hafta iyi uyudu ve geceleri eskisinden az hap aldı.",
    ),
    ("untranslated", "de", "· Meyer D, Huber J et al.", "· Meyer D, Huber J et al."),
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


def found(source: str, target: str, language: str) -> dict[str, str]:
    every = reversed(run(Unit("", source, target, language)))
    return {each.check: each.severity for each in every if each.severity is not Severity.INFO}


@pytest.mark.parametrize(("code", "severity", "language", "source", "target"), BAD)
def test_bad(code: str, severity: str, language: str, source: str, target: str) -> None:
    assert found(source, target, language).get(code) == severity


@pytest.mark.parametrize(("code", "language", "source", "target"), GOOD)
def test_good(code: str, language: str, source: str, target: str) -> None:
    assert code not in found(source, target, language)


def test_a_cognate_tells_less_in_a_long_text_where_it_may_be_chance() -> None:
    short, long = (anchors("Sign the document.", "Firme el documento. " * times, "es") for times in (1, 60))
    assert 0 < long.weights[-1] < short.weights[-1]
