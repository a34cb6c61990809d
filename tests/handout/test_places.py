"""Sites on the page: labelled telephones, and hours as each language writes them."""

import datetime as dt
import re
import subprocess
from dataclasses import replace

import pytest
from babel.localedata import locale_identifiers

from aftercare.core.language.languages import language
from aftercare.core.model import Handout, Instruction, Kind, Section
from aftercare.core.settings.hours import Hours
from aftercare.core.settings.sites import sites
from aftercare.core.units import Status, Unit
from aftercare.export.formats import FORMATS
from aftercare.export.formats.html import html
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.handout.compose import compose
from aftercare.handout.dates import MIDNIGHT, opening_hours
from aftercare.handout.document import State
from aftercare.handout.edition import Edition
from aftercare.handout.places import hours, values
from aftercare.handout.wording import Wording
from aftercare.handout.words import Words
from aftercare.source.interface import NAMES, interface_rows, rows_in
from html_page import Page
from samples import CLINIC, ENGLISH

WEEK = (Hours((0, 1, 2, 3, 4), dt.time(8), dt.time(17)), Hours((5,), dt.time(9), dt.time(12, 30)))
WRITTEN = {
    "en": "Mon–Fri 8:00 AM – 5:00 PM; Sat 9:00 AM – 12:30 PM",
    "es": "lun–vie 8:00–17:00; sáb 9:00–12:30",
    "de": "Mo.–Fr. 08:00–17:00 Uhr; Sa. 09:00–12:30 Uhr",
    "zh-Hans": "周一–周五 08:00–17:00；周六 09:00–12:30",
    "ar": "الاثنين–الجمعة 8:00 ص – 5:00 م؛ السبت 9:00 ص – 12:30 م",
    "ht": "lendi–vandredi 8:00 AM – 5:00 PM; samdi 9:00 AM – 12:30 PM",
}
OWN = {
    "date.days": "lendi, madi, mèkredi, jedi, vandredi, samdi, dimanch",
    "date.months": "janvye, fevriye, mas, avril, me, jen, jiyè, out, septanm, oktòb, novanm, desanm",
    "date.written": "{day} {month} {year}",
}
SITES = sites(
    [
        {
            "slug": "downtown",
            "name": "Downtown <clinic>",
            "phones": [
                {"e164": "+13215550100", "local": "(321) 555-0100"},
                {"e164": "+13215550100", "local": "(321) 555-0100", "extension": "12", "label": "Nurse line"},
            ],
            "hours": [{"days": "mon-fri", "open": "8:00", "close": "17:00"}],
            "address": "1 Main St",
            "web": "https://example.org/downtown",
        },
        {"slug": "beach", "name": "Beach clinic", "phones": [{"e164": "+13215550111", "local": "(321) 555-0111"}]},
    ]
)


def wording(tag: str, own: dict[str, str] = OWN) -> Wording:
    return Wording(Words(own, ENGLISH), language(tag))


@pytest.mark.parametrize("tag", WRITTEN)
def test_hours_are_written_as_in_the_language(tag: str) -> None:
    phrase = hours(WEEK, wording(tag))
    assert phrase.text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2060", "") == WRITTEN[tag]
    assert phrase.tag == tag


WANTING = {
    "none": {},
    "no months": {key: text for key, text in OWN.items() if key != "date.months"},
    "six days": OWN | {"date.days": "lendi, madi, mèkredi, jedi, vandredi, samdi"},
}


@pytest.mark.parametrize("name", WANTING)
def test_hours_are_english_and_said_to_be_where_nobody_names_the_days(name: str) -> None:
    for tag in ("ht", "hmn", "nv"):  # of Navajo CLDR knows hardly more than its name
        phrase = hours(WEEK, wording(tag, WANTING[name]))
        assert (phrase.text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2060", ""), phrase.tag) == (
            WRITTEN["en"],
            "en",
        )
        assert wording(tag, WANTING[name]).day(dt.date(2026, 11, 2)).text == "2026-11-02"


