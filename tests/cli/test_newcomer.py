"""What a new user met, row by row: the right thing is said to the right person, in few lines, with one exit rule."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from filelock import FileLock

from aftercare.cli.main import COMMANDS
from command import ROOT, copy_with_few_languages, in_process
from projects import ROWS, path_of, project, put, synced, units, write_rows

LONG = (
    "Wash the wound with mild soap and water, then pat it dry, then put the cream on it, then cover it again, please."
)


def build(folder, *words):
    run = in_process(folder, "build", *words)
    assert "Traceback" not in run.stderr
    return run


def lines(run):
    return [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]


@pytest.mark.slow
def test_the_shipped_project_is_summed_up_in_few_lines_also_after_one_number_is_edited(built, tmp_path):
    first = (built.parent / "said").read_text(encoding="utf-8").splitlines()
    assert len([line for line in first if line.strip()]) <= 25
    copy = Path(shutil.copytree(built, tmp_path / "copy", symlinks=True))
    table = copy / "data" / "instructions.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("at least 12 hours", "at least 24 hours"), encoding="utf-8"
    )
    second = build(copy)
    assert second.returncode == 1
    assert len(lines(second)) <= 25
    assert ".po" not in second.stdout + second.stderr
    assert "data/instructions.csv:9: microneedling.day-1.makeup: English edited" in second.stdout
    assert re.search(r"15 languages: 1 stale, \d+ drafts to review, 1 error", second.stdout)
    assert "output/reports/2-validate.html" in second.stdout
    whole = json.loads(build(copy, "--json").stdout)
    assert {tag: work["errors"] for tag, work in whole["translations"].items()}["es"] == 1
    assert whole["status"] == 1


@pytest.fixture
def wrong(tmp_path):
    """A project of two languages with an error in each."""
    settings = project(tmp_path / "p", languages=("es", "fr"))
    synced(settings)
    put(settings, "h.wait", "No use maquillaje durante al menos 24 horas.")
    path = path_of(settings, "fr")
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            f'msgid "{ROWS["h.wait"]}"\nmsgstr ""',
            f'msgid "{ROWS["h.wait"]}"\nmsgstr "Pas de maquillage pendant au moins 24 heures."',
        ),
        encoding="utf-8",
    )
    return settings.root


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "publish", "check"])
@pytest.mark.parametrize("words", [(), ("--handout", "h"), ("--lang", "es"), ("--lang", "es", "--lang", "fr")])
def test_errors_end_with_one_however_little_is_asked_for(wrong, command, words):
    assert in_process(wrong, command, *words).returncode == 1


@pytest.mark.slow
def test_warnings_on_her_own_english_are_told_with_their_line(tmp_path):
    project(tmp_path / "p", rows={**ROWS, "h.long": LONG})
    run = build(tmp_path / "p")
    assert re.search(r"data/instructions\.csv:8: warning: \d+ words in a sentence", run.stdout)


def test_an_edit_taken_back_is_told_as_restored_and_status_agrees(tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    put(settings, "h.wait", "No use maquillaje durante al menos 12 horas.")
    write_rows(settings.root, {**ROWS, "h.wait": ROWS["h.wait"].replace("12", "24")})
    assert "stale in 1 language (es)" in in_process(settings.root, "sync").stdout
    (status,) = json.loads(in_process(settings.root, "status", "--json").stdout)
    assert status["stale"] == 1
    write_rows(settings.root, ROWS)
    told = in_process(settings.root, "sync").stdout
    assert "h.wait: restored, with its translation in 1 language (es)" in told
    assert "stale" not in told
    assert (units(settings)["h.wait"].status.label, units(settings)["h.wait"].previous) == ("translated", "")


def test_reasons_name_rows_of_this_handout_and_count_the_words_around(tmp_path):
    project(tmp_path / "p")
    run = in_process(tmp_path / "p", "publish", "--release", "--lang", "es")
    assert run.returncode == 1
    assert "6 rows not translated: h.title, h.call" in run.stderr
    assert re.search(r"\d+ words around the text still draft", run.stderr)
    assert "banner." not in run.stderr


def exported(tmp_path, to):
    settings = project(tmp_path / "p")
    synced(settings)
    put(settings, "h.wait", "No use maquillaje durante al menos 24 horas.")
    put(settings, "h.wash", "Lave con jabón suave.", fuzzy=True)
    run = in_process(settings.root, "export", "es", "--format", to, "--handout", "h")
    assert run.returncode == 0, run.stderr
    return settings, settings.root / "output" / "review" / f"es-h.{to}"


def test_the_workbook_is_sorted_filtered_and_has_the_findings(tmp_path):
    settings, path = exported(tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    rows = {line[heads.index("row")].value: line for line in sheet.iter_rows(min_row=2)}
    assert "error: 12 is missing" in rows["h.wait"][heads.index("findings")].value
    assert sheet.auto_filter.ref.startswith("A1:")
    values = sorted(
        ([cell.value for cell in line] for line in sheet.iter_rows(min_row=2)), key=lambda line: line[4] or ""
    )
    for at, line in enumerate(values, 2):
        for column, value in enumerate(line, 1):
            sheet.cell(at, column).value = value
    book.save(path)
    run = in_process(settings.root, "import", str(path), "--yes")
    assert run.returncode == 0, run.stderr
    assert "Nothing to change." in run.stdout


def test_an_import_tells_texts_row_by_row_states_on_a_line_and_totals(tmp_path):
    settings, path = exported(tmp_path, "csv")
    table = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    for row in table:
        if row["row"] == "h.wash":
            row["state"] = "translated"
        if row["row"] == "h.scrub":
            row["translation"], row["state"] = "No frote la piel.", "translated"
    out = io.StringIO()
    out.write('"sep=;"\n')
    writer = csv.DictWriter(out, [*table[0], "my own column"], delimiter=";")
    writer.writeheader()
    writer.writerows(table)
    path.write_text(out.getvalue(), encoding="utf-8-sig")
    run = in_process(settings.root, "import", str(path), "--yes")
    assert run.returncode == 0, run.stderr
    assert "needs work -> translated: h.wash" in run.stdout
    assert run.stdout.count("  en: ") == 1
    assert re.search(r"\d+ rows in the file: 1 text and 1 state to change, 0 refused, \d+ as they are", run.stdout)
    assert [line for line in run.stdout.splitlines() if line.startswith("written")] == [
        "written: locales/es/LC_MESSAGES/h.po"
    ]


def test_a_workbook_by_the_name_of_a_csv_is_called_one(tmp_path):
    settings, path = exported(tmp_path, "xlsx")
    (tmp_path / "es.csv").write_bytes(path.read_bytes())
    run = in_process(settings.root, "import", str(tmp_path / "es.csv"))
    assert run.returncode == 2
    assert "is a workbook, not CSV; give it a name that ends in .xlsx" in run.stderr
    (settings.root / "data" / "instructions.csv").write_bytes(path.read_bytes())
    run = in_process(settings.root, "sync")
    assert "is a workbook (xlsx or ods), not CSV" in run.stderr
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("data", "what"), [(b"<html><table>", "a web page (HTML)"), ("row,english".encode("utf-16"), "text in UTF-16")]
)
def test_a_file_of_another_kind_is_named_where_it_is_imported(tmp_path, data, what):
    settings = project(tmp_path / "p")
    (tmp_path / "es.csv").write_bytes(data)
    run = in_process(settings.root, "import", str(tmp_path / "es.csv"))
    assert run.returncode == 2
    assert f"es.csv: is {what}, not CSV; in the spreadsheet, choose Save As, CSV UTF-8" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_only_what_was_signed_is_written(tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    put(settings, "h.wash", "Lave con jabón suave.")
    run = in_process(settings.root, "approve", "es", "--by", "Ana Ruiz, RN", "--rows", "h.wash", "--yes")
    assert run.returncode == 0, run.stderr
    assert [line for line in run.stdout.splitlines() if line.startswith("signed")] == [
        "signed: locales/es/LC_MESSAGES/h.po"
    ]
    assert not path_of(settings, domain="interface").exists()


def test_a_text_that_a_person_has_rewritten_is_no_machine_s(tmp_path):
    settings = project(tmp_path / "p")
    assert in_process(settings.root, "translate", "--engine", "pseudo").returncode == 0
    assert units(settings)["h.wash"].origin.startswith("pseudo")
    path = path_of(settings)
    drafted = units(settings)["h.wash"].target
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(drafted, "Lave con jabón suave."), encoding="utf-8")
    assert units(settings)["h.wash"].origin == ""
    assert units(settings)["h.wait"].origin.startswith("pseudo")


def test_an_engine_outside_gets_nothing_unasked(tmp_path):
    project(tmp_path / "p")
    before = sorted((tmp_path / "p").rglob("*.po"))
    for words in (("translate",), ("build", "--engine", "google")):
        run = in_process(tmp_path / "p", *words)
        assert run.returncode == 2
        assert "google would get 6 texts at translate.google.com" in run.stderr
        assert "--yes" in run.stderr
    assert sorted((tmp_path / "p").rglob("*.po")) == before
    added = in_process(tmp_path / "p", "add-language", "fr")
    assert added.returncode == 0, added.stderr
    assert "Next: aftercare translate --lang fr --engine NAME" in added.stdout
    assert "Asks before the English is sent outside" in " ".join(
        in_process(tmp_path, "translate", "--help").stdout.split()
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("bild",), "no command 'bild'; did you mean build?"),
        (("add-language", "spanish"), "did you mean es?"),
        (("add-language", "zh-hans"), "did you mean zh-Hans?"),
    ],
)
def test_what_was_probably_meant_is_named(tmp_path, words, meant):
    settings = project(tmp_path / "p")
    before = settings.file.path.read_bytes()
    run = in_process(tmp_path / "p", *words)
    assert (run.returncode, meant in run.stderr) == (2, True), run.stderr
    assert settings.file.path.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--lang", "ES"),
        ("build", "--lang", "EN", "--lang", "ZH-hans"),
        ("sync", "--lang", "pt-br"),
        ("check", "--lang", "PT-br"),
        ("publish", "--lang", "En"),
        ("export", "zh-HANS", "--format", "csv"),
    ],
)
def test_a_tag_in_other_capitals_is_that_tag(tmp_path, words):
    synced(project(tmp_path / "p", languages=("es", "pt-BR", "zh-Hans")))
    run = in_process(tmp_path / "p", *words)
    assert run.returncode != 2, run.stderr
    assert "did you mean" not in run.stderr


def test_who_adds_a_language_while_another_run_writes_undoes_nothing_of_it(tmp_path):
    settings = project(tmp_path / "p")
    before = settings.file.path.read_bytes()
    settings.locales.mkdir(exist_ok=True)
    with FileLock(settings.locales / ".lock"):
        run = in_process(tmp_path / "p", "add-language", "fr")
    assert (run.returncode, settings.file.path.read_bytes()) == (2, before), run.stderr
    assert "another run of aftercare is writing" in run.stderr


def test_languages_show_the_codes_of_engines():
    run = in_process(ROOT, "languages")
    assert re.search(r"^tl .*google tl|^zh-Hans .*google zh-CN", run.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    "command",
    [name for name in COMMANDS if name not in {"init", "languages", "add-language", "rename", "answer", "preview"}],
)
def test_every_command_on_texts_takes_a_handout(command):
    assert "--handout SLUG" in in_process(ROOT, command, "--help").stdout


def test_engine_means_the_same_everywhere():
    for command in COMMANDS:
        told = " ".join(in_process(ROOT, command, "--help").stdout.split())
        if "--engine " in told:
            assert re.search(r"--engine NAME [^-]*?(?:engine|google)", told), command
        assert "--translator" not in told


def test_to_names_a_folder_everywhere_and_format_a_format(tmp_path):
    helps = {command: in_process(ROOT, command, "--help").stdout for command in COMMANDS}
    assert [command for command, told in helps.items() if "--to " in told] == ["publish"]
    assert [command for command, told in helps.items() if "--format [" in told] == ["check", "export"]
    settings = project(tmp_path / "p")
    run = in_process(settings.root, "export", "es")
    assert (run.returncode, "Missing option '--format'" in run.stderr) == (2, True)
    before = in_process(settings.root, "export", "es", "--to", "csv")
    assert (before.returncode, "No such option" in before.stderr) == (2, True)


def test_json_means_the_same_for_checks(tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    runs = [in_process(settings.root, "check", *words) for words in (("--json",), ("--format", "json"))]
    assert runs[0].stdout == runs[1].stdout
    assert isinstance(json.loads(runs[0].stdout), dict | list)


@pytest.mark.slow
def test_numbers_and_their_nouns_agree(tmp_path):
    (tmp_path / "s.txt").write_text("Rest\n\nSleep well.\n", encoding="utf-8")
    begun = in_process(tmp_path, "init", "q", "--from", "s.txt", "--languages", "es")
    assert "2 rows in data/instructions.csv\n" in begun.stdout
    project(tmp_path / "p", rows={"h.title": "Rest"})
    told = build(tmp_path / "p").stdout
    assert "es: 1 row to translate" in told
    for words in (
        ("build", "--lang", "es"),
        ("build",),
        ("build",),
        ("sync",),
        ("check",),
        ("publish", "--lang", "es"),
    ):
        told += in_process(tmp_path / "p", *words).stdout
    assert not re.search(r"\b1 (?!is\b)\w+s\b", told), told


def test_one_handout_is_synced_alone(tmp_path):
    folder = copy_with_few_languages(tmp_path / "p")
    table = folder / "data" / "instructions.csv"
    table.write_text(table.read_text(encoding="utf-8") + "b.title,b,title,title,Rest,\n", encoding="utf-8")
    run = in_process(folder, "sync", "--handout", "b", "--lang", "es")
    assert run.returncode == 0, run.stderr
    assert "b.title: new; to be translated in 1 language (es)" in run.stdout
    assert "no longer in the CSV" not in run.stdout
    assert not (folder / "locales" / "ar" / "LC_MESSAGES" / "b.po").exists()
