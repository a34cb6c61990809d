"""What goes to a web server: released files, the pages around them, nothing else; replaced in one step."""

import csv
import hashlib
import io
import json
import re
import shutil
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from aftercare.core.disk.folders import replace_folder
from aftercare.core.errors import AftercareError
from aftercare.core.settings import config
from aftercare.core.settings.keys import EDITIONS
from aftercare.pipeline.building.publish import publish
from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.built.manifest import Archive, as_csv
from aftercare.pipeline.built.targets import Page, Target, as_json
from aftercare.pipeline.releasing.web_folder import clear, deliver
from aftercare.pipeline.releasing.web_folder_owner import MARK, SUMS
from aftercare.pipeline.site import archives
from aftercare.pipeline.snapshot import project as projects_on_disk
from command import ROOT, in_process
from projects import project as project_at
from projects import put, synced

SPANISH = {
    "h.title": "Después del tratamiento",
    "h.call": "Llámenos al {clinic_phone} si le duele la piel.",
    "h.wait": "No use maquillaje durante al menos 12 horas.",
    "h.dose": "Tome 500 mg con agua.",
    "h.scrub": "No frote la piel.",
    "h.wash": "Lávela con un jabón suave.",
}
SITE = {
    "SHA256SUMS",
    "handouts.zip",
    "index.html",
    "languages.html",
    "languages.pdf",
    "manifest.csv",
    "manifest.json",
    "titles.js",
}
slow = pytest.mark.slow