@pytest.mark.parametrize(
    ("tag", "written"), [("ht", "2 novanm 2026"), ("nv", "2 novanm 2026"), ("pap", "2 Novèmber 2026")]
)
def test_dates_are_written_in_words_of_the_interface_where_cldr_has_none(tag: str, written: str) -> None:
    assert wording(tag).day(dt.date(2026, 11, 2)).text.replace("\u00a0", " ") == written


def test_only_languages_that_cldr_lacks_need_words_of_dates() -> None:
    needed = {tag: {row.id for row in rows_in(language(tag))} >= {*NAMES} for tag in ("es", "ar", "tl", "ht", "hmn")}
    assert needed == {"es": False, "ar": False, "tl": False, "ht": True, "hmn": True}


ENDS = {
    (9, 0): {
        "en": "9:00 AM – 12:00 AM",
        "es": "9:00–24:00",
        "ar": "9:00 ص – 12:00 ص",
        "zh-Hant": "上午9:00 – 午夜12:00",
    },
    (0, 0): dict.fromkeys(("en", "es", "ar", "zh-Hant", "ko", "th"), "0:00–24:00"),
    (0, 6): {"en": "12:00 AM – 6:00 AM", "ar": "12:00 ص – 6:00 ص", "hi": "12:00 am – 6:00 am", "es": "0:00–6:00"},
    (12, 17): {"en": "12:00 – 5:00 PM", "th": "12:00 น. – 17:00 น.", "zh-Hant": "中午12:00 – 下午5:00"},
}


def test_half_past_midnight_is_not_half_past_noon() -> None:
    said = opening_hours(dt.time(0, 30), dt.time(6), "en")
    assert said.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2060", "") == "12:30 AM – 6:00 AM"


@pytest.mark.parametrize(("ends", "tag"), [(ends, tag) for ends, written in ENDS.items() for tag in written])
def test_noon_and_midnight_are_told_apart(ends: tuple[int, int], tag: str) -> None:
    said = opening_hours(*map(dt.time, ends), language(tag).cldr)
    assert said.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2060", "") == ENDS[ends][tag]


@pytest.mark.parametrize("tag", WRITTEN)
def test_no_line_ends_between_a_day_and_the_end_of_its_hours(tag: str) -> None:
    days, one_day = re.split(r"[;؛；] ?", hours(WEEK, wording(tag)).text)
    assert days.count(" ") == 1  # the days and the hours, where both are too long
    assert " " not in one_day
    for line in (days, one_day):
        assert not re.search("\u2009|–(?![\u2060\\d])", line)  # a line may end behind a dash, too


def test_every_language_can_write_every_hour() -> None:
    for cldr in ("zh_Hant", *(name for name in locale_identifiers() if "_" not in name)):
        for hour in map(dt.time, range(24)):
            assert opening_hours(hour, MIDNIGHT, cldr)
            assert opening_hours(MIDNIGHT, hour, cldr)


def document(tag: str):
    english = {row.id: row.text for row in interface_rows(("Nurse line",))}
    local = {**english, "phone.nurse-line": "Enfermería"} if tag == "es" else english
    if tag == "he":
        local = {key: "מילה" for key in english if not key.startswith("phone.")}
    edition = Edition(
        language(tag), Words(local, english), State.DRAFT, CLINIC, "us-letter", dt.date(2026, 11, 22), sites=SITES
    )
    return _composed("Call (321) 555-0100 ext. 12 or {clinic_phone}.", edition)


