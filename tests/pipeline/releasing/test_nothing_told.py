"""Where nothing tells what holds, nothing stays for patients; the output is never an input."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from command import in_process
from released import BAD_ROW, ENGLISH, FEVER, TOOTH, built, chain, edit, in_place_of, told_withdrawn

pytestmark = pytest.mark.slow


def no_record(folder: Path) -> None:
    shutil.rmtree(folder / ".aftercare")


BAD_SETTING = edit("pyproject.toml", "[tool.aftercare]", "[tool.aftercare]\nshout = 1")
UNKNOWN: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a wrong row": (BAD_ROW, ("build",)),
    "a wrong row, publish": (BAD_ROW, ("publish", "--lang", "fr")),
    "a wrong row, release": (BAD_ROW, ("publish", "--release", "--handout", "fever")),
    "a pipe as a table": (in_place_of("data/instructions.csv", os.mkfifo), ("build",)),
    "no table": (lambda folder: (folder / "data/instructions.csv").unlink(), ("build", "--lang", "fr")),
    "a folder as a table": (
        chain(
            lambda folder: (folder / "data/instructions.csv").unlink(),
            lambda folder: (folder / "data/instructions.csv").mkdir(),
        ),
        ("build",),
    ),
    "a wrong glossary": (
        lambda folder: (folder / "data/glossary.csv").write_text("nonsense\n1\n", encoding="utf-8"),
        ("build",),
    ),
    "a wrong setting": (BAD_SETTING, ("build",)),
    "a wrong setting, publish": (BAD_SETTING, ("publish", "--lang", "fr")),
    "no settings": (lambda folder: (folder / "pyproject.toml").write_bytes(b"\xff"), ("build",)),
    "a wrong row and no record": (
        chain(BAD_ROW, no_record),
        ("build",),
    ),
}


def own_file(folder: Path) -> None:
    """Move the settings into a file of their own."""
    text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").unlink()
    own = text.replace("[tool.aftercare]\n", "").replace("tool.aftercare.", "")
    (folder / "aftercare.toml").write_text(own, encoding="utf-8")


def leads_to_itself(name: str) -> Callable[[Path], None]:
    """Put a link that leads to itself in the place of a file or folder."""

    def attack(folder: Path) -> None:
        (folder / name).rename(folder / "elsewhere")
        (folder / name).symlink_to(Path(name).name)

    return attack


UNKNOWN |= {
    "a wrong setting in a file of its own, and no record": (
        chain(own_file, edit("aftercare.toml", "[clinic]", "[clinic]\nshout = 1"), no_record),
        ("build",),
    ),
    "a file of its own that leads to itself": (chain(own_file, leads_to_itself("aftercare.toml")), ("build",)),
    "the same, and no record": (chain(own_file, leads_to_itself("aftercare.toml"), no_record), ("publish",)),
    "a table that leads to itself": (leads_to_itself("data/instructions.csv"), ("build",)),
    "a folder that leads to itself": (leads_to_itself("data"), ("publish", "--release")),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_where_nothing_tells_what_holds_nothing_stays_for_patients(name: str, project: Path) -> None:
    attack, words = UNKNOWN[name]
    attack(project)
    run = in_process(project, *words)
    assert run.returncode == 2, run.stdout + run.stderr
    assert "tooth/es" in told_withdrawn(run.stderr)
    assert "Traceback" not in run.stderr
    output = project / "output"
    assert not (output / "index.html").exists()
    assert not (output / "manifest.json").exists()
    assert {path.relative_to(output).parts[0] for path in output.rglob("*.html")} <= {"drafts", "reports"}
    assert (output / "drafts/tooth/fr/tooth-fr.html").is_file()
    assert not [*(output / "reports/handouts").glob("*-es.ipynb"), *(output / "reports").glob("3-export.*")]


def test_what_the_former_output_folder_holds_is_withdrawn_too(project: Path) -> None:
    edit("pyproject.toml", "[tool.aftercare]", '[tool.aftercare]\noutput = "public"')(project)
    ENGLISH(project)
    run = in_process(project, "publish", "--lang", "es")
    assert run.returncode == 0, run.stderr
    assert "tooth/es" in told_withdrawn(run.stderr)
    released = {path.relative_to(project).as_posix() for path in project.glob("*/*/*/*-es.html")}
    assert released == {f"public/{FEVER}"}
    assert not (project / "output/index.html").exists()
    assert (project / "output/drafts/tooth/fr/tooth-fr.html").is_file()


@pytest.mark.parametrize("folder", ["tooth", "tooth/es"])
def test_a_folder_that_was_made_a_link_is_a_folder_again(folder: str, project: Path) -> None:
    before = built(project)
    (project / "output" / folder).rename(project / "elsewhere")
    (project / "output" / folder).symlink_to(project / "elsewhere")
    assert in_process(project, "publish", "--lang", "fr").returncode == 0
    assert in_process(project, "publish").returncode == 0
    assert built(project) == before
    assert not (project / "output" / folder).is_symlink()


def test_a_withdrawn_text_leaves_the_reports_too(project: Path) -> None:
    copy = project / "output/reports/handouts/tooth-es.ipynb"
    assert copy.is_file()
    ENGLISH(project)
    assert in_process(project, "publish", "--lang", "fr").returncode == 0
    assert not copy.exists()
    assert not [*(project / "output/reports").glob("3-export.*")]


OUTPUT: dict[str, Callable[[Path], object]] = {
    "folders": lambda folder: [
        in_place_of(f"output/{name}", lambda path: (path / "x").mkdir(parents=True))(folder)
        for name in (TOOTH, "index.html", "handouts.zip", "es/index.html", "manifest.json")
    ],
    "a pipe": in_place_of(f"output/{TOOTH}", os.mkfifo),
    "a page": edit(f"output/{TOOTH}", "12", "48"),
    "the index": edit("output/index.html", "</main>", "<p>Approved</p></main>"),
    "the manifest": edit("output/manifest.json", '"state": "missing"', '"state": "approved"'),
    "the manifest cut": lambda folder: (folder / "output/manifest.json").write_text("{", encoding="utf-8"),
    "the manifest gone": lambda folder: (folder / "output/manifest.json").unlink(),
    "a page more": lambda folder: shutil.copytree(folder / "output/drafts/tooth/fr", folder / "output/tooth/fr"),
    "a page of nobody": lambda folder: shutil.copytree(folder / "output/tooth/es", folder / "output/other/es"),
    "a link": lambda folder: (folder / "output/tooth/es/x.html").symlink_to(folder / "pyproject.toml"),
}


@pytest.mark.parametrize("name", OUTPUT)
def test_the_output_is_never_an_input(name: str, project: Path) -> None:
    before = built(project)
    OUTPUT[name](project)
    assert built(project) != before
    assert in_process(project, "build").returncode == 0
    assert built(project) == before
    assert (project / "pyproject.toml").is_file()
