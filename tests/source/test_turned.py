"""What spreadsheets turn cells into is told by row, line and cell."""

from pathlib import Path

import pytest

from aftercare.core.errors import SourceError
from aftercare.source.table import read_source

HEAD = "id,handout,section,kind,text,note\nh.title,h,top,title,Fever,\nh.dose,h,dose,heading,Doses,\n"
ANEW = "type it anew, with its column formatted as text"


def told(folder: Path, *rows: tuple[str, str]) -> list[str]:
    lines = [f'h.r{at},h,dose,{kind},"{text}",' for at, (kind, text) in enumerate(rows)]
    (folder / "i.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    try:
        read_source(folder / "i.csv", frozenset(), name="i.csv").chosen()
    except SourceError as error:
        return error.problems
    return []


TEXTS = {
    "0.291666667": "0.291666667, which a spreadsheet makes of a time, here 7:00",
    "0.75": "0.75, which a spreadsheet makes of a time, here 18:00",
    ".5": ".5, which a spreadsheet makes of a time, here 12:00",
    "Do not drink anything after 0.291666667.": "0.291666667, which a spreadsheet makes of a time, here 7:00",
    "Do not drink anything after 0,291666667.": "0,291666667, which a spreadsheet makes of a time, here 7:00",
    "Call 1.40756E+10 at night.": "1.40756E+10, which a spreadsheet makes of a number",
    "Give 2.50E+00 mL.": "2.50E+00, which a spreadsheet makes of a number",
}
"""Texts → what is said of the number in them."""


@pytest.mark.parametrize(("text", "message"), TEXTS.items())
def test_a_number_that_a_spreadsheet_has_made_of_another(tmp_path: Path, text: str, message: str) -> None:
    assert told(tmp_path, ("step", text)) == [f'i.csv:4: text: "{text}" has {message}; {ANEW}']


CELLS = {
    ("Week | Drops", "Week 1 | 2-Jan"): 'text: cell 2, "2-Jan", is what a spreadsheet makes of 1-2 and the like',
    ("Week | Drops", "Jan-02 | 1"): 'text: cell 1, "Jan-02", is what a spreadsheet makes of 1-2 and the like',
    ("When | What", "0.75 | drink"): 'text: cell 1, "0.75", is what a spreadsheet makes of a time, here 18:00',
    ("Weight | Dose", "12 lb | 2.50E+00 mL"): "has 2.50E+00, which a spreadsheet makes of a number",
    ("When | Number", "At night | 1.40756E+10"): "has 1.40756E+10, which a spreadsheet makes of a number",
    ("When | What", "0.291666667 | drink"): "has 0.291666667, which a spreadsheet makes of a time, here 7:00",
}


@pytest.mark.parametrize(("rows", "message"), CELLS.items())
def test_cells_of_tables_are_told_by_their_number(tmp_path: Path, rows: tuple[str, str], message: str) -> None:
    (found,) = told(tmp_path, ("table", rows[0]), ("row", rows[1]))
    assert found.startswith("i.csv:5: text: ")
    assert found.endswith(f"{message}; {ANEW}")


@pytest.mark.parametrize(
    "rows",
    [
        [("step", "Give 0.75 mL.")],
        [("step", "Read section 1.2345678.")],
        [("step", "Vitamin E-400 is fine.")],
        [("step", "Press E and wait.")],
        [("table", "Weight | mL"), ("row", "12 lb | 0.75")],
        [("table", "Date | What"), ("row", "2-Jan | come")],
        [("table", "Time in hours | What"), ("row", "0.5 | rest")],
        [("table", "Weight | mL each time"), ("row", "12 lb | 0.5")],
        [("table", "Tablets each time | When"), ("row", ".5 | at night")],
        [("table", "Appointment | Expires"), ("row", "7-Dec | Mar-27")],
        [("table", "What | Week 1 | Week 2"), ("row", "Starts | 7-Dec | 14-Dec")],
        [("table", "What | Next dose on"), ("row", "Vaccine | 7-Dec")],
    ],
)
def test_what_may_stand_in_a_text_and_in_a_cell(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    assert told(tmp_path, *rows) == []
