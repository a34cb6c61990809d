"""What lets a check look away must never hide what it would have found."""

import math

import pytest
import regex

from aftercare.checks import CHECKS
from aftercare.checks.analysis.evidence import parallel, weighing
from aftercare.checks.analysis.language import identify
from aftercare.checks.analysis.numbers import digits, unit_words, words
from aftercare.checks.analysis.text import lexicon, normal, segments, tokens
from aftercare.checks.analysis.text.runs import Runs
from aftercare.checks.analysis.words import finder, fused, medicines, mentions, things
from aftercare.checks.rules.engines import chatter, lists, repetition
from aftercare.checks.rules.letters import encoding
from aftercare.checks.rules.project import consistency
from aftercare.checks.rules.verbatim import names

TEXTS = [
    "Visit www.example.org, https://example.org/a or clinic.example.com now.",
    "Write to help@clinic.example.org.",
    "Ask {clinic}, {{clinic}}, %(name)s, %s or %1$d.",
    "Read <b>this</b> &amp; that.",
    "No address. Nothing at all.",
    "请立即访问example.org网站",
]


@pytest.mark.parametrize("written", TEXTS)
def test_prose_is_the_same_with_and_without_the_hint(written: str) -> None:
    assert segments.prose(written) == segments.NOT_PROSE.sub(" ", written)


@pytest.mark.parametrize(
    "written",
    [
        "(321) 751-7041",
        "+49 30 901820",
        "Call 3217517041",
        "321.751.7041 or 911",
        "٣٢١ ٧٥١ ٧٠٤١",
        "1 (800) 555-0100",
        "12 hours",
    ],
)
def test_phone_numbers_are_blanked_with_and_without_the_hint(written: str) -> None:
    flat = normal.plain(written)
    whole = tokens.PHONE.sub(lambda hit: " " * len(hit[0]) if tokens._is_phone(hit[0]) else hit[0], flat)  # noqa: SLF001
    assert tokens.masked(written) == whole


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (chatter.FAULT, "Error 500 (Server Error)!!1"),
        (chatter.FAULT, "MyMemory Warning: YOU USED ALL AVAILABLE FREE TRANSLATIONS"),
        (chatter.FAULT, "502 Bad Gateway"),
        (chatter.FAULT, "Gateway Time-out"),
        (chatter.FAULT, "Query length limit exceeded"),
        (chatter.FAULT, "Invalid target language"),
        (chatter.FAULT, "That’s all we know"),
        (chatter.REMARK, "I kept the original numbers"),
        (chatter.REMARK, "I can't translate this"),
        (chatter.REMARK, "Source text: wait"),
        (chatter.REMARK, "[machine translation]"),
        (chatter.ANNOUNCED, "Sure, espere"),
        (chatter.ANNOUNCED, "Voici la TRADUCTION : attendez"),
        (chatter.ANNOUNCED, "Bản dịch: chờ"),
        (chatter.ANNOUNCED, "翻译：等"),
    ],
)
def test_a_remark_is_hinted_at(pattern, written: str) -> None:
    assert pattern.search(written)
    assert pattern in chatter.hinted(written)


@pytest.mark.parametrize("written", ["dÃ­a", "ÐŸÐ¾", "â€™", "a\ufffdb", "\\u00e9", "Â\xa0soap", "ï»¿", "ðŸ˜€"])
def test_what_was_decoded_wrongly_is_seen(written: str) -> None:
    assert encoding.MOJIBAKE.search(written)
    assert encoding.HINT.search(written)
    assert not segments.characters(written).isdisjoint(encoding.BROKEN)


@pytest.mark.parametrize(
    ("tag", "written", "found"),
    [
        ("de", "DREIßIG Tage und zwölf Stunden, einmalig", ["DREIßIG", "zwölf", "ein"]),
        ("tr", "ALTI gün, altı, İki", ["ALTI", "altı", "İki"]),
        ("ja", "一日三回", []),
        ("th", "สองครั้ง", ["สอง"]),
        ("en", "Someone may come on May 2, or the second", ["May", "second"]),
    ],
)
def test_number_words_are_words_or_what_a_word_begins_with(tag: str, written: str, found: list[str]) -> None:
    assert [written[start:end] for start, end, _ in words._word_hits(written, tag)] == found  # noqa: SLF001


@pytest.mark.parametrize(
    ("tag", "written"), [("ar", "بعد يومين"), ("fr", "une demi-heure"), ("ru", "пол-таблетки"), ("en", "half-hour")]
)
def test_a_word_that_holds_a_number_is_seen(tag: str, written: str) -> None:
    pattern, _ = fused.fused_pattern(tag)
    assert pattern
    found = pattern.search(written)
    assert found
    assert found.start() in finder.begun(written, tag)[finder.QUANTITIES]


