"""What a user can get wrong: a plain sentence and exit status 2, never a traceback, and nothing is changed."""

import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

from aftercare import cli
from command import aftercare, command, in_process
from projects import project
from review_project import commit


def refused(folder, *words):
    """Run a command that cannot go on, and return what it says."""
    run = in_process(folder, *words)
    assert run.returncode == 2, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run.stderr


def replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("languages = ['es']", "languages = 'es'", "languages in [tool.aftercare] must be a list of language tags"),
        ("languages = ['es']", "languages = [1]", "languages in [tool.aftercare] must be a list of language tags"),
        ("languages = ['es']", "languages = [['es']]", "languages in [tool.aftercare] must be a list of language tags"),
        ("languages = ['es']", "languages = {}", "languages in [tool.aftercare] must be a list of language tags"),
        ("languages = ['es']", "languages = ['en']", "without English"),
        ("languages = ['es']", "languages = ['es']\nsource = 1", "source in [tool.aftercare] must be a quoted string"),
        ("languages = ['es']", "languages = ['es']\nlanguage = 1", "language in [tool.aftercare] must be a table"),
        ("languages = ['es']", "language = ['es']", "must be a table; did you mean languages?"),
        ("languages = ['es']", "language = 'es'", "must be a table; did you mean languages?"),
        ("languages = ['es']", "languages = ['es']\nsite = ['a']", "must be a table; did you mean sites?"),
        ("languages = ['es']", "language.es = 1", "language.es in [tool.aftercare] must be a table"),
        ("languages = ['es']", "languages = ['es']\noutput = '..'", "must lie inside the project"),
        ('phone = { e164 = "+13215550100", local = "(321) 555-0100" }', "phone = 1", "needs the number in both forms"),
    ],
)
def test_wrong_settings(old, new, words, tmp_path):
    project(tmp_path / "p")
    replace(tmp_path / "p" / "pyproject.toml", old, new)
    assert words in refused(tmp_path / "p", "status")


ESCAPE = "\x1b[31m"


def steering(folder):
    """Make a project whose settings, CSV or catalog hold what colours a terminal, and yield how."""
    project(folder)
    in_process(folder, "sync")
    return folder / "pyproject.toml", folder / "locales/es/LC_MESSAGES/h.po"


def test_nothing_that_is_printed_steers_the_terminal(tmp_path):
    settings, catalog = steering(tmp_path / "p")
    replace(catalog, 'msgctxt "h.wash"', f'# waive: num{ESCAPE}bers; Bo; x\nmsgctxt "h.wash"')
    replace(catalog, 'msgstr ""\n\n', f'msgstr "Lávela 3 veces {ESCAPE}\\x07"\n\n')
    run = in_process(tmp_path / "p", "check")
    assert run.returncode == 1
    assert "\x1b" not in run.stdout + run.stderr
    replace(catalog, 'msgstr "Lávela', f'msgstr "\\{ESCAPE}')
    assert "\\\ufffd is not an escape" in refused(tmp_path / "p", "check")
    replace(
        settings, "[tool.aftercare]\n", '[tool.aftercare]\nchecks."\\u001b[31m" = { severity = "off", reason = "x" }\n'
    )
    assert "no check is called \ufffd[31m" in refused(tmp_path / "p", "check")


def test_settings_of_an_engine_that_nobody_knows(tmp_path):
    project(tmp_path / "p", engines='[tool.aftercare.engines."gog\\u0007le"]\nrate = 1\n')
    told = refused(tmp_path / "p", "translate", "--engine", "pseudo", "--dry-run")
    assert "[tool.aftercare.engines]: no engine is called gog\ufffdle; choose from google, " in told


def test_settings_of_engines_that_are_not_asked_for_are_looked_at_too(tmp_path):
    engines = '[tool.aftercare.engines.deepl]\nkey = "x"\n[tool.aftercare.engines.google]\nrate = -1\n'
    project(tmp_path / "p", engines=engines)
    told = refused(tmp_path / "p", "translate", "--engine", "pseudo", "--dry-run")
    assert "[tool.aftercare.engines.deepl]: key must not be kept in a file" in told
    assert "[tool.aftercare.engines.google]: rate must be a number" in told


