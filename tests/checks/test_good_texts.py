"""Good translations that the checks let pass: short texts, headings, answers, and languages with their own ways."""

from pathlib import Path

import polib
import pytest

from aftercare.checks import run
from aftercare.checks.analysis.text.segments import sentences
from aftercare.checks.registry import SHORT
from aftercare.core.units import Unit

GOOD = [
    # names, headings, cognates
    ("Instructions and Manuals", "Instrucciones y Manuales", "es"),
    ("Basal Profile", "Profil Basal", "fr"),
    ("IN THE FUTURE", "NO FUTURO", "pt"),
    # the same word in both languages
    ("No", "No", "es"),
    ("1 minute", "1 Minute", "de"),
    # short texts that could be a neighbour's
    ("Mouth", "Mund", "de"),
    ("Back", "Le dos", "fr"),
    ("Turn right", "Girare a destra", "it"),
    ("Show me two fingers", "Muéstreme dos dedos", "es"),
    ("Every two months", "Cada dos meses", "es"),
    ("Ears", "Tai", "vi"),
    ("The organization this category applies to", "Organizacija na koju se odnosi ova kategorija", "sr-Latn"),
    ("This value is required in every row of the table.", "Ova vrednost je obavezna u svakom redu tabele.", "sr-Latn"),
    ("It must be either True, False or empty here.", "此处必须为True、False或空。", "zh-Hans"),
    # a line of a table is as short as its cells
    (
        "12 to 17 pounds | 6 to 11 months | 5 mL | every 6 to 8 hours",
        "12 a 17 libras | 6 a 11 meses | 5 mL | cada 6 a 8 horas",
        "es",
    ),
    # a line break within a sentence ends none
    (
        "You will get these messages till you add\na new weight.",
        "Riceverai questi messaggi finché non aggiungerai\nun nuovo peso.",
        "it",
    ),
    # a bound with "or" joins nothing
    (
        "Give it if the fever is above 38.5 °C and your child weighs 4.5 kg or more.",
        "أعطِه إذا كانت الحرارة أعلى من 38.5 °C وكان وزن طفلك 4.5 كغ أو أكثر.",
        "ar",
    ),
    ("Call if you have a fever and it is 38 °C or more.", "Llame si tiene fiebre que sea de 38 °C o más.", "es"),
    ("Call if you have a fever and it is 38 °C or higher.", "Appelez si vous avez une fièvre de 38 °C ou plus.", "fr"),
    (
        "Call if you have a fever and it is 38 °C or higher.",
        "Rufen Sie an, wenn Sie Fieber von 38 °C oder mehr haben.",
        "de",
    ),
    ("Call if you have a fever and it is 38 °C or higher.", "如果您发烧达到38 °C或以上，请致电。", "zh-Hans"),
    ("Call if you have a fever and it is 38 °C or higher.", "Hãy gọi nếu quý vị bị sốt 38 °C hoặc cao hơn.", "vi"),
    ("Call if you have a fever and it is 38 °C or higher.", "Позвоните, если у вас температура 38 °C или выше.", "ru"),
    ("Call if you have a fever and it is 38 °C or higher.", "Ligue se tiver febre de 38 °C ou mais.", "pt-BR"),
    ("Call if you have a fever and it is 38 °C or higher.", "Rele nou si ou gen lafyèv 38 °C oswa plis.", "ht"),
    ("Call if you have a fever and it is 38 °C or higher.", "열이 38 °C 또는 그 이상이면 전화하십시오.", "ko"),
    (
        "Call if you have a fever and it is 38 °C or higher.",
        "Tumawag kung may lagnat kayo na 38 °C o mas mataas.",
        "tl",
    ),
    ("Call if you have a fever and it is 38 °C or higher.", "Chiami se ha la febbre a 38 °C o più.", "it"),
    (
        "Call if you have a fever and it is 38 °C or higher.",
        "Proszę zadzwonić, jeśli gorączka wynosi 38 °C lub więcej.",
        "pl",
    ),
    ("Call if you have a fever and it is 38 °C or higher.", "โทรหาเราหากมีไข้ 38 °C หรือสูงกว่า", "th"),
    ("Call if you have a fever and it is 38 °C or higher.", "જો તમને 38 °C અથવા વધુ તાવ હોય તો ફોન કરો.", "gu"),
    # negation in its own ways
    ("Do not swallow the gargle.", "તમે કોગળો ગળી ના જતા.", "gu"),
    ("Do not drive.", "વાહન ચલાવવું નહી.", "gu"),
    ("Don't move.", "Kımıldama.", "tr"),
    ("Do not drive.", "नचलाउनुहोस्।", "ne"),
    ("Do not drive.", "Zabrania się prowadzenia pojazdów.", "pl"),
    ("It cannot be undone.", "C’est irréversible.", "fr"),
    ("Phone No.", "Teléfono", "es"),
    ("Room No. 5", "Habitación 5", "es"),
    ("None", "Hiçbiri", "tr"),
    ("yes,no,maybe", "بله,خیر,شاید", "fa"),
    ("Exp. Date", "Fecha de caducidad", "es"),
    ("You can buy it over the counter at any pharmacy.", "Puede comprarlo sin receta en cualquier farmacia.", "es"),
    ("You can buy it over-the-counter at any pharmacy.", "Это можно купить без рецепта в любой аптеке.", "ru"),
    ("Throwing up is a reason to call us at once.", "Vomitar es motivo para llamarnos de inmediato.", "es"),
    ("It must not exceed the dose.", "Debe ser menor que la dosis.", "es"),
    # sentences in another order
    ("Choose another. This is not one of them.", "এটি তাদের একটি নয়। অন্য একটি বেছে নিন।", "bn"),
    # texts told apart by little
    ("We will give you sleeping medications.", "Мы дадим вам снотворное.", "ru"),
    ("You are in the intensive care unit.", "તમે ICU માં છો.", "gu"),
    ("Please remove your shirt.", "Làm ơn bỏ áo ra.", "vi"),
    ("Is it mild, moderate or severe?", "เจ็บน้อย เจ็บปานกลาง หรือเจ็บมาก", "th"),
    # no full stop
    ("Keep taking deep breaths through your mouth.", "Sigue respirando profundo por la boca", "es"),
    ("Keep taking deep breaths through your mouth.", "Продолжайте глубоко дышать ртом", "ru"),
    # an article is no number
    ("Take it every day at a set time.", "Prenez-le tous les jours à une heure fixe.", "fr"),
    ("Unable to submit? Tell us why", "Tidak dapat kirim? beritahukan kepada kami kenapa?", "id"),
    ("Drink 2 glasses of water.", "اشرب كوبين من الماء.", "ar"),
    ("Call 911.", "911번으로 전화하십시오.", "ko"),
    ("Wash your hands. Then wait.", "请洗手.然后等待.", "zh-Hans"),
    # what is code, and letters of the language itself
    ("The list flag my_list.allow_empty is set.", "Флаг списка my_list.allow_empty установлен.", "ru"),
    ("Saved %1$s", "%1$sol kaa'ameera", "om"),
    ("MedTimer on GitHub", "Το MedTimer στο GitHub", "el"),
]
SILENT = ["names", "negation-lost", "negation-added", "look-alike-letter", "placeholders", "letters-lost", "numbers"]
"""Checks that say nothing at all about these."""


