"""What no check sees in a language is told in words, and nothing that a check does see."""

import pytest

from aftercare import checks
from aftercare.checks.unseen import FAULTS, told, unseen
from aftercare.core.settings.config import load
from aftercare.core.units import Unit
from command import ROOT

WORDS = {
    "a lost “not”": ("Do not smoke.", "Fume."),
    "hours told as days": ("Keep it dry for 24 hours.", "Manténgalo seco 24 días."),
    "“at least” told as “at most”": ("Wait at least 12 hours.", "Espere 12 horas como máximo."),
    "another medicine": ("Take warfarin at night.", "Tome metformina por la noche."),
    "left told as right": ("Keep the left arm up.", "Mantenga el brazo derecho en alto."),
    "morning told as evening": ("Take it at 8:00 in the morning.", "Tómelo a las 8:00 de la noche."),
    "hot told as cold": ("Put a cold pack on it.", "Póngale una compresa caliente."),
    "a text in another language": (
        "Call us if the wound smells bad or opens again.",
        "Rufen Sie uns an, wenn die Wunde schlecht riecht oder wieder aufgeht.",
    ),
}


def test_each_fault_is_one_that_a_check_sees_where_it_knows_the_language() -> None:
    assert [fault for fault, (english, wrong) in WORDS.items() if not checks.pair(english, wrong, "es")] == []
    assert WORDS.keys() == FAULTS.keys()


def test_all_are_seen_in_the_languages_that_come_with_the_program() -> None:
    assert {each.tag: unseen(each.tag) for each in load(ROOT).languages if unseen(each.tag)} == {}


@pytest.mark.parametrize("tag", ["dv", "haw", "bo", "chr", "tlh", "pa-Arab", "pa-PK"])
def test_nothing_is_seen_where_no_word_is_known_whatever_cldr_has(tag: str) -> None:
    assert unseen(tag) == tuple(FAULTS)


@pytest.mark.parametrize("tag", ["tg", "sn"])
def test_units_that_cldr_has_as_in_english_are_none_of_a_language(tag: str) -> None:
    assert "hours told as days" in unseen(tag)
    assert "a text in another language" not in unseen(tag)


def test_what_is_told_as_unseen_is_not_found() -> None:
    left = checks.run(Unit("", "The left arm may be swollen.", "Desna ruka može biti otečena.", "hr"))
    assert ("left told as right" in unseen("hr"), left) == (True, [])


def test_languages_that_lack_the_same_are_told_in_one_line_those_that_lack_most_first() -> None:
    first, second = told(["es", "hr", "dv", "ta", "bo"])
    assert first == f"not checked in dv, bo: {', '.join(FAULTS)}; only readers can see these"
    assert second.startswith("not checked in hr, ta: left told as right, ")
    assert list(told(["es", "zh-Hant-HK"])) == []
