"""What is asked about the English, with the line of the table that it is about."""

import pytest

from aftercare.catalogs import po, po_reader
from aftercare.core.people.questions import Question
from aftercare.pipeline.snapshot.project import read
from aftercare.pipeline.snapshot.questions import Asked, open_questions
from aftercare.source.interface import interface_rows
from projects import path_of, project, synced


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (Question("Ana", "2026-11-26", "Which soap?"), "t.csv:8: h.a (es): Ana, 2026-11-26, asks: Which soap?"),
        (Question("", "2026-11-26", "Which?"), "t.csv:8: h.a (es): somebody, 2026-11-26, asks: Which?"),
        (Question("Ana", "", "Which?"), "t.csv:8: h.a (es): Ana, asks: Which?"),
        (Question("", "", "Wh\tich\x1b[31m?"), "t.csv:8: h.a (es): somebody, asks: Wh ich [31m?"),
    ],
)
def test_a_question_in_a_line(question, told):
    assert str(Asked("t.csv", 8, "h.a", "es", question)) == told


def test_a_question_for_programs():
    asked = Asked("t.csv", 8, "h.a", "es", Question("Ana", "2026-11-26", "Which soap?"))
    about = {"path": "t.csv", "line": 8, "row": "h.a"}
    assert asked.as_json() == {**about, "name": "Ana", "date": "2026-11-26", "text": "Which soap?"}


SITES = """
[[tool.aftercare.sites]]
slug = "downtown"
name = "Downtown clinic"
phones = [{ label = "Nurse line", e164 = "+13215550122", local = "(321) 555-0122" }]
"""
LINE = next(row.line for row in interface_rows() if row.id == "label.phone")
SPANISH = [
    "data/instructions.csv:2: h.title (es): Ana, 2026-11-26, asks: Whose?",
    "data/instructions.csv:7: h.wash (es): Ana, 2026-11-26, asks: Which?",
]
FRENCH = "data/instructions.csv:2: h.title (fr): Ana, 2026-11-26, asks: Which?"
WORDS = [
    "pyproject.toml: phone.nurse-line (es): Ana, 2026-11-26, asks: Day and night?",
    f"interface.csv:{LINE}: label.phone (es): Ana, 2026-11-26, asks: Mobile?",
]


@pytest.fixture
def current(tmp_path):
    """Return a project with questions on rows, on a word of the interface and on a label of its own."""
    settings = project(tmp_path / "p", languages=("es", "fr"), engines=SITES)
    synced(settings)
    for tag, domain, row, text in (
        ("es", "interface", "label.phone", "Mobile?"),
        ("es", "interface", "phone.nurse-line", "Day and night?"),
        ("es", "h", "h.wash", "Which?"),
        ("fr", "h", "h.title", "Which?"),
        ("es", "h", "h.title", "Whose?"),
    ):
        path = path_of(settings, tag, domain)
        content = po_reader.read(path)
        content.by_id()[row].user_comments.append(f"question: Ana; 2026-11-26; {text}")
        po.write(path, content)
    return read(tmp_path / "p")


@pytest.mark.parametrize(
    ("languages", "handouts", "told"),
    [
        ((), (), [SPANISH[0], FRENCH, SPANISH[1], *WORDS]),
        (("es",), ("h",), [*SPANISH, *WORDS]),
        (("en", "fr"), (), [FRENCH]),
    ],
)
def test_questions_stand_in_the_order_of_the_table(languages, handouts, told, current):
    assert [str(asked) for asked in open_questions(current, languages, handouts)] == told
    assert LINE > 1