@pytest.mark.parametrize(
    ("tag", "section", "key", "written"),
    [
        ("en", "negation", "words", "Don't! You cannot; NOT now, without a note."),
        ("en", "negation", "implied", "Unwashed, alcohol-free, careless: avoid it."),
        ("tr", "negation", "words", "DOKUNMAYIN. İçmeyin, ısıtmayınız, hiçbir zaman."),
        ("tr", "negation", "implied", "KAÇININ ve kaçının."),
        ("el", "negation", "words", "ΌΧΙ, ΧΩΡΊΣ και χωρίς."),
        ("ko", "negation", "words", "약을 안 드시면 됩니다. 만지지 마십시오."),
        ("zh-Hans", "negation", "words", "请勿触摸，不要饮酒。"),
        ("es", "negation", "ignored", "No obstante, no solo hoy."),
        ("fr", "bounds", "until", "jusqu’à demain, jusqu'au soir"),
    ],
)
def test_a_list_of_words_is_found_where_its_pattern_alone_finds_it(
    tag: str, section: str, key: str, written: str
) -> None:
    words = finder.finder(tag, section, key)
    flat = normal.plain(written)
    assert words
    alone = [hit.span() for hit in words._pattern.finditer(flat)]  # noqa: SLF001
    assert alone
    assert [hit.span() for hit in words.finditer(flat)] == alone


@pytest.mark.parametrize(
    "runs",
    [segments._WORDS, parallel._TOKENS, parallel._NUMBERS, identify.LETTERS, names._LATIN],  # noqa: SLF001
)
@pytest.mark.parametrize(
    "written",
    [
        "L’eau, don't, x-ray: 37.5 °C, ½, Tylenol-3 and 5%.",
        "धीरे धीरे १२ बार",
        "می\u200cخواهم ١٢٫٥",
        "2型糖尿病 COVID-19",
        "\u0301ba \ud800 ÀÉ",
        "𠀀𠀁 𝐀𝐁 𝟏𝟐 𐐀𐐁 word",
    ],
)
def test_runs_are_the_same_where_their_characters_are_listed(runs: Runs, written: str) -> None:
    assert runs.findall(written) == runs.pattern.findall(written)


@pytest.mark.parametrize(
    "written",
    [
        "Wait... (Now!) Dr. Hill\ncame. “Yes?” No",
        "等两天。好！真的？是",
        "रुको। जाओ॥ अब",
        "قف؟ نعم۔ لا",
        "a | b",
        "ይጠብቁ። ይሂዱ፧",
        "",
    ],
)
def test_sentences_end_where_their_pattern_alone_ends_them(written: str) -> None:
    ends = [match.end() for match in segments.SENTENCE_END.finditer(written)]
    parts = [written[start:end].strip() for start, end in zip([0, *ends], [*ends, len(written)], strict=True)]
    assert list(segments.sentences(written)) == [part for part in parts if segments.WORD.search(part)]


def test_words_for_concepts_are_found_in_the_plural_and_with_a_hyphen() -> None:
    forms = mentions._english_forms()[1]  # noqa: SLF001
    joined = next(form for form in forms if "-" in form)
    assert mentions.mentioned(f"Re-read: {joined}s, and doctor's") == {forms[joined]: 9, forms["doctor"]: 22}


def test_of_terms_nobody_asked_for_the_first_of_the_lexicon_is_told() -> None:
    _, terms_of = things._terms("es")  # noqa: SLF001
    assert things.unasked("Wait.", f"{terms_of[5][1]} {terms_of[2][1]}", "es") == terms_of[2][1]


def test_an_item_that_stands_twice_may_be_a_part_of_another() -> None:
    assert lists._item_again("fiebre, tos, fiebres", "es") == ""  # noqa: SLF001
    assert lists._item_again("náuseas y fiebre, fiebre", "es") == "fiebre"  # noqa: SLF001
    assert lists._item_again("tiene una gran fiebre, fiebre", "es") == "fiebre"  # noqa: SLF001


@pytest.mark.parametrize("written", ["ไทย", "ລາວ", "ខ្មែរ", "မြန်မာ", "Thai: ๑๒", "한국어", "中文"])
def test_a_script_without_spaces_is_seen_as_its_letters_are_counted(written: str) -> None:
    counted = not segments.scripts(written).keys().isdisjoint(segments.UNSPACED[3:])
    assert bool(consistency.PARTED_FREELY.search(written)) == counted


