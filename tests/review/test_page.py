"""The review page: everything a reviewer needs, in one valid file, whatever texts are in it."""

import json
import re
from html.parser import HTMLParser

import pytest

from aftercare.catalogs import po, po_reader
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import sync
from aftercare.core.errors import CatalogError
from aftercare.review.page import View, embedded, is_page, page
from aftercare.review.signing import approve
from aftercare.review.word_diff import word_diff
from aftercare.source.english import handouts
from review_project import ANA, SPANISH, back_translation, check, edit, fill, make, po_path
from validator import errors

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Reader(HTMLParser):
    """Collects text with the language around it, and complains about tags that do not match."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.texts = []
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if data.strip() and self.open[-1][0] not in {"style", "script"}:
            lang = next((attrs["lang"] for _, attrs in reversed(self.open) if "lang" in attrs), "")
            self.texts.append((lang, self.open[-1][0], data))


@pytest.fixture
def config(tmp_path):
    config = make(tmp_path)
    approve(config, handouts(config), config.languages[0], by=ANA, rows=["care.day.sun"], check=check).write()
    edit(config.source, "Wait 48 hours before you go", "Wait 72 hours before you step")
    sync(Store(config, handouts(config)))
    fill(config, "es", {"care.day.gym": "No haga <script>alert(1)</script> ejercicio."}, fuzzy=True)
    fill(config, "ar", {"care.day.sun": "انتظر 72 ساعة ثم اتصل {clinic_phone}."}, fuzzy=True)
    return config


def read(config, tag):
    text = page(config, handouts(config), config.choose((tag,))[0], check=check)
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open
    return text, reader


def test_every_row_is_there_in_both_languages(config):
    _, reader = read(config, "es")
    english = " ".join(text for lang, _, text in reader.texts if lang == "en")
    spanish = " ".join(text for lang, _, text in reader.texts if lang == "es")
    for document in handouts(config):
        for row in document.rows:
            assert row.text in english
            assert row.id in english
    for row, text in SPANISH.items():
        if row not in {"care.day.gym", "care.call.signs"}:
            assert text in re.sub(" {2,}", " ", spanish) or re.search(r"\d", text)
    assert "Draft by a machine" in english, "the words around the instructions are to be reviewed too"


def test_what_changed_since_it_was_signed_is_shown_word_by_word(config):
    text, _ = read(config, "es")
    assert "Wait <del>48</del><ins>72</ins> hours before you <del>go</del><ins>step</ins> into the sun." in text
    assert f"Signed by {ANA}, " in text
    assert "changed since: English" in text
    assert '<span class="state">changed since it was signed</span>' in text


def test_findings_states_numbers_and_placeholders(config):
    text, reader = read(config, "es")
    assert "error: 24 is missing [numbers]" in text
    assert "draft: needs work" in text
    assert '{clinic_phone}</span> stands for <span class="keep">(321) 555-0100</span>' in text
    numbers = [data for _, tag, data in reader.texts if tag == "th" and data.isdigit()]
    assert numbers == ["1", "2", "3", "4", "5"], "on paper"
    assert [data for _, tag, data in reader.texts if tag == "span" and data.isdigit()] == numbers, "on the screen"
    assert "☐" in text
    assert "Signature" in text


def test_text_of_others_is_never_markup(config):
    edit(po_path(config, "es"), SPANISH["care.day.wash"], "</textarea></script><!--<script> <img src=x>")
    text, reader = read(config, "es")
    assert "&lt;script&gt;" in text
    assert [attrs for tag, attrs in reader.tags if tag == "script"] == [{"type": "application/json", "id": "data"}, {}]
    assert "img" not in {tag for tag, _ in reader.tags}


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "a b c", "]]>", "&lt;", '"\\', "\ud7ff"])
def test_data_in_a_script_element_cannot_leave_it(text):
    held = embedded({text: [text]})
    assert json.loads(held) == {text: [text]}
    assert not re.search("[<>&  ]", held)


def test_right_to_left(config):
    text, reader = read(config, "ar")
    fields = [attrs for tag, attrs in reader.tags if tag == "textarea" and attrs.get("class") == "target"]
    assert {(attrs["lang"], attrs["dir"]) for attrs in fields} == {("ar", "rtl")}
    cells = [attrs for tag, attrs in reader.tags if tag == "td" and "target" in attrs.get("class", "")]
    assert cells
    assert {(attrs["lang"], attrs["dir"]) for attrs in cells if "lang" in attrs} == {("ar", "rtl")}
    assert '<bdi dir="ltr">{clinic_phone}</bdi>' in text
    assert ("html", {"lang": "en", "dir": "ltr"}) in reader.tags
    assert "may show a range turned round" in text


def test_a_back_translation_is_shown_while_it_fits(config):
    path = po_path(config, "ar")
    content = po_reader.read(path, locale="ar")
    message = content.by_id()["care.day.sun"]
    message.user_comments = [back_translation("Wait 72 hours, then call.", message.string)]
    po.write(path, content)
    assert "Translated back by a machine: Wait 72 hours, then call." in read(config, "ar")[0]
    fill(config, "ar", {"care.day.sun": "انتظر 27 ساعة."})
    assert "Translated back" not in read(config, "ar")[0]


def test_nothing_is_fetched(config):
    text, reader = read(config, "es")
    assert not [attrs for _, attrs in reader.tags if {"src", "href"} & attrs.keys()]
    assert not re.search(r"https?:|url\(|@import", text)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src 'sha256-" in text


def test_control_characters_stay_out(config):
    edit(po_path(config, "es"), SPANISH["care.day.wash"], "Lave\\b\\f la cara")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", read(config, "es")[0])


def test_a_catalog_behind_the_english_is_not_given_out(config):
    edit(config.source, "Day 1", "Day one")
    with pytest.raises(CatalogError, match="run aftercare sync"):
        read(config, "es")


def test_the_code_changes_with_any_text(config):
    def code():
        return re.search(r"Code of these texts: <span[^>]*>([0-9a-f]{10})<", read(config, "es")[0])[1]

    before = code()
    assert code() == before
    fill(config, "es", {"care.day.wash": "Lave la cara"})
    assert code() != before


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("a b", "a b", [("same", "a b")]),
        ("", "a", [("ins", "a")]),
        ("a", "", [("del", "a")]),
        (
            "Wait 48 hours.",
            "Wait 24 hours!",
            [("same", "Wait "), ("del", "48"), ("ins", "24"), ("same", " hours"), ("del", "."), ("ins", "!")],
        ),
        ("Do not run", "Do run", [("same", "Do "), ("del", "not "), ("same", "run")]),
    ],
)
def test_word_diff(before, after, pieces):
    assert [(piece.mark, piece.text) for piece in word_diff(before, after)] == pieces


@pytest.mark.slow
def test_valid_html(config, tmp_path):
    paths = [tmp_path / f"{tag}.html" for tag in ("es", "ar")]
    view = View({"care": "<article><h1>x</h1></article>"}, "h1 { color: red }")
    for path, language in zip(paths, config.choose(("es", "ar")), strict=True):
        path.write_text(page(config, handouts(config), language, check=check, view=view), encoding="utf-8")
    assert errors(paths) == ""


def test_what_no_check_sees_in_a_language_is_told_to_its_readers_on_screen_and_paper(config):
    language = config.languages[0]
    told = "No check sees this in Spanish: left told as right, hot told as cold. Only you can see it."
    text = page(
        config, handouts(config), language, check=check, view=View(unseen=("left told as right", "hot told as cold"))
    )
    assert " ".join(text.split()).count(told) == 2
    assert "No check sees" not in page(config, handouts(config), language, check=check)


def test_a_file_that_is_no_review_page_is_known_as_none(config, tmp_path):
    """What is none would be lost if the page took its place."""
    text = page(config, handouts(config), config.languages[0], check=check)
    file = tmp_path / "page.html"
    for written, known in (
        (text, True),
        (text.replace("<!doctype", "<!DOCTYPE", 1), True),
        (f"\n{text}", False),
        ("<!doctype html><title>Minutes</title>", False),
        ("", False),
    ):
        file.write_text(written, encoding="utf-8")
        assert is_page(file) is known
    assert not is_page(tmp_path / "none.html")
    assert not is_page(tmp_path)
