"""Each plural form of a translation is held against its English form, in the messages of programs that use ICU."""

import pytest

from aftercare import checks
from aftercare.checks.plural_forms import MOST, by_form
from aftercare.core.units import Severity, Unit

HOURS = "Wait {n, plural, =1 {1 hour} other {{n} hours}} before you drive."
TABLETS = "{n, plural, =0 {Take no tablets.} one {Take # tablet.} other {Take # tablets.}}"
DRINK = "{n, plural, =1 {Take 1 tablet in the morning with plenty of water.} other {Take {n} tablets in the morning with plenty of water.}}"
GOOD = {
    "as in English": ("es", HOURS, "Espere {n, plural, =1 {1 hora} other {{n} horas}} antes de conducir."),
    "a form for few": ("pl", HOURS, "Odczekaj {n, plural, one {1 godzinę} few {{n} godziny} many {{n} godzin} other {{n} godziny}}, zanim usiądziesz za kierownicą."),
    "a form for 1, 21 and 31": ("ru", HOURS, "Подождите {n, plural, one {{n} час} few {{n} часа} many {{n} часов} other {{n} часа}}, прежде чем садиться за руль."),
    "a form for two, which English has not": ("he", HOURS, "המתינו {n, plural, one {שעה אחת} two {שעתיים} other {{n} שעות}} לפני הנהיגה."),
    "no forms": ("hu", HOURS, "Várjon {n,number} órát, mielőtt vezet."),
    "one form": ("ja", HOURS, "運転する前に{n, plural, other {{n}時間}}待ってください。"),
    "none": ("de", TABLETS, "{n, plural, =0 {Nehmen Sie keine Tabletten.} one {Nehmen Sie # Tablette.} other {Nehmen Sie # Tabletten.}}"),
}  # fmt: skip
WRONG = {
    "in the first": ("es", HOURS, "Espere {n, plural, =1 {1 día} other {{n} horas}} antes de conducir.", "in the form for =1: "),
    "in one between": ("pl", HOURS, "Odczekaj {n, plural, one {1 godzinę} few {{n} dni} many {{n} godzin} other {{n} godziny}}, zanim usiądziesz za kierownicą.", "in the form for few: "),
    "a not that has come": ("pl", DRINK, "{n, plural, one {Rano proszę przyjąć 1 tabletkę z dużą ilością wody.} few {Rano proszę nie przyjmować {n} tabletek z dużą ilością wody.} other {Rano proszę przyjąć {n} tabletki z dużą ilością wody.}}", "in the form for few: "),
    "a lost not": ("de", TABLETS.replace("Take no", "Do not take"), "{n, plural, =0 {Nehmen Sie Tabletten.} one {Nehmen Sie # Tablette.} other {Nehmen Sie # Tabletten.}}", "in the form for =0: "),
    "in the last": ("es", HOURS, "Espere {n, plural, =1 {1 hora} other {{n} días}} antes de conducir.", "{n} hour in the source is {n} day"),
    "in all": ("es", HOURS, "Espere {n, plural, one {{n} día} other {{n} días}} antes de conducir.", "{n} hour in the source is {n} day"),
    "words for the program": ("de", HOURS, "Warten Sie {n, Plural, =1 {1 Stunde} andere {{n} Stunden}}, bevor Sie fahren.", "the plural forms cannot be read"),
    "a lost brace": ("de", HOURS, "Warten Sie {n, plural, =1 {1 Stunde} other {{n} Stunden}, bevor Sie fahren.", "the plural forms cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_forms_that_say_what_english_says_are_no_findings(name: str) -> None:
    tag, source, target = GOOD[name]
    assert checks.run(Unit("row", source, target, tag)) == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_one_form_is_told_once_and_with_the_form(name: str) -> None:
    tag, source, target, where = WRONG[name]
    unit = Unit("row", source, target, tag)
    (found,) = (each for each in checks.run(unit) if each.severity is Severity.ERROR)
    assert (found.unit, found.span) == (unit, None)
    assert found.message.startswith(where)


@pytest.mark.parametrize(
    "text",
    [
        "{n, plural, other {#}} and {m, plural, other {#}}",
        f"{{n, plural, {' '.join(f'={n} {{#}}' for n in range(MOST + 1))}}}",
        "{n, plural, other {",
        "{n, plural, other {{{n}}}}",
    ],
)
def test_of_other_messages_the_last_form_is_looked_at(text: str) -> None:
    unit = Unit("row", text, text, "es")
    assert by_form(unit) == {}
    assert "check failed" not in "".join(each.message for each in checks.run(unit))
