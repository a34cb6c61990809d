"""The loader takes what spreadsheets write, and tells every bad row at once."""

from pathlib import Path

import pytest

from aftercare.core.errors import SourceError
from aftercare.core.model import Handout
from aftercare.source.table import read_handouts

HEADER = "id,handout,section,kind,text,note"
GOOD = f"""{HEADER}
w.title,wound,title,title,Wound care,
w.day.heading,wound,day,heading,Day 1,
w.day.wash,wound,day,step,"Wash, then call {{clinic_phone}}.",a note
"""
KNOWN = frozenset({"clinic_phone"})


def load(tmp_path: Path, data: str | bytes) -> tuple[Handout, ...]:
    path = tmp_path / "instructions.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_handouts(path, KNOWN, name="data/instructions.csv")


def problems(tmp_path: Path, data: str | bytes) -> list[str]:
    with pytest.raises(SourceError) as error:
        load(tmp_path, data)
    return error.value.problems


def with_row(row: str) -> str:
    return f"{GOOD}{row}\n"


SPREADSHEETS = {
    "plain": GOOD.encode(),
    "byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "CRLF": GOOD.replace("\n", "\r\n").encode(),
    "old Mac line ends": GOOD.replace("\n", "\r").encode(),
    "semicolons": GOOD.replace('"Wash, then', "Wash then")
    .replace('}."', "}.")
    .replace(",", ";")
    .replace("Wash then", "Wash, then")
    .encode(),
    "tabs": GOOD.replace('"Wash, then', "Wash then")
    .replace('}."', "}.")
    .replace(",", "\t")
    .replace("Wash then", "Wash, then")
    .encode(),
    "quoted line break": GOOD.replace("Wash, then", "Wash,\nthen").encode(),
    "empty rows and columns at the end": "".join(f"{line},,\n" for line in GOOD.splitlines()).encode()
    + b",,,,,,,\n\n ,,,\n",
    "header in capitals": GOOD.replace(HEADER, HEADER.upper()).encode(),
    "columns in another order": b"note,text,kind,section,handout,id\n,Wound care,title,title,wound,w.title\n,Day 1,heading,day,wound,w.day.heading\n"
    b'a note,"Wash, then call {clinic_phone}.",step,day,wound,w.day.wash\n',
}


