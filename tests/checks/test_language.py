"""The checks of language, omission, encoding and typography, on tables and on PO files that a translator can extend."""

import operator
import time
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare.checks import comparison
from aftercare.checks.analysis.evidence import cut_off, weighing
from aftercare.checks.analysis.evidence.anchors import anchors
from aftercare.checks.analysis.evidence.lost import lost_evidence
from aftercare.checks.analysis.language import identify, lingua, neighbours
from aftercare.checks.analysis.text import lexicon, segments
from aftercare.checks.analysis.text.normal import plain
from aftercare.checks.analysis.words import mentions
from aftercare.checks.registry import CHECKS
from aftercare.checks.rules.english import readability
from aftercare.core.units import Unit

SHOWN = {
    *(
        "engines.chatter",
        "engines.repetition",
        "engines.wrapped",
        "language.leftover",
        "language.register",
        "language.wrong",
    ),
    *(
        "letters.encoding",
        "letters.invisible",
        "letters.look_alikes",
        "letters.spacing",
        "letters.typography",
        "whole.omission",
    ),
}
"""Modules whose checks the fixtures show."""
OUR_LANGUAGES = (
    "es",
    "ht",
    "vi",
    "pt-BR",
    "zh-Hans",
    "zh-Hant",
    "fr",
    "tl",
    "ru",
    "ar",
    "it",
    "de",
    "ko",
    "pl",
    "gu",
    "th",
)
OURS = {code: check for code, check in CHECKS.items() if check.function.__module__.split("rules.")[-1] in SHOWN}
FIXTURES = sorted((Path(__file__).parent / "language").glob("*.po"))


def codes(source: str, target: str, language: str) -> list[str]:
    unit = Unit("row", source, target, language)
    return sorted({code for code, check in OURS.items() if check.covers(language) for _ in check.run(unit)})


def expected(entry: polib.POEntry) -> list[str]:
    lines = [line.removeprefix("expect:").split(",") for line in entry.tcomment.splitlines() if "expect:" in line]
    return sorted(code.strip() for line in lines for code in line)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_raise_exactly_what_they_expect(path: Path) -> None:
    entries = polib.pofile(str(path))
    found = [(entry.linenum, codes(entry.msgid, entry.msgstr, path.stem.replace("_", "-"))) for entry in entries]
    assert found == [(entry.linenum, expected(entry)) for entry in entries]


def test_there_are_fixtures() -> None:
    assert len(FIXTURES) > 5


TEXT = st.text(st.characters(exclude_categories=())) | st.text("aá\u202e\u200b\ufeff?Ã© .!\n漢ア한аΩ(«", max_size=80)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["es", "ru", "ar", "zh-Hans", "ja", "th", "ht", "xx", "", "../x", "pt-BR"]))
def test_no_text_raises(source: str, target: str, language: str) -> None:
    unit = Unit("row", source, target, language)
    assert list(comparison.run_across([unit, unit])) is not None
    for check in OURS.values():
        for finding in check.run(unit) if check.covers(language) else ():
            assert finding.message
            assert finding.span is None or 0 <= finding.span[0] <= finding.span[1] <= len(target)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "a. " * 5_000,
        "((((" * 4_000,
        "Ã©" * 5_000,
        "\u2066" * 9_000,
        "a a " * 5_000,
        "x-" * 9_000,
        "1," * 9_000,
    ],
)
def test_long_texts_take_no_long_time(text: str) -> None:
    start = time.process_time()
    codes("Wait two days.", text, "es")
    assert time.process_time() - start < 3


