"""Sheets that are out with a translator while the project goes on, and that come back more than once."""

import csv
import io

import pytest

from aftercare.core.settings.config import load
from aftercare.core.units import Status
from command import in_process
from projects import ROWS, project, put, units

DOSE, SCRUB, WASH = "Tome 500 mg con agua.", "No se frote la piel.", "Lávela con un jabón suave."


def exported(root, form="csv"):
    """Export a sheet of Spanish and return its path."""
    run = in_process(root, "export", "es", "--format", form)
    assert run.returncode == 0, run.stderr
    return root / "output" / "review" / f"es.{form}"


def write(path, row, **values):
    """Write into a row of a sheet what a translator does."""
    lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert row in {line["row"] for line in lines}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, lines[0].keys())
    writer.writeheader()
    writer.writerows({**line, **values} if line["row"] == row else line for line in lines)
    path.write_text(out.getvalue(), encoding="utf-8-sig")


def taken(root, path, *, code=0):
    """Import a sheet, and return all that is said."""
    run = in_process(root, "import", str(path), "--yes")
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout + run.stderr


@pytest.mark.parametrize("form", ["csv", "xliff"])
def test_a_sheet_comes_back_into_a_project_that_has_no_catalogs_yet(tmp_path, form):
    settings = project(tmp_path)
    path = exported(tmp_path, form)
    if form == "csv":
        write(path, "h.scrub", translation=SCRUB, state="translated")
    else:
        english = "Do not scrub the skin."
        text = path.read_text("utf-8").replace(f'needs-translation">{english}', f'translated">{SCRUB}')
        path.write_text(text, encoding="utf-8")
    assert "Spanish" not in taken(tmp_path, path)
    assert (units(settings)["h.scrub"].target, units(settings)["h.scrub"].status) == (SCRUB, Status.TRANSLATED)


def test_a_sheet_comes_back_for_a_language_just_written_into_the_settings(tmp_path):
    project(tmp_path)
    assert in_process(tmp_path, "sync").returncode == 0
    settings = tmp_path / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace("['es']", "['fr', 'es']"), encoding="utf-8")
    run = in_process(tmp_path, "export", "fr", "--format", "csv")
    path = tmp_path / "output" / "review" / "fr.csv"
    assert run.returncode == 0
    write(path, "h.scrub", translation="Ne frottez pas la peau.", state="translated")
    taken(tmp_path, path)
    assert units(load(tmp_path), "fr")["h.scrub"].status is Status.TRANSLATED


WRONG = "Tome 50 mg con agua."
DONE = Status.TRANSLATED
OTHERS = {"h.scrub": SCRUB, "h.wash": WASH}


def brought(root, path, texts):
    """Write translations into a sheet, each as done, and import it."""
    for row, text in texts.items():
        write(path, row, translation=text, state="translated" if text else "")
    return taken(root, path)


def has(settings, row="h.dose"):
    unit = units(settings)[row]
    return unit.target, unit.status