@pytest.mark.parametrize("data", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_accepts_what_spreadsheets_write(tmp_path: Path, data: bytes) -> None:
    (handout,) = load(tmp_path, data)
    assert handout.slug == "wound"
    assert [row.text for row in handout.rows] == ["Wound care", "Day 1", "Wash, then call {clinic_phone}."]
    assert handout.rows[2].note == "a note"


def test_lines_count_as_in_a_text_editor(tmp_path: Path) -> None:
    data = GOOD.replace("Day 1", '"Day\n1"') + "w.day.dry,wound,day,stepp,Dry it.,\n"
    (handout,) = load(tmp_path, data.replace("stepp", "step"))
    assert [row.line for row in handout.rows] == [2, 3, 5, 6]
    assert problems(tmp_path, data)[0].startswith("data/instructions.csv:6: kind: ")


BAD = [
    ("w.day.wash,wound,day,step,Again.,", 'id: "w.day.wash" duplicates line 4'),
    ("W Day,wound,day,step,Again.,", 'id: "W Day" must be lower-case words'),
    ("../../etc,wound,day,step,Again.,", 'id: "../../etc" must be'),
    ("w.day.x,wound,day,advice,Again.,", 'kind: "advice" unknown kind; use one of title, heading'),
    ("w.day.x,wound,day,step,,", "text: is empty"),
    ("w.day.x,wound,day,step,   ,", "text: is empty"),
    ("w.day.x,wound,title,step,Again.,", 'section: "title": section out of order'),
    ("w.day.x,wound,new,step,Again.,", 'section: "new": section out of order'),
    ("w.day.x,wound,day,heading,Again,", 'section: "day": section out of order'),
    ("w.day.x,wound,day,title,Again,", "kind: a handout has one title, in its first row"),
    ("w.day.x,../up,up,title,Again,", 'handout: "../up" must be'),
    ("w.day.x,wound,Day 1,heading,Again,", 'section: "Day 1" must be'),
    (
        "w.day.x,wound,day,step,Call {phone}.,",
        'text: "Call {phone}." has an unknown placeholder; choose from {clinic_phone}',
    ),
    ("w.day.x,wound,day,step,Call {clinic_phone.,", "has an unmatched { or }"),
    ("w.day.x,wound,day,step,Call {{clinic_phone}}.,", "has an unmatched { or }"),
    ("w.day.x,wound,day,step,Call {0.__class__}.,", "has an unmatched { or }"),
    ("w.day.x,wound,day,step,Bell\a,", 'text: "BellU+0007" has a control character'),
    ("w.day.x,wound,day,step,Turn\u202eback,", "has a control character or a direction mark"),
    (
        "w.day.x,wound,day,step,Turn,note\u2066",
        'note: "noteU+2066" has a control character or a direction mark',
    ),
    ("w.day.x,wound,day,step,=HYPERLINK(1),", 'text: "=HYPERLINK(1)" begins with = + - or @'),
    ("w.day.x,wound,day,step,Again.,@SUM(1)", 'note: "@SUM(1)" begins with = + - or @'),
    ("w.day.x,wound,day,step,+1 555,", "begins with = + - or @"),
    ("w.day.x,wound,day,step,-2,", "begins with = + - or @"),
    (f"w.day.x,wound,day,step,{'long ' * 101},", "has over 500 characters"),
    ("w.day.x,wound,day,step,Wash, then dry.,,", "more cells than columns; put the text in double quotes"),
    ('w.day.x,wound,day,step,"Wash.,', "not a CSV row"),
    ('w.day.x,wound,day,step,"Wash" it.,', "not a CSV row"),
]


@pytest.mark.parametrize(("row", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_names_line_and_column_and_remedy(tmp_path: Path, row: str, message: str) -> None:
    found = problems(tmp_path, with_row(row))
    assert any(text.startswith("data/instructions.csv:5: ") and message in text for text in found), found


def test_tells_every_bad_row_at_once_by_line(tmp_path: Path) -> None:
    rows = ["w.a.1,wound,day,step,,", "w.a.2,wound,day,nonsense,=1,", "w.a.2,wound,day,step,Fine.,"]
    found = problems(tmp_path, with_row("\n".join(rows)))
    assert [text.split(": ")[0:2] for text in found] == [
        ["data/instructions.csv:5", "text"],
        ["data/instructions.csv:6", "kind"],
        ["data/instructions.csv:6", "text"],
        ["data/instructions.csv:7", "id"],
    ]


FILES = [
    (b"", "1: the file is empty"),
    (b"\n\n", "1: the file is empty"),
    (GOOD.replace("note", "notes").encode(), "1: note: this column is missing"),
    (GOOD.replace("note", "notes").encode(), "1: notes: unknown column"),
    (GOOD.replace(HEADER, HEADER + ",text").encode(), "1: text: duplicate column"),
    (
        GOOD.encode().replace(b"Wash", "Wäsh".encode("cp1252")),
        "4: not UTF-8 (byte 0xE4); in the spreadsheet choose Save As, CSV UTF-8",
    ),
    (GOOD.encode("utf-16"), "1: not UTF-8 (byte 0xFF)"),
    (b"\xef\xbb\xbf" + GOOD.encode() + b"\x92", "5: not UTF-8 (byte 0x92)"),
    (GOOD.encode() + b"a" * 20_000_001, "over 20 MB"),
    (GOOD.encode() + b"w.x,wound,day,step,\0,", "5: "),
    (GOOD.encode() + b"w.x,wound,day,step," + b"a" * 200_000, "5: "),
]


@pytest.mark.parametrize(("data", "message"), FILES, ids=[message for _, message in FILES])
def test_refuses_files_with_a_clear_word(tmp_path: Path, data: bytes, message: str) -> None:
    found = problems(tmp_path, data)
    assert any(message in text for text in found), found


def test_a_missing_file_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"data/none\.csv: cannot be read"):
        read_handouts(tmp_path / "none.csv", KNOWN, name="data/none.csv")


def test_html_and_markup_are_text_like_any_other(tmp_path: Path) -> None:
    (handout,) = load(tmp_path, with_row("w.day.x,wound,day,step,<script>alert(1)</script> $(rm) #let *x*,"))
    assert handout.rows[-1].text == "<script>alert(1)</script> $(rm) #let *x*"


def test_signs_that_the_fonts_have_may_stand_in_a_text() -> None:
    path = Path(__file__).parent / "cases" / "glyphs.csv"
    (handout,) = read_handouts(path, KNOWN, name=path.name)
    assert "≥" in handout.rows[2].text


@pytest.mark.parametrize(
    ("text", "named"), [("Use 骨.", "U+9AA8"), ("Rest \U0001f9d8 well.", "U+1F9D8"), ("ಕ", "U+0C95")]
)
def test_a_sign_that_no_font_has_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    (problem,) = problems(tmp_path, with_row(f"w.day.sign,wound,day,step,{text},"))
    assert problem.startswith("data/instructions.csv:5: text: no font has")
    assert named in problem