def of(tag: str) -> set[str]:
    ends = [".html", ".md", ".pdf", "-large.pdf", *(["-bilingual.html", "-bilingual.pdf"] if tag != "en" else [])]
    return {f"h/{tag}/h-{tag}{end}" for end in ends} | {f"{tag}/index.html", f"{tag}/handouts-{tag}.zip"}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose Spanish is signed, and whose French is a draft, built."""
    folder = tmp_path_factory.mktemp("signed") / "project"
    settings = project_at(folder, languages=("es", "fr"))
    file = folder / "pyproject.toml"
    text = file.read_text(encoding="utf-8").replace("languages =", f"editions = {json.dumps(EDITIONS)}\nlanguages =")
    file.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for locale in ("es", "fr"):
        place = folder / f"locales/{locale}/LC_MESSAGES/interface.po"
        place.parent.mkdir(parents=True)
        text = (ROOT / place.relative_to(folder)).read_text(encoding="utf-8")
        place.write_text(text.replace("#, fuzzy\n", "").replace("#, fuzzy, ", "#, "), encoding="utf-8")
    synced(settings)
    for row, text in SPANISH.items():
        put(settings, row, text)
    run = in_process(folder, "approve", "es", "--by", "Ana Ruiz, RN", "--yes")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture
def project(signed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(signed, tmp_path / "project", symlinks=True))


EDITED = ("Take 500 mg with water.", "Take 500 mg with much water.")
LEFT = "h/fr is not released: 6 rows not translated"
STAYS = "h/es stays as it was reviewed before an edit of the English: h.dose"


@slow
def test_what_a_folder_holds_no_more_is_named(project) -> None:
    """Whoever publishes one language takes the others off the web."""
    www = project.parent / "www"
    in_process(project, "publish", "--release", "--to", str(www))
    assert files(www) == SITE | of("en") | of("es")
    run = in_process(project, "publish", "--release", "--to", str(www), "--lang", "en")
    assert f"{www}: 1 released handout, and the pages that list them.\n" in run.stdout
    assert f"{www}: no longer there: h/es\n" in run.stderr
    run = in_process(project, "publish", "--release", "--to", str(www), "--lang", "en")
    assert "no longer there" not in run.stderr
    in_process(project, "publish", "--release", "--to", str(www))
    quiet = in_process(project, "publish", "--release", "--to", str(www), "--lang", "en", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", f"{www}: no longer there: h/es\n")


BRANCH = """
[[tool.aftercare.sites]]
slug = "branch"
name = "Branch"
phones = [{ e164 = "+13215550111", local = "(321) 555-0111" }]
handouts = ["other"]
"""
NOTHING = "not changed: nothing that was asked for is released, and it would have lost all that it holds, h/en"


@slow
@pytest.mark.parametrize(
    ("first", "words", "edit", "end"),
    [
        ((), ("--lang", "fr"), EDITED[:1] * 2, (2, f"{NOTHING}, h/es; publish without --lang")),
        ((), ("--lang", "es"), EDITED, (1, "no longer there: h/es\n")),
        (("--lang", "en"), ("--lang", "es"), EDITED, (2, f"{NOTHING}; publish without --lang")),
        ((), ("--site", "branch"), EDITED[:1] * 2, (2, "no site 'branch' that gives out a handout of instr")),
        ((), ("--handout", "g"), EDITED[:1] * 2, (2, "no handout 'g'; choose from h")),
        (("--lang", "es"), ("--lang", "es"), EDITED, (1, "no longer there: h/es")),
        (("--lang", "es"), (), EDITED, (1, "no longer there: h/es")),
    ],
)
def test_a_folder_is_emptied_only_of_what_is_not_released(project, first, words, edit, end) -> None:
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + BRANCH, encoding="utf-8")
    www = project.parent / "www"
    in_process(project, "publish", "--release", "--to", str(www), *first)
    before = files(www)
    table = project / "data/instructions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(*edit), encoding="utf-8")
    run = in_process(project, "publish", "--release", "--to", str(www), "--quiet", *words)
    status, told = end
    assert (run.returncode, run.stdout) == (status, "")
    assert told in run.stderr
    assert (files(www) == before) is (status > 1)
    assert [*(www / "h/en").glob("*")] or first == ("--lang", "es")


@slow
def test_no_page_of_another_site_gets_into_a_folder(project, monkeypatch) -> None:
    """A build for one site, while another is being published, puts the telephone of that one on the pages."""
    settings = project / "pyproject.toml"
    branch = BRANCH.replace('handouts = ["other"]\n', "")
    settings.write_text(settings.read_text(encoding="utf-8") + branch, encoding="utf-8")
    www = project.parent / "www"
    in_process(project, "publish", "--release", "--to", str(www), "--site", "branch")
    before = {name: (www / name).read_bytes() for name in files(www)}
    monkeypatch.setenv(config.SITE, "branch")
    mine = projects_on_disk.read(project)
    publish(mine, mine.targets(), anew=True)
    monkeypatch.setenv(config.SITE, "")
    in_process(project, "publish", "--release")
    with pytest.raises(AftercareError, match="h/en, h/es: built meanwhile by another run, perhaps for another site"):
        deliver(mine, mine.targets(), www)
    assert {name: (www / name).read_bytes() for name in files(www)} == before


@pytest.mark.parametrize(
    ("on_stale", "edit", "released", "told"),
    [
        ("keep", EDITED[:1] * 2, "2 released handouts, and", [LEFT]),
        (
            "keep",
            EDITED,
            "2 released handouts, 1 of them as reviewed before an edit of the English, and",
            [LEFT, STAYS],
        ),
        ("withdraw", EDITED, "1 released handout, and", ["h/es is not released: 1 row still draft: h.dose", LEFT]),
    ],
)
def test_what_stays_is_told_apart_from_what_is_not_released(project, on_stale, edit, released, told) -> None:
    settings = project / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("languages =", f'on_stale = "{on_stale}"\nlanguages ='), encoding="utf-8")
    table = project / "data/instructions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(*edit), encoding="utf-8")
    in_process(project, "sync", "--quiet")
    www = project.parent / "www"
    run = in_process(project, "publish", "--release", "--to", str(www))
    assert run.returncode == 1
    assert f"{www}: {released} the pages that list them." in run.stdout
    lines = [line for line in run.stderr.splitlines() if line.startswith("h/")]
    assert [line[: len(start)] for line, start in zip(lines, told, strict=True)] == told
    assert files(www) == SITE | of("en") | (of("es") if on_stale == "keep" else set())
    only = in_process(project, "publish", "--release", "--to", str(www), "--lang", "es", "--quiet")
    status = 2 if on_stale == "withdraw" else len(told) - 1  # then the English alone would be gone, for nothing
    assert (only.returncode, only.stdout) == (status, "")


@slow
def test_released_files_their_pages_and_nothing_else(project: Path, tmp_path: Path) -> None:
    www = tmp_path / "deep" / "www"
    run = in_process(project, "publish", "--release", "--to", str(www), "--quiet")
    assert run.returncode == 1
    assert "h/fr is not released: 6 rows not translated" in run.stderr
    assert "h/es" not in run.stderr
    assert files(www) == SITE | of("en") | of("es")
    assert {path.stat().st_mode & 0o777 for path in (www, *www.rglob("*")) if path.is_dir()} == {0o755}

    # Nothing says anything of the draft, and every link leads to a file that is there.
    for path in www.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "noindex" not in text
        assert "drafts/" not in text
        links = [link.partition("#")[0] for link in re.findall(r'href="(\.[^"]*)"', text)]
        assert all((path.parent / link).is_file() for link in links), path
    for name in ("manifest.json", "manifest.csv", "titles.js", "index.html"):
        assert not re.search(r"\bh/fr\b|\bfr/|\"fr\"", (www / name).read_text(encoding="utf-8")), name
    assert (www / "titles.js").read_text(encoding="utf-8").count("Después") == 1

    # The sums, the manifest and the archives say what is there.
    first, *lines = (www / SUMS).read_text(encoding="utf-8").splitlines()
    assert first == MARK
    sums = dict(reversed(line.split("  ")) for line in lines)
    assert sums.keys() == files(www) - {SUMS}
    assert all(hashlib.sha256((www / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())
    manifest = json.loads((www / "manifest.json").read_text(encoding="utf-8"))
    listed = {each["path"]: each["sha256"] for each in (*manifest["pages"], *manifest["archives"])}
    assert listed.items() <= sums.items()
    rows = list(csv.DictReader(io.StringIO((www / "manifest.csv").read_text(encoding="utf-8"))))
    assert {row["path"]: row["sha256"] for row in rows} == listed
    assert {row["edition"] for row in rows if row["handout"]} == set(EDITIONS)
    assert {row["signers"] for row in rows if row["language"] == "es" and row["handout"]} == {"Ana Ruiz, RN"}
    assert all((www / row["path"]).stat().st_size == int(row["size"]) for row in rows)
    with zipfile.ZipFile(www / "handouts.zip") as archive:
        assert set(archive.namelist()) == {name for name in sums if name.startswith("h/")}
        assert all(archive.read(name) == (www / name).read_bytes() for name in archive.namelist())
    with zipfile.ZipFile(www / "es/handouts-es.zip") as archive:
        assert {name.split("/")[1] for name in archive.namelist()} == {"es"}

    # A signature that is lost takes the page off the server; what is asked for is what is there.
    catalog = project / "locales/es/LC_MESSAGES/h.po"
    before = catalog.read_text(encoding="utf-8")
    catalog.write_text(before.replace("500 mg con agua", "50 mg con agua"), encoding="utf-8")
    run = in_process(project, "publish", "--release", "--to", str(www), "--lang", "en", "--lang", "es", "--quiet")
    assert run.returncode == 1
    assert "h/es is not released" in run.stderr
    assert files(www) == SITE | of("en")
    catalog.write_text(before, encoding="utf-8")
    run = in_process(project, "publish", "--release", "--to", str(www), "--lang", "es", "--quiet")
    assert (run.returncode, run.stderr) == (0, f"{www}: no longer there: h/en\n")
    assert files(www) == SITE | of("es")

    # A folder in which somebody has put a file is left as it is.
    (www / "robots.txt").write_text("", encoding="utf-8")
    run = in_process(project, "publish", "--release", "--to", str(www), "--lang", "en")
    assert run.returncode == 2
    assert "robots.txt" in run.stderr
    assert files(www) == SITE | of("es") | {"robots.txt"}
    assert not list(www.parent.glob(".*"))


@slow
def test_what_stops_the_run_leaves_the_folder_and_says_so(project: Path, tmp_path: Path) -> None:
    command = ("publish", "--release", "--to", str(tmp_path / "www"), "--lang", "en")
    assert in_process(project, *command).returncode == 0
    before = files(tmp_path / "www")
    (project / "data/instructions.csv").write_bytes(b"\xff")
    run = in_process(project, *command)
    assert run.returncode == 2
    assert f"{tmp_path / 'www'} was not changed: it still shows what was published there before" in run.stderr
    assert files(tmp_path / "www") == before


ABOVE = "holds the project or its table, your home or the working directory; name a folder for the site alone"
OWN = "belongs to the project's own folders; name a folder for the site alone"
REFUSED = {
    "the project": (lambda project: project, ABOVE),
    "above the project": (lambda project: project.parent, ABOVE),
    "the output": (lambda project: project / "output", OWN),
    "in the output": (lambda project: project / "output/www", OWN),
    "the catalogs": (lambda project: project / "locales", OWN),
    "the notebooks": (lambda project: project / "notebooks/www", OWN),
    "the history": (lambda project: project / ".git", OWN),
    "the table": (lambda project: project / "data", ABOVE),
    "the records": (lambda project: project / ".aftercare/www", OWN),
    "a file": (lambda project: project / "pyproject.toml", "is a file; name a folder"),
    "a mount": (lambda _: Path("/proc"), "is a mount point, which cannot be replaced in one step; name a folder in it"),
    "another folder": (lambda project: project / "node_modules", "holds files that aftercare did not write ("),
    "the root": (lambda _: Path("/"), ABOVE),
    "home": (lambda _: Path.home(), ABOVE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_no_folder_is_replaced_that_is_not_ours(name: str, signed: Path) -> None:
    from aftercare.core.errors import AftercareError
    from aftercare.pipeline.releasing.web_folder_owner import refuse
    from aftercare.pipeline.snapshot import project as projects

    place, told = REFUSED[name]
    with pytest.raises(AftercareError) as error:
        refuse(projects.read(signed), place(signed))
    assert str(error.value).partition(": ")[2].startswith(told)
    assert (signed / "data/instructions.csv").is_file()


@pytest.mark.parametrize(
    ("files", "sums", "strange"),
    [
        ((), None, []),
        (("a",), None, ["a"]),
        (("b", "a/x"), f"{MARK}\n1  a/x\n", ["b"]),
        (("b", "a/x"), f"{MARK}\n1  a/x\n2  b\n3  gone\n", []),
        (("a",), "# mine\n1  a\n", [SUMS, "a"]),
        (("a",), "", [SUMS, "a"]),
    ],
)
def test_files_that_the_list_does_not_name_are_strange(
    files: tuple[str, ...], sums: str | None, strange: list[str], tmp_path: Path
) -> None:
    from aftercare.pipeline.releasing.web_folder_owner import _strange

    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    if sums is not None:
        (tmp_path / SUMS).write_text(sums, encoding="utf-8")
    assert sorted(_strange(tmp_path)) == sorted(strange)
    (tmp_path / "linked").symlink_to(tmp_path.parent)
    assert "linked" in _strange(tmp_path)


@slow
def test_drafts_do_not_go_to_a_web_server(signed: Path, tmp_path: Path) -> None:
    run = in_process(signed, "publish", "--to", str(tmp_path / "www"))
    assert run.returncode == 2
    assert "--to needs --release" in run.stderr
    assert not (tmp_path / "www").exists()


def test_a_folder_is_replaced_in_one_step(tmp_path: Path) -> None:
    """While a reader looks again and again, there is always a whole folder: the old one or the new one."""
    place, seen, stop = tmp_path / "www", set(), threading.Event()

    def look() -> None:
        while not stop.is_set():
            try:
                seen.add((place / "name").read_text(encoding="utf-8"))
            except OSError as error:
                seen.add(repr(error))

    def made(number: int) -> Path:
        new = tmp_path / f"new-{number}"
        new.mkdir()
        (new / "name").write_text("whole", encoding="utf-8")
        return new

    replace_folder(made(0), place)
    reader = threading.Thread(target=look)
    reader.start()
    for number in range(1, 200):
        replace_folder(made(number), place)
    stop.set()
    reader.join()
    assert seen == {"whole"}
    assert [path.name for path in tmp_path.iterdir()] == ["www"]


def test_a_folder_is_replaced_where_the_system_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftercare.core.disk.folders._exchange", lambda *_: False)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    replace_folder(tmp_path / "new", tmp_path / "old")
    assert files(tmp_path) == {"old/new"}


def test_what_killed_runs_have_left_beside_a_folder_is_deleted_and_nobodys_backup(tmp_path: Path) -> None:
    kept = {
        "www",
        "www.ab_12345.new",
        ".www.abc.new",
        ".www2.ab_12345.new",
        ".www.20261120.old",
        ".www.by_maria.new",
        ".www.20261120.new",
    }
    ours = {".www.aftercare-ab_12345.new", ".www.aftercare-ab_12345.old/www", ".www2.ab_12345.new"}
    for name in kept | ours:
        (tmp_path / name / "h").mkdir(parents=True)
    for name in (*ours, ".www.20261120.new"):
        (tmp_path / name / SUMS).write_text(f"{MARK}\n", encoding="utf-8")
    (tmp_path / ".www.aftercare-ab_empty.new").mkdir()
    clear(tmp_path / "www")
    assert {path.name for path in tmp_path.iterdir()} == kept


def record(signer: str = "Ana Ruiz, RN") -> Record:
    details = {"state": "approved", "version": "2026-11-22", "code": "c", "signers": {signer: "2026-11-23"}}
    page = Page("pdf", "h/es/h-es.pdf", hashlib.sha256(b"%PDF-").hexdigest(), size=5, sheets=2)
    return Record(targets={"h/es": Target("f", "d", True, (page,), as_json(details))})


def test_no_cell_of_the_list_is_a_formula() -> None:
    text = b"".join(as_csv(record("=cmd, RN"), [Archive("handouts.zip", "", 9, "1" * 64)])).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["signers"] == "'=cmd, RN"
    assert (rows[0]["signed"], rows[0]["pages"], rows[1]["format"]) == ("2026-11-23", "2", "zip")


def test_an_archive_is_the_same_whenever_it_is_made_and_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "h/es").mkdir(parents=True)
    (tmp_path / "h/es/h-es.pdf").write_bytes(b"%PDF-")
    plans = list(archives.plans(record()))
    assert [plan.path for plan in plans] == ["es/handouts-es.zip", "handouts.zip"]
    (first,) = archives.write(plans[:1], tmp_path, {})
    data = (tmp_path / first.path).read_bytes()
    (tmp_path / "h/es/h-es.pdf").touch()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", "win32")
        assert [*archives.write(plans[:1], tmp_path, {})] == [first]
    assert (tmp_path / first.path).read_bytes() == data
    (tmp_path / first.path).write_bytes(b"kept")
    both = [*archives.write(plans, tmp_path, {first.path: (plans[0].mark, first.sha256)})]
    assert (tmp_path / first.path).read_bytes() == b"kept"
    assert (tmp_path / "handouts.zip").read_bytes() == b"kept"  # a copy, where all that is released is in one language
    assert [each.sha256 for each in both] == [first.sha256] * 2


def test_no_draft_is_in_an_archive() -> None:
    draft = Record(targets={key: Target("f", "d", False, each.pages, b"{}") for key, each in record().targets.items()})
    assert list(archives.plans(draft)) == []