@pytest.mark.parametrize("part", ["8 a.m. ", "2 to 7 p.m. ", "5 mg ", "6‰ ", "½", "5 tablets ", "May 3 3 PM ", "𝟗"])
def test_long_texts_of_numbers_take_no_long_time(part: str) -> None:
    """In both languages: then every number of one text may be that of every other one."""
    start = time.process_time()
    codes(part * (19_000 // len(part)), part * (19_000 // len(part)), "tr")
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("part", "translated", "language"),
    [
        ("do not take it unless ", "ne prenez que si ", "fr"),
        ("if it is not better within 2 days ", "si no mejora en 2 días ", "es"),
        ("stay above 38 does not go below 38 ", "pas sous 38 ", "fr"),
        ("half past six ", "不要低于38除非百分之五三分之一", "zh-Hans"),
        ("1 in 10 a third of a quarter of ", "un tercio de un cuarto de 1 de cada 10 ", "es"),
        ("keep it dry and not still until ", "38 altına inmezse kuru almayın ", "tr"),
        ("not not until no anything but except ", "38도 아래로 내려가지 않으면 ", "ko"),
    ],
)
def test_repeated_parts_of_sentences_take_no_long_time(part: str, translated: str, language: str) -> None:
    start = time.process_time()
    codes((part * 5_000)[:5_000], (translated * 5_000)[:5_000], language)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wash. Wait.", ["Wash.", "Wait."]),
        ("Take 1.5 mg, e.g. at night.", ["Take 1.5 mg, e.g. at night."]),
        ("He fell ill.Then he slept.", ["He fell ill.", "Then he slept."]),
        ("请洗手。然后等待！", ["请洗手。", "然后等待！"]),
        ("धोएं। रुकें।", ["धोएं।", "रुकें।"]),
        ("اغسل.ثم انتظر.", ["اغسل.", "ثم انتظر."]),
        ("Wash\n\nWait", ["Wash", "Wait"]),
        ("Check it! {{url}}", ["Check it!"]),
        ("દિવસમાં 5 મિ.ગ્રા. લો. વધારે ન લો.", ["દિવસમાં 5 મિ.ગ્રા. લો.", "વધારે ન લો."]),
        ("250 मि. ग्रा. लें। पानी पिएं।", ["250 मि. ग्रा. लें।", "पानी पिएं।"]),
        ("५ मि.ली. घ्या. डॉ. पाटील यांना विचारा.", ["५ मि.ली. घ्या.", "डॉ. पाटील यांना विचारा."]),
        ("5 மி.லி. குடிக்கவும். அதிகம் வேண்டாம்.", ["5 மி.லி. குடிக்கவும்.", "அதிகம் வேண்டாம்."]),
        ("250 ಮಿ.ಗ್ರಾಂ. ತೆಗೆದುಕೊಳ್ಳಿ.", ["250 ಮಿ.ಗ್ರಾಂ. ತೆಗೆದುಕೊಳ್ಳಿ."]),
        ("दवा ली. पानी पिया.", ["दवा ली.", "पानी पिया."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert list(segments.sentences(text)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "No se aplique maquillaje en la cara"),
        ("gl", "Non se aplique maquillaxe na cara nin se lave unha vez máis"),
        ("ca", "No us poseu maquillatge a la cara, si us plau"),
        ("ht", "Pa mete makiyaj sou figi ou pandan de jou"),
        ("cs", "Nepoužívejte make-up a nemyjte si obličej, dokud je kůže červená"),
        ("sk", "Nepoužívajte make-up a neumývajte si tvár, pokiaľ je koža červená"),
        ("sv", "Använd inte smink och tvätta inte ansiktet under två dagar"),
        ("da", "Brug ikke makeup, og vask ikke ansigtet i to dage efter behandlingen"),
        ("uk", "Не наносьте макіяж на обличчя та не мийте його протягом двох днів"),
        ("bg", "Не използвайте грим и не мийте лицето си два дни след процедурата"),
        ("fa", "دو روز پس از درمان آرایش نکنید و از آفتاب دور بمانید"),
        ("ur", "علاج کے بعد دو دن تک میک اپ نہ کریں اور دھوپ سے بچیں"),
        ("mr", "उपचारानंतर दोन दिवस मेकअप करू नका आणि उन्हापासून दूर राहा"),
        ("ne", "उपचारपछि दुई दिनसम्म मेकअप नगर्नुहोस् र घामबाट टाढा रहनुहोस्"),
        ("ms", "Jangan pakai alat solek selama dua hari selepas rawatan kerana kulit anda merah"),
        ("sw", "Usitumie vipodozi kwa siku mbili baada ya matibabu"),
        ("am", "እርስዎ ከህክምናው በኋላ ለሁለት ቀን ሜካፕ ወይም ሳሙና አይጠቀሙ እና ውሃ ብቻ"),
    ],
)
def test_each_language_is_taken_for_itself_and_not_for_its_neighbours(language: str, text: str) -> None:
    source = "Do not wear makeup for two days after treatment."
    assert "wrong-language" not in codes(source, text, language)
    near = {
        "es": "pt",
        "gl": "es",
        "ca": "es",
        "ht": "fr",
        "cs": "pl",
        "sk": "cs",
        "sv": "da",
        "da": "sv",
        "uk": "ru",
        "bg": "ru",
        "fa": "ar",
        "ur": "fa",
        "mr": "hi",
        "ne": "hi",
        "ms": "tl",
        "sw": "so",
        "am": "ti",
    }
    for other in near[language].split():
        assert "wrong-language" in codes(source, text, other)


def test_what_we_have_no_words_for_is_not_checked() -> None:
    assert not CHECKS["wrong-language"].covers("tlh")
    assert not CHECKS["register-mixed"].covers("sw")
    assert CHECKS["mojibake"].covers("tlh")


def test_every_language_of_ours_has_what_the_checks_need() -> None:
    for tag in OUR_LANGUAGES:
        assert identify.known(tag), tag
        assert identify.expected_scripts(identify.family(tag)), tag


def rows(*texts: tuple[str, str, str, str]) -> list[Unit]:
    return [Unit(*text) for text in texts]


def found(units: list[Unit]) -> set[tuple[str, str, str]]:
    return {(finding.check, finding.unit.id, finding.unit.language) for finding in comparison.run_across(units)}


def test_one_source_with_two_translations() -> None:
    units = rows(("a", "Wait.", "Espere.", "es"), ("b", "Wait.", "Aguarde.", "es"), ("c", "Wait.", "Attendez.", "fr"))
    assert found(units) == {("two-translations", "b", "es")}


def test_one_translation_for_two_sources() -> None:
    units = rows(("a", "Wash your face.", "Lávese la cara.", "es"), ("b", "Dry your face.", "Lávese la cara.", "es"))
    assert ("one-translation-for-two", "b", "es") in found(units)


@pytest.mark.parametrize(("target", "flagged"), [("检查前 1 天", False), ("检查前 5 天", True)])
def test_texts_that_differ_in_a_number_are_not_one_translation(target: str, flagged: bool) -> None:
    units = rows(("a", "5 days before", "检查前 5 天", "zh-Hans"), ("b", "1 day before", target, "zh-Hans"))
    assert (("one-translation-for-two", "b", "zh-Hans") in found(units)) is flagged


def test_a_row_that_is_far_shorter_than_its_siblings() -> None:
    source = "Do not apply makeup to the treated skin for twelve hours."
    texts = {
        "es": "No se aplique maquillaje en la piel tratada durante doce horas.",
        "fr": "N’appliquez pas de maquillage sur la peau traitée pendant douze heures.",
        "de": "Tragen Sie zwölf Stunden lang kein Make-up auf die behandelte Haut auf.",
        "it": "Non applicare il trucco sulla pelle trattata per dodici ore.",
        "pt-BR": "Não aplique maquiagem na pele tratada durante doze horas.",
        "ru": "Не наносите макияж на обработанную кожу в течение двенадцати часов.",
        "pl": "Nie nakładaj makijażu na leczoną skórę przez dwanaście godzin.",
    }
    good = [Unit("a", source, text, language) for language, text in texts.items()]
    assert not {row for row in found(good) if row[0] == "stands-out"}
    assert ("stands-out", "a", "tl") in found([*good, Unit("a", source, "Huwag mag-makeup.", "tl")])


def test_an_address_that_changes_between_rows() -> None:
    units = rows(
        ("a", "You can.", "Usted puede.", "es"),
        ("b", "You may.", "Usted puede hacerlo.", "es"),
        ("c", "Your skin", "Tu piel", "es"),
    )
    assert ("register-changes", "c", "es") in found(units)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wait a couple of days.", "vague-time"),
        ("It will be replaced with brand new skin.", "idiom"),
        (
            "Apply it at least thirty minutes before you go out into the sun and then again every two hours all day long.",
            "long-sentence",
        ),
        ("Wait 2 days.", ""),
    ],
)
def test_the_english(text: str, code: str) -> None:
    assert {finding[0] for finding in found([Unit("a", text, "x", "es")])} - {"reading-grade"} == (
        {code} if code else set()
    )


