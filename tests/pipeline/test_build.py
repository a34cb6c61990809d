"""The whole way, by the command line: one CSV to handouts, and what an edit does."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from aftercare.catalogs import store
from aftercare.catalogs.store import Store
from aftercare.pipeline.building import publish
from aftercare.pipeline.built.build_record import LISTS
from aftercare.pipeline.snapshot import findings, project
from aftercare.pipeline.snapshot.project import Project
from command import FEW, aftercare, in_process

pytestmark = pytest.mark.slow
MAKEUP = "Do not apply makeup for at least 12 hours."


def files(folder: Path) -> dict[str, str]:
    """Return the digest of every file, the links to fonts apart."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and "node_modules" not in path.parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def exports(folder: Path) -> dict[str, str]:
    return {
        name: sha
        for name, sha in files(folder / "output").items()
        if re.search(r"\.(md|html|pdf)$", name) and "reports" not in name
    }


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "data/instructions.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def again(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "again", symlinks=True))


SITE = {"index.html", "languages.html", "languages.pdf"}
"""What names every language that the project has."""
FILES = (".md", ".html", ".pdf", "-large.pdf", "-bilingual.html", "-bilingual.pdf")


def expected(built: Path) -> dict[str, list[str]]:
    """Return the files of the handout by language; English has no English beside it."""
    from aftercare.core.settings import config

    found = {"en": [f"microneedling/en/microneedling-en{end}" for end in FILES if "bilingual" not in end]}
    for tag in (language.tag for language in config.load(built).languages):
        found[tag] = [f"drafts/microneedling/{tag}/microneedling-{tag}{end}" for end in FILES]
    return found


def test_every_language_in_every_edition_and_the_pages_that_lead_there(built: Path) -> None:
    found = expected(built)
    assert len(found) == 5
    every = {path for paths in found.values() for path in paths}
    assert set(exports(built)) == every | SITE | {f"{tag}/index.html" for tag in found}
    staff = (built / "output/index.html").read_text(encoding="utf-8")
    for tag, paths in found.items():
        patients = (built / f"output/{tag}/index.html").read_text(encoding="utf-8")
        assert all(f'href="../{path}"' in patients for path in paths)
        assert all(f'href="./{path}"' in staff for path in paths if path.endswith((f"{tag}.html", f"{tag}.pdf")))


def test_the_manifest_tells_the_digest_of_every_file(built: Path) -> None:
    record = json.loads((built / "output/manifest.json").read_text(encoding="utf-8"))
    assert {page["path"] for page in record["pages"]} == {path for paths in expected(built).values() for path in paths}
    for page in record["pages"]:
        assert hashlib.sha256((built / "output" / page["path"]).read_bytes()).hexdigest() == page["sha256"]
    assert {page["status"] for page in record["pages"]} == {"source", "draft"}


def test_the_stages_leave_their_record(built: Path) -> None:
    for stage in ("1-translate", "2-validate", "3-export"):
        assert (built / f"output/reports/{stage}.ipynb").is_file()
        assert "<!DOCTYPE html>" in (built / f"output/reports/{stage}.html").read_text(encoding="utf-8")


def test_drafts_say_so_in_both_languages(built: Path) -> None:
    folder = built / "output/drafts/microneedling/es"
    for form in ("md", "html"):
        text = (folder / f"microneedling-es.{form}").read_text(encoding="utf-8")
        assert "Not reviewed by a person" in text
        assert "Borrador" in text


