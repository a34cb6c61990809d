"""The loader takes what spreadsheets write, and tells every bad row at once."""

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare.core.errors import SourceError
from aftercare.core.model import Handout
from aftercare.source.cell_rules import MAX_TEXT, PLAIN, cell_rules
from aftercare.source.characters import damage
from aftercare.source.rules import TEXTS
from aftercare.source.table import read_source
from command import ROOT

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
    return read_source(path, KNOWN, name="data/instructions.csv", labels=("Nurse line",)).chosen()


def test_a_subheading_is_below_its_heading() -> None:
    """Under another it may be of other patients, and has to be signed again."""
    (handout,) = read_source(ROOT / "data/instructions.csv", KNOWN, name="i.csv").chosen()
    below = {section.heading.id: section.heading.below for section in handout.sections}
    assert below["microneedling.wash.heading"] == "microneedling.home.heading"
    assert below["microneedling.home.heading"] == ""


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
    "a line break at the end of a cell": GOOD.replace('}}."', '}}.\n"')
    .encode()
    .replace(b'{clinic_phone}."', b'{clinic_phone}.\r\n "'),
    "empty rows and columns at the end": "".join(f"{line},,\n" for line in GOOD.splitlines()).encode()
    + b",,,,,,,\n\n ,,,\n",
    "header in capitals": GOOD.replace(HEADER, HEADER.upper()).encode(),
    "a second byte order mark": b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(),
    "kinds in capitals": GOOD.replace(",title,Wound", ",Title,Wound")
    .replace(",heading,", ",HEADING,")
    .replace(",step,", ",Step,")
    .encode(),
    "no-break spaces at the ends": GOOD.replace(",Day 1,", "\u00a0,\u00a0Day 1 \u202f,").encode(),
    "columns of their own": "\n".join(f"Ana,{line},1" for line in GOOD.splitlines())
    .replace("Ana,id", "Author,id")
    .replace("note,1", "note,Seen")
    .encode(),
    "columns in another order": b"note,text,kind,section,handout,id\n,Wound care,title,title,wound,w.title\n,Day 1,heading,day,wound,w.day.heading\n"
    b'a note,"Wash, then call {clinic_phone}.",step,day,wound,w.day.wash\n',
}


@pytest.mark.parametrize("data", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_accepts_what_spreadsheets_write(tmp_path: Path, data: bytes) -> None:
    (handout,) = load(tmp_path, data)
    assert handout.slug == "wound"
    assert [row.text for row in handout.rows] == ["Wound care", "Day 1", "Wash, then call {clinic_phone}."]
    assert handout.rows[2].note == "a note"


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/clinic_phone?clinic_web=1.",
        "Write to [us](mailto:a@example.org?subject=x).",
        "See https://example.org/a?b.",
    ],
)
def test_a_question_mark_may_stand_in_an_address(tmp_path: Path, text: str) -> None:
    (handout,) = load(tmp_path, GOOD + f"w.day.write,wound,day,step,{text},\n")
    assert handout.rows[-1].text == text


def test_lines_count_as_in_a_text_editor(tmp_path: Path) -> None:
    data = GOOD.replace("Day 1", '"Day 1\n"') + "w.day.dry,wound,day,stepp,Dry it.,\n"
    (handout,) = load(tmp_path, data.replace("stepp", "step"))
    assert [row.line for row in handout.rows] == [2, 3, 5, 6]
    assert problems(tmp_path, data)[0].startswith("data/instructions.csv:6: kind: ")