def test_an_unknown_check_is_told_by_the_settings_and_not_by_a_notebook(tmp_path):
    root = tmp_path / "p"
    assert in_process(tmp_path, "init", "p", "--languages", "es").returncode == 0
    with (root / "aftercare.toml").open("a", encoding="utf-8") as file:
        file.write('[checks]\nnumberz = { severity = "off", reason = "x" }\n')
    told = refused(root, "build")
    assert told.startswith(f"aftercare: {root / 'aftercare.toml'}: no check is called numberz; did you mean numbers?")
    assert not (root / "output").exists()


def test_an_unknown_check_is_told_before_anything_is_built_beside_what_is_there(tmp_path):
    root = tmp_path / "p"
    assert in_process(tmp_path, "init", "p", "--languages", "es").returncode == 0
    assert in_process(root, "build").returncode == 0
    with (root / "aftercare.toml").open("a", encoding="utf-8") as file:
        file.write('[checks]\nnumberz = { severity = "off", reason = "x" }\n')
    page = root / "output" / "stitches" / "en" / "stitches-en.html"
    assert page.is_file()
    assert "withdrawn: stitches/en" in refused(root, "build")
    assert not page.exists()


@pytest.mark.parametrize("name", ["", " "])
def test_a_project_begins_in_no_folder_without_a_name(tmp_path, name):
    run = in_process(tmp_path, "init", name)
    assert (run.returncode, "FOLDER: is empty; write . for the folder that you are in" in run.stderr) == (2, True)
    assert not [*tmp_path.iterdir()]


SIGNS = "\x07\x9b31m\x1b[31m\u202e"
"""They ring, colour what follows, and turn it round."""
LINES = f"""# said{SIGNS} by somebody
# approved: Ana{SIGNS} Ruiz, RN; 2026-11-20; v2 {"a" * 64}
# kept: Ana{SIGNS} Ruiz, RN; 2026-11-20; "old{SIGNS}"; v2 {"a" * 64}
# waive: num{SIGNS}bers; Bo{SIGNS}; x{SIGNS}
# origin: goo{SIGNS}gle
# question: Ana{SIGNS}, RN; 2026-11-20; what{SIGNS} is this?
# last-approved: ["a{SIGNS}", "b{SIGNS}"]; v2 {"a" * 64}
msgctxt "h.wash"
"""
GONE = f"""
msgctxt "h.gone{SIGNS}\\nAll is well."
msgid "Gone{SIGNS}"
msgstr "Ido{SIGNS}"
"""
PRINT_IT = [
    ("status",),
    ("check",),
    *(("check", "--format", form) for form in ("json", "github", "sarif")),
    ("check", "locales"),
    ("check", "--against", "HEAD"),
    ("sync",),
    ("approve", "es", "--by", "Bo Li, RN", "--rows", f"h.wash,h{SIGNS}", "--yes"),
    ("keep", f"h.wash{SIGNS}", "--by", "Bo Li, RN", "--yes"),
    ("rename", f"h.gone{SIGNS}", "h.wash", "--yes"),
    ("answer", "h.wash", f"yes{SIGNS}"),
    ("translate", "--engine", "pseudo", "--dry-run"),
    ("import", f"nosuch{SIGNS}.csv"),
]


def test_whatever_a_catalog_holds_no_command_sends_it_to_the_terminal(tmp_path):
    _, catalog = steering(tmp_path / "p")
    commit(tmp_path / "p")
    replace(catalog, 'msgctxt "h.wash"\n', LINES)
    replace(catalog, 'msgid "Wash it with a mild soap."\nmsgstr ""', f'msgid "Wash it."\nmsgstr "3 veces{SIGNS}"')
    replace(catalog, 'msgstr ""\n"', f'msgstr ""\n"Last-Translator: X{SIGNS}\\n"\n"')
    catalog.write_text(catalog.read_text(encoding="utf-8") + GONE, encoding="utf-8")
    for words in PRINT_IT:
        run = in_process(tmp_path / "p", *words)
        assert "Traceback" not in run.stderr, words
        assert not [char for char in run.stdout + run.stderr if unicodedata.category(char) == "Cc" and char != "\n"], (
            words
        )
        assert "\u202e" not in run.stdout + run.stderr, words
        assert words != ("sync",) or "h.gone 31m [31m All is well.: removed" in run.stdout


