"""PDF handouts: valid PDF/UA-1, the right fonts, every row readable in the file and in the picture."""

import dataclasses
import datetime as dt
import re
import subprocess
import unicodedata
from threading import Thread

import page
import pytest
from fontTools.ttLib import TTFont

from aftercare.core.errors import FontError
from aftercare.core.language.fonts import faces, folders, lacking
from aftercare.core.language.languages import language
from aftercare.core.settings.clinic import Clinic
from aftercare.core.units import Status, Unit
from aftercare.export.fonts import load, missing_family
from aftercare.export.formats.typst import typst
from aftercare.export.pdf import typesetting
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.handout.compose import compose
from aftercare.handout.document import Document, State
from aftercare.handout.edition import Edition
from aftercare.handout.words import Words
from aftercare.source.interface import interface_rows
from aftercare.source.table import read_source
from command import ROOT
from paper_lines import size_of_most

CSV = """\
id,handout,section,kind,text,note
care.title,care,title,title,After your treatment,
care.call.heading,care,call,heading,When to call us,
care.call.red,care,call,warning,Call us at {clinic_phone} if your skin is red.,
care.day.heading,care,day,heading,Day 1,
care.day.wait,care,day,step,Wait 12 to 24 hours.,
care.day.sun,care,day,step,Use sunblock with SPF 30+.,
"""
# In the order of the CSV.
TRANSLATIONS = {
    "es": "Después del tratamiento|Cuándo llamarnos|Llámenos al {clinic_phone} si la piel está roja.|Día 1|Espere de 12 a 24 horas.|Use protector solar con SPF 30+.",
    "ar": "بعد العلاج|متى تتصل بنا|اتصل بنا على {clinic_phone} إذا كان جلدك أحمر.|اليوم 1|انتظر من 12 إلى 24 ساعة.|استخدم واقي الشمس SPF 30+ يوميا.",
    "zh-Hans": "治疗之后|何时致电|如果皮肤发红，请致电 {clinic_phone}。|第 1 天|请等待 12 至 24 小时。|请使用 SPF 30+ 防晒霜。",
    "zh-Hant": "治療之後|何時致電|如果皮膚發紅，請致電 {clinic_phone}。|第 1 天|請等待 12 至 24 小時。|請使用 SPF 30+ 防曬霜。",
    "ko": "시술 후|전화하실 때|피부가 붉어지면 {clinic_phone}번으로 전화하십시오.|1일 차|12~24시간 기다리십시오.|SPF 30+ 자외선 차단제를 바르십시오.",
    "th": "หลังการรักษา|เมื่อใดควรโทร|โทร {clinic_phone} หากผิวแดง|วันแรก|รอ 12 ถึง 24 นาที|ทาครีมกันแดด SPF 30+",
    "gu": "સારવાર પછી|ક્યારે ફોન કરવો|ત્વચા લાલ થાય તો {clinic_phone} પર ફોન કરો.|દિવસ 1|12 થી 24 કલાક રાહ જુઓ.|SPF 30+ સનબ્લૉક લગાવો.",
    "ru": "После процедуры|Когда звонить|Позвоните {clinic_phone}, если кожа красная.|День 1|Подождите 12–24 часа.|Используйте средство SPF 30+.",
}
CLINIC = Clinic("Skin clinic", "+13217517041", "(321) 751-7041", address="Florida, USA", web="https://example.org/a")
ENGLISH = {entry.id: entry.text for entry in interface_rows()}
# Arabic throughout, or poppler takes the page for one that runs from left to right.
WORDS = {"ar": dict.fromkeys(ENGLISH, "كلمات عربية")}
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def document(tmp_path):
    def make(tag, *, csv=CSV, texts=None, fonts=None, paper="us-letter") -> Document:
        path = tmp_path / "instructions.csv"
        path.write_text(csv, encoding="utf-8")
        (handout,) = read_source(path, frozenset(CLINIC.placeholders), name=path.name).chosen()
        spoken = language(tag)
        if fonts:
            spoken = dataclasses.replace(spoken, fonts=fonts)
        words = Words(ENGLISH if tag == "en" else WORDS.get(tag, {}), ENGLISH)
        state = State.SOURCE if tag == "en" else State.DRAFT
        edition = Edition(spoken, words, state, CLINIC, paper, dt.date(2026, 11, 22))
        if tag == "en":
            return compose(handout, None, edition)
        texts = texts or TRANSLATIONS[tag].split("|")
        units = {
            row.id: Unit(row.id, row.text, text, tag, Status.DRAFT)
            for row, text in zip(handout.rows, texts, strict=True)
        }
        return compose(handout, units, edition)

    return make


