"""What a PDF says when it is copied: every row in every language, in poppler and in pdf.js, and nothing said twice."""

import io
import re
import subprocess
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import page
import pikepdf
import pytest

from aftercare.export.formats.typst import typst
from aftercare.export.pdf.fonts import Coded
from aftercare.export.pdf.readable import readable
from aftercare.export.pdf.spans import Span
from aftercare.export.pdf.syllables import MOST_SPANS, share, syllables
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.handout.document import Document, State
from command import ROOT
from pdf_readers import with_pdfjs, with_poppler
from samples import TAGS, made, real

ARABIC = 0.97
"""Part of the words that is wanted: Amiri sets some letters so far apart that readers see a space."""
THAI = 0.98
"""Part of the rows: a line that fills its column is read together with the English beside it."""
# Clusters that the clinic's texts may not have: stacked marks, ligatures, vowels before or around their consonant.
HARD = {
    "th": ("น้ำแข็งที่ซื้อซ้ำ ปู่ผู้กล้า ฝุ่น ฏีกา ญี่ปุ่น ปั่น", "ก็ให้ทำใจ เมื่อนั้น ขึ้นชื่อ สิ่งนี้"),
    "gu": ("ક્ષમા જ્ઞાન શ્રી ત્રણ પ્રક્રિયા ર્ક", "કિંમત દ્વિ સ્ત્રી હૃદય ટ્રેન"),
    "ar": ("لا إله الآن الأولى", "مُدَّة قصيرةٍ جدًّا لِلمَرضى"),
    "vi": ("Nghiêng người, uống nước ấm, đừng để ướt", "Ậ ậ Ộ ộ Ự ự Ễ ễ Ỷ ỷ"),
}


def given_out(tag: str) -> Document:
    """Return the handout without what stands along the edge of a draft: poppler takes lines at either end of it apart."""
    return replace(real(tag), state=State.APPROVED)


@cache
def pdf(tag: str) -> bytes:
    return compile_pdf(typst(given_out(tag)), tag, root=ROOT)


@cache
def read_by_poppler(tag: str) -> str:
    return with_poppler(pdf(tag))


@pytest.fixture(scope="module")
def pdfjs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pdf")
    files = [folder / f"{tag}.pdf" for tag in TAGS]
    for tag, file in zip(TAGS, files, strict=True):
        file.write_bytes(pdf(tag))
    return dict(zip(TAGS, with_pdfjs(files), strict=True))


def bare(text: str) -> str:
    """Fold what line breaks change: spaces, and the characters that order what runs in two directions."""
    return re.sub(
        r"[\s\u2010\u00ad-]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFKC", text)
    )


def rows_found(tag: str, said: str) -> float:
    rows = [row.text for row in real(tag).rows]
    return sum(bare(row) in bare(said) for row in rows) / len(rows)


def words_found(tag: str, said: str) -> float:
    words = [word for row in real(tag).rows for word in re.sub(r"[()،.:]", " ", row.text).split()]
    there = unicodedata.normalize("NFKC", said)
    return sum(unicodedata.normalize("NFKC", word) in there for word in words) / len(words)


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_every_row_is_what_poppler_reads(tag: str) -> None:
    found = (words_found if tag == "ar" else rows_found)(tag, read_by_poppler(tag))
    assert found >= (ARABIC if tag == "ar" else 1)


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_every_row_is_what_pdfjs_reads(pdfjs: dict[str, str], tag: str) -> None:
    found = words_found(tag, pdfjs[tag]) if tag == "ar" else rows_found(tag, pdfjs[tag])
    assert found >= (ARABIC if tag == "ar" else 1)


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["large", "bilingual"])
def test_every_row_of_the_other_editions_is_what_both_read(tmp_path: Path, edition: str) -> None:
    files = [tmp_path / f"{tag}.pdf" for tag in TAGS]
    for tag, file in zip(TAGS, files, strict=True):
        source = typst(replace(given_out(tag), editions=("large", "bilingual")))
        file.write_bytes(compile_pdf(source, tag, root=ROOT, edition=edition))
    found = {}
    for tag, file, said in zip(TAGS, files, with_pdfjs(files), strict=True):
        count = words_found if tag == "ar" else rows_found
        found[tag] = min(count(tag, said), count(tag, with_poppler(file.read_bytes())))
    assert {tag: share for tag, share in found.items() if share < {"ar": ARABIC, "th": THAI}.get(tag, 1)} == {}