def test_nothing_changed_is_no_work_and_says_so(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*") if path.is_file()}
    run = in_process(built, "build")
    assert (run.returncode, run.stdout.strip()) == (0, "Nothing has changed: 5 handouts are up to date.")
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_two_folders_and_time_zones_give_the_same_bytes(built: Path, copy: Path) -> None:
    run = aftercare(copy, "build", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert run.returncode == 0, run.stderr
    assert exports(copy) == exports(built)


def test_catalogs_that_are_not_held_give_the_same_bytes(
    built: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = set()
    monkeypatch.setattr(Store, "let_go", lambda own, slug, do=Store.let_go: let_go.add(slug) or do(own, slug))
    for module in (store, project, findings):
        monkeypatch.setattr(module, "MOST", 2)
    run = in_process(copy, "build")
    assert (run.returncode, let_go) == (0, {"microneedling"})
    assert exports(copy) == exports(built)
    notes = ".aftercare/known-microneedling.json"
    assert (copy / notes).read_bytes() == (built / notes).read_bytes()


def test_a_handout_of_which_all_is_made_is_held_no_longer(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "MOST", 2)
    held, complete = [], publish._complete  # noqa: SLF001

    def noted(project: Project, *more: object) -> None:
        held.append({domain for _, domain in project.store._books})  # noqa: SLF001
        complete(project, *more)

    monkeypatch.setattr(publish, "_complete", noted)
    assert in_process(copy, "build").returncode == 0
    assert held == [{"interface"}]


def test_a_damaged_file_is_made_anew(again: Path) -> None:
    page = again / "output/microneedling/en/microneedling-en.html"
    good = page.read_bytes()
    page.write_bytes(good + b"x")
    run = in_process(again, "build")
    assert run.returncode == 0
    assert page.read_bytes() == good


def test_an_edited_row_changes_just_the_handouts(again: Path) -> None:
    before = exports(again)
    edit(again, MAKEUP, MAKEUP.replace("12", "24"))
    run = in_process(again, "build")
    assert "microneedling.day-1.makeup: English edited; its translation is stale in 4 languages" in run.stdout
    assert "day-1.makeup" in run.stdout
    # Every translation still says 12: that is an error in each language, and the build says so.
    assert run.returncode == 1
    after = exports(again)
    assert {name for name in after if after[name] != before[name]} >= {"microneedling/en/microneedling-en.md"}


def test_an_added_row_withholds_nothing_and_is_named(again: Path) -> None:
    edit(again, f"{MAKEUP},", f"{MAKEUP},x\nmicroneedling.day-1.new,microneedling,day-1,step,Keep your face dry.,")
    run = in_process(again, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "microneedling.day-1.new: new; to be translated in 4 languages" in run.stdout
    assert "es, ar, zh-Hans, ko: 1 row to translate, " in run.stdout
    assert set(exports(again)) >= {path for paths in expected(again).values() for path in paths}
    text = (again / "output/drafts/microneedling/es/microneedling-es.html").read_text(encoding="utf-8")
    assert re.search(r'lang="en"[^>]*>Keep your face dry\.', text)
    assert "Sin traducir" in text


GONE = "locales/es/LC_MESSAGES/microneedling.po: is gone since the last build, with all its translations; unless that"


@pytest.mark.parametrize(
    ("command", "record", "told", "new"),
    [
        ("sync", True, True, False),
        ("sync --lang es", True, True, False),
        ("sync --lang ar", True, False, False),
        ("build --lang es", True, True, False),
        ("build", True, True, False),
        ("sync", False, False, True),
    ],
)
def test_a_catalog_that_is_gone_is_not_called_new(
    again: Path, command: str, *, record: bool, told: bool, new: bool
) -> None:
    """The record may be gone, too, and is only a hint."""
    (again / "locales/es/LC_MESSAGES/microneedling.po").unlink()
    if not record:
        shutil.rmtree(again / ".aftercare")
    text = in_process(again, *command.split()).stdout
    assert (GONE in text) is told, text
    assert ("new; to be translated" in text) is new
    assert (GONE in in_process(again, "sync").stdout) is ("ar" in command)


@pytest.mark.parametrize("bad", ["day-1,step,,\n", "day-1,nonsense,Text.,\n"])
def test_a_wrong_csv_leaves_all_but_what_patients_would_get(again: Path, bad: str) -> None:
    path = again / "data/instructions.csv"
    path.write_text(path.read_text(encoding="utf-8") + "microneedling.contact.x,microneedling," + bad, encoding="utf-8")
    before = files(again)
    run = in_process(again, "build")
    assert run.returncode == 2
    assert run.stderr.startswith("aftercare: data/instructions.csv:52: ")
    assert "withdrawn: microneedling/en" in run.stderr
    assert "Traceback" not in run.stderr
    gone = before.keys() - files(again).keys()
    english = {f"output/{path}" for path in expected(again)["en"]}
    lists = {
        f"output/{name}" for name in (*LISTS, "en/handouts-en.zip", *(f"{tag}/index.html" for tag in ("en", *FEW)))
    }
    reports = {
        f"output/reports/{name}" for name in ("handouts/microneedling-en.ipynb", "3-export.ipynb", "3-export.html")
    }
    assert gone == english | reports | lists
    record = ".aftercare/build.json"
    assert {name: sha for name, sha in files(again).items() if name != record} == {
        name: sha for name, sha in before.items() if name not in gone | {record}
    }


def test_a_failing_notebook_is_saved_and_named(again: Path) -> None:
    notebook = again / "notebooks/2-validate.ipynb"
    notebook.write_text(
        notebook.read_text(encoding="utf-8").replace("api.heat_map(", "api.heat_mop("), encoding="utf-8"
    )
    run = in_process(again, "build")
    assert run.returncode == 2
    assert "2-validate.ipynb" in run.stderr
    assert "heat_mop" in run.stderr
    assert "Traceback" not in run.stderr
    assert "AttributeError" in (again / "output/reports/2-validate.ipynb").read_text(encoding="utf-8")


def test_rows_with_markup_come_out_as_the_text_they_are(again: Path) -> None:
    hostile = "<script>alert(1)</script> *x* _y_ #let z = 1 $(rm) `q` [a](b) ${HOME}".replace("${HOME}", "$HOME")
    edit(again, "Minor scratches may be visible.", hostile)
    run = in_process(again, "build", "--lang", "en")
    assert run.returncode == 0, run.stdout + run.stderr
    folder = again / "output/microneedling/en"
    assert "<script>alert" not in (folder / "microneedling-en.html").read_text(encoding="utf-8")
    assert "<script>alert" not in (folder / "microneedling-en.md").read_text(encoding="utf-8").replace("\\<", "")
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", "-raw", folder / "microneedling-en.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "<script>alert(1)</script> *x* _y_ #let z = 1 $(rm)" in " ".join(text.split())


def test_the_kernel_engine_gives_the_same_exports(built: Path, copy: Path) -> None:
    run = aftercare(copy, "publish", "--notebook-engine", "kernel", "--lang", "ar")
    assert run.returncode == 0, run.stdout + run.stderr
    made = exports(copy)
    assert {name: made[name] for name in made if name not in SITE} == {
        name: sha for name, sha in exports(built).items() if name in made and name not in SITE
    }
    assert "1 handout built" in run.stdout


def test_a_pool_of_workers_gives_the_same_bytes(built: Path, copy: Path) -> None:
    run = aftercare(copy, "publish", "--jobs", "2", "--lang", "es", "--lang", "ar", "--lang", "zh-Hans")
    assert run.returncode == 0, run.stderr
    assert "3 handouts built" in run.stdout
    assert {name: sha for name, sha in exports(built).items() if name in exports(copy) and name not in SITE} == {
        name: sha for name, sha in exports(copy).items() if name not in SITE
    }


def test_a_language_that_is_removed_takes_its_files_along(again: Path) -> None:
    settings = again / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"ko"', ""), encoding="utf-8")
    run = in_process(again, "build")
    assert run.returncode == 0, run.stderr
    assert not (again / "output/drafts/microneedling/ko").exists()
    assert (again / "locales/ko/LC_MESSAGES/microneedling.po").is_file()
    assert "Korean" not in (again / "output/index.html").read_text(encoding="utf-8")