@pytest.mark.parametrize(("source", "target", "language"), GOOD)
def test_good_translations_are_not_blocked(source, target, language):
    found = run(Unit("", source, target, language))
    assert [finding for finding in found if finding.severity == "error"] == []
    assert {finding.check for finding in found}.isdisjoint(SILENT)


UNDOUBTED = [
    # an ordinal with its ending counts the unit behind it
    ("Take one tablet every 8 hours.", "Ta en tablett var 8:e timme.", "sv"),
    # the full stop of an abbreviation ends no sentence
    (
        "Sign in to your Open Health account to see your results.",
        "Conectați-vă la contul dvs. Open Health pentru a vedea rezultatele.",
        "ro",
    ),
    # a question in Greek ends with our semicolon
    ("Is this your telephone number?", "Είναι αυτός ο αριθμός τηλεφώνου σας;", "el"),
    # what a program writes is no English, and what the world writes alike is none that was left
    ("The plan is for %(days)s days.", "Der Plan gilt %(days)s Tage.", "de"),
    ("Update the firmware of the pump first.", "Aggiorni prima il firmware della pompa.", "it"),
    # a word that is stressed is no acronym, and a short form ends no sentence
    ("This cream is NOT for children under two.", "Questa crema NON è per bambini sotto i due anni.", "it"),
    ("You must KNOW WHAT YOU ARE DOING here.", "Qui DOVETE SAPERE COSA STATE FACENDO davvero.", "it"),
    ("ATTENTION! Do you want to delete all of it?", "¡ATENCIÓN! ¿Desea eliminarlo todo?", "es"),
    ("The largest size is %(size)s MB.", "Maks. veličina je %(size)s MB.", "hr"),
    # the same length of time in other numbers
    ("Come back in 2 weeks.", "Vuelva dentro de 15 días.", "es"),
    # "not even" of what is denied already
    ("Do not lift more than 4 kg, not even your child.", "No levante más de 4 kg, ni siquiera a su hijo.", "es"),
    ("Do not lift more than 4 kg, not even your child.", "Не поднимайте больше 4 кг, даже ребёнка.", "ru"),
    # a second word that belongs to "without" alone
    ("The pump works without any battery.", "La pompe fonctionne sans aucune pile.", "fr"),
    ("You may take it without sugar or milk.", "Vous pouvez le prendre sans sucre ni lait.", "fr"),
    ("You may take it without sugar or milk.", "Puede tomarlo sin azúcar ni leche.", "es"),
    ("Most get well without any medicine.", "Çoğu hiç ilaç almadan iyileşir.", "tr"),
    # shorter than most, and whole
    (
        "Change the dressing every other day, or sooner if it gets wet, and wash your hands before and after.",
        "Cambie el apósito un día sí y otro no, o antes si se moja; lávese las manos antes y después.",
        "es",
    ),
]


