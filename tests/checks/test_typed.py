"""What the checks find does not depend on how the spaces and apostrophes of the English are typed."""

from dataclasses import replace

import pytest

from aftercare.checks import Profile, pair, run, run_across
from aftercare.checks.edits.meaning import facts_changed
from aftercare.core.units import Status, Unit

PAIRS = (
    ("es", "Turn the heating pad off before you sleep.", "Encienda la almohadilla térmica antes de dormir."),
    ("it", "Go to the emergency room if you have trouble breathing.", "Non vada al pronto soccorso se ha difficoltà."),
    ("de", "Nothing by mouth after midnight.", "Ab Mitternacht nüchtern bleiben."),
    ("ar", "Call us if you vomit more than 3 times.", "اتصل بنا إذا تقيأت أقل من 3 مرات."),
    ("de", "You can't get COVID-19 from the vaccine.", "Nehmen Sie bitte Platz."),
    ("es", "If your child is not hungry, don't force him to eat.", "Si su hijo no tiene hambre, déjelo tranquilo."),
    ("de", "**Keep out of the reach** of children.", "**Buiten het bereik** van kinderen bewaren."),
)
TYPED = {
    "no-break": (" ", "\u00a0"),
    "narrow": (" ", "\u202f"),
    "thin": (" ", "\u2009"),
    "two": (" ", "  "),
    "mixed": (" ", " \u00a0"),
    "curly": ("'", "’"),
    "acute": ("'", "´"),
    "back": ("'", "`"),
}


@pytest.mark.parametrize(("plain", "typed"), TYPED.values(), ids=TYPED)
def test_findings_are_the_same(plain: str, typed: str) -> None:
    for tag, english, target in PAIRS:
        assert sorted(pair(english.replace(plain, typed), target, tag)) == sorted(pair(english, target, tag)), english


@pytest.mark.parametrize(("plain", "typed"), TYPED.values(), ids=TYPED)
def test_edits_of_facts_are_the_same(plain: str, typed: str) -> None:
    for before, after in (
        ("Take it more than 3 times a day.", "Take it less than 3 times a day."),
        ("Turn it off.", "Turn it on."),
        ("Don't wait.", "Wait."),
    ):
        assert facts_changed(before.replace(plain, typed), after) == facts_changed(before, after) != []
        assert facts_changed(before.replace(plain, typed), before) == []


def english(*texts: str) -> list[Unit]:
    return [Unit(f"h.{at}", text, "Eso.", "es", Status.APPROVED) for at, text in enumerate(texts)]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "  "], ids=ascii)
def test_phrases_of_the_english_are_found(space: str) -> None:
    rows = ("Rest for a few days.", "Play it by ear.", "Call us as soon as possible.")
    found = [(each.unit.id, each.check) for each in run_across(english(*rows)) if each.unit.language == "en"]
    typed = run_across(english(*(row.replace(" ", space) for row in rows)))
    assert [
        (each.unit.id, each.check) for each in typed if each.unit.language == "en" and each.check != "spacing"
    ] == found
    assert found


@pytest.mark.parametrize("typed", ["dry socket", "dry\u00a0socket", "dry\u202fsocket"], ids=ascii)
def test_a_term_is_kept_with_whatever_space(typed: str) -> None:
    profile = Profile({"*": (("dry socket", "keep"),)})
    unit = Unit("h.1", f"A {typed} hurts.", f"La {typed} duele.", "es", Status.APPROVED)
    assert not [each for each in run(unit, profile) if each.check == "kept-terms"]
    assert [each for each in run(replace(unit, target="Eso duele."), profile) if each.check == "kept-terms"]
