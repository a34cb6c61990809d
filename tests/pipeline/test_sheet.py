"""The sheet for pointing to a language: one page for seventeen, every name in its own font, made once."""

import re
import subprocess
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import page
import pytest

from aftercare.core.errors import FontError
from aftercare.core.language.languages import Language, language
from aftercare.core.settings.clinic import Clinic
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.pipeline.site import sheet
from aftercare.pipeline.site.files import languages_of, pages
from printed import sheets
from samples import CLINIC, TAGS, real
from site_entries import entry

WORDS = real("en").words
SHIPPED = [language(tag) for tag in TAGS]
MORE = [*SHIPPED, *map(language, ("sq", "ro", "hu", "so"))]


def pdf(languages: list[Language], clinic: Clinic = CLINIC, paper: str = "us-letter") -> bytes:
    return compile_pdf(sheet.typst(languages, clinic, WORDS, paper), "en")


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
def test_seventeen_languages_are_one_page_and_more_are_more(paper: str) -> None:
    counts = [len(re.findall(rb"/Type\s*/Page\b", pdf(found, paper=paper))) for found in (SHIPPED, MORE)]
    assert counts == [1, 2]


@pytest.mark.parametrize("languages", [SHIPPED[:1], SHIPPED, MORE])
def test_it_is_valid_pdf_ua(languages: list[Language]) -> None:
    report = page.validate_pdf_bytes(pdf(languages), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.parametrize("more", ["", " DEL NORTE Y DEL SUR" * 5])
def test_the_clinic_has_its_accents(tmp_path: Path, more: str) -> None:
    """They are drawn above the capitals."""
    tops = []
    for name in ("CLINICA AVILA", "CLÍNICA ÁVILA"):
        (sheet_of_paper,) = sheets(pdf(SHIPPED, Clinic(name + more, "+13215550100", "(321) 555-0100")), tmp_path)
        tops.append(int((sheet_of_paper[-75:] < 128).any(axis=1).nonzero()[0][0]))
    plain, accents = tops
    assert accents <= plain - 3


def test_every_language_is_on_it_by_both_names(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(pdf(MORE))
    run = ["pdftotext", str(tmp_path / "sheet.pdf"), "-"]
    shown = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    shown = re.sub("[\u200e\u200f\u202a-\u202e]", "", shown)
    for each in MORE:
        assert {each.endonym, each.name} <= set(map(str.strip, shown.splitlines()))


def test_names_and_clinic_are_text() -> None:
    """A name is at most 80 characters; it is set smaller, and on several lines, before it leaves its cell."""
    own = {"endonym": '#panic("x") \\" *x* $y$ <z> ' + "w" * 40, "name": "</span><script>alert(1)</script>"}
    odd = [language("es", own), *SHIPPED[2:]]
    clinic = Clinic('"); #panic("x") \\', "+13215550100", "(321) 555-0100")
    assert re.findall(rb"/Type\s*/Page\b", pdf(odd, clinic))
    shown = sheet.page(odd, clinic, WORDS)
    assert "<script" not in shown
    assert "&lt;/span&gt;&lt;script&gt;" in shown


@pytest.mark.parametrize("count", [1, 40, 105, 160, 200])
def test_a_long_name_of_the_clinic_stays_on_the_sheet(count: int, tmp_path: Path) -> None:
    """Below the languages and above the edge of the paper, all of it."""
    clinic = Clinic(" ".join(["Clinic"] * (count // 7 + 1)), "+13215550100", "(321) 555-0100")
    (tmp_path / "sheet.pdf").write_bytes(pdf(MORE, clinic))
    run = ["pdftotext", "-bbox", "-l", "1", str(tmp_path / "sheet.pdf"), "-"]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Clinic<', said)
    assert len(found) == count // 7 + 1
    assert all(float(right) < 612 - 30 and 750 < float(top) < float(foot) < 790 for _, top, right, foot in found)


def test_the_name_of_the_clinic_is_drawn_by_the_font_of_its_script(tmp_path: Path) -> None:
    clinic = Clinic("عيادة السلام 诊所", "+13215550100", "(321) 555-0100")
    (tmp_path / "sheet.pdf").write_bytes(pdf([language("es")], clinic))
    run = ["pdffonts", str(tmp_path / "sheet.pdf")]
    fonts = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"\+(\w+)-", fonts)) == {"NotoSans", "Amiri", "NotoSansSC"}


def test_the_staff_finds_it_and_every_name_leads_to_its_page() -> None:
    found = dict(pages([entry("es"), entry("ar")], CLINIC, WORDS, printed=True))
    assert 'href="./languages.html"' in found["index.html"]
    assert 'href="./languages.pdf"' in found["index.html"]
    assert 'href="./languages.pdf"' not in dict(pages([entry("es")], CLINIC, WORDS))["index.html"]
    links = re.findall(r'<li><a href="\./([^"]+)">', found["languages.html"])
    assert links == ["es/index.html", "ar/index.html"]
    assert set(links) <= set(found)


def test_without_handouts_there_is_none() -> None:
    found = dict(pages([], CLINIC, WORDS))
    assert languages_of([]) == []
    assert sheet.PAGE not in found
    assert "./languages." not in found["index.html"]


def test_it_is_made_again_only_if_something_has_changed(tmp_path: Path) -> None:
    source = sheet.typst(SHIPPED[:2], CLINIC, WORDS, "a4")
    mark = sheet.write(source, "program", tmp_path, {}, sheet.pdf)
    made = (tmp_path / sheet.PRINT).read_bytes()
    assert made.startswith(b"%PDF")
    (tmp_path / sheet.PRINT).write_bytes(b"known")
    assert sheet.write(source, "program", tmp_path, {sheet.PRINT: (mark, "")}, sheet.pdf) == mark
    assert (tmp_path / sheet.PRINT).read_bytes() == b"known"
    assert sheet.write(source, "another program", tmp_path, {sheet.PRINT: (mark, "")}, sheet.pdf) != mark
    assert (tmp_path / sheet.PRINT).read_bytes() == made


def test_a_link_in_its_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    (tmp_path / sheet.PRINT).symlink_to(tmp_path / "precious")
    sheet.write(sheet.typst(SHIPPED[:2], CLINIC, WORDS, "a4"), "program", tmp_path, {}, sheet.pdf)
    assert (tmp_path / "precious").read_text() == "mine"
    assert not (tmp_path / sheet.PRINT).is_symlink()


def test_a_missing_font_costs_only_the_sheet(tmp_path: Path) -> None:
    """Which font it is, the handouts in that language tell."""
    odd = [language("es", {"fonts": ["No Such Sans"]})]
    assert sheet.write(sheet.typst(odd, CLINIC, WORDS, "a4"), "program", tmp_path, {}, sheet.pdf) == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_another_process_sets_the_same_and_tells_the_same_of_fonts() -> None:
    """As in a project so large that Typst should not come on top of all that is known of it."""
    assert sheet.pdf(source := sheet.typst(SHIPPED[:2], CLINIC, WORDS, "a4"), apart=True) == sheet.pdf(source)
    odd = [language("es", {"fonts": ["No Such Sans"]})]
    with pytest.raises(FontError, match="No Such Sans"):
        sheet.pdf(sheet.typst(odd, CLINIC, WORDS, "a4"), apart=True)


def test_a_process_that_dies_costs_only_the_sheet(tmp_path: Path) -> None:
    def made(_source: str) -> bytes:
        raise BrokenProcessPool

    assert sheet.write("", "program", tmp_path, {}, made) == ""
