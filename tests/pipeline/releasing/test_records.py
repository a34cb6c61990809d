"""A record that somebody has edited keeps no page that does not hold."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import signed_project
from aftercare.catalogs import po, po_reader, stale
from aftercare.core.disk.fingerprint import sha256
from aftercare.core.errors import AftercareError
from aftercare.pipeline.built import record
from aftercare.pipeline.built.targets import Page
from aftercare.pipeline.snapshot.project import read
from command import in_process
from edited_record import edit_record
from released import BROKEN, CATALOG, ENGLISH, FEVER, FUZZY, PHONE, TARGET, TOOTH, built, edit, pages

pytestmark = pytest.mark.slow


FOR_PATIENTS = re.compile(r"(?:tooth|fever)/|(?:en|es)/|handouts\.zip")
DECEIVED = {
    ("build",): False,
    ("publish",): False,
    ("publish", "--release"): False,
    ("publish", "--release", "--lang", "es", "--handout", "tooth"): True,
}
"""Whether a command withdraws what was forged, and is not asked for it, so that archives and pages of English change."""


@pytest.mark.parametrize("words", DECEIVED, ids=" ".join)
def test_an_edited_record_deceives_nobody(words: tuple[str, ...], project: Path) -> None:
    """Whoever renews the digests in it deceives neither a build nor a release of whatever is asked for."""
    before = {name: data for name, data in built(project).items() if FOR_PATIENTS.match(name)}
    edit(f"output/{TOOTH}", "12", "48")(project)
    edit("output/fever/en/fever-en.html", "5", "50")(project)
    shutil.copy(project / f"output/{TOOTH}", project / "output/es/handouts-es.zip")
    shutil.copy(project / f"output/{TOOTH}", project / "output/tooth/es/other.html")
    shutil.copytree(project / "output/drafts/tooth/fr", project / "output/tooth/fr")
    renew_record(project)
    in_process(project, *words)
    after = {name: data for name, data in built(project).items() if FOR_PATIENTS.match(name)}
    gone = {name for name in before if name.startswith("fever/en/")} if DECEIVED[words] else set()
    wanted = {name: data for name, data in before.items() if name not in gone}
    lists = {name for name in wanted if name.startswith("en/") or name == "handouts.zip"} if gone else set()
    assert after.keys() == wanted.keys()
    assert {name for name in wanted if after[name] != wanted[name]} == lists


def keep_old_pages(folder: Path) -> None:
    """Put the pages of before an edit where those of after it are."""
    before = {name: data for name, data in built(folder).items() if name.startswith("tooth/es/")}
    edit("data/instructions.csv", "every 8 hours", "every 12 hours")(folder)
    in_process(folder, "sync")
    path = folder / CATALOG
    content = po_reader.read(path, locale="es")
    message = content.by_id()["tooth.day.dose"]
    message.string = "Tome 1 tableta cada 12 horas."
    stale.settle(message)
    po.write(path, content)
    for name in signed_project.SIGNERS:
        signed_project.done(folder, "approve", "es", "--by", name, "--yes")
    assert in_process(folder, "build").returncode == 0
    assert pages(folder) == [FEVER, TOOTH]
    for name, data in before.items():
        (folder / "output" / name).write_bytes(data)


def call_it_a_draft(folder: Path) -> None:
    known = record.read(folder)
    known.targets["tooth/es"] = replace(known.targets["tooth/es"], released=False)
    edit_record(folder, known)
    FUZZY(folder)


def put_it_under_another(folder: Path) -> None:
    """Let the record say that another handout made the page."""
    known = record.read(folder)
    fever, tooth = known.targets["fever/es"], known.targets.pop("tooth/es")
    known.targets["fever/es"] = replace(fever, pages=fever.pages + tooth.pages)
    edit_record(folder, known)
    FUZZY(folder)


def MOVED(folder: Path) -> None:  # noqa: N802 - an edit as those above
    PHONE(folder)
    edit("pyproject.toml", "555-0100", "555-0199")(folder)


DECEPTIONS: dict[str, tuple[Callable[[Path], object], str]] = {
    "fuzzy": (FUZZY, ""),
    "English": (ENGLISH, ""),
    "translation": (TARGET, ""),
    "telephone": (MOVED, "new"),
    "settings": (PHONE, ""),
    "language gone": (edit("pyproject.toml", '["es", "fr"]', '["fr"]'), ""),
    "old pages": (keep_old_pages, "new"),
    "called a draft": (call_it_a_draft, ""),
    "under another": (put_it_under_another, ""),
    "the table cannot be read": (lambda folder: (folder / "data/instructions.csv").write_bytes(b"\xff"), ""),
    "a catalog cannot be read": (BROKEN, ""),
}


@pytest.mark.parametrize("words", [("build",), ("build", "--lang", "fr"), ("publish",)], ids=" ".join)
@pytest.mark.parametrize("name", DECEPTIONS)
def test_no_record_keeps_a_page_that_does_not_hold(name: str, words: tuple[str, ...], project: Path) -> None:
    """Its digests are renewed: of all inputs as they are today, and of all that lies in the output."""
    attack, after = DECEPTIONS[name]
    page = project / "output" / TOOTH
    attack(project)
    before = page.read_bytes()
    renew_record(project)
    in_process(project, *words)
    assert not page.exists() or page.read_bytes() != before
    assert page.exists() is (after == "new" and "--lang" not in words)


def renew_record(folder: Path) -> None:
    """Make the record of the last build say that all that lies in the output was built so."""
    known, output = record.read(folder), folder / "output"
    for key, target in known.targets.items():
        files = {path.relative_to(output).as_posix() for path in (output / key).glob("*")}
        files -= {page.path for page in target.pages}
        pages = [replace(page, sha256=sha256(output / page.path)) for page in target.pages]
        pages += [Page("html", path, sha256(output / path)) for path in sorted(files)]
        known.targets[key] = replace(target, pages=tuple(pages))
    known.site = {name: sha256(output / name) for name in known.site}
    known.inputs = {name: sha256(folder / name) for name in known.inputs}
    known.complete, known.blocked = True, 0
    try:
        now = read(folder)
        digests = {key: now.documents.digest(*key.split("/")) for key in known.targets}
        for key, digest in digests.items():
            known.targets[key] = replace(known.targets[key], document=digest)
    except AftercareError:
        pass
    edit_record(folder, known)


def test_a_release_takes_nothing_from_the_drafts(project: Path) -> None:
    """A record that says that the files of a release lie among the drafts is not believed either."""
    before, output = built(project), project / "output"
    known = record.read(project)
    target = known.targets["tooth/es"]
    pages = [replace(page, path=f"drafts/{page.path}") for page in target.pages]
    for page in pages:
        (output / page.path).parent.mkdir(parents=True, exist_ok=True)
        (output / page.path).write_text("FORGED", encoding="utf-8")
    sums = tuple(replace(page, sha256=sha256(output / page.path)) for page in pages)
    known.targets["tooth/es"] = replace(target, pages=sums)
    edit_record(project, known)
    www = project.parent / "www"
    in_process(project, "publish", "--release", "--lang", "es", "--to", str(www))
    assert [path.name for path in www.rglob("*") if path.is_file() and b"FORGED" in path.read_bytes()] == []
    assert (www / TOOTH).is_file()
    assert built(project) == before