def pdf(document: Document) -> bytes:
    return compile_pdf(typst(document), document.language.tag, root=ROOT)


def run(tool: str, data: bytes, *options: str) -> str:
    command = [tool, *options, "-", *(["-"] if tool == "pdftotext" else [])]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return BIDI.sub("", unicodedata.normalize("NFC", done.stdout.decode())).replace("\u00a0", " ")


def text_of(data: bytes) -> str:
    return re.sub(r"\s+", " ", run("pdftotext", data))


def long_csv(rows: int) -> str:
    text = "Avoid saunas, steam rooms, and hot baths or showers until the redness is gone."
    return CSV + "".join(f'care.day.more-{n},care,day,step,"{text} ({n})",\n' for n in range(rows))


@pytest.mark.parametrize("kind", ["step", "warning"])
def test_rows_under_the_title_are_shown_too(document, tmp_path, kind):
    csv = f"id,handout,section,kind,text,note\nx.title,x,top,title,The title,\nx.first,x,top,{kind},First wash.,\n"
    made = document("en", csv=csv)
    assert [row.id for row in made.rows] == ["x.title", "x.first"]
    data = pdf(made)
    assert "First wash." in text_of(data)
    (tmp_path / "x.pdf").write_bytes(data)
    assert page.validate_pdf(str(tmp_path / "x.pdf"), profile=page.ValidationProfile.PDF_UA_1).is_compliant


@pytest.mark.parametrize("tag", ["en", *TRANSLATIONS])
def test_is_valid_pdf_ua(document, tmp_path, tag):
    path = tmp_path / "handout.pdf"
    path.write_bytes(pdf(document(tag)))
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.parametrize("tag", ["en", *TRANSLATIONS])
def test_every_row_is_found(document, tag):
    made = document(tag)
    found = text_of(pdf(made))
    for row in [made.title, *(row for block in made.blocks for row in (block.heading, *block.rows))]:
        words = re.findall(r"[^\W\d_]{2,}|\d+", row.text) if made.language.rtl else row.text.split()
        assert [word for word in words if word not in found] == []


@pytest.mark.parametrize("tag", ["en", *TRANSLATIONS])
def test_phone_reads_left_to_right(document, tag):
    assert text_of(pdf(document(tag))).count(CLINIC.phone) == 2  # in the warning and in the contact block


def test_phone_is_drawn_left_to_right(document):
    boxes = run("pdftotext", pdf(document("ar")), "-bbox")
    left = {word: float(x) for x, word in re.findall(r'xMin="([\d.]+)"[^>]*>([^<]*\d[^<]*)</word>', boxes)}
    assert left["(321)"] < left["751-7041"]


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_fonts_are_embedded(document, tag):
    made = document(tag)
    lines = run("pdffonts", pdf(made)).splitlines()[2:]
    assert any(made.language.fonts[0].replace(" ", "") in line for line in lines)
    assert all(re.search(r" yes yes yes +\d+ +\d+$", line) for line in lines), lines  # embedded, subset, ToUnicode


@pytest.mark.parametrize(("paper", "size"), [("us-letter", "612 x 792"), ("a4", "595.276 x 841.89")])
def test_paper(document, paper, size):
    assert f"Page size:       {size} pts" in run("pdfinfo", pdf(document("es", paper=paper)))


@pytest.mark.parametrize(("tag", "lang"), [("es", b"es"), ("zh-Hant", b"zh-TW"), ("ar", b"ar")])
def test_says_its_language_and_title(document, tag, lang):
    made = document(tag)
    data = pdf(made)
    assert re.search(rb"/Lang ?\(" + lang + rb"\)", data)
    assert made.title.text in run("pdfinfo", data)


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (24, 2), (33, 2), (120, None)])
def test_at_most_two_pages_unless_it_cannot_be(document, rows, pages):
    found = run("pdfinfo", pdf(document("en", csv=long_csv(rows))))
    count = int(re.search(r"Pages: +(\d+)", found)[1])
    assert count == pages if pages else count > 2


@pytest.mark.parametrize("rows", [28, 33])
def test_a_wrong_estimate_of_the_length_changes_no_size(document, rows):
    """However many settings are too large for two pages, the page is set in the largest that is not."""
    source = typst(document("en", csv=long_csv(rows)))
    unknown = re.sub(r"(boxed: false, ems: )\([\d., ]+\)", r"\1()", source)
    assert unknown != source
    assert size_of_most(compile_pdf(unknown, "en")) == size_of_most(compile_pdf(source, "en"))