@pytest.mark.parametrize(("source", "target", "language"), UNDOUBTED)
def test_good_translations_are_not_doubted(source, target, language):
    assert {each.severity for each in run(Unit("", source, target, language))} <= {"info"}


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "short").glob("*.po")), ids=lambda path: path.stem)
def test_short_texts_of_apps_are_not_blocked(path):
    found = [each for entry in polib.pofile(str(path)) for each in run(Unit("", entry.msgid, entry.msgstr, path.stem))]
    assert [finding for finding in found if finding.severity == "error"] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Read the list.<b>If you know a name</b>, tap on it.", 2),
        ("Πονάτε σήμερα; Πού πονάτε;", 2),
        ("Add %(value)s to %(name)s. Then go on.", 2),
        ('{name} said "{words}" [...] of it.', 1),
        ("You will get these messages till you add\na new weight.", 1),
        ("Your visit is tomorrow,\n Monday, at noon.", 1),
        ("Gloves\nSoap", 2),
    ],
)
def test_where_a_sentence_ends(text, number):
    assert len(sentences(text)) == number


def test_every_other_day_is_no_negation():
    assert run(Unit("", "Take every other day.", "Tómelo un día sí y otro no.", "es")) == []


WRONG = [
    ("wrong-language", "Call us.", "Bel ons op.", "de"),
    ("another-text", "Call us if you have fever.", "¿Dónde está el contacto? Pulse aquí.", "es"),
    ("cut-off", "Gently wash treated skin with lukewarm water.", "Lave suavemente la piel tratada con el", "es"),
    ("cut-off", "Are you taking any medicine?", "Nehmen Sie", "de"),
    ("wrong-language", "Please close your eyes.", "Sluit uw ogen, alstublieft.", "de"),
    ("names", "You may take Tylenol.", "Можно принимать Tyelnol.", "ru"),
    ("untranslated", "Wash hands well.", "Wash hands well.", "es"),
    ("negation-lost", "No pain today", "Dolor hoy", "es"),
]


HEADINGS = ("Call us", "Today", "Stop", "STOP", "Notes", "Read more", "Day 1", "Weight | Dose", "Emergency", "CALL US")
NAMES = (
    "OK",
    "MRI",
    "WHO",
    "Tylenol",
    "Aquaphor",
    "Bluetooth",
    "COVID-19",
    "SPF 30",
    "2.5 mL",
    "www.example.org",
    "Beijing",
)


@pytest.mark.parametrize("language", ["ar", "zh-Hans", "ru", "hi", "ko"])
@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_left_in_english_is_doubted_among_other_letters(text, language):
    found = {(finding.check, finding.severity) for finding in run(Unit("", text, text, language))}
    assert ("untranslated", "warning") in found


@pytest.mark.parametrize("language", ["ar", "zh-Hans", "ru", "hi", "ko"])
@pytest.mark.parametrize("text", NAMES)
def test_names_short_forms_and_units_may_stay_among_other_letters(text, language):
    assert "untranslated" not in {finding.check for finding in run(Unit("", text, text, language))}


@pytest.mark.parametrize("text", ["Stop", "Contact", "Date", "Notes | Date"])
def test_a_word_that_a_language_of_latin_letters_may_have_too_is_not_doubted(text):
    assert "untranslated" not in {finding.check for finding in run(Unit("", text, text, "fr"))}


@pytest.mark.parametrize(("code", "source", "target", "language"), WRONG)
def test_a_short_text_is_doubted_not_blocked(code, source, target, language):
    assert len(source.split()) < SHORT
    found = {finding.check: finding.severity for finding in run(Unit("", source, target, language))}
    assert found[code] == "warning"


@pytest.mark.parametrize(
    ("code", "source", "target", "language"),
    [
        ("wrong-script", "Do not scrub.", "Не трите кожу.", "es"),
        ("wrong-language", "You do not have symptoms.", "Você não tem sintomas.", "es"),
        ("wrong-language", "Breathe out slowly.", "Adem langzaam uit, doe het nu.", "de"),
        ("half-translated", "Do not scrub your skin.", "Do not scrub your skin.", "es"),
        ("negation-lost", "Do not scrub.", "Frote.", "es"),
        (
            "wrong-language",
            "You do not have symptoms of this disease today.",
            "Você não tem sintomas desta doença.",
            "es",
        ),
        (
            "negation-lost",
            "There is no pain at all in the treated area today.",
            "Hay dolor en la zona tratada hoy.",
            "es",
        ),
        ("letters-lost", "Are you well? Your skin is red.", "¿Está bien? Su piel est?n roja.", "es"),
    ],
)
def test_what_is_certain_is_blocked(code, source, target, language):
    assert code in {each.check for each in run(Unit("", source, target, language)) if each.severity == "error"}