def test_all_that_commands_print_goes_through_one_door():
    modules = Path(cli.__file__).parent.glob("*.py")
    assert {path.name for path in modules if "click.echo(" in path.read_text()} == {"common.py", "main.py"}


def test_a_gate_that_is_told_no_revision_is_closed(tmp_path):
    """As by a variable of a workflow that is not set; so is one beside which other things were to be checked."""
    project(tmp_path / "p")
    commit(tmp_path / "p")
    assert in_process(tmp_path / "p", "check", "--against", "HEAD").returncode == 0
    assert "is not the name of a revision" in refused(tmp_path / "p", "check", "--against", "")
    for more in (("--pairs",), ("--second-reader", "llm"), ("--lang", "es"), ("--handout", "h"), (str(tmp_path),)):
        assert "--against compares the project as a whole" in refused(
            tmp_path / "p", "check", "--against", "HEAD", *more
        )


def test_a_dry_run_of_what_sends_nothing_is_a_slip(tmp_path):
    project(tmp_path / "p")
    assert "--dry-run needs --second-reader" in refused(tmp_path / "p", "check", "--dry-run")


@pytest.mark.parametrize("command", ["build", "publish", "check", "sync"])
def test_a_handout_without_a_name_is_none(command, tmp_path):
    project(tmp_path / "p")
    assert "no handout ''; choose from h" in refused(tmp_path / "p", command, "--handout", "")


def test_english_is_not_added_as_a_language(tmp_path):
    project(tmp_path / "p")
    before = (tmp_path / "p" / "pyproject.toml").read_bytes()
    assert "English is the source" in refused(tmp_path / "p", "add-language", "en")
    assert (tmp_path / "p" / "pyproject.toml").read_bytes() == before


def test_a_table_that_lost_its_rows_retires_no_translation(tmp_path):
    project(tmp_path / "p")
    in_process(tmp_path / "p", "sync")
    catalogs = {path: path.read_bytes() for path in (tmp_path / "p" / "locales").rglob("*.po")}
    (tmp_path / "p" / "data" / "instructions.csv").write_text("id,handout,section,kind,text,note\n", encoding="utf-8")
    assert "data/instructions.csv:1: no rows below the header" in refused(tmp_path / "p", "sync")
    assert {path: path.read_bytes() for path in catalogs} == catalogs


@pytest.mark.parametrize("words", [("review", "es"), ("export", "es", "--format", "csv"), ("publish",), ("build",)])
def test_a_file_where_the_output_folder_should_be(words, tmp_path):
    project(tmp_path / "p")
    (tmp_path / "p" / "output").touch()
    assert "output" in refused(tmp_path / "p", *words)


@pytest.mark.slow
def test_a_project_without_notebooks_is_built_with_those_of_the_package(tmp_path):
    project(tmp_path / "p")
    run = in_process(tmp_path / "p", "build")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "p" / "output" / "h" / "en" / "h-en.pdf").read_bytes()[:5] == b"%PDF-"


@pytest.mark.slow
def test_a_project_with_no_other_language_is_built_in_english(copy):
    text = (copy / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in text if not line.startswith("languages =")]
    (copy / "pyproject.toml").write_text("\n".join(kept), encoding="utf-8")
    run = in_process(copy, "build")
    assert run.returncode == 0, run.stderr
    assert (copy / "output" / "microneedling" / "en" / "microneedling-en.pdf").read_bytes()[:5] == b"%PDF-"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "encoding", "told"),
    [
        (("status",), "ascii", "\nth "),
        (("languages",), "ascii", "Thai"),
        (("add-language", "am"), "latin-1", "Amharic"),
    ],
)
def test_a_terminal_that_knows_few_characters(command, encoding, told, tmp_path):
    project(tmp_path / "p", languages=("ar", "th"))
    run = aftercare(tmp_path / "p", *command, LC_ALL="C", PYTHONIOENCODING=encoding)
    assert run.returncode == 0, run.stderr
    assert told in run.stdout


