"""Items, tables and blanks: where their rows may stand, and what their cells hold."""

from pathlib import Path

import pytest

from aftercare.core.errors import SourceError
from aftercare.core.model import Kind, cells
from aftercare.core.numbering import numbers
from aftercare.source.table import read_source

HEAD = "id,handout,section,kind,text,note\nh.title,h,top,title,Fever,\nh.dose,h,dose,heading,Doses,\n"


def read(tmp_path: Path, *rows: tuple[str, str]):
    path = tmp_path / "instructions.csv"
    lines = [f'h.r{at},h,dose,{kind},"{text}",' for at, (kind, text) in enumerate(rows)]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return read_source(path, frozenset(), name="i.csv").chosen()[0]


GOOD = (
    ("step", "Do these:"),
    ("item", "Weigh the child."),
    ("item", "Shake the bottle."),
    ("table", "Weight | Dose"),
    ("row", "|12–17 lb |2.5 mL|"),
    ("fill", "Dose for your child | Time"),
    ("box", "Notes"),
    ("text", "Call us."),
)


def test_rows_belong_to_the_one_before(tmp_path: Path) -> None:
    handout = read(tmp_path, *GOOD)
    assert list(numbers(handout).values()) == [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (3, 0)]
    rows = {row.id: row for row in handout.rows}
    assert rows["h.r1"].place == "section dose of h, under h.r0"
    assert rows["h.r4"].place == "section dose of h, under h.r3"
    assert rows["h.r4"].text == "12–17 lb | 2.5 mL"
    assert rows["h.r5"].place == "section dose of h, below h.r0"
    assert [row.kind for row in handout.rows][2:] == [Kind(kind) for kind, _ in GOOD]


def test_an_item_of_a_warning_is_one(tmp_path: Path) -> None:
    handout = read(
        tmp_path, ("warning", "Call us if you have:"), ("item", "fever"), ("step", "Wash:"), ("item", "hands")
    )
    assert [row.warns for row in handout.rows][2:] == [True, True, False, False]
    assert [row.place.partition(", ")[2] for row in handout.rows][2:] == ["", "under warning h.r0", "", "under h.r2"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((("text", "**If you take insulin:**"), ("step", "Halve it."), ("fill", "Dose")), ("", "0", "0")),
        ((("text", "If so:"), ("dont", "Do not stop."), ("text", "If not:"), ("step", "Go on.")), ("", "0", "0", "2")),
        ((("text", "If so:"), ("step", "Take:"), ("item", "10 units"), ("step", "Rest.")), ("", "0", "under 1", "1")),
        ((("text", "If so:"), ("step", "Take:"), ("step", "10 units."), ("do", "Rest:")), ("", "0", "1", "1")),
        ((("step", "Bring:"), ("item", "this sheet"), ("step", "Come.")), ("", "under 0", "0")),
        ((("text", "If none:"), ("item", "fever"), ("text", "If any:"), ("do", "Call.")), ("", "under 0", "", "2")),
        (
            (("step", "Bring:"), ("item", "soap"), ("table", "A | B"), ("row", "1 | 2"), ("text", "If so:")),
            ("", "under 0", "0", "under 2", ""),
        ),
        ((("warning", "Call us if:"), ("warning", "it bleeds.")), ("", "0")),
        ((("contact", "At night:"), ("contact", "Call 911.")), ("", "0")),
        ((("box", "Notes:"), ("step", "Rest.")), ("", "")),
    ],
)
def test_rows_are_below_what_announces_them(tmp_path: Path, rows, found) -> None:
    """Until the next does, which is beside it where its items have come."""
    seen = [
        row.place.partition(", ")[2].replace("h.r", "").removeprefix("below ") for row in read(tmp_path, *rows).rows
    ]
    assert tuple(each.replace("warning ", "") for each in seen[2:]) == found


ANNOUNCING = (
    *(
        "If so:",
        "**If so:**",
        "[If so:](https://example.org)",
        "If so: **(ask us)**",
        "(If so:)",
        "If so：",
        "If so\ufe55",
    ),
    *("If so:\u2009", "If so\u00a0:\u00a0", "over 3 months…", "If so...", "“If so:”", "_If so:_"),
)


@pytest.mark.parametrize("text", ANNOUNCING)
def test_a_colon_at_the_end_announces_whatever_stands_behind_it(tmp_path: Path, text) -> None:
    rows = read(tmp_path, ("text", text), ("step", "Rest.")).rows
    assert [each.id for each in rows[-1].above][2:] == ["h.r0"]


@pytest.mark.parametrize("text", ["Nurse: Ana", "Call: 911", "If so (ask us: 911)", "Rest."])
def test_a_colon_before_words_announces_nothing(tmp_path: Path, text) -> None:
    assert read(tmp_path, ("text", text), ("step", "Rest.")).rows[-1].below == ""


