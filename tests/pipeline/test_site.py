"""The page lists every language with its state and files, tells drafts apart, and works from a folder."""

import base64
import hashlib
import re

import pytest

from aftercare.handout.document import State
from aftercare.pipeline.site import Entry, FileLink, index
from html_page import Page
from samples import CLINIC, TAGS, made, real
from site_entries import entry


def page(*entries: Entry) -> Page:
    source = index(entries, CLINIC, real("en").words)
    source = re.sub(r"<!doctype html>|<(meta|input)\b[^>]*>", "", source)
    return Page(source)


def test_every_language_by_its_own_name_and_its_english_one() -> None:
    found = page(*map(entry, TAGS))
    names = [(str(span["text"]), span["lang"], span["dir"]) for span in found.all(tag="span") if span.get("style")]
    expected = {(real(tag).language.endonym, tag, real(tag).language.direction) for tag in TAGS}
    assert set(names) == expected
    assert len(names) == len(TAGS)
    english = set(found.texts(tag="span", **{"class": "name"}))
    assert english == {real(tag).language.name for tag in TAGS} - {"English", "Tagalog"}


def test_languages_are_sorted_without_regard_to_accents() -> None:
    names = [
        str(span["text"])
        for span in page(*map(entry, ("vi", "es", "de", "ar", "ru"))).all(tag="span")
        if span.get("style")
    ]
    assert names == ["Deutsch", "Español", "Tiếng Việt", "Русский", "العربية"]


@pytest.mark.parametrize(
    ("state", "part"),
    [
        (State.SOURCE, "source"),
        (State.APPROVED, "released"),
        *((state, "drafts") for state in State if not state.released),
    ],
)
def test_each_state_has_its_part_of_the_page(state: State, part: str) -> None:
    found = page(entry("es", state=state))
    assert [section["class"] for section in found.all(tag="section")] == [part]
    words = real("es").words
    assert found.texts(tag="p", **{"class": "state"}) == [words[f"state.{state}"], words.english[f"state.{state}"]]
    assert bool(found.all(tag="p", **{"class": "notice"})) is (part == "drafts")


def test_links_are_relative_and_say_what_they_lead_to() -> None:
    found = page(entry("ar"))
    links = {link["href"]: link for link in found.all(tag="a") if not str(link["href"]).startswith("tel:")}
    assert list(links) == ["./x/ar.html", "./x/ar.pdf", "./x/ar.md"]
    assert {(link["hreflang"], link["lang"], link["dir"]) for link in links.values()} == {("ar", "ar", "rtl")}
    details = [
        str(span["text"])
        for item in found.all(tag="li")
        for span in found.all(tag="span", lang="en")
        if str(span["text"]) in str(item["text"])
    ]
    assert {"Web page, 15 KB", "PDF, 2 pages, 48 KB", "Markdown, 1 KB"} <= set(details)


def test_a_path_is_never_more_than_a_path() -> None:
    found = page(entry("es", files=(FileLink("html", "javascript:alert(1)#?.html", 1),)))
    assert "./javascript%3Aalert%281%29%23%3F.html" in [link["href"] for link in found.all(tag="a")]


def test_reviewers_are_named() -> None:
    signed = entry("es", state=State.APPROVED, reviewed="Ana Díaz, CT; 22 de noviembre de 2026")
    assert "Ana Díaz, CT; 22 de noviembre de 2026" in page(signed).texts(tag="bdi")


def test_names_and_days_do_not_run_into_each_other_from_right_to_left() -> None:
    signed = entry("ar", state=State.APPROVED, reviewed="Ana Díaz, nurse, 22 نوفمبر 2026")
    inner = '<bdi dir="ltr">{}</bdi>'.format
    shown = f"{inner('Ana Díaz')}, {inner('nurse')}, {inner('22')} نوفمبر {inner('2026')}"
    assert f'<bdi dir="rtl">{shown}</bdi>' in index([signed], CLINIC, real("en").words)


def test_the_clinic_and_hostile_titles_are_text() -> None:
    hostile = made("es", ("x",))
    source = index([entry("es", title="<script>alert(1)</script>", words=hostile.words)], CLINIC, real("en").words)
    assert source.count("<script") == 1
    assert "A &amp; B &lt;Clinic&gt;" in source
    assert 'href="tel:+13215550100"' in source


def test_only_the_pages_own_script_may_run() -> None:
    source = index([entry("es")], CLINIC, real("en").words)
    script = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in source
    assert not re.findall(r"(?:src|href)=\"(?!\./|tel:)", source)


def test_two_handouts_of_a_language_stand_together() -> None:
    found = page(entry("es", title="B"), entry("de"), entry("es", title="A", handout="other"))
    assert len([item for item in found.all(tag="li") if "data-tag" in item]) == 2
    assert [title for title in found.texts(tag="h4") if title in {"A", "B"}] == ["A", "B"]
