"""A fault of the CSV stops its own handout, and those that its row may be meant for; no other."""

import csv
import io
from pathlib import Path

import pytest

from aftercare.core.errors import SourceError
from aftercare.source.table import Source, read_source

TABLE = """id,handout,section,kind,text,note
tooth.title,tooth,title,title,After your tooth is removed,
tooth.call.heading,tooth,call,heading,When to call us,
tooth.call.bleed,tooth,call,warning,Call us if you bleed.,
fever.title,fever,title,title,Fever in children,
fever.a.heading,fever,a,heading,Medicine,
fever.a.dose,fever,a,step,Give 5 mL every 6 hours.,
peel.title,peel,title,title,After your peel,
peel.a.heading,peel,a,heading,Sun,
peel.a.hat,peel,a,do,Wear a hat.,
"""


def read(folder: Path, text: str) -> Source:
    (folder / "i.csv").write_text(text, encoding="utf-8")
    return read_source(folder / "i.csv", frozenset({"clinic_phone"}), name="i.csv")


TITLE = "fever.title,fever,title,title,Fever in children,"
DOSE = "fever.a.dose,fever,a,step,Give 5 mL every 6 hours.,"
PEEL = "peel.title,peel,title,title,After your peel,"
HAT = "peel.a.hat,peel,a,do,Wear a hat.,"
FAULTS = {
    "a section in two places": ("fever,a,step", "fever,title,step", {"fever"}),
    "no heading": ("fever.a.heading,fever,a,heading,Medicine,", "", {"fever"}),
    "no title, while the ids tell the handout": (TITLE, "", {"fever"}),
    "two titles": ("fever,a,heading", "fever,a,title", {"fever"}),
    "an unknown kind": ("fever,a,step", "fever,a,stap", {"fever"}),
    "an empty text": ("Give 5 mL every 6 hours.", "", {"fever"}),
    "an unknown field": ("5 mL", "{dose}", {"fever"}),
    "a formula": ("Give 5", "=5", {"fever"}),
    "lost letters": ("Give 5", "Give \ufffd5", {"fever"}),
    "a wrong id": ("fever.a.dose", "Fever a dose", {"fever"}),
    "an id that another row of it has": ("fever.a.dose", "fever.a.heading", {"fever"}),
    "an id that another handout has": ("fever.a.dose", "tooth.call.bleed", {"fever", "tooth"}),
    "a text that is not quoted": ("Give 5 mL every", "Give 5 mL, then rest, every", {"fever"}),
    "a line break in a text": ("Give 5 mL every 6 hours.", '"Give 5 mL\nevery 6 hours."', {"fever"}),
    "quotes around the next handout's title": (f"hours.,\n{PEEL}", f'hours.,"\n{PEEL}"', {"fever", "peel"}),
    "quotes around a row of it": (f"Medicine,\n{DOSE}", f'Medicine,"\n{DOSE}"', {"fever"}),
    "rows of it after another": (HAT, f"{HAT}\nfever.a.rest,fever,a,step,Rest.,", {"fever"}),
    "rows of it after another, whose ids tell nothing": (HAT, f"{HAT}\nx.rest,fever,a,step,Rest.,", {"fever", "peel"}),
    "a slip in its name": ("dose,fever", "dose,fevers", {"fever", "fevers"}),
    "a slip in name and id": ("fever.a.dose,fever", "fevers.a.dose,fevers", {"fever", "fevers"}),
    "no name": ("dose,fever,", "dose,,", {"fever", '""'}),
    "no name, and an id that tells nothing": ("fever.a.dose,fever", "x.dose,", {"fever", "peel", '""'}),
    "its name in the place of the id": ("fever.a.dose,fever,", "fever,", {"fever", "a"}),
    "a merge that git left unfinished": (
        "fever.a.heading,",
        "<<<<<<< HEAD\nfever.a.heading,fever,a,heading,Doses,\n=======\n>>>>>>> other\nfever.a.heading,",
        {"fever", '""'},
    ),
    "a merge of two handouts that git left unfinished": (
        PEEL,
        f"<<<<<<< HEAD\n=======\nfever.a.rest,fever,a,step,Rest.,\n>>>>>>> other\n{PEEL}",
        {"fever", "peel", '""'},
    ),
    "no name and no id": ("fever.a.dose,fever", ",", {"fever", "peel", '""'}),
    "no name, and a title's kind": ("fever.a.dose,fever,a,step", "fever.a.dose,,a,title", {"fever", '""'}),
    "another name, and an id that begins with it": (
        "fever.a.dose,fever",
        "fieber.a,fieber",
        {"fever", "peel", "fieber"},
    ),
    "ids of it begin with another's name, and no name": ("peel.a.hat,peel", "tooth.a-hat,", {"peel", "tooth", '""'}),
    "all of it under a name that is taken": (",fever,", ",interface,", {'"interface"'}),
    "all of it under a name that is none": (",fever,", ",Fever 1,", {'"Fever 1"'}),
    "the name of the handout below": ("dose,fever", "dose,peel", {"fever", "peel"}),
    "the name of the handout above": ("fever.title,fever", "fever.title,tooth", {"fever", "tooth"}),
    "a row in the id of the next": (
        f"{HAT}\n",
        f"{HAT.replace(',', ';')}tooth.x,tooth,call,text,Rest.,",
        {"peel", "tooth"},
    ),
    "a row in the note of the one before": (f"{DOSE}\n{PEEL}", f'{DOSE}"{PEEL}"', {"fever", "peel"}),
    "a row in the text of another handout's": ("Wear a hat.", f'"Wear {DOSE}"', {"fever", "peel"}),
    "a name that is none": ("dose,fever", "dose,../up\u200b", {"fever", '"../upU+200B"'}),
}
"""What is put in the place of what, and the handouts that must stop."""


