"""How often, how much, when, on which side: fixtures of every language of the project, and small real cases."""

from pathlib import Path

import polib
import pytest

from aftercare.checks import run
from aftercare.core.units import Severity, Unit

FIXTURES = Path(__file__).parent / "doses"
OURS = {
    "amounts",
    "amounts-at-times",
    "contrast",
    "frequency",
    "limits-turned",
    "numbers",
    "opposites",
    "spoon-changed",
    "time-of-day",
    "units",
}


def errors(source, target, language):
    return {found.check for found in run(Unit("", source, target, language)) if found.severity is Severity.ERROR}


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.po")), ids=lambda path: path.stem)
def test_fixtures(path):
    entries = polib.pofile(str(path))
    found = [(entry.msgctxt, errors(entry.msgid, entry.msgstr, path.stem) & OURS) for entry in entries]
    assert found == [(entry.msgctxt, {*entry.tcomment.partition("expect:")[2].split()}) for entry in entries]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "Take 1 tablet twice a day.", "Tome 1 tableta tres veces al día."),
        ("es", "Take 1 tablet three times a day.", "Tome 1 tableta dos veces al día."),
        ("es", "Take 1 tablet twice a day.", "Tome 1 tableta una vez al día."),
        ("de", "Take 1 tablet twice a day.", "Nehmen Sie dreimal täglich 1 Tablette."),
        ("fr", "Take 1 tablet twice a day.", "Prenez 1 comprimé trois fois par jour."),
        ("es", "Take one tablet once a day.", "Tome una tableta once al día."),
        ("es", "Take it every other day.", "Tómelo todos los días."),
        ("es", "Take 1 tablet every 8 hours.", "Tome 1 tableta 8 veces al día."),
        ("es", "Take half a tablet twice a day.", "Tome 2 tabletas al día."),
        ("es", "Take 1 teaspoon.", "Tome 1 cucharada."),
        ("es", "Give 1 tsp (5 mL).", "Dé 1 cda. (5 ml)."),
        ("de", "Give 2 teaspoons.", "Geben Sie 2 Esslöffel."),
        ("ru", "Give 2 teaspoons.", "Дайте 2 столовые ложки."),
        ("es", "Call if your child is younger than 3 months.", "Llame si su hijo es mayor de 3 meses."),
        ("es", "Call if your fever is over 101°F.", "Llame si la fiebre es inferior a 101 °F."),
        ("de", "Fever above 38 °C", "Fieber unter 38 °C"),
        ("es", "Put 2 drops in each ear.", "Ponga 2 gotas en cada ojo."),
        ("es", "Lift nothing heavier than 10 pounds.", "No levante nada que pese más de 10 kg."),
        ("es", "Lift nothing heavier than 10 pounds.", "No levante nada que pese más de 45 kg."),
        ("es", "Call if your fever is over 101°F.", "Llame si la fiebre supera los 39,5 °C."),
    ],
)
def test_another_dose_is_an_error(language, source, target):
    assert errors(source, target, language) & OURS


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "No lifting >5 lbs", "No levante más de 5 libras (2,3 kg)"),
        ("es", "Take every other day.", "Tómelo un día sí y otro no."),
        ("es", "Take 1½ tablets.", "Tome una tableta y media."),
        ("es", "Lift nothing heavier than 10 pounds.", "No levante nada que pese más de 4,5 kg."),
        ("es", "Drink 8 ounces of water.", "Beba 240 ml de agua."),
        ("es", "Call if your fever is over 101°F.", "Llame si la fiebre supera los 38,3 °C."),
        ("es", "Take 1 teaspoon.", "Tome 5 ml."),
        (
            "es",
            "Take your medication every day at a specified time.",
            "Tome su medicina todos los días a una hora fija.",
        ),
        ("fr", "Take it every day at a set time.", "Prenez-le tous les jours à une heure fixe."),
        ("ar", "Drink 2 glasses of water.", "اشرب كوبين من الماء."),
        ("de", "Take it at 8:30 AM.", "Nehmen Sie es morgens um halb neun."),
        ("it", "Take it at 8:30 AM.", "Lo prenda alle 8.30 del mattino."),
        ("fr", "Take it every 6 hours.", "À prendre quatre fois par jour."),
        ("vi", "Drink at least 4 to 6 glasses (8 ounces each).", "Uống ít nhất 4 đến 6 ly (mỗi ly 8 ao-xơ)."),
        ("gu", "Do not swim for at least 5 days.", "ઓછામાં ઓછા 5 દિવસ સુધી તરશો નહીં."),
        ("ru", "Take it at least 20 minutes before meals.", "Принимайте не менее чем за 20 минут до еды."),
        ("ko", "Your skin can be dry or red.", "피부가 건조할 수도 있고 붉을 수도 있습니다."),
    ],
)
def test_the_same_dose_in_other_words_is_none(language, source, target):
    assert not errors(source, target, language) & OURS