def test_rows_that_contradict_each_other() -> None:
    units = rows(
        ("a", "Do not apply makeup to the skin for 12 hours.", "x", "es"),
        ("b", "Do not apply makeup to the skin for 24 hours.", "y", "es"),
        ("c", "Scrub the treated face gently.", "z", "es"),
        ("d", "Do not scrub the treated face.", "q", "es"),
        ("e", "Drink water.", "r", "es"),
    )
    assert {row for row in found(units) if row[0] == "contradiction"} == {
        ("contradiction", "b", "en"),
        ("contradiction", "d", "en"),
    }


@pytest.mark.parametrize(
    ("kind", "told"), [("step", True), ("table", False), ("row", False), ("fill", False), ("box", False)]
)
def test_names_of_columns_and_headings_contradict_nothing(kind: str, told: bool) -> None:
    units = [
        Unit("a", "When to call us about medicine", "x", "es", kind="step"),
        Unit("b", "When to stop medicine | Whom to call", "y", "es", kind=kind),
    ]
    assert any(row[0] == "contradiction" for row in found(units)) is told


@pytest.mark.parametrize(
    ("text", "told"), [("Your long-acting insulin", False), ("Never stop long-acting insulin", True)]
)
def test_a_heading_that_names_its_subject_contradicts_nothing(text: str, told: bool) -> None:
    other = "Take your long-acting insulin." if told else "Do not stop your long-acting insulin."
    units = [Unit("a", text, "x", "es", kind="heading"), Unit("b", other, "y", "es")]
    assert any(row[0] == "contradiction" for row in found(units)) is told


