"""The most that may be taken is told with a "not" or without one, and either translates the other."""

import pytest

from aftercare.checks import run
from aftercare.core.units import Severity, Unit

WITHOUT = {
    "ar": "تناول 4 أقراص كحد أقصى يوميًا.",
    "de": "Nehmen Sie höchstens 4 Tabletten am Tag ein.",
    "es": "Tome como máximo 4 tabletas al día.",
    "fr": "Prenez au maximum 4 comprimés par jour.",
    "gu": "દિવસમાં વધુમાં વધુ 4 ગોળી લો.",
    "hi": "एक दिन में ज़्यादा से ज़्यादा 4 गोलियाँ लें।",
    "ht": "Pran 4 grenn maksimòm pa jou.",
    "id": "Minum maksimal 4 tablet sehari.",
    "it": "Prenda al massimo 4 compresse al giorno.",
    "ko": "하루에 최대 4정까지만 복용하십시오.",
    "pl": "Przyjmować maksymalnie 4 tabletki na dobę.",
    "pt-BR": "Tome no máximo 4 comprimidos por dia.",
    "ru": "Принимайте максимум 4 таблетки в день.",
    "th": "รับประทานได้สูงสุดวันละ 4 เม็ด",
    "tl": "Uminom ng hanggang 4 na tableta lamang sa isang araw.",
    "tr": "Günde en fazla 4 tablet alın.",
    "ur": "دن میں زیادہ سے زیادہ 4 گولیاں لیں۔",
    "vi": "Uống tối đa 4 viên mỗi ngày.",
    "zh-Hans": "每天最多服用4片。",
    "zh-Hant": "每天最多服用4片。",
}
WITH = {
    "ar": "لا تتناول أكثر من 4 أقراص يوميًا.",
    "de": "Nehmen Sie nicht mehr als 4 Tabletten am Tag ein.",
    "es": "No tome más de 4 tabletas al día.",
    "fr": "Ne prenez pas plus de 4 comprimés par jour.",
    "gu": "દિવસમાં 4 થી વધુ ગોળી ન લો.",
    "hi": "एक दिन में 4 से ज़्यादा गोलियाँ न लें।",
    "ht": "Pa pran plis pase 4 grenn pa jou.",
    "id": "Jangan minum lebih dari 4 tablet sehari.",
    "it": "Non prenda più di 4 compresse al giorno.",
    "ko": "하루에 4정을 넘지 마십시오.",
    "pl": "Nie przyjmować więcej niż 4 tabletki na dobę.",
    "pt-BR": "Não tome mais de 4 comprimidos por dia.",
    "ru": "Не принимайте больше 4 таблеток в день.",
    "th": "ห้ามรับประทานเกินวันละ 4 เม็ด",
    "tl": "Huwag uminom ng higit sa 4 na tableta sa isang araw.",
    "tr": "Günde 4 tabletten fazla almayın.",
    "ur": "دن میں 4 سے زیادہ گولیاں نہ لیں۔",
    "vi": "Không uống quá 4 viên mỗi ngày.",
    "zh-Hans": "每天服用不要超过4片。",
    "zh-Hant": "每天服用不要超過4片。",
}


def alarms(source, target, language):
    return [found for found in run(Unit("", source, target, language)) if found.severity is not Severity.INFO]


@pytest.mark.parametrize(("language", "target"), [*WITHOUT.items(), *WITH.items()])
@pytest.mark.parametrize("source", ["Do not take more than 4 tablets a day.", "Take no more than 4 tablets a day."])
def test_good(source, target, language):
    assert not alarms(source, target, language)


@pytest.mark.parametrize(
    "target",
    ["Tome más de 4 tabletas al día.", "Tome al menos 4 tabletas al día.", "Tome 4 tabletas al día."],
)
def test_a_lost_negation_is_still_seen(target):
    found = alarms("Do not take more than 4 tablets a day.", target, "es")
    told = {each.check for each in found if each.severity is Severity.ERROR}
    assert told == {"limits-turned" if "al menos" in target else "negation-lost"}


def test_an_added_negation_is_still_seen():
    found = alarms("Take 4 tablets a day.", "No tome 4 tabletas al día.", "es")
    assert "negation-added" in {each.check for each in found if each.severity is Severity.ERROR}


FEVER = "Call us if you have a fever of 100.4 °F (38 °C) or higher."


@pytest.mark.parametrize("reaching", ["發燒達", "體溫達到", "發燒高達"])
def test_a_fever_that_reaches_a_degree_is_no_upper_bound(reaching: str) -> None:
    told = f"{reaching} 38 °C（100.4 °F）以上時，請致電我們。"
    assert [found.check for found in run(Unit("", FEVER, told, "zh-Hant"))] == []
    below = FEVER.replace("or higher", "or lower")
    assert "limits-turned" in [found.check for found in run(Unit("", below, told, "zh-Hant"))]
