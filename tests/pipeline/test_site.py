"""The site: a page for the staff with every handout and state, a page for the patients of each language."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest

from aftercare.core.language.languages import language
from aftercare.core.settings.web_site import WebSite
from aftercare.handout.document import State
from aftercare.handout.places import hours
from aftercare.handout.wording import Wording
from aftercare.handout.words import Words
from aftercare.pipeline.site import Entry, FileLink, index
from aftercare.pipeline.site.file_links import size
from aftercare.pipeline.site.index import MOST_CHIPS, SHORT, titles
from aftercare.pipeline.site.language_page import language_page
from aftercare.pipeline.site.names import names
from html_page import Page
from samples import CLINIC, TAGS, made, real
from site_entries import FILES, entry

ENGLISH = real("en").words
STATES = (State.APPROVED, State.DRAFT)


def parsed(source: str) -> Page:
    return Page(re.sub(r"<!doctype html>|<(meta|input)\b[^>]*>", "", source))


def page(*entries: Entry) -> Page:
    return parsed(index(entries, CLINIC, ENGLISH))


def patients(*entries: Entry) -> Page:
    return parsed(language_page(entries, CLINIC))


def test_every_language_by_its_own_name_and_its_english_one() -> None:
    found = page(*map(entry, TAGS))
    (listed,) = found.all(tag="ul", **{"class": "languages"})
    links = [link for link in found.all(tag="a") if str(link["href"]).endswith("/index.html")]
    expected = {(real(tag).language.endonym, tag, real(tag).language.direction) for tag in TAGS}
    assert {(str(link["text"]), link["lang"], link["dir"]) for link in links} == expected
    assert [link["href"] for link in links] == [f"./{link['lang']}/index.html" for link in links]
    assert all(str(link["text"]) in str(listed["text"]) for link in links)
    english = set(found.texts(tag="span", **{"class": "name"}))
    assert english == {real(tag).language.name for tag in TAGS} - {"English", "Tagalog"}


def test_languages_are_sorted_without_regard_to_accents() -> None:
    found = page(*map(entry, ("vi", "es", "de", "ar", "ru")))
    chips = [str(link["text"]) for link in found.all(tag="a") if str(link["href"]).endswith(".html")]
    names = ["Deutsch", "Español", "Tiếng Việt", "Русский", "العربية"]
    assert chips == [*names, *(f"{name} draft" for name in names)]


@pytest.mark.parametrize("state", State)
def test_a_chip_shows_its_state_by_word_and_frame(state: State) -> None:
    found = page(entry("es", state=state))
    (chip,) = [item for item in found.all(tag="li") if item.get("data-tag") and "data-names" not in item]
    assert (chip.get("class") == "draft") is not state.released
    assert SHORT[state][0] in str(chip["text"])
    legend = found.texts(tag="dt") + found.texts(tag="dd")
    assert legend == list(SHORT[state])
    assert bool(found.all(tag="p", **{"class": "notice"})) is not state.released


@pytest.mark.parametrize("state", State)
def test_a_page_for_patients_says_when_it_is_not_for_them(state: State) -> None:
    source = language_page([entry("es", state=state)], CLINIC)
    found, words = parsed(source), real("es").words
    part = "released" if state.released else "drafts"
    assert [section["class"] for section in found.all(tag="section")] == ["call", part]
    assert found.texts(tag="p", **{"class": "state"}) == [words[f"state.{state}"], words.english[f"state.{state}"]]
    assert bool(found.all(tag="div", **{"class": "notice"})) is not state.released
    assert ("noindex" in source) is not state.released
    if not state.released:
        notice = found.texts(tag="div", **{"class": "notice"})[0]
        assert words[f"banner.{state}"] in notice
        assert words.english[f"banner.{state}"] in notice


def test_a_page_with_released_handouts_keeps_its_drafts_apart() -> None:
    source = language_page([entry("es", state=State.APPROVED), entry("es", handout="b", state=State.DRAFT)], CLINIC)
    found = parsed(source)
    assert [section["class"] for section in found.all(tag="section")] == ["call", "released", "drafts"]
    assert "noindex" in source
    assert source.index('class="released"') < source.index('class="notice"') < source.index('class="drafts"') + 400


def test_a_page_for_patients_is_in_their_language() -> None:
    found, words = patients(entry("ar", report="mailto:a@example.org")), real("ar").words
    assert found.all(tag="html", lang="ar", dir="rtl")
    for key in ("site.title", "site.call", "site.print", "site.mistake", "site.choose"):
        assert any(words[key] in str(element["text"]) and element["lang"] == "ar" for element in found.found), key
    phone = next(link for link in found.all(tag="a") if str(link["href"]).startswith("tel:"))
    assert phone["href"] == "tel:+13215550100"
    assert found.texts(tag="bdi", dir="ltr")[0] == CLINIC.phone


def test_links_are_relative_and_say_what_they_lead_to() -> None:
    found = patients(entry("ar"))
    links = {link["href"]: link for link in found.all(tag="a") if not str(link["href"]).startswith("tel:")}
    assert list(links) == ["../x/ar.html", "../x/ar.pdf", "../x/ar.md", "../index.html"]
    details = found.texts(tag="span", **{"class": "details"})
    assert details == [
        "صفحة ويب · 15\u00a0كيلوبايت",
        "PDF · عدد الصفحات: 2 · 48\u00a0كيلوبايت",
        "Markdown · 1\u00a0كيلوبايت",
    ]
    staff = [link["href"] for link in page(entry("ar")).all(tag="a") if "/x/" in str(link["href"])]
    assert staff == ["./x/ar.html", "./x/ar.pdf"]


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_said_of_a_file_is_in_the_language_of_the_page(tag: str) -> None:
    (web, pdf, _), words = FILES, real(tag).words
    found = [[phrase.text for phrase in entry(tag).details(file)] for file in (web, replace(pdf, pages=1), pdf)]
    assert [parts[0] for parts in found] == [words["site.web"], "PDF", "PDF"]
    assert [parts[1] for parts in found[1:]] == [words["site.pages"].format(pages=pages) for pages in (1, 2)]
    assert {phrase.tag for file in FILES for phrase in entry(tag).details(file)} == {tag}
    assert not [part for part in patients(entry(tag)).all(tag="span", lang="en") if part["text"] == "Web page"]


def test_the_size_of_a_file_has_the_unit_of_the_language() -> None:
    assert [size(count, "en") for count in (1, 14_900, 1_234_567)] == ["1 kB", "15 kB", "1,235 kB"]
    assert [size(48_000, cldr) for cldr in ("fr", "ru", "")] == ["48\u202fko", "48 кБ", "48 kB"]


def test_a_word_that_is_not_translated_is_english_and_says_so() -> None:
    own = real("ar").words
    words = replace(own, texts={key: text for key, text in own.texts.items() if key != "site.pages"})
    found = patients(entry("ar", words=words))
    assert "Pages: 2" in found.texts(tag="span", lang="en", dir="ltr")


def test_a_path_is_never_more_than_a_path() -> None:
    odd = entry("es", files=(FileLink("html", "javascript:alert(1)#?.html", 1),))
    assert "./javascript%3Aalert%281%29%23%3F.html" in [link["href"] for link in page(odd).all(tag="a")]
    assert "../javascript%3Aalert%281%29%23%3F.html" in [link["href"] for link in patients(odd).all(tag="a")]


def test_reviewers_are_named() -> None:
    signed = entry("es", state=State.APPROVED, reviewed="Ana Díaz, CT; 22 de noviembre de 2026")
    assert "Ana Díaz, CT; 22 de noviembre de 2026" in patients(signed).texts(tag="bdi")


def test_names_and_days_do_not_run_into_each_other_from_right_to_left() -> None:
    signed = entry("ar", state=State.APPROVED, reviewed="Ana Díaz, nurse, 22 نوفمبر 2026")
    inner = '<bdi dir="ltr">{}</bdi>'.format
    shown = f"{inner('Ana Díaz, nurse')}, {inner('22')} نوفمبر {inner('2026')}"
    assert f'<bdi dir="rtl">{shown}</bdi>' in language_page([signed], CLINIC)


def test_the_clinic_and_hostile_titles_are_text() -> None:
    words = made("es", ("x",)).words
    hostile = entry("es", title="<script>alert(1)</script>", title_english="</h3><script>", words=words)
    for source, scripts in ((index([hostile], CLINIC, ENGLISH), 1), (language_page([hostile], CLINIC), 0)):
        assert source.count("<script") == scripts
        assert "A &amp; B &lt;Clinic&gt;" in source
        assert 'href="tel:+13215550100"' in source


def test_the_clinic_is_drawn_in_the_font_of_its_own_script() -> None:
    """Behind the font of the language, before those of signs, one of which has Arabic letters that it does not join."""
    arabic = replace(CLINIC, name="عيادة السلام", phone="(321) 555-0100 ext. 12")
    for source in (index([entry("es")], arabic, ENGLISH), language_page([entry("es")], arabic)):
        assert ':lang(en) { font-family: "Noto Sans", "Amiri", "Noto Sans Math",' in source
        assert '@font-face { font-family: "Amiri"' in source
        assert 'href="tel:+13215550100;ext=12"' in source
    assert '"Amiri"' not in index([entry("es")], CLINIC, ENGLISH)


def test_reviewers_are_drawn_in_the_font_of_their_names() -> None:
    source = language_page([entry("es", state=State.APPROVED, reviewed="أحمد حسن, RN")], CLINIC)
    assert ':lang(es) { font-family: "Noto Sans", "Amiri", "Noto Sans Math",' in source
    assert '@font-face { font-family: "Amiri"' in source


def test_arabic_words_of_a_title_are_joined() -> None:
    source = language_page([entry("es", title="Cómo decir «الحمى»")], CLINIC)
    assert ':lang(es) { font-family: "Noto Sans", "Amiri", "Noto Sans Math",' in source


def test_no_line_of_a_title_ends_within_a_word() -> None:
    source = language_page([entry("th", title="คำแนะนำหลังการรักษาด้วยไมโครนีดลิง (micro-needling)")], CLINIC)
    assert '<span class="held">ด้วยไมโครนีดลิง</span> <span class="held">(micro-needling)</span>' in source


def test_only_the_pages_own_scripts_may_run() -> None:
    source = index([entry("es")], CLINIC, ENGLISH)
    script = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'" in source
    assert not re.findall(r"(?:src|href)=\"(?!\./|tel:)", source)
    assert "script-src" not in language_page([entry("es")], CLINIC)


def test_no_handout_takes_the_id_of_a_section() -> None:
    """A code on paper leads to the handout by its slug, whatever that is."""
    slugs = ("call", "released", "drafts", "section", "section-call")
    found = patients(*(entry("es", handout=slug, state=STATES[at % 2]) for at, slug in enumerate(slugs)))
    ids = [element["id"] for element in found.all(tag="h2") + found.all(tag="div") if "id" in element]
    assert {section["aria-labelledby"] for section in found.all(tag="section")} <= set(ids)
    assert set(slugs) <= set(ids)
    assert len(ids) == len(set(ids)) == len(slugs) + 3
    every = [element["id"] for element in found.found if "id" in element]
    assert len(every) == len(set(every))


def named(found: Page, link: dict[str, object]) -> str:
    """Return what a screen reader calls a link."""
    texts = {element["id"]: str(element["text"]) for element in found.found if "id" in element}
    labels = str(link.get("aria-labelledby", "")).split()
    return " ".join(texts[each] for each in labels) or str(link.get("aria-label") or link["text"])


@pytest.mark.parametrize("report", ["", "mailto:a@example.org"])
def test_links_to_files_are_named_by_their_handouts(report: str) -> None:
    titles = ("Fiebre", "Después", "Title")
    entries = [
        entry("es", handout=f"h-{at}", title=title, title_english="Title", state=STATES[at % 2], report=report)
        for at, title in enumerate(titles)
    ]
    found, words = patients(*entries), real("es").words
    keys = ["site.open", "site.print", "site.text", *["site.mistake"] * bool(report)]
    links = [link for link in found.all(tag="a") if "aria-labelledby" in link]
    names = [named(found, link) for link in links]
    assert sorted(names) == sorted(f"{words[key]} {title}" for title in titles for key in keys)
    assert all(name.startswith(str(link["text"])) for name, link in zip(names, links, strict=True))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("state", State)
def test_links_of_the_staff_are_named_with_the_state(state: State) -> None:
    found, word = page(entry("ar", state=state)), SHORT[state][0]
    links = [link for link in found.all(tag="a") if str(link["href"]).startswith("./x/")]
    assert [named(found, link) for link in links] == [f"العربية {word}", f"PDF, Arabic, {word}"]
    assert [part["text"] for part in found.all(tag="span", lang="ar", dir="rtl")] == ["العربية"]


def test_two_handouts_stand_in_the_order_of_the_table() -> None:
    second = {"handout": "other", "title": "A", "title_english": "An English title"}
    found = page(entry("es"), entry("de"), entry("es", **second))
    assert list(found.texts(tag="h3")) == [real("es").title.english, "An English title"]
    assert list(patients(entry("es", title="B"), entry("es", **second)).texts(tag="h3")) == ["B", "A"]


def test_translated_titles_are_found_and_english_ones_not_said_twice() -> None:
    odd = entry("es", title='</script>"\u2028', handout="odd")
    text = titles([entry("de"), odd, entry("en")])
    literal = text.removeprefix("window.aftercareTitles = ").removesuffix(";\n")
    assert json.loads(literal) == {
        "de": {"microneedling": real("de").title.text},
        "es": {"odd": '</script>"\u2028'},
    }


NAMED = {
    "zh-Hans": ("Mandarin", "chino", "Chinese", "Chinesisch", "简体中文"),
    "zh-Hant": ("Cantonese", "chino", "繁體中文"),
    "ht": ("Creole", "Kreyòl ayisyen", "Haitian Creole"),
    "fa": ("Farsi", "persa", "فارسی"),
    "tl": ("Filipino",),
    "es": ("Spanish", "Castilian", "espagnol"),
}


@pytest.mark.parametrize("tag", NAMED)
def test_a_language_is_found_by_what_people_call_it(tag: str) -> None:
    from aftercare.core.language.languages import language

    found = names(language(tag), ("es", "de", "fr", ""))
    assert set(NAMED[tag]) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(("handouts", "told"), [(1, "1 handout"), (2, "2 handouts")])
def test_the_english_says_what_its_number_counts(handouts: int, told: str) -> None:
    found = parsed(
        index([entry("en", handout=f"h-{at}", state=State.SOURCE) for at in range(handouts)], CLINIC, ENGLISH)
    )
    assert found.texts(tag="span", **{"class": "count"}) == [told]


def test_a_long_list_leaves_its_chips_to_the_script() -> None:
    many = [entry(tag, handout=f"h-{number}") for number in range(MOST_CHIPS // 2 + 1) for tag in ("ar", "es")]
    many[0] = entry("ar", handout="h-0", state=State.APPROVED)
    del many[3]
    source = index(many, CLINIC, ENGLISH)
    found = parsed(source)
    rows = [item["data-states"] for item in found.all(tag="li") if "data-states" in item]
    assert found.texts(tag="dt") == ["reviewed", "draft"]
    assert [term["data-folder"] for term in found.all(tag="dt")] == ["", "drafts/"]
    assert rows[:3] == ["10", "-1", "11"]  # Español before العربية
    assert not [link for link in found.all(tag="a") if str(link["href"]).endswith(".pdf")]
    assert len(source.encode()) < len(index(many[:MOST_CHIPS], CLINIC, ENGLISH).encode())


@pytest.mark.parametrize(
    ("report", "link"),
    [
        ("", ""),
        ("a@example.org", "mailto:a@example.org?subject=h%20%C2%B7%20es%20%C2%B7%201%2C%20c%26d"),
        ("https://example.org/new", "https://example.org/new"),
        ("https://example.org/?t={handout}+{language}&v={version}", "https://example.org/?t=h+es&v=1%2C%20c%26d"),
    ],
)
def test_a_report_is_filled_with_what_it_is_about(report: str, link: str) -> None:
    assert WebSite(report=report).report_link(handout="h", language="es", version="1, c&d") == link


def test_each_page_tells_the_hours_in_its_own_language_and_none_where_there_are_none():
    own, english = (hours(CLINIC.hours, Wording(Words({}, {}), language(tag))).text for tag in ("es", "en"))
    assert own != english
    spanish, creole = (re.sub(r"<[^>]+>", "", language_page([entry(tag)], CLINIC)) for tag in ("es", "ht"))
    assert own in spanish
    assert english not in spanish
    assert "lendi–\u2060vandredi" in creole
    assert english not in creole
    assert english in page(entry("es")).texts(tag="p")
    closed = replace(CLINIC, hours=())
    assert "8:00" not in language_page([entry("es")], closed) + index([entry("es")], closed, ENGLISH)