def test_an_id_tells_the_handout_only_as_far_as_other_ids_do(tmp_path: Path) -> None:
    """Where two handouts have ids that begin alike, the one beside the row is stopped, and the other is not."""
    text = TABLE.replace("peel.", "tooth.peel-").replace("tooth.peel-a.hat,peel", "tooth.peel-a.hat,")
    assert set(read(tmp_path, text).faults) == {"peel", '""'}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stops_its_own_handout(name: str, tmp_path: Path) -> None:
    old, new, stopped = FAULTS[name]
    damaged = TABLE.replace(old, new, 3 if "all of it" in name else 1)
    assert damaged != TABLE
    found = read(tmp_path, damaged)
    assert set(found.faults) == stopped
    sound = {handout.slug: handout for handout in found.handouts}
    assert sound.keys() == {slug for slug in ("tooth", "fever", "peel") if f",{slug}," in damaged} - stopped
    as_they_were = {handout.slug: handout for handout in read(tmp_path, TABLE).handouts}
    texts = {slug: [row.text for row in handout.rows] for slug, handout in sound.items()}
    assert texts == {slug: [row.text for row in as_they_were[slug].rows] for slug in sound}
    assert all(line.startswith("i.csv:") for lines in found.faults.values() for line in lines)
    assert all(slug.isprintable() for slug in found.slugs)


def rows(text: str = TABLE) -> list[list[str]]:
    return list(csv.reader(text.splitlines()[1:]))


def written(found: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([TABLE.splitlines()[0].split(","), *found])
    return out.getvalue()


MANY = [[f"{prefix}{row[0]}", f"{prefix}{row[1]}", *row[2:]] for prefix in ("", "a-", "b-") for row in rows()]
SORTED = {
    "text": lambda row: row[4].lower(),
    "kind": lambda row: row[3],
    "id": lambda row: row[0],
    "section": lambda row: row[2],
    "nothing, from the last to the first": lambda row: -MANY.index(row),
}


@pytest.mark.parametrize("column", SORTED)
def test_a_table_that_was_sorted_is_told_once_and_stops_all(column: str, tmp_path: Path) -> None:
    found = read(tmp_path, written(sorted(MANY, key=SORTED[column])))
    assert not found.handouts
    assert len(found.faults) == len({row[1] for row in MANY})
    with pytest.raises(SourceError) as error:
        found.chosen()
    (told,) = error.value.problems
    assert told.startswith("i.csv:2: the rows seem to have been sorted: ")
    assert "undo the sort" in told


ADDED = [[f"{slug}.z.more", slug, "z", "step", "Rest.", ""] for slug in dict.fromkeys(row[1] for row in MANY)]
MOVED = {
    "as it was": (MANY, 0),
    "by handout": (sorted(MANY, key=lambda row: row[1]), 0),
    "a row for each handout at the end": ([*MANY, *ADDED], len(ADDED)),
    "two headings moved": ([MANY[2], MANY[1], *MANY[3:4], MANY[5], MANY[4], *MANY[6:]], 2),
}


@pytest.mark.parametrize("name", MOVED)
def test_rows_that_somebody_has_moved_or_added_are_told_by_themselves(name: str, tmp_path: Path) -> None:
    table, stopped = MOVED[name]
    faults = read(tmp_path, written(table)).faults
    assert len(faults) >= stopped
    assert bool(faults) is bool(stopped)
    assert not [line for lines in faults.values() for line in lines if "sorted" in line]


def test_a_merge_that_git_left_unfinished_is_told_once_by_handout(tmp_path: Path) -> None:
    old, new, _ = FAULTS["a merge that git left unfinished"]
    (told,) = read(tmp_path, TABLE.replace(old, new)).faults["fever"]
    assert told.startswith("i.csv:6: git has left a merge unfinished here; keep one version of each row or setting")


@pytest.mark.parametrize("last", [PEEL, HAT, "x.a.hat,peel,a,do,Wear a hat.,"])
def test_a_row_in_which_the_file_ends_stops_its_handout(last: str, tmp_path: Path) -> None:
    text = TABLE.replace(HAT, last) if last != PEEL else TABLE.partition(PEEL)[0] + PEEL + "\n"
    whole = text.rindex("\n", 0, -1) + 1
    for end in range(whole + 1, len(text) - 1):
        found = read(tmp_path, text[:end])
        stopped = {*found.faults} & {"peel", "fever"}
        assert stopped, text[:end]
        assert "tooth" not in found.faults
        assert any(
            "the file ends in the middle of this row" in line for lines in found.faults.values() for line in lines
        )
    for end in (len(text) - 1, len(text)):
        assert "the file ends" not in str(read(tmp_path, text[:end]).faults)


def test_what_is_asked_for_stops_where_it_has_a_fault_and_else_does_not(tmp_path: Path) -> None:
    found = read(tmp_path, TABLE.replace("fever,a,step", "fever,a,stap").replace("peel,a,do", "peel,a,due"))
    assert [handout.slug for handout in found.chosen(["tooth"])] == ["tooth"]
    for slugs, lines in ((["fever"], ["i.csv:7"]), (["peel", "tooth"], ["i.csv:10"]), ([], ["i.csv:7", "i.csv:10"])):
        with pytest.raises(SourceError) as error:
            found.chosen(slugs)
        assert [problem.partition(": ")[0] for problem in error.value.problems] == lines
