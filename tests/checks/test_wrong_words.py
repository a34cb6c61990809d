"""Words that stand for others, and numbers with two units."""

import pytest

from aftercare.checks.rules.english.units_exchanged import unit_exchanged
from aftercare.checks.rules.slips.wrong_words import WORDS, wrong_word
from aftercare.core.units import Unit
from english_rows import english

WRONG = {
    "Rest for 2 weaks.": ("weaks", "weeks"),
    "Use it every 4 ours.": ("ours", "hours"),
    "Wait ten minuets.": ("minuets", "minutes"),
    "Come back in 6 moths.": ("moths", "months"),
    "Come twice a moth.": ("moth", "month"),
    "Call if the skin is read and warm.": ("read", "red"),
    "It takes 3 daze.": ("daze", "days"),
    "Take up to 2 tables a day.": ("tables", "tablets"),
    "Put 2 drips in each eye.": ("drips", "drops"),
    "Inhale 2 buffs.": ("buffs", "puffs"),
    "Skip the missed does.": ("does", "dose"),
    "Give 4 does a day.": ("does", "doses"),
    "Use it twice diary.": ("diary", "daily"),
    "Brush 3 times a say.": ("say", "day"),
    "Keep the would dry.": ("would", "wound"),
    "Come in the mourning.": ("mourning", "morning"),
    "Rest your left heal.": ("heal", "heel"),
    "Your stiches come out.": ("stiches", "stitches"),
    "Track your bowl movements.": ("bowl", "bowel"),
    "You may loose weight.": ("loose", "lose"),
    "Call if you have a fewer.": ("fewer", "fever"),
    "Check your blood pleasure.": ("pleasure", "sugar, pressure or clot"),
    "Are you short of breadth?": ("breadth", "breath or breathing"),
    "You have chest pian.": ("pian", "pain"),
    "Clam us at once.": ("Clam", "call"),
    "Wash your hans.": ("hans", "hands"),
    "Do nit drive.": ("nit", "not"),
    "Tale a rest, then tank 2 tablets.": ("tank", "take"),
    "Use it on an empty stomache.": ("stomache", "stomach"),
    "Use it with foot.": ("foot", "food"),
}
RIGHT = [
    "You may feel weak for 2 days. The choice is ours.",
    "It does not hurt, and in 2 in 100 does it last.",
    "Sit at one table. You would heal soon.",
    "If it does, rest. If no one does, call.",
    "Eat a bowl of soup, and wear loose clothes.",
    "You may have a fewer number of steps.",
    "Keep a diary twice a week.",
    "Use it with foot powder.",
]


@pytest.mark.parametrize(("text", "words"), WRONG.items())
def test_a_word_that_is_another(text: str, words: tuple[str, str]) -> None:
    told = [message for _, message in wrong_word([Unit("a.b", text, "", "en")])]
    assert told == [f"“{words[0]}”: is {words[1]} meant?"]


def test_each_word_has_a_case() -> None:
    assert {meant for _, meant in WORDS} == {meant for _, meant in WRONG.values()}


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_are_meant(text: str) -> None:
    assert not [*wrong_word([Unit("a.b", text, "", "en")])]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Take 0.5 mg of it.", "After an hour, take 0.5 mcg."), "“0.5 mcg” beside “0.5 mg”"),
        (("Take losartan 50 mg.", "Take losartan 50 g."), "“50 g” beside “50 mg”"),
        (("Take losartan 50 mg.", "Take levothyroxine 50 mcg."), ""),
        (("Take losartan 50 mg.", "Drink 50 g of sugar in water."), ""),
        (("Take clonazepam 0.5 mg.", "Take calcitriol 0.5 mcg."), ""),
        (("Take 0.5 mg (500 mcg).", "That is 0.5 mg."), ""),
    ],
)
def test_a_number_with_two_units(texts: tuple[str, str], found: str) -> None:
    units = english(texts)
    told = [f"{unit.id}: {message}" for unit, message in unit_exchanged(units)]
    assert told == ([f"r1: {found}, as r0 says: correct mg, mcg or g"] if found else [])