@pytest.mark.parametrize(
    ("texts", "below", "told"),
    [
        (("If you take blood thinners:", "If you do not take blood thinners:"), "", False),
        (("If you take blood thinners.", "If you do not take blood thinners."), "", True),
        (("Put 1 drop in the eye every 8 hours.", "Put 2 drops in the eye every 6 hours."), "", True),
        (("Put 1 drop in the eye every 8 hours.", "Put 2 drops in the eye every 6 hours."), ", below h.case", False),
        (
            ("Give it for 10 days if he is under 2 years old.", "Give it for 5 days if he is 6 years or older."),
            "",
            False,
        ),
        (("Children over 6 months: at most 4 doses a day", "Children over 2 months: at most 5 doses a day"), "", False),
        (("Do not raise your left arm.", "Raise your left arm with care."), "", True),
        (("Do not raise your left arm by itself.", "Raise your left arm with care."), "", False),
    ],
)
def test_cases_contradict_nothing(texts: tuple[str, str], below: str, told: bool) -> None:
    units = [Unit(at, text, "x", "es", place=f"section s of h{below}") for at, text in zip("ab", texts, strict=True)]
    assert any(row[0] == "contradiction" for row in found(units)) is told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Do not lift anything heavier than your child.",
            "Call us if you lift anything heavier than your child.",
            False,
        ),
        ("Wash the skin with clear water. Do not use wet wipes.", "clear water and dry wipes", False),
        ("Take methotrexate on one day a week.", "Do not take methotrexate every day.", False),
        ("Take alendronate in the morning.", "Do not take alendronate with coffee.", False),
        ("Take naproxen with food.", "Do not take naproxen.", True),
        ("Take naproxen every day.", "Do not take naproxen every day.", True),
        ("Wash the skin and rub it dry.", "Wash the skin. Never rub it.", True),
    ],
)
def test_what_is_denied_is_what_the_other_row_orders(one: str, other: str, told: bool) -> None:
    units = [Unit("a", one, "x", "es", kind="step"), Unit("b", other, "y", "es", kind="item")]
    assert any(row[0] == "contradiction" for row in found(units)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Take it every 8 hours as needed.", False),
        ("Take it as needed.", True),
        ("A few drops of blood are normal.", False),
        ("A few hours later, drink again.", True),
        ("Wait a few more days.", True),
    ],
)
def test_vague_times(text: str, told: bool) -> None:
    assert any(row[0] == "vague-time" for row in found([Unit("a", text, "x", "es")])) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Take prednisone for 6 days.", True),
        ("Then take prednisone for 6 days.", False),
        ("Next, take half a tablet of prednisone a day for 6 days.", False),
        ("Take a tablet for 6 days.", False),
        ("Do not take more than 8 tablets in 24 hours.", False),
        ("Week 2: take 2 tablets of prednisone a day for 6 days.", False),
        ("Take 2 tablets of ondansetron a day for 5 days.", False),
    ],
)
def test_later_steps_and_other_medicines_contradict_nothing(text: str, told: bool) -> None:
    units = [Unit("a", "Take 2 tablets of prednisone a day for 3 days.", "x", "es"), Unit("b", text, "y", "es")]
    assert any(row[0] == "contradiction" for row in found(units)) is told


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (("Do not lift more than 10 pounds for 3 days.", "Do not lift more than 10 pounds for 6 weeks."), False),
        (
            (
                "Keep the cream with numbing medicine on the skin below plastic wrap for 45 minutes.",
                "Keep the cream with numbing medicine on the skin below plastic wrap for 90 minutes.",
            ),
            True,
        ),
    ],
)
def test_few_words_contradict_within_their_handout_alone(texts: tuple[str, str], apart: bool) -> None:
    units = [Unit(at, text, "x", "es") for at, text in zip("abc", (texts[0], *texts), strict=True)]
    marked = [(comparison.marks(its), comparison.lookup(its)) for its in (units[:1], units[1:])]
    told = {
        (finding.unit.id, finding.message.partition(" ")[0], "more row" in finding.message)
        for finding in comparison.run_marked(marked)
        if finding.check == "contradiction"
    }
    assert told == {("c", "a" if apart else "b", apart)}


