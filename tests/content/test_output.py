"""Every handout that is shipped: valid, readable, complete."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import page
import pytest

from aftercare.core.settings import config
from aftercare.core.settings import keys as settings_keys
from command import ROOT
from samples import shipped

pytestmark = pytest.mark.slow
TAGS = ["en", *(language.tag for language in config.load(ROOT).languages)]
# Amiri's marks are extracted beside their letters, and poppler reorders lines of two directions.
WORDS_FOUND = {"ar": 0.97}


def file(built: Path, tag: str, form: str) -> Path:
    folder = "output" if tag == "en" else "output/drafts"
    return built / folder / "microneedling" / tag / f"microneedling-{tag}.{form}"


def bare(text: str) -> str:
    """Fold what line breaks change."""
    return re.sub(r"[\s\u2010\u00ad-]|[\u200e\u200f\u2066-\u2069]", "", unicodedata.normalize("NFKC", text))


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout


def texts(tag: str) -> list[str]:
    document = shipped().document("microneedling", tag)
    return [row.text for row in document.rows]


@pytest.mark.parametrize("edition", settings_keys.EDITIONS)
@pytest.mark.parametrize("tag", TAGS)
def test_pdf_is_valid_pdf_ua(built: Path, tag: str, edition: str) -> None:
    if (tag, edition) == ("en", "bilingual"):
        assert not list(built.glob("output/microneedling/en/*bilingual*"))
        return
    path = file(built, tag, "pdf")
    path = path if edition == "standard" else path.with_stem(f"{path.stem}-{edition}")
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.parametrize("tag", TAGS)
def test_pdf_fonts_are_embedded_and_the_page_is_letter(built: Path, tag: str) -> None:
    path = str(file(built, tag, "pdf"))
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    # The last columns: embedded, subset, to Unicode, object, generation.
    assert {tuple(line.split()[-5:-2]) for line in fonts} == {("yes", "yes", "yes")}
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+[12]\n", info)
    assert re.search(r"Page size:\s+612 x 792 pts \(letter\)", info)
    assert re.search(r"Tagged:\s+yes", info)


@pytest.mark.parametrize("tag", TAGS)
def test_every_row_is_in_the_text_of_the_pdf(built: Path, tag: str) -> None:
    found = text_of(file(built, tag, "pdf"))
    if tag in WORDS_FOUND:
        words = [word for text in texts(tag) for word in re.findall(r"[^\W_]+", text)]
        there = sum(word in unicodedata.normalize("NFKC", found) for word in words)
        assert there / len(words) >= WORDS_FOUND[tag]
        return
    missing = [text for text in texts(tag) if bare(text) not in bare(found)]
    assert missing == []


@pytest.mark.parametrize("tag", TAGS)
def test_html_and_markdown_hold_every_row(built: Path, tag: str) -> None:
    import html

    unseen = re.compile("[\u2060\u2066-\u2069]")  # isolates, and what holds an amount together
    page_text = html.unescape(re.sub(r"<[^>]+>", "", file(built, tag, "html").read_text(encoding="utf-8")))
    plain = re.sub(r"\\(.)", r"\1", unseen.sub("", file(built, tag, "md").read_text(encoding="utf-8")))
    plain = html.unescape(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain))
    for text in texts(tag):
        assert bare(text) in bare(page_text)
        assert bare(text) in bare(plain)


@pytest.mark.parametrize("tag", TAGS)
def test_the_telephone_number_reads_as_it_is(built: Path, tag: str) -> None:
    page_text = file(built, tag, "html").read_text(encoding="utf-8")
    assert page_text.count('href="tel:+13217517041"') >= 2
    assert "(321)\u00a0751-7041" in page_text
    if shutil.which("pdftotext"):
        assert "(321) 751-7041" in text_of(file(built, tag, "pdf")).replace("\u00a0", " ")