@pytest.mark.parametrize("tag", ["th", "ar"])
def test_nothing_is_said_twice(tag: str) -> None:
    said = sum(unicodedata.category(char) == "Mn" for char in re.sub(_head(tag), "", read_by_poppler(tag)))
    shown = sum(unicodedata.category(char) == "Mn" for char in _on_the_page(tag))
    assert said == shown


def _head(tag: str) -> str:
    """Return what a page begins with that begins in the middle of a section."""
    before, after = real(tag).words["label.continued"].split("{section}")
    return f"(?m)^.*{re.escape(before)}.+{re.escape(after)}.*$"


def _on_the_page(tag: str) -> str:
    document = real(tag)
    facts = [
        text
        for fact in (*document.fact_parts, *(fact for place in document.places for fact in place.facts))
        for text in fact.pair
    ]
    words = [document.words[f"label.{key}"] for key in ("facts", "row-numbers", "warning")]
    foot = document.words["label.page"] * 2
    banners = [text for texts in document.banners for text in texts]
    return " ".join([*(row.text for row in document.rows), *facts, *words, foot, *banners])


@pytest.mark.slow
@pytest.mark.parametrize("tag", HARD)
def test_hard_syllables_are_read_as_they_are(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "hard.pdf"
    path.write_bytes(compile_pdf(typst(made(tag, HARD[tag])), tag, root=ROOT))
    assert [row for row in HARD[tag] if bare(row) not in bare(with_poppler(path.read_bytes()))] == []
    # Typst parts a line at Arabic letters with two signs, and pdf.js orders the parts one by one.
    rows = HARD[tag][:1] if tag == "ar" else HARD[tag]
    assert [row for row in rows if bare(row) not in bare(with_pdfjs([path])[0])] == []


def _contents(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as found:
        return [sheet.Contents.read_bytes() for sheet in found.pages]


@pytest.mark.parametrize("tag", ["th", "gu", "vi"])
def test_no_text_hangs_on_a_span_and_the_file_stays_accessible(tag: str) -> None:
    assert b"/ActualText" not in b"".join(_contents(pdf(tag)))
    report = page.validate_pdf_bytes(pdf(tag), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


def test_a_page_in_which_only_spaces_hang_on_spans_stays_as_it_is() -> None:
    """A reader that knows no spans says a space there, which is right, too."""
    assert b"/ActualText<FEFF00A0>" in b"".join(_contents(pdf("ko")))


def test_the_bytes_are_the_same_each_time() -> None:
    again = compile_pdf(typst(given_out("th")), "th", root=ROOT)
    assert again == pdf("th")
    assert readable(again) == again


@pytest.mark.parametrize(
    ("text", "wide", "rtl", "said"),
    [
        ("ที่", [True, False, False], False, ["ท", "ี", "่"]),
        ("น้ำ", [True, False, False, True], False, ["น", "้", "", "ำ"]),
        ("\u0631\u064b", [False, True], True, ["\u064b", "\u0631"]),
        ("دَّ", [False, False, True], True, ["ّ", "َ", "د"]),
        ("لا", [True], True, ["لا"]),
        ("દિ", [True, True], False, ["દ", "િ"]),
        ("ที่", [True], False, ["ที่"]),
        ("ফো", [True, True, True], False, ["ফ", "ো", ""]),  # drawn on both sides of its consonant
        ("ស្បើ", [True, True, True, False], False, ["ស្", "ប", "ើ", ""]),
        ("কু", [True, True, False], False, ["ক", "ু", ""]),
        ("a", [True, True, False], False, ["a", "", ""]),
        ("a", [False], False, []),
        ("", [True], False, []),
    ],
)
def test_each_glyph_has_its_share(text: str, wide: list[bool], rtl: bool, said: list[str]) -> None:
    assert share(text, tuple(wide), rtl=rtl) == said


def _set(content: bytes) -> bytes:
    """Return a page on which nothing is set but this, in a font that has the letters a to d."""
    with pikepdf.open(io.BytesIO(pdf("ht"))) as found:
        sheet = found.pages[0]
        name, font = next(
            (name, font) for name, font in sheet.Resources.Font.items() if "Regular" in str(font.BaseFont)
        )
        codes = {text: code for code in range(1, 200) if (text := Coded(font, 0).says(code))}
        mark = max(Coded(font, 0).widths) + 1  # a glyph without width, that says what the map of the font says
        inner = font.DescendantFonts[0]
        inner.W = pikepdf.Array([*inner.W, mark, pikepdf.Array([0])])
        said = f"1 beginbfchar\n<{mark:04X}> <0061>\nendbfchar\nendcmap".encode()
        font.ToUnicode = found.make_stream(font.ToUnicode.read_bytes().replace(b"endcmap", said))
        parts = {f"%{char}": codes[char] for char in "anto"}
        for sign, code in ({"%mark": mark} | parts).items():
            content = content.replace(sign.encode(), b"(\\%03o\\%03o)" % divmod(code, 256))
        content = content.replace(b"%font", f"0 Tr{name} 20 Tf 1 0 0 -1".encode())
        del found.pages[1:]
        sheet.Contents = found.make_stream(b"q 1 0 0 -1 50 500 cm\nBT" + content + b"\nET\nQ")
        written = io.BytesIO()
        found.save(written)
        return readable(written.getvalue())


NEXT_LINE = b"\nET\nQ\nq 1 0 0 -1 50 495 cm\nBT"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        # Three letters for two characters, and the next word's letter close behind.
        (b"/Span<</ActualText<FEFF09AB09CB>>>BDC %font 0 0 Tm[%n%o%a]TJ\nEMC %font 35.7 0 Tm%tTj", "ফোt"),
        # A mark lower than its letter, which says the whole syllable already, and hangs on no span.
        (
            b"/Span<</ActualText<FEFF006E>>>BDC %%font 0 0 Tm%%nTj\nEMC %%font 12 0 Tm%%aTj%b %%font 23 0 Tm%%markTj"
            % NEXT_LINE,
            "na",
        ),
        (
            b" %%font 0 0 Tm%%tTj %%font 8 0 Tm%%aTj%b/Span<</ActualText<FEFF0061>>>BDC %%font 16 0 Tm%%markTj\nEMC"
            % NEXT_LINE,
            "ta",
        ),
    ],
)
def test_a_syllable_is_said_once_without_a_space_in_it(content: bytes, said: str) -> None:
    assert with_poppler(_set(content)).split() == [said]


def test_a_span_goes_where_codes_before_it_are_in_hexadecimal_digits() -> None:
    span = b"/Span<</ActualText<FEFF0074>>>BDC %font 9 0 Tm<0001>Tj\nEMC"
    (content,) = _contents(_set(b" %font 0 0 Tm[<0002>]TJ" + span + b" %font 40 0 Tm%tTj"))
    assert b"[<0002>]TJ" in content
    assert b"/ActualText" not in content


class Mark(Span):
    """A span of a mark alone, that counts how often it is asked."""

    asked = 0

    @property
    def wide(self) -> bool:
        Mark.asked += 1
        return False


def test_marks_without_end_cost_no_more_than_their_number() -> None:
    spans = [Mark(at, "e\u0301", ()) for at in range(2000)]
    assert len(list(syllables(spans))) == len(spans)
    assert 0 < Mark.asked <= 3 * MOST_SPANS * len(spans)


@pytest.mark.parametrize("tag", ["es", "th", "fa", "ar"])
def test_arabic_words_in_a_row_of_any_language_are_joined(tag: str, tmp_path: Path) -> None:
    """By the font of their script: that of mathematics has these letters and sets each by itself."""
    document = made(tag, ("Diga: «عندي حمى» (tengo fiebre).",))
    path = tmp_path / "page.pdf"
    path.write_bytes(compile_pdf(typst(document), tag, root=ROOT))
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout
    assert "Amiri" in fonts
    assert "NotoSansMath" not in fonts
    assert "عندي حمى" in with_poppler(path.read_bytes())