def test_a_text_that_repeats_itself_is_seen_whatever_its_end() -> None:
    assert repetition._repeated("Wait two days! Wait two days!")  # noqa: SLF001
    assert repetition._repeated("等待两天的时间等待两天的时间")  # noqa: SLF001
    assert not repetition._repeated("Wait two days. Wait a day.")  # noqa: SLF001


def test_only_stems_outside_longer_ones_are_told_apart() -> None:
    places = [(0, 3, 8), (1, 0, 8), (2, 0, 3), (3, 8, 12), (4, 10, 14), (5, 10, 12)]
    within = {
        place
        for place, start, end in places
        if any(first <= start and end <= last and last - first > end - start for _, first, last in places)
    }
    assert mentions._apart(places) == {0, 1, 2, 3, 4, 5} - within  # noqa: SLF001


@pytest.mark.parametrize("users", [("a",), ("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d")])
def test_a_letter_says_the_same_whether_those_count_that_have_it_or_the_others(users: tuple[str, ...]) -> None:
    tags = ("a", "b", "c", "d")
    said, against = identify._of_letter(users, tags)  # noqa: SLF001
    for tag in tags:
        wanted = 0.5 * math.log(len(tags) / len(users)) if tag in users else -identify.STRANGE
        assert dict(said).get(tag, 0.0) - against == pytest.approx(wanted)


@pytest.mark.parametrize("target", ["Espere.", "Espere dos días.", "Espere usted dos días, por favor."])
def test_a_text_that_is_no_longer_than_expected_has_nothing_added(target: str) -> None:
    source = "Please wait for two days, and then call."
    assert parallel.log_ratio(source, target, "es") <= 0
    assert weighing.length_evidence(source, target, "es", weighing.LONGER) <= 0
    assert weighing.added_evidence(source, target, "es") <= 0


@pytest.mark.parametrize("other", ["ibuprofeno", "ibuprofen", "nefopam", "paracetamol", "bu", "", "neforpubi"])
def test_words_with_too_few_letters_of_a_name_are_not_compared_with_it(other: str) -> None:
    for least in (0.5, 0.7, 0.85):
        alike = medicines._alike("ibuprofen", other) >= least  # noqa: SLF001
        assert medicines._as_alike("ibuprofen", other, least) is alike  # noqa: SLF001


@pytest.mark.parametrize("tag", sorted(path.name for path in identify.FOLDER.iterdir()))
def test_no_unit_begins_as_none_does(tag: str) -> None:
    after = unit_words.units_behind(tag)
    forms = [form.replace("*", "") for listed in unit_words._all_forms(tag).values() for form in listed]  # noqa: SLF001
    for gap, end in (("", ""), (" ", ""), ("-", ""), ("\u00a0", ""), (" - ", ""), ("", "/d"), (" ", " g")):
        for written in (shown for form in forms for shown in (form, form.upper(), form.title())):
            behind = normal.plain(f"5{gap}{written}{end}")
            found, wanted = unit_words.unit_behind(behind, 1, tag), after.match(behind, 1)
            assert (found and found.span()) == (wanted and wanted.span()), behind


@pytest.mark.parametrize("tag", sorted(path.name for path in identify.FOLDER.iterdir()))
def test_a_word_that_goes_on_is_looked_at_where_a_list_lets_it(tag: str) -> None:
    for key, listed in lexicon.load(tag, "facts").get("negation", {}).items():
        words_of = finder.finder(tag, "negation", key) if isinstance(listed, list) else None
        for form in listed if words_of else ():
            for behind in ("", "x", " x", "и", ",", "'s"):
                written = normal.plain(form.replace(" ... ", " y ").replace("*", "") + behind)
                found = [hit.span() for hit in words_of.finditer(written)]
                assert found == [hit.span() for hit in words_of._pattern.finditer(written)], written  # noqa: SLF001


@pytest.mark.parametrize(
    "written",
    [
        "5",
        "12 days",
        "1.5",
        "1 000",
        "1,000,000",
        "3/4",
        "15.3.2024",
        "2 ½",
        "½",
        "5½",
        "24/7",
        "7. Wait",
        "5'000",
        "3 4",
    ],
)
def test_plain_digits_are_what_the_whole_pattern_finds(written: str) -> None:
    plain = digits.PLAIN.match(written)
    assert plain is None or plain[0] == digits.DIGITS.match(written)[0]


def test_whether_a_language_is_covered_is_known_without_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    def compiles(*_: object, **__: object) -> None:
        raise AssertionError("a pattern is compiled before there is a text")

    monkeypatch.setattr(regex, "compile", compiles)
    covered = {code for code, check in CHECKS.items() if check.covers("de-LI")}
    assert {"child-lost", "fraction-changed", "sequence-turned"} <= covered