@pytest.mark.parametrize(
    ("outer", "inner", "texts"),
    [
        (("step", "Give the syrup:"), "item", ("Under 3 months:", "1 mL", "Over 3 months:", "2 mL")),
        (("table", "Age | Dose"), "row", ("Under 3 months: | –", "5 kg | 1 mL", "Over 3 months: | –", "9 kg | 2 mL")),
    ],
)
def test_an_item_announces_those_after_it(tmp_path: Path, outer, inner, texts) -> None:
    rows = read(tmp_path, outer, *((inner, text) for text in texts), ("step", "Rest."))
    above = [[each.id.removeprefix("h.r") for each in row.above[2:]] for row in rows.rows][3:]
    assert above[:-1] == [["0"], ["0", "1"], ["0"], ["0", "3"]]


def test_what_gives_a_row_its_sense_is_above_it_outermost_first(tmp_path: Path) -> None:
    rows = (
        *(("text", "If so:"), ("step", "Take:"), ("item", "10 units"), ("text", "If not:"), ("step", "Rest.")),
        *(("fill", "Dose"), ("table", "A | B"), ("row", "1 | 2")),
    )
    above = {row.id: [each.id for each in row.above] for row in read(tmp_path, *rows).rows}
    title, heading, *others = above.values()
    title_id, heading_id, *_ = above
    assert (title, heading) == ([], [title_id])
    assert {found[0] for found in others} == {title_id}
    assert [["h" if each == heading_id else each.removeprefix("h.r") for each in found[1:]] for found in others] == [
        *(
            ["h"],
            ["h", "0"],
            ["h", "0", "1"],
            ["h", "0"],
            ["h", "0", "3"],
            ["h", "0", "3"],
            ["h", "0", "3"],
            ["h", "0", "3", "6"],
        )
    ]


@pytest.mark.parametrize(
    ("rows", "boxed"),
    [
        ((("warning", "Call."), ("warning", "Run.")), True),
        ((("warning", "Call us if you have:"), ("item", "fever")), True),
        ((("warning", "Call."), ("step", "Wash.")), False),
        ((("warning", "Call."), ("box", "Notes")), False),
        ((), False),
    ],
)
def test_the_heading_of_nothing_but_warnings_is_in_their_box(tmp_path: Path, rows, boxed) -> None:
    heading = read(tmp_path, *rows).sections[1].heading
    assert (heading.warns, heading.place.endswith(", over warnings")) == (boxed, boxed)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("item", "First.")], "a row of kind item comes after one of kind"),
        ([("step", "A."), ("fill", "B"), ("item", "C.")], "a row of kind item comes after one of kind"),
        ([("table", "A | B"), ("row", "1 | 2"), ("item", "C.")], "a row of kind item comes after one of kind"),
        (
            [("step", "A."), ("row", "1 | 2")],
            "and line 4 above it is of kind step; correct the kind of one of the two, or move one",
        ),
        ([("table", "A | B")], "a table has its lines below it"),
        ([("table", "A | B"), ("step", "C.")], "a table has its lines below it"),
        ([("table", "A"), ("row", "1")], "two columns or more"),
        ([("table", "A|B|C|D|E|F|G"), ("row", "1|2|3|4|5|6|7")], "at most 6 fit"),
        ([("table", "A | B"), ("row", "1")], "has 1 cell separated by |, and the head of the table has 2"),
        ([("table", "A | B"), ("row", "1 | 2 | 3")], "has 3 cells"),
        ([("table", "A | B"), ("row", "1 | ")], "has an empty cell"),
        ([("table", "A | "), ("row", "1 | 2")], "has an empty cell"),
        ([("fill", "A | B | C | D")], "at most 3 fit"),
        ([("step", "A\nB")], "has a line break"),
        ([("table", "A | B"), ("row", "1 | 2\n3")], "has a line break"),
    ],
)
def test_what_is_misplaced_is_refused_by_row(tmp_path: Path, rows, message: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, *rows)
    assert message in "\n".join(error.value.problems)


def test_a_line_without_a_table_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, ("step", "A."), ("row", "1 | 2"))
    assert len(error.value.problems) == 1


def test_the_corner_of_a_table_may_be_empty(tmp_path: Path) -> None:
    assert read(tmp_path, ("table", " | A | B"), ("row", "x | 1 | 2")).rows[2].text == " | A | B"


@pytest.mark.parametrize(
    ("text", "found"),
    [("a | b", ("a", "b")), ("| a | b |", ("a", "b")), ("|", ("", "")), ("a", ("a",)), ("| a", ("", "a")), ("", ("",))],
)
def test_cells(text: str, found: tuple[str, ...]) -> None:
    assert cells(text) == found