def test_threads_that_come_one_after_the_other_share_a_compiler(document, monkeypatch):
    monkeypatch.setattr(typesetting, "_idle", {})
    for _ in range(3):
        thread = Thread(target=pdf, args=[document("en")])
        thread.start()
        thread.join()
    assert [len(idle) for idle in typesetting._idle.values()] == [1]  # noqa: SLF001 - nothing else tells it


def test_is_the_same_twice(document):
    first = pdf(document("ar"))
    pdf(document("th"))
    assert pdf(document("ar")) == first
    assert b"CreationDate" not in first


@pytest.mark.parametrize(
    "hostile",
    [
        '"))) #panic("x")',
        '#import "/etc/passwd" \\u{41} \\\\ \\',
        "*bold* _it_ $x^2$ `code` = Title <script>alert(1)</script> @ref // no /* no */ ~ --- ...",
        "A" * 39 + " {unknown} ${HOME} $(id)",
        '[link](x) #link("y") "quoted" \'single\'',
    ],
)
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_markup_comes_out_as_text(document, hostile, tag):
    found = text_of(pdf(document(tag, texts=[hostile] * 6)))
    words = hostile.split() if tag == "es" else re.findall(r"[A-Za-z]{2,}", hostile)
    assert all(word in found for word in words)


def test_a_missing_family_names_language_and_remedy(document):
    made = document("ar", fonts=("Noto Nastaliq Urdu", "Noto Sans"))
    with pytest.raises(
        FontError,
        match=r"language ar: .*'Noto Nastaliq Urdu'.*make handouts.*expo-google-fonts/noto-nastaliq-urdu",
    ):
        pdf(made)


def test_a_missing_glyph_names_language_and_character(document):
    with pytest.raises(FontError, match=r"language gu: .*U\+9AA8"):
        pdf(document("gu", texts=["骨", *TRANSLATIONS["gu"].split("|")[1:]]))


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_the_usual_signs_are_drawn_in_every_language(document, tag):
    signs = "≥ ≤ ≈ × ± → ✓ ☐ ⚠ ½ ₂ ²"
    texts = [signs.replace("⚠", "⚠\ufe0f"), *TRANSLATIONS[tag].split("|")[1:]]
    found = text_of(pdf(document(tag, texts=texts)))
    assert [sign for sign in signs.split() if sign not in found] == []


def test_a_missing_row_stands_in_english_and_says_so(document):
    texts = TRANSLATIONS["es"].split("|")
    found = text_of(pdf(document("es", texts=[*texts[:4], "", texts[5]])))
    assert "2 Not translated: Wait 12 to 24 hours." in found


def test_fonts_come_from_the_nearest_folder_above(tmp_path):
    face = tmp_path / "node_modules/@expo-google-fonts/some-face/400Regular"
    face.mkdir(parents=True)
    (tmp_path / "a/b").mkdir(parents=True)
    assert face.resolve() in folders(tmp_path / "a/b")


def test_projects_that_share_their_fonts_by_a_link_share_what_is_read_of_them(tmp_path):
    """A process that builds many projects would hold all fonts anew for each."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "node_modules").symlink_to(ROOT / "node_modules")
    assert load(folders(tmp_path / "a")) is load(folders(tmp_path / "b"))


def test_a_font_of_ones_own_is_found_where_the_docs_and_the_error_say(tmp_path):
    """Whoever has no npm puts it there by hand, under any name: its family is read from inside."""
    told = (ROOT / "docs/your-own-clinic.md").read_text(encoding="utf-8")
    remedy = "put a TrueType file of it into node_modules/@expo-google-fonts/own/400Regular"
    assert remedy in str(missing_family("Own Sans", "hi"))
    for weight, style in (("400Regular", "Regular"), ("700Bold", "Bold")):
        font = TTFont(ROOT / f"node_modules/@expo-google-fonts/noto-sans/{weight}/NotoSans_{weight}.ttf")
        for record in font["name"].names:
            if record.nameID in {1, 16}:
                record.string = "Own Sans"
        (place,) = re.findall(rf"^- `(node_modules/.*/{weight}/.*-{style}\.ttf)`$", told, re.MULTILINE)
        (tmp_path / place).parent.mkdir(parents=True)
        font.save(tmp_path / place)
    assert [face.bold for face in faces(folders(tmp_path))["Own Sans"]] == [False, True]
    assert lacking("aя", ("Own Sans",), tmp_path) == ""
