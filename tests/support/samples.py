"""Documents to show in tests: the clinic's own handout, and one whose every text is hostile."""

import datetime as dt
from functools import cache
from pathlib import Path

from aftercare.core.language.languages import language
from aftercare.core.model import Handout, Instruction, Kind, Section
from aftercare.core.settings.clinic import Clinic
from aftercare.core.settings.hours import Hours
from aftercare.core.units import Status, Unit
from aftercare.handout.compose import compose
from aftercare.handout.document import Document, State, state_of
from aftercare.handout.edition import Edition
from aftercare.handout.words import Words
from aftercare.pipeline.snapshot import project
from aftercare.source.interface import interface_rows
from aftercare.source.table import read_source
from command import ROOT

HOURS = (Hours((0, 1, 2, 3, 4), dt.time(8), dt.time(17)),)
CLINIC = Clinic("A & B <Clinic>", "+13215550100", "(321) 555-0100", HOURS, "1 Main St", "https://example.org/a?b=1&c=2")
ENGLISH = {entry.id: entry.text for entry in interface_rows()}

HOSTILE = (
    "<script>alert(1)</script>",
    "*x* _y_ **z** __w__ ***v***",
    "1. x",
    "1) x",
    "- x",
    "+ x",
    "* x",
    "# x #",
    "> x",
    "---",
    "===",
    "$x$ and $$y$$",
    "~~x~~ ~y~",
    "`x` ```y```",
    "![x](http://example.org/x.png) [y][z] [x](javascript:alert(1))",
    "&lt;b&gt; &amp; &copy; &#60;",
    "a | b | c",
    "{{ 7 * 7 }} {% raw %} {#id .class}",
    "\\*x\\* \\ \\\\",
    "http://example.org www.example.org me@example.org <http://example.org>",
    ":smile: a: b",
    "[ ] x",
    "[^1]: x",
    "#let x = 1 ; @ref",
    '" onmouseover="alert(1)',
    "`; rm -rf / #",
    "==x== ^y^",
    "x  \ty",
    "= x",
    ": x",
    "1986\\. x",
    "<!-- x --> ]]> <?php ?>",
    "---\ntitle: x\n---",
)


@cache
def shipped() -> project.Project:
    """Return this project as it is now."""
    return project.read(ROOT)


@cache
def real(tag: str, address: str = "") -> Document:
    """Return the clinic's handout in a language, as the project's own catalogs have it; no check is asked."""
    current = shipped()
    units = None if tag == "en" else {unit.id: unit for unit in current.readable.units(tag, "microneedling")}
    state = State.SOURCE if units is None else state_of(list(units.values()))
    clinic, paper = current.config.clinic, current.config.paper
    version = current.documents.version("microneedling")
    edition = Edition(
        current.language(tag), current.documents.words(tag), state, clinic, paper, version, address=address
    )
    return compose(current.handouts[0], units, edition)


TAGS = ("en", *(entry.tag for entry in shipped().config.languages if not real(entry.tag).untranslated))
"""English, and the languages that are whole: one that was only just added has gaps."""


def made(
    tag: str, rows: tuple[str, ...], *, state: State = State.DRAFT, missing: frozenset[int] = frozenset()
) -> Document:
    """Return a handout in which title, heading and rows are these texts; the rows with these numbers are missing."""
    texts = ("A title", "A heading", *rows)
    kinds = (Kind.TITLE, Kind.HEADING, *(Kind.STEP for _ in rows))
    title, heading, *items = (
        Instruction(f"x.s.r{at}", kind, text) for at, (kind, text) in enumerate(zip(kinds, texts, strict=True))
    )
    handout = Handout("x", (Section("t", 1, title), Section("s", 2, heading, tuple(items))))
    units = {
        row.id: Unit(
            row.id, row.text, "" if at - 1 in missing else row.text, tag, Status.DRAFT, origin="machine 2026-11-22"
        )
        for at, row in enumerate(handout.rows)
    }
    words = Words({key: f"{text} *{tag}* <b>" for key, text in ENGLISH.items()}, ENGLISH)
    edition = Edition(language(tag), words, state, CLINIC, "us-letter", dt.date(2026, 11, 22))
    return compose(handout, units, edition)


def from_csv(path: Path, tag: str = "en", *, state: State = State.SOURCE) -> Document:
    """Return the handout of a CSV; in another language its rows stay English, and the words around them name the language."""
    (handout,) = read_source(path, frozenset(CLINIC.placeholders), name=path.name).chosen()
    words = Words(ENGLISH if tag == "en" else {key: f"{text} ({tag})" for key, text in ENGLISH.items()}, ENGLISH)
    edition = Edition(language(tag), words, state, CLINIC, "us-letter", dt.date(2026, 11, 22))
    if tag == "en":
        return compose(handout, None, edition)
    units = {row.id: Unit(row.id, row.text, row.text, tag, Status.DRAFT) for row in handout.rows}
    return compose(handout, units, edition)