def test_a_row_that_contradicts_many_is_told_once() -> None:
    claims = [f"Do not apply makeup to the skin for {at % 3 + 10} hours." for at in range(300)]
    units = [Unit(f"r{at}", claim, "x", "es") for at, claim in enumerate(claims)]
    told = [finding for finding in comparison.run_across(units) if finding.check == "contradiction"]
    by_row = {finding.unit.id: finding.message for finding in told}
    assert len(told) == len(by_row) == 299
    told, other = "r0 gives another time for the same", "correct one of the two"
    assert by_row["r1"] == f"{told}: “{claims[0]}”; {other}"
    assert by_row["r2"].startswith(f"{told}, and 1 more row besides: “")
    assert by_row["r299"].startswith(f"{told}, and 199 more rows besides: “")


def test_syllables_and_grade() -> None:
    assert [readability.syllables(word) for word in ("wash", "gentle", "moisturizer", "face", "area")] == [
        1,
        2,
        4,
        1,
        2,
    ]
    assert readability.flesch_kincaid(*readability.measured("Wash your face. Pat it dry.")) < 2
    assert (
        readability.flesch_kincaid(
            *readability.measured("Administer antihypertensive medication intravenously immediately.")
        )
        > 15
    )


def told(evidence_of: Callable[..., float], *texts: str) -> float:
    return evidence_of(*texts, anchors(*texts))