@pytest.mark.skipif(os.name == "nt", reason="no shell that starts a program without its streams")
@pytest.mark.parametrize(
    ("closed", "told"), [(">&-", ""), ("2>&-", "Next: cd p"), ("<&-", "Next: cd p"), (">&- 2>&- <&-", "")]
)
def test_a_stream_that_is_closed_leads_nowhere(closed, told, tmp_path):
    """Without one of its own number, the first file that is written would take what is printed."""
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh", *command("init", "p", "--languages", "es")]
    run = subprocess.run(shell, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert told in run.stdout
    assert bool(told) == bool(run.stdout)
    assert (tmp_path / "p/data/instructions.csv").read_text(encoding="utf-8-sig").startswith("id,handout,")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
@pytest.mark.parametrize(("mask", "folders", "files"), [("077", 0o755, 0o644), ("002", 0o775, 0o664)])
def test_everybody_may_read_all_of_the_output_whatever_new_files_are_to_be(mask, folders, files, tmp_path):
    settings = project(tmp_path / "p")
    shell = ["sh", "-c", f'umask {mask}; "$@" build --quiet; "$@" review es', "sh", *command()]
    subprocess.run(shell, cwd=tmp_path / "p", capture_output=True, check=True)
    made = [settings.output, *settings.output.rglob("*")]
    assert {path.name for path in made} > {"reports", "review", "2-validate.ipynb", "index.html"}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} == {folders}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {files}


@pytest.mark.parametrize("command", ["build", "publish"])
def test_fewer_than_no_workers(command, tmp_path):
    project(tmp_path / "p")
    assert "--jobs" in refused(tmp_path / "p", command, "--jobs", "-3")


def test_line_ends_of_windows_stay_when_a_language_is_added(tmp_path):
    project(tmp_path / "p")
    file = tmp_path / "p" / "pyproject.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    run = in_process(tmp_path / "p", "add-language", "uk")
    assert run.returncode == 0, run.stderr
    assert b"'uk'" in file.read_bytes() or b'"uk"' in file.read_bytes()
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")


@pytest.mark.parametrize("name", ["locales", "notebooks", "source", "glossary"])
def test_nothing_else_lies_in_the_output(name, tmp_path):
    """A build would take it away."""
    project(tmp_path / "p")
    settings = tmp_path / "p" / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[tool.aftercare]\n", f'[tool.aftercare]\n{name} = "output/a/b"\n', 1))
    run = in_process(tmp_path / "p", "status")
    assert run.returncode == 2
    assert "output must be a folder used for nothing else" in run.stderr


@pytest.mark.parametrize(
    "folder", ["data", "locales", "locales/es", "notebooks/x", ".git", ".aftercare", "../out", ".", "a\\u0000b"]
)
def test_output_has_a_folder_of_its_own(folder, tmp_path):
    project(tmp_path / "p")
    settings = tmp_path / "p" / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("[tool.aftercare]\n", f'[tool.aftercare]\noutput = "{folder}"\n', 1), encoding="utf-8"
    )
    run = in_process(tmp_path / "p", "status")
    assert run.returncode == 2
    assert (
        "output must be a folder used for nothing else" in run.stderr
        or "must lie inside the project" in run.stderr
        or "has a control character" in run.stderr
    )


def test_a_review_page_replaces_review_pages_alone(tmp_path):
    project(tmp_path / "p")
    page, notes = tmp_path / "p" / "es.html", tmp_path / "p" / "notes.html"
    notes.write_text("<!doctype html><p>Mine", encoding="utf-8")
    for _ in range(2):
        assert in_process(tmp_path / "p", "review", "es", "--output", "es.html").returncode == 0
    assert "already exists, and is not a review page" in refused(tmp_path / "p", "review", "es", "--output", str(notes))
    assert notes.read_text(encoding="utf-8").endswith("Mine")
    assert page.is_file()


def test_a_home_that_cannot_be_written_into_is_nothing_to_tell(tmp_path):
    """As that of a service, or of a container's user."""
    assert in_process(tmp_path, "init", "p", "--languages", "es").returncode == 0
    (tmp_path / "file").touch()
    environment = {**os.environ, "IPYTHONDIR": str(tmp_path / "file")}
    words = command("build")
    run = subprocess.run(words, cwd=tmp_path / "p", env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_an_engine_that_there_is_not_is_told_before_a_language_is_added(tmp_path):
    root = project(tmp_path / "p").root
    before = (root / "pyproject.toml").read_bytes()
    assert "no engine 'nope'" in refused(root, "add-language", "pt-BR", "--engine", "nope")
    assert (root / "pyproject.toml").read_bytes() == before