def test_an_error_corrected_in_the_same_sheet_is_taken(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    assert "stays at needs work until the error is fixed" in brought(tmp_path, path, {"h.dose": WRONG})
    again = taken(tmp_path, path)
    assert "stays at needs work until the error is fixed" in again
    assert "Nothing to change." in again, "a second import of the same is no obstacle"
    assert "now: Tome 500 mg" in brought(tmp_path, path, {"h.dose": DOSE})
    assert has(settings) == (DOSE, DONE)
    assert "Nothing to change." in brought(tmp_path, path, {"h.dose": DOSE})


def test_a_corrected_sheet_may_come_back_as_another_file(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    brought(tmp_path, path, {**OTHERS, "h.call": "Llámenos al {clinic_phone} si le duele la piel.", "h.dose": WRONG})
    mailed = path.rename(tmp_path / "es (1).csv")
    brought(tmp_path, mailed, {"h.dose": DOSE, "h.wash": "Lave con jabón suave."})
    assert has(settings) == (DOSE, DONE)
    old = mailed.rename(tmp_path / "es.csv")
    brought(tmp_path, old, {"h.title": "Después de su tratamiento"})
    assert has(settings, "h.wash") == ("Lave con jabón suave.", DONE)


def test_of_a_sheet_all_of_which_was_corrected_what_needs_work_is_taken(tmp_path):
    """Only its place tells whose it is: of the texts that need no work, somebody may have written other ones."""
    settings, path = project(tmp_path), exported(tmp_path)
    brought(tmp_path, path, {"h.dose": WRONG, "h.wait": "No use maquillaje durante al menos 2 horas."})
    wait = "No use maquillaje durante al menos 12 horas."
    brought(tmp_path, path, {"h.dose": DOSE, "h.wait": wait})
    assert (has(settings), has(settings, "h.wait")) == ((DOSE, DONE), (wait, DONE))
    for row, text in {"h.dose": "Tome 500 mg con un vaso de agua.", "h.wait": f"{wait} Gracias."}.items():
        write(path, row, translation=text)
    assert "was changed in the catalog since the export" in taken(tmp_path, path, code=1)
    assert has(settings) == (DOSE, DONE)


@pytest.mark.parametrize("others", [{}, OTHERS])
def test_what_was_right_before_and_is_right_again_is_taken(tmp_path, others):
    settings, first = project(tmp_path), exported(tmp_path)
    brought(tmp_path, first, {"h.dose": DOSE})
    path = exported(tmp_path)
    brought(tmp_path, path, {**others, "h.dose": WRONG})
    assert has(settings) == (WRONG, Status.DRAFT)
    write(path, "h.dose", translation=DOSE)
    refused = in_process(tmp_path, "export", "es", "--format", "csv")
    assert "may hold somebody's work; import it" in refused.stderr
    taken(tmp_path, path)
    assert has(settings) == (DOSE, DONE)
    exported(tmp_path)


@pytest.mark.parametrize("mine", [{"h.wash": WASH}, {"h.dose": "Tome 500 mg."}, {}])
@pytest.mark.parametrize("theirs", [{}, OTHERS])
def test_a_sheet_of_somebody_else_takes_nothing_back(tmp_path, mine, theirs):
    """Two people have the same export: what one has written is not undone by what the other has not."""
    settings, path = project(tmp_path), exported(tmp_path)
    other = tmp_path / "other.csv"
    other.write_bytes(path.read_bytes())
    brought(tmp_path, path, {**theirs, "h.dose": WRONG})
    for row, text in mine.items():
        write(other, row, translation=text, state="translated")
    told = taken(tmp_path, other, code=int("h.dose" in mine))
    assert ("was changed in the catalog since the export" in told) == ("h.dose" in mine)
    assert has(settings) == (WRONG, Status.DRAFT)
    for row, text in theirs.items():
        assert has(settings, row) == ({**theirs, **mine}.get(row, text), DONE)


def test_an_old_copy_of_a_corrected_sheet_brings_nothing_back(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    brought(tmp_path, path, {**OTHERS, "h.dose": WRONG})
    old = path.read_bytes()
    brought(tmp_path, path, {"h.dose": DOSE})
    path.write_bytes(old)
    assert "was changed in the catalog since the export" in taken(tmp_path, path, code=1)
    assert has(settings) == (DOSE, DONE)


def test_what_somebody_else_changed_after_the_sheet_stays(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    brought(tmp_path, path, {**OTHERS, "h.dose": WRONG})
    put(settings, "h.dose", "Tome 500 mg con un vaso de agua.")
    write(path, "h.dose", translation=DOSE, state="translated")
    assert "was changed in the catalog since the export" in taken(tmp_path, path, code=1)
    assert has(settings) == ("Tome 500 mg con un vaso de agua.", DONE)


@pytest.mark.parametrize(
    "notes",
    [
        b"",
        b"{",
        b"[1]",
        b'{"a": 1}',
        b'[{"file": "x"}]',
        b"\xff",
        b'[{"file":"x","rows":5}]',
        b'[{"file":"x","rows":{"es h h.dose":[]}}]',
    ],
)
def test_notes_that_cannot_be_read_are_none(tmp_path, notes):
    settings, path = project(tmp_path), exported(tmp_path)
    brought(tmp_path, path, {"h.dose": WRONG})
    (tmp_path / ".aftercare" / "sheets.json").write_bytes(notes)
    write(path, "h.dose", translation=DOSE)
    assert "was changed in the catalog since the export" in taken(tmp_path, path, code=1)
    brought(tmp_path, exported_anew(tmp_path, path), {"h.dose": DOSE})
    assert has(settings) == (DOSE, DONE)


def exported_anew(root, path):
    path.unlink()
    return exported(root)


@pytest.mark.parametrize("theirs", [{}, OTHERS])
def test_a_sheet_of_somebody_else_that_is_saved_over_the_first_takes_nothing_back(tmp_path, theirs):
    settings, path = project(tmp_path), exported(tmp_path)
    given_out = path.read_bytes()
    brought(tmp_path, path, {**theirs, "h.dose": WRONG})
    path.write_bytes(given_out)
    brought(tmp_path, path, {"h.title": "Después de su tratamiento"})
    assert has(settings) == (WRONG, Status.DRAFT)
    for row, text in theirs.items():
        assert has(settings, row) == (text, DONE)


def test_an_untouched_sheet_that_is_saved_over_another_takes_nothing_back(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    given_out = path.read_bytes()
    brought(tmp_path, path, OTHERS)
    path.write_bytes(given_out)
    assert "Nothing to change." in taken(tmp_path, path)
    assert has(settings, "h.wash") == (WASH, DONE)


@pytest.mark.parametrize("link", [True, False])
def test_where_nothing_can_be_noted_the_import_is_done_all_the_same(tmp_path, link):
    settings, path = project(tmp_path / "p"), exported(tmp_path / "p")
    away = tmp_path / "away"
    away.mkdir()
    (away / "sheets.json").write_text("mine", encoding="utf-8")
    place = tmp_path / "p" / ".aftercare"
    place.symlink_to(away) if link else place.write_text("mine", encoding="utf-8")
    brought(tmp_path / "p", path, {"h.dose": DOSE})
    assert has(settings) == (DOSE, DONE)
    assert (away / "sheets.json").read_text("utf-8") == "mine"


# ------------------------------------------------------------------ rows and handouts that get another name meanwhile


def renames(root, old, new, *, instead=None, command=True):
    """Give a row or a handout another name in the table, and carry over what it had."""
    table = root / "data" / "instructions.csv"
    text = table.read_text("utf-8")
    for before, after in (instead or {f"{old},": f"{new},"}).items():
        assert before in text
        text = text.replace(before, after)
    table.write_text(text, encoding="utf-8")
    run = in_process(root, "rename", old, new, "--yes") if command else in_process(root, "sync")
    assert run.returncode == 0, run.stdout + run.stderr


RUB = "No frote la piel."
ROW = ("h.scrub", "h.rub")
TO_AFTER = {f"\n{row},h,": f"\nafter{row[1:]},after," for row in ROWS}


@pytest.mark.parametrize("before", [{"h.scrub": SCRUB}, {}])
def test_a_row_that_has_another_id_is_taken_for_it(tmp_path, before):
    settings, path = project(tmp_path), exported(tmp_path)
    if before:
        brought(tmp_path, path, before)
        exported(tmp_path)
    write(path, "h.scrub", translation=RUB, state="translated")
    renames(tmp_path, *ROW, command=bool(before))
    told = taken(tmp_path, path)
    assert "moved" not in told
    assert has(settings, "h.rub") == (RUB, DONE)
    exported(tmp_path)


def test_a_handout_that_has_another_name_takes_its_sheet(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    brought(tmp_path, path, {"h.scrub": SCRUB, "h.dose": DOSE})
    exported(tmp_path)
    write(path, "h.scrub", translation=RUB, state="translated")
    renames(tmp_path, "h", "after", instead=TO_AFTER)
    told = taken(tmp_path, path)
    assert "1 text and 0 states to change, 0 refused" in told
    assert "moved" not in told
    assert has(settings, "after.scrub") == (RUB, DONE)
    assert has(settings, "after.dose") == (DOSE, DONE)


def test_the_same_english_twice_is_told_by_its_place(tmp_path):
    rows = {"h.title": "After care", "h.scrub": "Rest.", "h.wash": "Rest.", "h.wait": "Wait 2 days."}
    settings = project(tmp_path, rows)
    table = tmp_path / "data" / "instructions.csv"
    table.write_text(table.read_text("utf-8").replace("h.wash,h,top,step", "h.wash,h,top,text"), encoding="utf-8")
    path = exported(tmp_path)
    write(path, "h.scrub", translation="Descanse.", state="translated")
    write(path, "h.wash", translation="Repose.", state="translated")
    renames(tmp_path, "h", "x", instead={f"\n{row},h,": f"\nx{row[1:]},x," for row in rows}, command=False)
    taken(tmp_path, path)
    assert has(settings, "x.scrub") == ("Descanse.", DONE)
    assert has(settings, "x.wash") == ("Repose.", DONE)


def test_of_two_rows_that_may_be_meant_neither_is_taken(tmp_path):
    settings = project(tmp_path)
    path = exported(tmp_path)
    write(path, "h.scrub", translation=SCRUB, state="translated")
    renames(
        tmp_path,
        *ROW,
        instead={"h.scrub,h,top,step,": "h.rub,h,top,step,Do not scrub the skin.,\nh.a,h,top,step,"},
        command=False,
    )
    told = taken(tmp_path, path, code=1)
    assert "is not a row of this project: it has been taken out, or has another id" in told
    assert "export to another file with --output" in told
    assert {has(settings, row)[0] for row in ("h.rub", "h.a")} == {""}


def test_other_english_is_another_row(tmp_path):
    settings = project(tmp_path)
    path = exported(tmp_path)
    write(path, "h.scrub", translation=SCRUB, state="translated")
    renames(tmp_path, *ROW, instead={"h.scrub,h,top,step,Do not scrub": "h.rub,h,top,step,Do not peel"}, command=False)
    assert "is not a row of this project" in taken(tmp_path, path, code=1)
    assert has(settings, "h.rub")[0] == ""


def test_a_row_whose_translation_is_still_under_the_old_id_names_the_command(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    brought(tmp_path, path, {"h.scrub": SCRUB})
    exported(tmp_path)
    write(path, "h.scrub", translation=RUB)
    renames(tmp_path, *ROW, command=False)
    assert "is called h.rub now; run aftercare rename h.scrub h.rub, then import this again" in taken(
        tmp_path, path, code=1
    )
    assert in_process(tmp_path, "rename", *ROW, "--yes").returncode == 0
    taken(tmp_path, path)
    assert has(settings, "h.rub") == (RUB, DONE)


def test_a_row_that_was_moved_too_stays_at_needs_work(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    write(path, "h.scrub", translation=SCRUB, state="translated")
    renames(tmp_path, *ROW, instead={"h.scrub,h,top,step": "h.rub,h,top,text"}, command=False)
    assert "since the export it has moved" in taken(tmp_path, path)
    assert has(settings, "h.rub") == (SCRUB, Status.DRAFT)


@pytest.mark.parametrize("then", ["", "h.x,h,top,step,Rest.,\n"], ids=["one is left", "one is new"])
def test_a_row_that_was_taken_out_is_not_another_with_its_english(tmp_path, then):
    rows = {"h.title": "After care", "h.scrub": "Rest.", "h.wash": "Rest.", "h.wait": "Wait 2 days."}
    project(tmp_path, rows)
    path = exported(tmp_path)
    write(path, "h.scrub", translation="Descanse.", state="translated")
    write(path, "h.wash", translation="Repose.", state="translated")
    gone = {"h.scrub,h,top,step,Rest.,\n": then} if then else {}
    table = tmp_path / "data" / "instructions.csv"
    table.write_text(table.read_text("utf-8").replace("\r", ""), encoding="utf-8")
    renames(tmp_path, *ROW, instead={**gone, "h.wash,h,top,step,Rest.,\n": ""}, command=False)
    told = taken(tmp_path, path, code=1)
    assert "is not a row of this project" in told
    assert f"{2 if then else 1} refused" in told


# ------------------------------------------------------------------ nobody is there to be asked


def test_where_nobody_can_be_asked_the_way_out_is_named(tmp_path):
    settings, path = project(tmp_path), exported(tmp_path)
    write(path, "h.scrub", translation=SCRUB, state="translated")
    (tmp_path / "a.csv").write_text(f"English,Spanish\n{ROWS['h.wash']},{WASH}\n", encoding="utf-8")
    signs = ("approve", "es", "--by", "Ana Ruiz, RN", "--rows", "h.scrub")
    renames = ("rename", *ROW)
    told = "nobody answered, and nothing is written; read what is above, then add --yes"
    for words in (("import", str(path)), ("import", "a.csv"), signs, renames):
        if words == renames:
            table = tmp_path / "data" / "instructions.csv"
            table.write_text(table.read_text("utf-8").replace("h.scrub", "h.rub"), encoding="utf-8")
        run = in_process(tmp_path, *words)
        assert (run.returncode, run.stderr) == (2, f"aftercare: {told}\n")
        assert "[y/N]" in run.stdout
        assert in_process(tmp_path, *words, stdin="n\n").returncode == 1
        assert in_process(tmp_path, *words, stdin="y\n").returncode == 0
    assert has(settings, "h.rub")[0] == SCRUB


def test_of_two_sheets_of_one_row_in_one_place_the_second_does_not_replace_a_sound_text(tmp_path):
    """Nothing but the place tells them apart then: what one person has finished is not another's to correct."""
    settings, path = project(tmp_path), exported(tmp_path)
    given_out = path.read_bytes()
    brought(tmp_path, path, {"h.wash": WASH})
    path.write_bytes(given_out)
    write(path, "h.wash", translation="Lave con jabón suave.", state="translated")
    assert "was changed in the catalog since the export" in taken(tmp_path, path, code=1)
    assert has(settings, "h.wash") == (WASH, DONE)