def test_weights_point_the_right_way() -> None:
    source = "Call the hospital if you have a fever or pain. Drink water for two days."
    good = "Llame al hospital si tiene fiebre o dolor. Beba agua durante dos días."
    assert told(weighing.other_evidence, source, good, "es") < -3
    assert told(lost_evidence, source, "Llame al hospital si tiene fiebre o dolor.", "es") > 2
    assert told(cut_off.cut_evidence, source, "Llame al hospital si tiene fiebre o", "es") > 4
    other = "El código caduca mañana por la mañana. Pulse el botón verde."
    assert told(weighing.other_evidence, source, other, "es") > 1


def test_without_its_cognates_a_text_only_looks_worse() -> None:
    source = "The hospital department will confirm the important appointment by telephone."
    target = "El departamento del hospital confirmará la importante cita por teléfono."
    deaf, heard = (anchors(source, target, "es", heard=heard) for heard in (False, True))
    assert deaf.starts == heard.starts
    assert all(map(operator.le, deaf.weights, heard.weights))
    assert deaf != heard


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "Entfernen Sie den Verband."),
        ("fr", "Retirez le pansement."),
        ("es", "Retire la venda."),
        ("it", "Rimuova la benda."),
        ("pt", "Remova o curativo."),
        ("ar", "أزل الضمادة."),
    ],
)
def test_what_is_removed_is_told_as_such(tag: str, text: str) -> None:
    (name,) = mentions.mentioned("Removing it").keys()
    assert name in mentions.told(text, tag)[0]


@pytest.mark.parametrize(
    "tag", sorted(path.name for path in lexicon.FOLDER.iterdir() if path.name not in {"en", "und"})
)
def test_words_are_known_in_the_letters_in_which_texts_are_compared(tag: str) -> None:
    """The y and k of Urdu and Persian are those of Arabic then."""
    stems = {stem for listed in mentions.stems_of(tag).values() for stem in listed.split()}
    assert [stem for stem in sorted(stems) if mentions.told(plain(stem), tag) != mentions.told(stem, tag)] == []


def test_the_name_of_a_part_may_be_joined_to_what_follows() -> None:
    source = "Aim. To find out how many of the children in this town sleep well."
    joined = "Цель: узнать, сколько детей в этом городе хорошо спит."
    assert told(lost_evidence, source, joined, "ru") < 0


@pytest.mark.parametrize("order", [("af", "cs", "es", "vi"), ("vi", "es", "cs", "af"), ("cs", "es", "vi", "af")])
def test_of_languages_that_are_as_likely_the_same_is_named(
    order: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever order lingua returns them: a report is the same every time."""
    monkeypatch.setattr(lingua, "confidence", lambda _text, tags: {tag: 0.0 for tag in order if tag in tags})
    text = "nu\\u031bo\\u031b\\u0301c"
    assert neighbours.neighbour(text, "Latin", "vi") == "es"


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("At home", "At home"), True),
        (("Swimming", "When to call us"), True),
        (("Yellow zone", "Red zone"), False),
        (("Before the test", "At home"), False),
    ],
)
def test_rows_below_headings_that_name_cases_contradict_nothing(headings: tuple[str, str], *, told: bool) -> None:
    texts = "Take 2 puffs from the inhaler every 4 hours.", "Take 4 puffs from the inhaler every 20 minutes."
    units = [
        Unit(f"{kind}{at}", text, "x", "es", kind=kind, place=f"section s{at} of h")
        for at, pair in enumerate(zip(headings, texts, strict=True))
        for kind, text in zip(("heading", "step"), pair, strict=True)
    ]
    assert any(row[0] == "contradiction" for row in found(units)) is told


@pytest.mark.parametrize(
    ("target", "severity"),
    [("Ayudó al 52  % de ellos.", "info"), ("Fue menor (p  < 0,05).", "info"), ("Ayudó  al 52 % de ellos.", "warning")],
)
def test_two_spaces_between_a_number_and_its_sign_are_a_matter_of_typesetting(target, severity):
    (finding,) = CHECKS["spacing"].run(Unit("row", "It helped 52 % of them (p < 0.05).", target, "es"))
    assert finding.severity == severity
