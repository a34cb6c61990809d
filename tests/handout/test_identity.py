"""What a build knows of a handout in English without composing it is what the page shows."""

import datetime as dt
from dataclasses import replace

import pytest

from aftercare.core.language.languages import language
from aftercare.core.model import Handout, Instruction, Kind, Section
from aftercare.core.pictures.pictograms import PNG, Picture
from aftercare.core.settings.sites import sites
from aftercare.handout.compose import compose
from aftercare.handout.document import State
from aftercare.handout.edition import Edition
from aftercare.handout.identity import english
from aftercare.handout.words import words
from samples import CLINIC

SITE = {"slug": "beach", "name": "Beach clinic", "phones": [{"e164": "+13215550111", "local": "(321) 555-0111"}]}
EDITION = Edition(language("en"), words(None), State.SOURCE, CLINIC, "us-letter", dt.date(2026, 11, 22))


def row(name: str, kind: Kind, text: str, section: str, parent: str = "") -> Instruction:
    return Instruction(f"h.{name}", kind, text, "a note", section, 7, "h", parent)


TITLE = row("title", Kind.TITLE, "After **it**", "start")
FIRST = row("call", Kind.CONTACT, "Call  {clinic_phone}\u2028or {nobody}.", "start")
DAY = row("day", Kind.HEADING, "Day 1", "day-1")
DAY_ROWS = (
    row("take", Kind.STEP, "Take 1 tablet \u2600\ufe0f.", "day-1"),
    row("with", Kind.ITEM, "with food", "day-1", "h.take"),
    row("hot", Kind.DONT, "Hot baths.", "day-1"),
)
NEXT = row("next", Kind.SUBHEADING, "Day 2", "day-2")
NEXT_ROWS = (
    row("table", Kind.TABLE, "Weight | Dose", "day-2"),
    row("line", Kind.ROW, "10 kg | {clinic_hours}", "day-2", "h.table"),
    row("fill", Kind.FILL, "Name | Day", "day-2"),
)
SECTIONS = (
    Section("start", 1, TITLE, (FIRST,)),
    Section("day-1", 2, DAY, DAY_ROWS),
    Section("day-2", 3, NEXT, NEXT_ROWS),
)
HANDOUT = Handout("h", SECTIONS)


def with_first(**changed: object) -> Handout:
    return Handout("h", (replace(SECTIONS[0], items=(replace(FIRST, **changed),)), *SECTIONS[1:]))


EDITS = {
    "text": (with_first(text="Call us."), EDITION),
    "kind": (with_first(kind=Kind.TEXT), EDITION),
    "id": (with_first(id="h.other"), EDITION),
    "picture": (with_first(kind=Kind.PICTURE, picture=Picture(PNG, b"1")), EDITION),
    "another picture": (with_first(kind=Kind.PICTURE, picture=Picture(PNG, b"2")), EDITION),
    "name": (replace(HANDOUT, slug="g"), EDITION),
    "section": (Handout("h", (SECTIONS[0], *(replace(SECTIONS[1], id="one"),), SECTIONS[2])), EDITION),
    "order": (Handout("h", (*SECTIONS[:2], replace(SECTIONS[2], items=NEXT_ROWS[::-1]))), EDITION),
    "no course": (Handout("h", (*SECTIONS[:2], replace(SECTIONS[2], level=2))), EDITION),
    "words": (HANDOUT, replace(EDITION, words=words(None, ("Nurse line",)))),
    "paper": (HANDOUT, replace(EDITION, paper="a4")),
    "day": (HANDOUT, replace(EDITION, version=dt.date(2026, 11, 23))),
    "editions": (HANDOUT, replace(EDITION, editions=("standard", "large"))),
    "clinic": (HANDOUT, replace(EDITION, clinic=replace(CLINIC, name="Another clinic"))),
    "telephone": (HANDOUT, replace(EDITION, clinic=replace(CLINIC, phone_e164="+13215550199"))),
    "sites": (HANDOUT, replace(EDITION, sites=sites([SITE]))),
    "address": (HANDOUT, replace(EDITION, address="https://example.org/h")),
}


@pytest.mark.parametrize("name", ["", *EDITS])
def test_the_code_is_that_of_the_document(name: str) -> None:
    handout, edition = EDITS[name] if name else (HANDOUT, EDITION)
    assert english(handout, edition)[1] == compose(handout, None, edition).code


@pytest.mark.parametrize("name", EDITS)
def test_another_page_has_another_digest(name: str) -> None:
    handout, edition = EDITS[name]
    assert compose(handout, None, edition).digest != compose(HANDOUT, None, EDITION).digest, "the page is the same"
    assert english(handout, edition)[0] != english(HANDOUT, EDITION)[0]


def test_what_no_page_shows_changes_nothing() -> None:
    moved = with_first(note="another note", line=8)
    assert compose(moved, None, EDITION) == compose(HANDOUT, None, EDITION)
    assert english(moved, EDITION) == english(HANDOUT, EDITION)