def _composed(text, edition):
    rows = [Instruction("x.t", Kind.TITLE, "T"), Instruction("x.s", Kind.HEADING, "H")]
    item = Instruction("x.r", Kind.STEP, text)
    handout = Handout("x", (Section("t", 1, rows[0]), Section("s", 2, rows[1], (item,))))
    units = {row.id: Unit(row.id, row.text, row.text, edition.language.tag, Status.DRAFT) for row in (*rows, item)}
    return compose(handout, units, edition)


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_every_site_is_named_with_its_telephones(tag: str) -> None:
    found = document(tag)
    page = Page(html(found))
    names = [name for name in page.texts(tag="strong") if "clinic" in name]
    assert names == ["Downtown <clinic>", "Beach clinic"]
    links = [str(link["href"]) for link in page.all(tag="a")]
    assert {"tel:+13215550100", "tel:+13215550100;ext=12", "tel:+13215550111", "https://example.org/downtown"} <= {
        *links
    }
    assert "tel:+13215550100;ext=12" in html(found).partition("</ol>")[0]
    label = "Enfermería" if tag == "es" else "Nurse line"
    assert label in [entry.replace("\u00a0", " ") for entry in page.texts(tag="dt")]
    for show in FORMATS.values():
        assert "Beach clinic" in show(found)
    assert compile_pdf(FORMATS["text/vnd.typst"](found), tag).startswith(b"%PDF")


def test_an_english_label_is_apart_from_its_number_where_lines_run_to_the_left() -> None:
    pdf = compile_pdf(FORMATS["text/vnd.typst"](document("he")), "he")
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    box = r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">'
    (label,), numbers = re.findall(f"{box}Nurse<", said), re.findall(f"{box}12<", said)
    assert min(abs(float(label[0]) - float(right)) for _, right in numbers) > 2  # it is the left of the two


def test_a_change_of_a_phone_is_another_page() -> None:
    found = document("es")
    assert found.digest == document("es").digest
    assert "(321) 555-0111" in repr(found)


@pytest.mark.parametrize("tag", WRITTEN)
def test_hours_of_the_clinic_are_written_as_in_the_language_and_those_in_english_in_english(tag: str) -> None:
    clinic = replace(CLINIC, hours=WEEK)
    assert values(clinic, wording(tag))["clinic_hours"] == hours(WEEK, wording(tag)).text
    edition = Edition(
        language(tag), Words(ENGLISH | OWN, ENGLISH), State.DRAFT, clinic, "us-letter", dt.date(2026, 11, 22)
    )
    found = _composed("We are open {clinic_hours}.", edition)
    own, english = (hours(WEEK, wording(each)).text for each in (tag, "en"))
    (row,) = (row for block in found.blocks for row in block.rows)
    assert (row.text, row.english) == (f"We are open {own}.", f"We are open {english}.")
    assert hours(WEEK, wording(tag)) in [value for fact in found.places[0].facts for value in fact.values]


def test_without_hours_nothing_is_said_of_them() -> None:
    clinic = replace(CLINIC, hours=())
    edition = Edition(language("es"), Words(ENGLISH, ENGLISH), State.DRAFT, clinic, "us-letter", dt.date(2026, 11, 22))
    found = _composed("Rest.", edition)
    assert ENGLISH["label.hours"] not in [fact.label.text for fact in found.places[0].facts]
    assert "clinic_hours" not in clinic.placeholders
    assert "clinic_hours" in CLINIC.placeholders


def test_a_bar_in_what_the_clinic_says_of_itself_begins_no_cell() -> None:
    title = Instruction("h.title", Kind.TITLE, "Fever")
    head = Instruction("h.head", Kind.TABLE, "Weight | One dose")
    line = Instruction("h.line", Kind.ROW, "12 lb, at {clinic_name} ({clinic_web}) | 2.5 mL", parent="h.head")
    clinic = replace(CLINIC, name="Smith | 99 mL", web="https://example.org/a|b")
    edition = Edition(language("en"), Words(ENGLISH, ENGLISH), State.SOURCE, clinic, "us-letter", dt.date(2026, 11, 22))
    found = compose(Handout("h", (Section("title", 1, title, (head, line)),)), None, edition)
    (row,) = found.blocks[0].rows[0].inner
    assert row.cells == ("12 lb, at Smith / 99 mL (https://example.org/a%7Cb)", "2.5 mL")
    assert found.places[0].name == "Smith | 99 mL"