BAD = [
    ('w.day.x,wound,day,step,"Wash.\nDry.",', 'text: "Wash.↵Dry." has a line break; write each line as a row'),
    ('w.day.x,wound,day,step,Wash.,"one\r\ntwo"', 'note: "one↵two" has a line break'),
    ("w.day.x,wound,day,step,Call 911 if you canâ€™t breathe.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Call 911 if you canâ€\x9dt breathe.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Keep it at 38 Â°C.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Keep it at 38Â C.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Ask Dr. GarcÃ\u00ada.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Donâ€šÃ„Ã´t scrub.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Don‚Äôt scrub.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,DonΓÇÖt scrub.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Rest ðŸ˜€ well.,", "was read in the wrong encoding"),
    ("w.day.x,wound,day,step,Scrub.,ï»¿note", "note: "),
    ("w.day.x,wound,day,step,Don\ufffdt scrub.,", "U+FFFD, which stands for a letter that was lost"),
    ("w.day.x,wound,day,step,Don?t scrub.,", "has a question mark inside a word"),
    ("w.day.x,wound,day,step,Rest. w.day.y\twound\tday\tstep\tWash.,", 'holds "wound'),
    *[
        (f"w.day.x,wound,day,step,Take {text} now.,", "cannot be seen, or has no meaning")
        for text in ("\u2800", "\ufffc", "\ufff9", "\u1680", "\ue000", "\u0378", "\ufdd0", "\uffff", "\U0001d159")
    ],
    *[(f"w.day.x,wound,day,step,Take {text} mg.,", "has a digit of another script") for text in "５٥५𝟓"],
    *[
        (f"w.day.x,wound,day,step,{text},", "is what a program writes")
        for text in ("nan", "NULL", "[object Object]", "1E+05", "2026-11-26 00:00:00", "_x000D_Wash.")
    ],
    ("w.day.x,wound,day,step,\ufb01rst aid,", "has letters that a PDF has joined"),
    *[
        (f"w.day.x,wound,day,step,{word} it.,", "has letters of formulas, or of full width")
        for word in ("𝐖𝐚𝐬𝐡", "Ｗａｓｈ")
    ],
    ("w.day.x,wound,day,step,Wa" + "\u0301" * 6 + "sh.,", "has five marks on one letter"),
    *[(f"w.day.x,wound,day,step,{start}1+1,", "would run as a formula") for start in ("＝", "\u00a0=", "＠")],
    ("w.day.x,wound,day,step,\u00a0,", "text: is empty"),
    *[
        (f"w.day.x,wound,day,step,{day},", f'text: "{day}" is a day, which a spreadsheet makes of 1-2')
        for day in (
            "2-Jan",
            "02-Jan",
            "2-Jan-26",
            "Jan-02",
            "1/2/2026",
            "01/02/26",
            "2026-01-02",
            "1.2.2026",
            "1-2-26",
            "46054",
        )
    ],
    ("w.day.x,wound,,step,Again.,", "section: is empty; write it in every row: of cells that are merged"),
    ("w.day.x,,day,step,Again.,", "handout: is empty; write it in every row: of cells that are merged"),
    (",wound,day,step,Again.,", "id: is empty; give the row a name of its own"),
    ("w.day.x,wound,day,step,\u200b,", "has no letter and no digit"),
    ("w.day.x,wound,day,step,\u2610,", "has no letter and no digit"),
    ("w.day.x,wound,day,step,…,", "has no letter and no digit"),
    *[
        (f"w.day.x,wound,day,step,Wa{char}sh.,", "has a character that cannot be seen")
        for char in "\u200b\u200c\u200d\u00ad\u2060\ufeff\u034f\u115f\u3164\ufe0f\u180e\U000e0041"
    ],
    *[
        (f"w.day.x,wound,day,step,Wait {error} hours.,", "has the error of a spreadsheet")
        for error in (
            "#NAME?",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#N/A",
            "#NULL!",
            "#SPILL!",
            "#NOMBRE?",
            "#¿NOMBRE?",
            "#WERT!",
            "#NV",
            "Err:502",
            "########",
            "#DIV/0",
            "#NAME",
        )
    ],
    *[
        (f"w.day.x,{slug},{slug},title,Again,", f'handout: "{slug}" is reserved for')
        for slug in (
            "drafts",
            "reports",
            "review",
            "interface",
            "handouts",
            "es",
            "pt-br",
            "zh-hans",
            "ht",
            "con",
            "nul",
            "com1",
            "lpt9",
        )
    ],
    (f"w.day.x,{'a' * 61},new,title,Again,", "has over 60 characters; shorten it"),
    ("w.day.wash,wound,day,step,Again.,", 'id: "w.day.wash" duplicates line 4'),
    ("label.phone,wound,day,step,Again.,", 'id: "label.phone" is the id of a word of the interface; add a word'),
    ("phone.nurse-line,wound,day,step,Again.,", 'id: "phone.nurse-line" is the id of a word of the interface'),
    ("W Day,wound,day,step,Again.,", 'id: "W Day" must be lower-case words'),
    ("../../etc,wound,day,step,Again.,", 'id: "../../etc" must be'),
    ("w.day.x,wound,day,advice,Again.,", 'kind: "advice" unknown kind; use one of title, heading'),
    ("w.day.x,wound,day,step,,", "text: is empty"),
    ("w.day.x,wound,day,step,   ,", "text: is empty"),
    ("w.day.x,wound,title,step,Again.,", 'section: "title": section out of order'),
    ("w.day.x,wound,new,step,Again.,", 'section: "new" begins here without a heading'),
    ("w.day.x,wound,days,step,Again.,", 'did you mean "day"?'),
    ("w.day.x,wounds,day,step,Again.,", 'handout: "wounds" begins here without a title; did you mean "wound"?'),
    (
        "w.day.x,wound,day,heading,Again,",
        'section: "day" has a second heading; give it and its rows a section of their own',
    ),
    ("w.day.x,wound,day,title,Again,", "kind: a handout has one title, in its first row"),
    ("w.day.x,../up,up,title,Again,", 'handout: "../up" must be'),
    ("w.day.x,wound,Day 1,heading,Again,", 'section: "Day 1" must be'),
    (
        "w.day.x,wound,day,step,Call {phone}.,",
        'text: "Call {phone}." has an unknown placeholder, {phone}; choose from {clinic_phone}',
    ),
    *[
        (f"w.day.x,wound,day,step,Call {meant}.,", f"has an unknown placeholder, {meant}; choose from {{clinic_phone}}")
        for meant in ("{clinic phone}", "{Clinic_Phone}", "{clinic-phone}", "{ clinic_phone }", "{}")
    ],
    ("w.day.x,wound,day,step,Call {a} or {b} or {a} or {clinic_phone}.,", "placeholder, {a}, {b}; choose"),
    ("w.day.x,wound,day,step,Rest\u00a0at {home}.,", 'text: "Rest at {home}." has'),
    ("w.day.x,wound,day,step,Call {clinic_phone.,", "has an unmatched { or }"),
    ("w.day.x,wound,day,step,Call {{clinic_phone}}.,", "has an unmatched { or }"),
    *[
        (f"w.day.x,wound,day,step,Call {bare} now.,", "has a placeholder without its { and }")
        for bare in ("clinic_phone", "[clinic_phone]", "｛clinic_phone｝", "<clinic_hours>")
    ],
    ("w.day.x,wound,day,step,Call {0.__class__}.,", "has an unknown placeholder, {0.__class__}; choose"),
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


@pytest.mark.parametrize(
    ("slip", "message"),
    [("w.day.x,wounds,day", 'handout: "wounds" begins'), ("w.day.x,wound,days", 'section: "days" begins')],
)
def test_a_slip_of_the_hand_is_told_once(tmp_path: Path, slip: str, message: str) -> None:
    again = f"{slip.replace('day.x', 'day.z')},step,Once more.,"
    (found,) = problems(tmp_path, with_row(f"{slip},step,Again.,\n{again}\nw.day.y,wound,day,step,And again.,"))
    assert f"data/instructions.csv:5: {message}" in found
    assert "did you mean" in found


def test_an_empty_cell_is_told_once(tmp_path: Path) -> None:
    rows = "w.a.a,,,title,Wound care,\nw.b.a,,day,heading,Day 1,\n"
    found = problems(tmp_path, with_row(rows))
    told = [text.removeprefix("data/instructions.csv:").split(";")[0] for text in found]
    assert told == ["5: handout: is empty", "5: section: is empty"]
    assert any("of cells that are merged only the first has it (also in line 6)" in each for each in found)


def test_a_day_may_stand_in_a_text_and_in_a_note(tmp_path: Path) -> None:
    (handout,) = load(tmp_path, GOOD + "w.day.come,wound,day,step,Come on 1/2/2026.,2-Jan\n")
    assert handout.rows[-1].note == "2-Jan"


def test_a_section_that_differs_by_its_number_is_no_slip(tmp_path: Path) -> None:
    rows = "w.a.a,wound,day-1,heading,Day 1,\nw.b.a,wound,day-2,step,Wash.,\nw.b.b,wound,day-2,step,Rinse.,"
    (found,) = problems(tmp_path, with_row(rows))
    assert found.endswith('6: section: "day-2" begins here without a heading; put one first')


def test_tells_every_bad_row_at_once_by_line(tmp_path: Path) -> None:
    rows = ["w.a.1,wound,day,step,,", "w.a.2,wound,day,nonsense,=1,", "w.a.2,wound,day,step,Fine.,"]
    found = problems(tmp_path, with_row("\n".join(rows)))
    assert [text.split(": ")[0:2] for text in found] == [
        ["data/instructions.csv:5", "text"],
        ["data/instructions.csv:6", "kind"],
        ["data/instructions.csv:6", "text"],
        ["data/instructions.csv:7", "id"],
    ]


UNMERGED = (
    "git has left a merge unfinished here; keep one version of each row or setting, and what is new in either, and"
)
FILES = [
    (f"<<<<<<< HEAD\n{GOOD}=======\n{GOOD}>>>>>>> other\n".encode(), f"1: {UNMERGED}"),
    (b"sep=;\r\n" + GOOD.replace(",", ";").encode(), "1: the line sep= is for Excel alone; delete it"),
    (
        b"PK\x03\x04" + b"\0" * 100,
        "instructions.csv: is a workbook (xlsx or ods), not CSV; in the spreadsheet, choose Save As, CSV UTF-8",
    ),
    (b"\xd0\xcf\x11\xe0\xa1", "is a workbook (xls), not CSV"),
    (b"%PDF-1.7", "is a PDF, not CSV"),
    (b"", "1: the file is empty"),
    (b"\n\n", "1: the file is empty"),
    (GOOD.replace("note", "notes").encode(), "1: note: this column is missing"),
    (GOOD.replace("note", "notes").encode(), "1: notes: not one of the columns"),
    (GOOD.replace(HEADER, HEADER + ",text").encode(), "1: text: duplicate column"),
    (
        GOOD.encode().replace(b"Wash", "Wäsh".encode("cp1252")),
        "4: not UTF-8 (byte 0xE4); in the spreadsheet, choose Save As, CSV UTF-8",
    ),
    (
        GOOD.encode("utf-16"),
        "instructions.csv: is text in UTF-16, not CSV; in the spreadsheet, choose Save As, CSV UTF-8",
    ),
    (GOOD.encode("utf-16-be"), "instructions.csv: is text in UTF-16"),
    (b"\xef\xbb\xbf\n<html><table>", "instructions.csv: is a web page (HTML), not CSV"),
    (b"<!DOCTYPE html>\n<p>a,b,c", "is a web page (HTML)"),
    (b"<?xml version='1.0'?>\n<Workbook>", "is XML, not CSV"),
    (b"\n".join(GOOD.encode().split(b"\n")[1:]), f"1: names no column of the table; its first line must be {HEADER}"),
    (GOOD.replace(HEADER, HEADER + ",picure").encode(), "1: picure: not one of the columns"),
    (GOOD.replace(HEADER, HEADER + ",pictures,Picure").encode(), "1: pictures, picure: not among the columns"),
    (GOOD.replace(HEADER, HEADER.replace("id,", "id,,")).encode(), "1: (no name): not one of the columns"),
    (
        GOOD.replace(HEADER, HEADER.replace("kind,text", "what,words")).encode(),
        "1: kind, text: these columns are missing",
    ),
    (GOOD.replace(HEADER, HEADER + ",text,note").encode(), "1: text, note: duplicate columns"),
    (b"\xef\xbb\xbf" + GOOD.encode() + b"\x92", "5: not UTF-8 (byte 0x92)"),
    (GOOD.encode() + b"a" * 20_000_001, "over 20 MB"),
    (GOOD.encode() + b"w.x,wound,day,step,\0,", "5: "),
    (GOOD.encode() + b"w.x,wound,day,step," + b"a" * 200_000, "5: "),
]


@pytest.mark.parametrize(("data", "message"), FILES, ids=[message for _, message in FILES])
def test_refuses_files_with_a_clear_word(tmp_path: Path, data: bytes, message: str) -> None:
    found = problems(tmp_path, data)
    assert any(message in text for text in found), found


MANY = "\n".join([HEADER, *(f"w.day.{number},wound,day,step,Wash,,now" for number in range(20))])


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-16"),
        b"<html><table>\n<tr><td>id</td>\n",
        GOOD.replace(HEADER, HEADER + ",picures,picture-name").encode(),
        MANY.encode(),
        b"sep=;\n" + GOOD.replace(",", ";").encode(),
    ],
)
def test_a_habit_of_spreadsheets_gets_one_line(tmp_path: Path, data: bytes) -> None:
    (found,) = problems(tmp_path, data)
    assert "\n" not in found


