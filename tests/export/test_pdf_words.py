"""Text copied from a PDF, word by word and space by space: hard words of each script, and all that the catalogs say."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import page
import pytest

from aftercare.core.language.fonts import coverage
from aftercare.core.language.languages import language
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.handout.document import State
from command import ROOT
from pdf_readers import read_by_all
from samples import ENGLISH, TAGS, made, shipped

WORDS = {
    # Marks that stand higher than their letter, at the end of a word and before a letter that joins none.
    "ar": "سوءًا جزءًا مساءً ماءً بدءًا شيئًا هدوءًا دواءً غذاءً بطيئًا ابتداءً ضوءًا عبئًا جُزْءًا لأنّ الأدوية فورًا"
    " يوميًّا ثلاثًا مرّتين أُذُن الآن للأطفال إلّا ولا بلا لِلْعَيْن مُسكِّن شُرْبًا حُقنة اللّه مِلّيلتر رَأْس مُؤَقَّت سُؤال قِراءَة"
    " بِئْر شَيْء سيّئة رديءٌ ضوءٌ جزءٍ مساءٍ الماءِ هواءُ نتوءًا مرّة حادّ الطبّي مدّة ضدّ خفّ تجنّب قلّة جلديّ",
    "fa": "دکترِ آب مسألهٔ خانهٔ مؤثّر حتماً لطفاً فوراً مثلاً پزشک گچ ژل پارچهٔ روزِ شما اوّل دوّم توجّه",
    "ur": "دوائی ہے آپ کو ڈاکٹر ٹھیک گھنٹے پیئں مثلاً فوراً مؤثر جلد اِس اُس بچّہ زخمِ دِن لیں پٹّی عموماً ۓ ہوئے",
    "he": "שָׁלוֹם בְּרֵאשִׁית תְּרוּפָה כַּדּוּר יוֹם לַיְלָה שַׁבָּת מִטְבָּח הַמָּקוֹם חׇכְמָה עֵינַיִם פִּצְעֵי דַּקָּה שׁוּב צִפֹּרֶן נְקֻדָּה",
    # Conjuncts with marks at two heights, half forms, and letters drawn on both sides.
    "gu": "ક્ષમા દ્રષ્ટિ સ્ત્રી ર્કિ ઇન્જેક્શન દર્દી કર્યું હૃદય રુધિર રૂઝ શ્વાસ ચિહ્ન બ્રહ્મ દ્ધ દ્વિ પ્રતિક્રિયા ડૉક્ટરે કહ્યું રહ્યું હ્યું હ્રું"
    " હ્મું હ્યાં ક્યું ર્યું હ્યૂં ખૂલ્યું રૂં હ્વું ત્ર્યંબક ર્મી ર્તિ જ્ઞાની શૃંગ મુસદ્દો",
    "hi": "क्षमा त्रिकोण ज्ञान श्री स्त्री कर्म दर्दी र्कि दृष्टि हृदय चिह्न ब्रह्म द्ध द्वि ट्ट ड्ढ हैं र्मीं इंजेक्शन शल्यक्रिया ड्रेसिंग डॉक्टर"
    " फ़ोन पढ़ें सूँघ क्त रु रू किन्तु ख़ून तीव्र कह्यूँ",
    "th": "น้ำ ซ้ำ ค่ำ ปู่ ฝุ่น ญี่ปุ่น ฎีกา ผู้ป่วย ขึ้น เมื่อ ครั้ง ซึ่ง ที่ ฟื้นตัว ปั๊ม ก็ คำแนะนำ",
}
UNSPACED = {"th", "zh-Hans", "zh-Hant"}
FAULTS = {
    # No space at a joint where letters stand close, nor before letters of another font.
    "pdf.js": ("يُمنع إعطاؤها", "البشرة التي", "Clarisonic", "SPF"),
    # Brackets turned around, and the point behind a number parted from it.
    "PDFium": ("(", "12. "),
}
"""Parts of rows that a reader says wrong in Arabic by a fault of its own, which `docs/architecture.md` tells."""
FEW, MANY = 12, 40
"""Rows of a file: as many as fit on a page, so that no break of a line parts hard words, and as of a handout."""
AROUND = {"ar": "نص", "fa": "متن", "ur": "متن", "he": "מלה"}
"""A word for all that a page says besides: readers ask in which direction most of it runs."""


def spaced(text: str) -> str:
    """Fold what a break of a line changes, and what orders text that runs in two directions."""
    shown = re.sub(
        r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]", "", unicodedata.normalize("NFKC", text)
    )
    return " ".join(shown.split())


def read(tag: str, rows: Sequence[str], many: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what each reader says of PDFs of a language with these rows."""
    texts = ENGLISH
    if tag in AROUND:
        texts = dict.fromkeys(ENGLISH, AROUND[tag])
        monkeypatch.setattr("samples.ENGLISH", texts)
    parts = [rows[at : at + many] for at in range(0, len(rows), many)]
    more = (" ".join([AROUND[tag]] * 60),) if tag in AROUND else ()
    documents = [made(tag, (*part, *more), state=State.APPROVED) for part in parts]
    found = read_by_all([compile_pdf(typst(document), tag, root=ROOT) for document in documents])
    return {reader: " ".join(spaced(said[reader]) for said in found) for reader in found[0]}


@pytest.mark.slow
@pytest.mark.parametrize("tag", WORDS)
def test_hard_words_are_read_by_all(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if coverage(language(tag).fonts, ROOT) is None:
        pytest.skip(f"the fonts of {tag} are not installed")
    words = WORDS[tag].split()
    rows = [*words, *(f"{one} {two} {one}{two}" for one, two in pairwise(words))]
    said = read(tag, rows, FEW, monkeypatch)
    assert {reader: [row for row in rows if spaced(row) not in text] for reader, text in said.items()} == {
        reader: [] for reader in said
    }


def wanted(tag: str) -> list[str]:
    """Return what the catalogs say in a language, with a number in each place."""
    current = shipped()
    texts = [unit.target for unit in current.readable.units(tag, "microneedling")]
    texts += current.documents.words(tag).texts.values()
    return [
        re.sub(r"\[([^]]*)\]\([^)]*\)|\*\*|\{[a-z_]+\}", lambda match: match[1] or "12" * (match[0][0] == "{"), text)
        for text in texts
    ]


@pytest.mark.slow
@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_all_that_catalogs_say_is_read_by_all(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = wanted(tag)
    for reader, said in read(tag, rows, MANY, monkeypatch).items():
        words, signs = set(said.split()), said.replace(" ", "")
        missing = [
            row
            for row in rows
            # Readers put the second line of a row elsewhere; where no spaces part words, it may begin anywhere.
            if spaced(row) not in said
            and not words.issuperset(spaced(row).split())
            and (tag not in UNSPACED or spaced(row).replace(" ", "") not in signs)
        ]
        faults = FAULTS.get(reader, ()) if tag == "ar" else ()
        assert [row for row in missing if not any(fault in row for fault in faults)] == [], reader


def test_a_page_from_right_to_left_stays_accessible() -> None:
    data = compile_pdf(typst(made("ar", (WORDS["ar"],), state=State.APPROVED)), "ar", root=ROOT)
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