def test_rows_with_too_many_cells_are_named_together(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, MANY.encode())
    assert "csv:2: more cells than columns (also in lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 9 more); " in found


SOUND = [
    "Café…",
    "CAFÉ’S",
    "naïve—yes",
    "“Dvořák” – ½ × 5 °C",
    "maïs, château",
    "12 ± 0.5 µg",
    "Ångström, Ñandú",
    "See example.org/a?b=c",
    "#1 rule: rest",
    "Room #12",
    "Ready? Yes.",
    "⚠\ufe0f Stop.",
    "A – B",
    "Take 5² or ½ of it",
    "Press 1\ufe0f\u20e3 👍🏽",
    "It reads 1.5E+05 or nan",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_whole_is_not_called_damaged(text: str) -> None:
    assert damage(text) == ""


@given(st.text(max_size=80))
def test_any_text_is_whole_or_damaged(text: str) -> None:
    assert isinstance(damage(text), str)


@given(st.lists(st.lists(st.text(max_size=12), max_size=8), max_size=6), st.sampled_from(",;\t"))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_read_or_refused_by_line(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([HEADER.split(","), *rows])
    with suppress(SourceError):
        load(tmp_path, out.getvalue().encode(errors="surrogatepass"))


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    with suppress(SourceError):
        load(tmp_path, HEADER.encode() + b"\n" + data)


def test_the_broken_english_of_a_spreadsheet_is_refused_row_by_row(tmp_path: Path) -> None:
    rows = [
        "moji,Call 911 if you canâ€™t breathe.",
        "repl,Don\ufffdt scrub.",
        "nbsp,\u00a0 ",
        "zwsp,\u200b",
        "field,Call [PHONE] before [DATE].",
    ]
    data = GOOD + "".join(f"w.day.{row.partition(',')[0]},wound,day,step,{row.partition(',')[2]},\n" for row in rows)
    lines = {int(text.split(":")[1]) for text in problems(tmp_path, data)}
    assert lines == {5, 6, 7, 8}, "a field that was never filled in is a finding"


def test_a_missing_file_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"data/none\.csv: cannot be read"):
        read_source(tmp_path / "none.csv", KNOWN, name="data/none.csv").chosen()


def test_html_and_markup_are_text_like_any_other(tmp_path: Path) -> None:
    (handout,) = load(tmp_path, with_row("w.day.x,wound,day,step,<script>alert(1)</script> $(rm) #let *x*,"))
    assert handout.rows[-1].text == "<script>alert(1)</script> $(rm) #let *x*"


def test_signs_that_the_fonts_have_may_stand_in_a_text() -> None:
    path = Path(__file__).parent / "cases" / "glyphs.csv"
    (handout,) = read_source(path, KNOWN, name=path.name).chosen()
    assert "≥" in handout.rows[2].text


def test_where_others_have_no_fault_it_says_how_to_go_on_with_them(tmp_path):
    rows = "a.t,a,top,title,Care,\na.s,a,top,zzz,Wait.,\nb.t,b,top,title,Rest,\nb.s,b,top,step,Rest.,\n"
    (tmp_path / "i.csv").write_text(f"id,handout,section,kind,text,note\n{rows}", encoding="utf-8")
    found = read_source(tmp_path / "i.csv", KNOWN, name="i.csv")
    assert [handout.slug for handout in found.asked(("b",))] == ["b"]
    with pytest.raises(SourceError, match=r"zzz[^\n]*\nthe other handouts have no fault: --handout b, say, goes on"):
        found.asked()
    for ask in (lambda: found.asked(("a",)), found.chosen):
        with pytest.raises(SourceError) as caught:
            ask()
        assert "--handout" not in str(caught.value)


def test_what_is_wrong_in_every_row_of_a_handout_is_told_once_with_the_lines(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, GOOD.replace(",wound,", ",con,").encode())
    assert found.startswith('data/instructions.csv:2: handout: "con" is reserved for a folder')
    assert "add a word (also in lines 3, 4" in found


RULES = cell_rules(frozenset({"clinic_phone"}), frozenset({"es"}), frozenset())


@given(st.from_regex(PLAIN, fullmatch=True))
def test_nothing_is_said_of_plain_words(text: str) -> None:
    """They are not looked at, so no rule may have anything to say of them."""
    assert damage(text) == ""
    assert all(holds(text) for column in TEXTS for holds, _ in RULES[column])


@pytest.mark.parametrize(
    "text",
    ["Wait " + "w" * MAX_TEXT, "w" * MAX_TEXT + " wait", "Err:508", "See Err:508 now", "is\nit", "two  {", "nan"],
)
def test_what_a_rule_may_be_about_is_looked_at(text: str) -> None:
    assert not PLAIN.fullmatch(text)
