"""What is released follows from what people wrote, whatever was asked for, edited, or edited meanwhile."""

import datetime as dt
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import signed_project
from aftercare.catalogs import po, po_reader, stale
from aftercare.core import units
from aftercare.core.clock import today
from aftercare.core.disk.fingerprint import sha256
from aftercare.core.errors import AftercareError
from aftercare.handout.colophon import REVIEW_AFTER
from aftercare.handout.dates import long_date
from aftercare.pipeline.building import cluster, tasks
from aftercare.pipeline.built import overdue, record
from aftercare.pipeline.built.targets import Page
from aftercare.pipeline.releasing import web_folder, withdrawal
from aftercare.pipeline.snapshot.project import read
from command import aftercare, command, in_process
from edited_record import edit_record

pytestmark = pytest.mark.slow
TOOTH, FEVER = "tooth/es/tooth-es.html", "fever/es/fever-es.html"
MARKDOWN = "tooth/es/tooth-es.md"
CATALOG = "locales/es/LC_MESSAGES/tooth.po"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of two handouts whose Spanish is signed and released; its French is empty."""
    folder = tmp_path_factory.mktemp("released") / "project"
    signed_project.make(folder)
    assert pages(folder) == [FEVER, TOOTH]
    return folder


@pytest.fixture
def project(released: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(released, tmp_path / "project", symlinks=True))


def told_withdrawn(said: str) -> set[str]:
    """Return the pages that a command says it has withdrawn."""
    lines = [line.removeprefix("withdrawn: ") for line in said.splitlines() if line.startswith("withdrawn: ")]
    return {name for line in lines for name in line.split(", ")}


def pages(folder: Path) -> list[str]:
    """Return the released Spanish pages, each of which the index must list."""
    output = folder / "output"
    found = sorted(
        path.relative_to(output).as_posix() for path in output.glob("*/es/*.html") if "drafts" not in path.parts
    )
    index = (output / "index.html").read_text(encoding="utf-8")
    assert sorted(re.findall(r'href="\./((?!drafts)[^"/]+/es/[^"]+\.html)"', index)) == found
    return found


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    return do


ENGLISH = edit("data/instructions.csv", "12 hours", "24 hours")
TARGET = edit(CATALOG, "12 horas", "21 horas")
FUZZY = edit(CATALOG, 'msgctxt "tooth.day.dose"', '#, fuzzy\nmsgctxt "tooth.day.dose"')
BROKEN = edit(CATALOG, 'msgctxt "tooth.day.dose"', 'msgctxt "tooth.day.dose')
PHONE = edit("pyproject.toml", "+13215550100", "+13215550199")
WITHDRAWN: dict[str, tuple[Callable[[Path], object], tuple[str, ...], int, list[str]]] = {
    "English": (ENGLISH, ("build", "--lang", "fr"), 0, [FEVER]),
    "English, publish": (ENGLISH, ("publish", "--lang", "fr"), 0, [FEVER]),
    "English, release": (ENGLISH, ("publish", "--release"), 1, [FEVER]),
    "English, another handout": (ENGLISH, ("publish", "--release", "--handout", "fever", "--lang", "es"), 0, [FEVER]),
    "translation": (TARGET, ("build", "--lang", "fr"), 0, [FEVER]),
    "fuzzy": (FUZZY, ("publish", "--lang", "fr"), 0, [FEVER]),
    "a word around": (
        edit("locales/es/LC_MESSAGES/interface.po", 'msgctxt "label.phone"', '#, fuzzy\nmsgctxt "label.phone"'),
        ("build", "--lang", "fr"),
        0,
        [],
    ),
    "catalog gone": (lambda folder: (folder / CATALOG).unlink(), ("publish", "--lang", "fr"), 0, [FEVER]),
    "catalog broken": (BROKEN, ("build",), 2, [FEVER]),
    "warning made text": (
        edit("data/instructions.csv", "call,warning", "call,text"),
        ("build", "--lang", "fr"),
        0,
        [FEVER],
    ),
    "language gone": (edit("pyproject.toml", '["es", "fr"]', '["fr"]'), ("build", "--lang", "fr"), 0, []),
    "record gone": (lambda folder: shutil.rmtree(folder / ".aftercare"), ("build", "--lang", "fr"), 0, []),
}


@pytest.mark.parametrize("name", WITHDRAWN)
def test_what_no_longer_holds_leaves(name: str, project: Path) -> None:
    attack, words, status, left = WITHDRAWN[name]
    attack(project)
    run = in_process(project, *words)
    assert (run.returncode, pages(project)) == (status, left), run.stdout + run.stderr
    assert ("tooth/es" in told_withdrawn(run.stderr)) is (TOOTH not in left)


LIE = edit("output/index.html", "</body>", "<p>All of it is reviewed.</p></body>")
STOPPED = {
    "an engine that is not there": ("build", "--engine", "nosuch"),
    "no cluster": ("build", "--cluster", "127.0.0.1:1"),
    "no cluster, publish": ("publish", "--cluster", "127.0.0.1:1"),
}


@pytest.mark.parametrize("name", STOPPED)
def test_a_build_that_stops_leaves_nothing_damaged_or_outdated_and_all_that_is_right(
    name: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    before = built(project)
    ENGLISH(project)
    LIE(project)
    run = in_process(project, *STOPPED[name])
    assert run.returncode == 2, run.stdout
    assert told_withdrawn(run.stderr) == {"tooth/en", "tooth/es"}
    assert pages(project) == [FEVER]
    after = built(project)
    assert "All of it is reviewed" not in after["index.html"].decode()
    left = {path: data for path, data in before.items() if re.match(r"(drafts/)?(fever|tooth/fr)/", path)}
    assert {path: after.get(path) for path in left} == left


def a_folder(path: Path) -> None:
    if not path.is_dir():
        path.unlink(missing_ok=True)
        path.mkdir()
    (path / "work.txt").write_text("of somebody")


def instead(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.write_text("of somebody")


IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "a folder, of the record": lambda folder: a_folder(folder / ".aftercare/build.json"),
    "a folder, of the findings": lambda folder: a_folder(folder / ".aftercare/findings-tooth.json"),
    "a folder, of what is known": lambda folder: a_folder(folder / ".aftercare/known-tooth.json"),
    "a folder, of the lock": lambda folder: a_folder(folder / ".aftercare/.lock"),
    "a folder, of the lock of the catalogs": lambda folder: a_folder(folder / "locales/.lock"),
    "a pipe, of the record": lambda folder: (
        (folder / ".aftercare/build.json").unlink(),
        os.mkfifo(folder / ".aftercare/build.json"),
    ),
    "a file, of all notes": lambda folder: instead(folder / ".aftercare"),
    "a link to nowhere, of all notes": lambda folder: (
        shutil.rmtree(folder / ".aftercare"),
        (folder / ".aftercare").symlink_to("nowhere"),
    ),
}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_what_stands_in_the_place_of_notes_stops_nothing_and_is_not_lost(name: str, project: Path) -> None:
    before = built(project)
    IN_THE_WAY[name](project)
    assert in_process(project, "build").returncode == 0
    assert built(project) == before
    if name.startswith(("a folder", "a file")):
        found = [path for path in project.rglob("*") if path.is_file() and path.read_bytes() == b"of somebody"]
        assert len(found) == 1
    IN_THE_WAY[name](project)
    ENGLISH(project)
    run = in_process(project, "build")
    assert told_withdrawn(run.stderr) == {"tooth/es"}
    assert pages(project) == [FEVER]


def test_no_handout_is_called_as_a_language_of_the_project(project: Path) -> None:
    own = '[tool.aftercare.language.qya]\nname = "Own"\nendonym = "Own"\nscript = "Latn"\n[tool.aftercare.clinic]'
    edit("pyproject.toml", '["es", "fr"]', '["es", "fr", "qya"]')(project)
    edit("pyproject.toml", "[tool.aftercare.clinic]", own)(project)
    edit("data/instructions.csv", ",fever,", ",qya,")(project)
    for words in (("build",), ("sync",)):
        run = in_process(project, *words)
        assert run.returncode == 2
        assert 'handout: "qya" is reserved for a folder, a language or Windows; add a word' in run.stdout + run.stderr


def test_an_output_that_is_no_folder_is_refused_with_a_remedy(project: Path) -> None:
    instead(project / "output")
    run = in_process(project, "build")
    assert run.returncode == 2
    assert "output = 'output' is not a folder; move away what is there" in run.stderr
    assert (project / "output").read_text() == "of somebody"


SLIPS = {
    ("build", "--lang", "se"): "did you mean es? choose from es, fr",
    ("build", "--handout", "toth"): "did you mean tooth? choose from tooth, fever",
    ("build", "--site", "nigth"): "did you mean night? choose from night",
    ("publish", "--lang", "spanish"): "choose from es, fr",
    ("publish", "--release", "--handout", "tooth", "--handout", "Fevr"): "did you mean fever?",
    ("sync", "--lang", "se"): "did you mean es?",
    ("approve", "es", "--handout", "toth", "--by", "Ana Ruiz, RN"): "did you mean tooth?",
    ("export", "es", "--format", "csv", "--handout", "toth"): "did you mean tooth?",
    ("translate", "--lang", "se", "--engine", "pseudo"): "did you mean es?",
    ("keep", "tooth.call.bleed", "--by", "Ana Ruiz, RN", "--lang", "fe"): "did you mean",
    ("review", "es", "--handout", "toth"): "did you mean tooth?",
}


@pytest.mark.parametrize("words", SLIPS, ids=" ".join)
def test_a_name_that_is_not_there_touches_nothing(words: tuple[str, ...], project: Path) -> None:
    edit(
        "pyproject.toml",
        "[tool.aftercare.clinic]",
        '[[tool.aftercare.sites]]\nslug = "night"\nname = "Night clinic"\n'
        'phones = [{ e164 = "+13215550122", local = "(321) 555-0122" }]\n[tool.aftercare.clinic]',
    )(project)
    ENGLISH(project)
    LIE(project)
    before = everything_in(project)
    run = in_process(project, *words)
    assert (run.returncode, run.stdout) == (2, ""), run.stdout
    assert run.stderr.startswith("aftercare: no ")
    assert SLIPS[words] in run.stderr
    assert everything_in(project) == before


@pytest.mark.parametrize("words", [("build", "--lang", "es"), ("publish", "--release", "--lang", "fr", "--lang", "es")])
def test_a_language_that_was_taken_away_is_withdrawn_when_it_is_asked_for(
    words: tuple[str, ...], project: Path
) -> None:
    edit("pyproject.toml", '["es", "fr"]', '["fr"]')(project)
    run = in_process(project, *words)
    assert (run.returncode, pages(project)) == (2, []), run.stdout
    assert "no language 'es'; choose from fr" in run.stderr
    assert told_withdrawn(run.stderr) == {"tooth/es", "fever/es"}


def everything_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for top in ("output", ".aftercare", "locales", "data")
        for path in sorted((folder / top).rglob("*"))
        if path.is_file()
    }


def in_place_of(path: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).unlink(missing_ok=True)
        make(folder / path)

    return do


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "broken": (BROKEN, r".*tooth\.po:\d+: "),
    "a row twice": (edit(CATALOG, 'msgctxt "tooth.day.dose"', 'msgctxt "tooth.day.heading"'), r".*tooth\.po:\d+: row "),
    "a pipe": (in_place_of(CATALOG, os.mkfifo), r".*tooth\.po: cannot be read: is no ordinary file"),
    "a folder": (in_place_of(CATALOG, Path.mkdir), r".*tooth\.po: cannot be read: Is a directory"),
    "a device": (in_place_of(CATALOG, lambda path: path.symlink_to("/dev/zero")), r".*is no ordinary file"),
    "the template": (edit("locales/tooth.pot", 'msgid "Day 1"', 'msgid "Day 1'), r".*tooth\.pot:\d+: "),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_catalog_that_cannot_be_read_stops_its_own_handout_alone(name: str, project: Path) -> None:
    damage, told = UNREADABLE[name]
    damage(project)
    edit("data/instructions.csv", "Fever in children", "Fever in small children")(project)
    run = in_process(project, "build")
    assert run.returncode == 2
    assert re.search(rf"^tooth/(en, )?es(, fr)? was not built: {told}", run.stderr, re.MULTILINE), run.stderr
    assert "Fever in small children" in (project / "output/fever/en/fever-en.html").read_text(encoding="utf-8")
    assert (project / "output/drafts/fever/es/fever-es.html").is_file()
    assert not [name for name in built(project) if "tooth-es" in name]


@pytest.mark.parametrize("name", ["broken", "a row twice", "the template", "a folder"])
def test_no_command_that_reads_it_ends_as_if_all_were_well(name: str, project: Path) -> None:
    damage, told = UNREADABLE[name]
    damage(project)
    for words in (("status",), ("status", "--json"), ("status", "--handout", "tooth"), ("check",), ("sync",)):
        run = in_process(project, *words)
        assert run.returncode == 2, words
        assert re.search(told, run.stderr), words
    assert in_process(project, "status", "--handout", "fever").returncode == 0


FAULTS = {
    "a section in two places": (
        "tooth.day.dose,tooth,day",
        "tooth.day.dose,tooth,call",
        "csv:6: section: .* of order; ",
    ),
    "rows below another handout": (
        "6 hours.,",
        "6 hours.,\ntooth.day.rest,tooth,day,step,Rest.,",
        "csv:10: handout: .* after another; keep",
    ),
}
"""What is put in the place of what in the table, and what is told."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_table_stops_its_own_handout_alone(name: str, project: Path) -> None:
    old, new, told = FAULTS[name]
    table = (project / "data/instructions.csv").read_bytes()
    edit("data/instructions.csv", old, new)(project)
    edit("data/instructions.csv", "Fever in children", "Fever in small children")(project)
    before = (project / CATALOG).read_bytes()
    run = in_process(project, "build")
    assert run.returncode == 2
    assert len(re.findall(rf"data/instructions\.{told}", run.stdout + run.stderr)) == 1, run.stdout + run.stderr
    assert "tooth/en, es, fr was not built: its English breaks rules, which the author of" in run.stderr
    quiet = in_process(project, "build", "--quiet")
    assert (quiet.returncode, quiet.stdout) == (2, "")
    assert re.search(rf"^tooth/en, es, fr was not built: data/instructions\.{told}", quiet.stderr, re.MULTILINE)
    assert told_withdrawn(run.stderr) == {"tooth/en", "tooth/es", "fever/es"}
    assert "Fever in small children" in (project / "output/fever/en/fever-en.html").read_text(encoding="utf-8")
    assert not [name for name in built(project) if "tooth" in name]
    assert (project / CATALOG).read_bytes() == before
    (project / "data/instructions.csv").write_bytes(table)
    assert in_process(project, "build").returncode == 0
    assert pages(project) == [FEVER, TOOTH]


SAY_IT = {
    ("publish", "--release"): 2,
    ("publish", "--handout", "tooth"): 2,
    ("publish", "--handout", "fever"): 0,
    ("publish", "--release", "--handout", "fever", "--lang", "es"): 0,
    ("sync",): 2,
    ("sync", "--handout", "fever"): 0,
    ("status",): 2,
    ("status", "--handout", "fever"): 0,
    ("check",): 2,
    ("check", "--handout", "tooth"): 2,
    ("check", "--handout", "fever"): 0,
    ("review", "es"): 2,
    ("review", "es", "--handout", "fever"): 0,
    ("export", "es", "--format", "csv"): 2,
    ("export", "es", "--format", "csv", "--handout", "fever"): 0,
    ("approve", "es", "--by", "Ana Ruiz, RN", "--yes", "--handout", "tooth"): 2,
    ("approve", "es", "--by", "Ana Ruiz, RN", "--yes", "--handout", "fever"): 0,
    ("translate", "--engine", "pseudo"): 2,
    ("translate", "--engine", "pseudo", "--handout", "fever"): 0,
    ("rename", "tooth.old", "tooth.day.dose"): 2,
    ("keep", "tooth.day.dose", "--by", "Ana Ruiz, RN"): 2,
    ("answer", "tooth.day.dose", "So it is."): 2,
}


def test_whatever_is_asked_of_a_handout_with_a_fault_says_it(project: Path) -> None:
    edit("data/instructions.csv", "Take 1 tablet every 8 hours.", "")(project)
    for words, status in SAY_IT.items():
        run = in_process(project, *words)
        assert run.returncode == status, (words, run.stdout, run.stderr)
        assert ("instructions.csv:6: text: is empty" in run.stdout + run.stderr) is (status == 2), words
    assert pages(project) == [FEVER]
    assert in_process(project, "sync").stdout == "All other catalogs are up to date.\n"


GLYPHS: dict[str, tuple[Callable[[Path], object], str, list[str]]] = {
    "in the English": (
        edit("data/instructions.csv", "Take 1 tablet", "Take 1 \u9aa8 tablet"),
        r"^tooth/en, fr was not built: tooth\.day\.dose: no font has \u9aa8 \(U\+9AA8\); write it in words",
        [],
    ),
    "in a draft": (
        edit(
            "locales/fr/LC_MESSAGES/tooth.po", 'msgid "Day 1"\nmsgstr ""', 'msgid "Day 1"\nmsgstr "Jour \U0001f9d8 1"'
        ),
        r"^(fever/fr, )?tooth/fr was not built: tooth\.day\.heading: no font has \U0001f9d8 \(U\+1F9D8\)",
        [TOOTH],
    ),
}


@pytest.mark.parametrize("name", GLYPHS)
def test_a_sign_that_no_font_has_stops_its_own_pages_alone(name: str, project: Path) -> None:
    put, told, left = GLYPHS[name]
    put(project)
    assert "missing-glyph" in (checked := in_process(project, "check")).stdout
    assert checked.returncode == 1
    edit("data/instructions.csv", "Fever in children", "Fever in small children")(project)
    run = in_process(project, "build")
    assert run.returncode == 2
    assert re.search(told, run.stderr, re.MULTILINE), run.stderr
    assert pages(project) == left
    assert "Fever in small children" in (project / "output/fever/en/fever-en.md").read_text(encoding="utf-8")


SHOWN = {
    "no language": ('seen.pop("lang")', "build", "KeyError: 'lang'"),
    "fonts that are none": ("seen.update(fonts=3)", "build", "TypeError: 'int' object is not iterable"),
    "a process that dies": ('__import__("os").kill(__import__("os").getpid(), 9)', "build --jobs 2", "was killed"),
}
SHOW = r"""data, about = api.HandoutView(api.load().document(handout, language))._repr_mimebundle_()\nseen = about[\"aftercare\"]
{}\n__import__(\"IPython\").display.display(data, metadata=about, raw=True)"""


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_that_ends_in_an_error_nobody_foresaw_stops_alone(name: str, project: Path) -> None:
    break_it, asked, told = SHOWN[name]
    broken = SHOW.replace("\n", r"\n").format(f'if language == "fr": {break_it}'.replace('"', r"\""))
    edit("notebooks/handout.ipynb", "api.HandoutView(api.load().document(handout, language))", broken)(project)
    run = (aftercare if "kill" in break_it else in_process)(project, *asked.split())
    assert run.returncode == 2
    assert re.search(rf"^(fever/fr, )?tooth/fr was not built: .*{told}", run.stderr, re.MULTILINE), run.stderr
    assert "Traceback" not in run.stderr
    assert pages(project) == [FEVER, TOOTH]
    built = json.loads((project / "output/manifest.json").read_text(encoding="utf-8"))["details"]
    assert built.keys() == {f"{slug}/{tag}" for slug in ("tooth", "fever") for tag in ("en", "es")}


EXPORTER = """from aftercare.export.exporters import HandoutHtmlExporter
from aftercare.export.handout_exporter import handout


class Unprintable(Exception):
    def __str__(self):
        raise self


class Ours(HandoutHtmlExporter):
    def from_notebook_node(self, nb, resources=None, **options):
        if handout(nb, self.shown_as)["lang"] == "fr":
            {}
        return super().from_notebook_node(nb, resources, **options)
"""
EXPORTED = {
    "an error": (r'raise ValueError("no paper\n\x1b[31mleft")', r"ValueError: no paper \[31mleft \(ours\.py:13\)"),
    "an error that cannot be printed": ("raise Unprintable", r"Unprintable \(ours\.py:13\)"),
    "an end, as if all were well": ("raise SystemExit", r"SystemExit \(ours\.py:13\)"),
}


@pytest.mark.parametrize("name", EXPORTED)
def test_an_exporter_of_another_package_stops_its_own_pages_alone(name: str, project: Path, tmp_path: Path) -> None:
    line, told = EXPORTED[name]
    (tmp_path / "ours.py").write_text(EXPORTER.format(line), encoding="utf-8")
    (tmp_path / "ours-1.dist-info").mkdir()
    (tmp_path / "ours-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: ours\nVersion: 1\n")
    (tmp_path / "ours-1.dist-info/entry_points.txt").write_text("[nbconvert.exporters]\nhandout-html = ours:Ours\n")
    edit("data/instructions.csv", "Fever in children", "Fever in small children")(project)
    run = aftercare(project, "build", PYTHONPATH=str(tmp_path))
    assert run.returncode == 2, run.stdout + run.stderr
    assert re.search(
        rf"^(fever/fr, )?tooth/fr was not built: {told}; undo what", run.stdout + run.stderr, re.MULTILINE
    ), run.stderr
    assert "Traceback" not in run.stderr
    assert told_withdrawn(run.stderr) == {"fever/es"}
    assert pages(project) == [TOOTH]
    assert not [name for name in built(project) if "-fr." in name]
    assert "Fever in small children" in (project / "output/fever/en/fever-en.html").read_text(encoding="utf-8")


def hold(path: Path, *, held: bool = True) -> None:
    """Make a file one that nobody can replace or delete, as a viewer does that has it open in Windows."""
    if os.geteuid():
        path.parent.chmod(0o555 if held else 0o755)
    elif subprocess.run(["chattr", "+i" if held else "-i", path], capture_output=True, check=False).returncode:
        pytest.skip("this drive cannot hold files")


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_a_page_that_cannot_be_taken_away_is_named_and_keeps_no_other(project: Path) -> None:
    chain(ENGLISH, edit("data/instructions.csv", "Fever in children", "Fever in small children"))(project)
    hold(project / "output" / TOOTH)
    try:
        run = in_process(project, "build")
        assert run.returncode == 2
        assert f"tooth/es was not built: {TOOTH} could not be taken away; close what has it open" in run.stderr
        assert told_withdrawn(run.stderr) >= {"fever/es"}
        assert not [name for name in built(project) if re.match(r"fever/es/|es/.*\.zip", name)]
        assert f'"./{TOOTH}"' not in (project / "output/index.html").read_text(encoding="utf-8")
        assert "Fever in small children" in (project / "output/fever/en/fever-en.html").read_text(encoding="utf-8")
        BAD_ROW(project)
        run = in_process(project, "build")
        assert run.returncode == 2
        assert f"{TOOTH} could not be taken away, and may not stay" in run.stderr
        assert not [name for name in built(project) if re.match(r"(fever|tooth)/en/|index", name)]
    finally:
        hold(project / "output" / TOOTH, held=False)
    edit("data/instructions.csv", ",shout,", ",heading,")(project)
    assert in_process(project, "build").returncode == 1
    assert TOOTH not in built(project)


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_where_the_lock_is_of_another_user_what_does_not_hold_goes_and_nothing_is_built(project: Path) -> None:
    edit("data/instructions.csv", "Fever in children", "Fever in small children")(project)
    lock = project / ".aftercare/.lock"
    lock.touch()
    lock.chmod(0o444)
    hold(lock)
    try:
        run = in_process(project, "build")
        assert run.returncode == 2
        assert ".aftercare/.lock: " in run.stderr
        assert told_withdrawn(run.stderr) == {"fever/en", "fever/es"}
        assert not [name for name in built(project) if re.match(r"fever/|index|handouts", name)]
        assert TOOTH in built(project)
    finally:
        hold(lock, held=False)
        lock.chmod(0o644)
    assert in_process(project, "build").returncode == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Hold all folders from one on, meanwhile: nothing can be made or deleted in them."""
    below = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    _hold_all(below, held=True)
    try:
        yield
    finally:
        _hold_all(below[::-1], held=False)


def _hold_all(folders: list[Path], *, held: bool) -> None:
    for path in folders:
        if os.geteuid():
            path.chmod(0o555 if held else 0o755)
        else:
            hold(path, held=held)


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
@pytest.mark.parametrize("command", ["build", "publish"])
def test_an_output_that_is_read_only_is_told_with_every_page_that_may_not_stay(project: Path, command: str) -> None:
    ENGLISH(project)
    with read_only(project / "output"):
        run = in_process(project, command)
    assert run.returncode == 2
    assert "make it writable for whoever runs this" in run.stderr
    assert f"{TOOTH} could not be taken away, and may not stay" in run.stderr
    assert FEVER not in run.stderr
    assert ".tmp" not in run.stderr
    assert in_process(project, "build").returncode == 1
    assert pages(project) == [FEVER]


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_where_no_note_can_be_written_it_is_told_what_is_withdrawn(project: Path) -> None:
    ENGLISH(project)
    with read_only(project / ".aftercare"):
        run = in_process(project, "build")
    assert run.returncode == 2
    assert re.search(r"\.aftercare/[a-z-]+\.json: .*; make it writable", run.stderr)
    assert "tooth/es" in told_withdrawn(run.stderr)
    assert not (project / "output" / TOOTH).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_a_catalog_that_cannot_be_written_is_told_without_notebook_and_cell(project: Path) -> None:
    ENGLISH(project)
    with read_only(project / "locales"):
        run = in_process(project, "build")
    assert run.returncode == 2
    assert re.search(r"aftercare: \S+/locales/tooth\.pot: [^;]+; make it writable for whoever runs this", run.stderr)
    assert "cell" not in run.stderr
    assert "tooth/es" in told_withdrawn(run.stderr)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system has no limit of files")
@pytest.mark.parametrize("room", [2_000, 20_000])
def test_a_full_disk_is_told_with_the_file_that_it_has_no_room_for(project: Path, room: int) -> None:
    shutil.rmtree(project / "output")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        run = in_process(project, "build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert run.returncode == 2
    assert re.search(r"output/\S+: File too large; make room on the disk", run.stderr)
    assert "cell" not in run.stderr
    assert in_process(project, "build").returncode == 0
    assert pages(project) == [FEVER, TOOTH]


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_a_page_that_cannot_be_written_stops_its_own_handout_alone(project: Path) -> None:
    page = project / "output/drafts/tooth/fr/tooth-fr.html"
    edit("pyproject.toml", "Tooth clinic", "Teeth clinic")(project)
    hold(page)
    try:
        run = in_process(project, "build")
        assert run.returncode == 2
        assert "tooth/fr was not built: " in run.stderr
        assert [name for name in built(project) if "-fr." in name and "tooth" in name] == [
            str(page.relative_to(project / "output"))
        ]
        assert pages(project) == [FEVER, TOOTH]
        assert "Teeth clinic" in (project / "output" / TOOTH).read_text(encoding="utf-8")
    finally:
        hold(page, held=False)
    assert in_process(project, "build").returncode == 0
    assert "Teeth clinic" in page.read_text(encoding="utf-8")


KEEP = edit("pyproject.toml", '["es", "fr"]', '["es", "fr"]\non_stale = "keep"')
DOSE = edit("data/instructions.csv", "every 8 hours", "every 12 hours")
BEGUN = ('msgstr "Tome 1 tableta cada 8 horas."\n', 'msgstr "Tome 1 tableta cada"\n')


def finish(folder: Path, cut: str = "") -> None:
    """Translate the edited row for its new English, as Poedit would, and cut what is told out of the catalog."""
    path = folder / CATALOG
    text = path.read_text(encoding="utf-8").replace(BEGUN[0], 'msgstr "Tome 1 tableta cada 12 horas."\n')
    text = re.sub(r"#, fuzzy\n(?:#\|.*\n)+(?=msgctxt \"tooth\.day\.dose)", "", text)
    assert "#|" not in text
    assert not cut or re.search(cut, text)
    path.write_text(re.sub(cut, "", text) if cut else text, encoding="utf-8")


KEPT: dict[str, tuple[Callable[[Path], object] | None, tuple[str, ...], int, list[str]]] = {
    "all": (None, ("build",), 1, [FEVER, TOOTH]),
    "another language": (None, ("build", "--lang", "fr"), 0, [FEVER, TOOTH]),
    "another handout": (None, ("build", "--handout", "fever"), 0, [FEVER, TOOTH]),
    "release": (None, ("publish", "--release", "--lang", "es"), 1, [FEVER, TOOTH]),
    "a warning edited too": (ENGLISH, ("build",), 1, [FEVER]),
    "a translator begins": (edit(CATALOG, *BEGUN), ("build",), 1, [FEVER, TOOTH]),
    "a translator is done": (finish, ("build",), 0, [FEVER, TOOTH]),
    "the row cleared": (edit(CATALOG, BEGUN[0], 'msgstr ""\n'), ("build",), 0, [FEVER]),
    "another row translated anew": (edit(CATALOG, 'msgstr "Día 1"', 'msgstr "Primer día"'), ("build",), 1, [FEVER]),
    "what was approved changed": (edit(CATALOG, "cada 8", "cada 12"), ("build",), 0, [FEVER]),
    "what was approved cut": (lambda folder: finish(folder, r"# last-approved: .*\n"), ("build",), 0, [FEVER]),
    "its signature cut": (
        lambda folder: finish(folder, r"# approved: .*\n(?=# last-approved)"),
        ("build",),
        0,
        [FEVER],
    ),
    "another row unsure": (
        edit(CATALOG, 'msgctxt "tooth.day.heading"', '#, fuzzy\nmsgctxt "tooth.day.heading"'),
        ("build",),
        1,
        [FEVER],
    ),
    "the previous English changed": (
        edit(CATALOG, '#| msgid "Take 1', '#| msgid "Take 2'),
        ("build",),
        1,
        [FEVER, TOOTH],
    ),
    "a word around": (
        edit("locales/es/LC_MESSAGES/interface.po", 'msgctxt "label.phone"', '#, fuzzy\nmsgctxt "label.phone"'),
        ("build",),
        1,
        [],
    ),
    "the setting taken back": (edit("pyproject.toml", '\non_stale = "keep"', ""), ("build",), 1, [FEVER]),
}


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system has no limit of files")
@pytest.mark.parametrize("room", [0, 1_000, 10_000])
def test_a_disk_without_room_leaves_no_list_and_no_archive_of_a_page_that_is_withdrawn(
    project: Path, room: int
) -> None:
    FUZZY(project)
    current, limits = read(project), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            withdrawal.withdraw(current)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    output = project / "output"
    left = [path for path in output.rglob("*") if path.is_file() and "drafts" not in path.parts]
    assert not [path for path in left if b"tooth-es" in path.read_bytes()]
    assert in_process(project, "build").returncode == 0
    assert pages(project) == [FEVER]
    assert "tooth" not in str(ZipFile(output / "es/handouts-es.zip").namelist())
    assert not (project / ".aftercare/set-aside").exists()


def test_archives_that_held_what_is_withdrawn_go_and_are_packed_again_when_all_is_built(project: Path) -> None:
    output, gone, other = project / "output", ("handouts-es.zip", "handouts.zip"), "en/handouts-en.zip"
    english = (output / other).read_bytes()
    lists = ("index.html", "es/index.html", "en/index.html", "manifest.json", "manifest.csv")
    FUZZY(project)
    withdrawal.withdraw(read(project))
    texts = "".join((output / name).read_text(encoding="utf-8") for name in lists)
    assert {path.name for path in output.rglob("*.zip")} == {"handouts-en.zip"}
    assert [name for name in (*gone, "handouts-en.zip") if name in texts] == ["handouts-en.zip"]
    assert (output / other).read_bytes() == english
    assert in_process(project, "build").returncode == 0
    texts = "".join((output / name).read_text(encoding="utf-8") for name in lists)
    assert [name for name in gone if name not in texts] == []
    assert {path.name: ZipFile(path).testzip() for path in output.rglob("*.zip")} == dict.fromkeys(
        (*gone, "handouts-en.zip")
    )


@pytest.fixture(scope="module")
def kept(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same project, whose settings keep pages, after an edit of the English and a sync."""
    folder = Path(shutil.copytree(released, tmp_path_factory.mktemp("kept") / "project", symlinks=True))
    KEEP(folder)
    assert in_process(folder, "build").returncode == 0
    DOSE(folder)
    assert in_process(folder, "sync").returncode == 0
    return folder


@pytest.mark.parametrize("name", KEPT)
def test_pages_stay_where_nothing_but_their_english_was_edited(name: str, kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    attack, words, status, left = KEPT[name]
    if attack:
        attack(folder)
    run = in_process(folder, *words)
    assert (run.returncode, pages(folder)) == (status, left), run.stdout + run.stderr
    assert ("tooth/es" in told_withdrawn(run.stderr)) is (TOOTH not in left)


UNSYNCED = (("publish",), ("publish", "--lang", "fr"), ("publish", "--release", "--lang", "es"))


@pytest.mark.parametrize("words", UNSYNCED, ids=" ".join)
def test_pages_stay_before_any_sync_too(words: tuple[str, ...], released: Path, tmp_path: Path) -> None:
    """A row whose English was edited is what the next sync will make of it, whoever looks first."""
    folder = Path(shutil.copytree(released, tmp_path / "project", symlinks=True))
    KEEP(folder)
    DOSE(folder)
    catalog = (folder / CATALOG).read_bytes()
    run = in_process(folder, *words)
    assert "Reviewed on" in (folder / "output" / MARKDOWN).read_text(encoding="utf-8"), run.stderr
    assert (folder / CATALOG).read_bytes() == catalog
    before = built(folder)[MARKDOWN]
    assert in_process(folder, "sync").returncode == 0
    assert in_process(folder, *words).returncode == run.returncode
    assert built(folder)[MARKDOWN] == before
    edit("data/instructions.csv", "every 12 hours", "every 8 hours")(folder)
    in_process(folder, "publish")
    assert pages(folder) == [FEVER, TOOTH]
    assert "Reviewed on" not in (folder / "output" / MARKDOWN).read_text(encoding="utf-8")


def test_what_was_built_before_a_sync_is_not_all_there_is_to_do(project: Path) -> None:
    """The author is told of each stale row, and every catalog gets the new English, though all pages are there."""
    DOSE(project)
    in_process(project, "publish")
    run = in_process(project, "build")
    assert "its translation is stale in 1 language (es)" in run.stdout
    for locale in ("es", "fr"):
        assert "every 12 hours" in (project / f"locales/{locale}/LC_MESSAGES/tooth.po").read_text(encoding="utf-8")
    assert "Nothing has changed" in in_process(project, "build").stdout


def test_findings_that_nobody_has_counted_are_counted(project: Path) -> None:
    """`publish` builds all that there is to build; that a finding blocks a release, `build` has still to say."""
    assert in_process(project, "build").returncode == 0
    edit(CATALOG, "12 horas", "21 horas")(project)
    in_process(project, "publish")
    for _ in range(2):
        assert in_process(project, "build").returncode == 1
    assert "Nothing has changed" in in_process(project, "build").stdout


def test_a_language_that_was_built_before_a_sync_gets_its_catalogs(project: Path) -> None:
    edit("pyproject.toml", '["es", "fr"]', '["es", "fr", "it"]')(project)
    in_process(project, "publish")
    assert in_process(project, "build").returncode == 0
    assert (project / "locales/it/LC_MESSAGES/tooth.po").is_file()


def cleared(folder: Path) -> None:
    edit(CATALOG, BEGUN[0], 'msgstr ""\n')(folder)


def back_and_other(folder: Path) -> None:
    edit("data/instructions.csv", "every 12 hours", "every 8 hours")(folder)
    edit(CATALOG, *BEGUN)(folder)


@pytest.mark.parametrize("first", [cleared, back_and_other], ids=["cleared", "the English taken back"])
def test_what_was_taken_back_does_not_return_with_the_next_edit(
    first: Callable[[Path], None], kept: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    first(folder)
    in_process(folder, "build")
    assert pages(folder) == [FEVER]
    path = folder / CATALOG
    text = path.read_text(encoding="utf-8")
    dose = text.index('msgctxt "tooth.day.dose"')
    path.write_text(text[:dose] + re.sub('msgstr ".*"', 'msgstr "Un texto."', text[dose:], count=1), encoding="utf-8")
    table = folder / "data/instructions.csv"
    table.write_text(re.sub(r"every \d+ hours", "every 24 hours", table.read_text("utf-8"), count=1), encoding="utf-8")
    in_process(folder, "build")
    assert pages(folder) == [FEVER]


def test_a_kept_page_says_so_on_itself_on_the_index_and_in_the_manifest(kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    shutil.rmtree(folder / "output")
    before = (kept / "output" / MARKDOWN).read_text(encoding="utf-8")
    assert in_process(folder, "build").returncode == 1
    page = (folder / "output" / MARKDOWN).read_text(encoding="utf-8")
    notice = f"Reviewed on {long_date(today(), 'en')}. The English has been changed since; ask the clinic what is new."
    for text in (page, (folder / "output/index.html").read_text(encoding="utf-8")):
        assert f"{notice} Rows changed: #2" in text.replace("\xa0", " ").replace("\\#", "#")
    spanish = (folder / "output/es/index.html").read_text(encoding="utf-8")
    for text in (page, spanish):
        assert f"{notice} Rows changed: #2" in text.replace("\xa0", " ").replace("\\#", "#")
        assert "el inglés se modificó después" in re.sub("<[^>]+>", "", text)
    assert re.search(r"Tome 1\stableta cada 8\shoras", page)
    codes = [re.search(r"Código.*\b([0-9a-f]{10})\b", text) for text in (before, page)]
    assert all(codes), page
    assert codes[0][1] != codes[1][1]
    manifest = json.loads((folder / "output/manifest.json").read_text(encoding="utf-8"))
    assert {page["status"] for page in manifest["pages"] if page["path"].startswith("tooth/es/")} == {"kept"}
    details = manifest["details"]["tooth/es"]
    assert (details["changed"], details["notice"][1]) == (["tooth.day.dose"], f"{notice} Rows changed: #2")
    assert (len(details["signers"]), details["version"]) == (2, "")
    edit("data/instructions.csv", "heading,Day 1,", "heading,On day 1,")(folder)
    assert in_process(folder, "build").returncode == 1
    more = (folder / "output" / MARKDOWN).read_text(encoding="utf-8").replace("\xa0", " ").replace("\\#", "#")
    assert f"{notice} Rows changed: “Day 1”, #2" in more
    assert "“Día 1”, #2" in more
    assert re.search(r"Código.*\b([0-9a-f]{10})\b", more)[1] != codes[1][1]


def test_a_kept_page_is_the_released_one_again_when_the_edit_is_taken_back(kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    before = (folder / "output" / TOOTH).read_bytes()
    assert in_process(folder, "build").returncode == 1
    assert (folder / "output" / TOOTH).read_bytes() != before
    edit("data/instructions.csv", "every 12 hours", "every 8 hours")(folder)
    assert in_process(folder, "build").returncode == 0
    assert (folder / "output" / TOOTH).read_bytes() == before


def chain(*steps: Callable[[Path], object]) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        for step in steps:
            step(folder)

    return do


def no_record(folder: Path) -> None:
    shutil.rmtree(folder / ".aftercare")


BAD_ROW = edit("data/instructions.csv", ",heading,", ",shout,")
"""One in each handout."""
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


def built(folder: Path) -> dict[str, bytes]:
    """Return every file but the records of the stages, which hold times."""
    output = folder / "output"
    files = (path for path in output.rglob("*") if path.is_file() and "reports" not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


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


LONG = f"{'a' * 250}.txt"


def a_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")


CLASHES: dict[str, tuple[str, str, Callable[[Path], object]]] = {
    "a file where a folder is needed": ("aaa/x.txt", "set-aside/aaa", a_file),
    "no folder": ("x.txt", "set-aside", a_file),
    "a link to nowhere": ("x.txt", "set-aside", lambda path: path.symlink_to("/nowhere/at/all")),
    "a name as long as names can be": (LONG, f"set-aside/{LONG}", a_file),
}


@pytest.mark.parametrize("name", CLASHES)
@pytest.mark.parametrize("wrong", [TARGET, BAD_ROW], ids=["translation", "nothing tells what holds"])
def test_no_file_of_nobody_keeps_a_page_released(name: str, wrong: Callable[[Path], object], project: Path) -> None:
    stray, taken, put = CLASHES[name]
    put(project / ".aftercare" / taken)
    a_file(project / "output" / stray)
    wrong(project)
    in_process(project, "build")
    assert not (project / "output" / TOOTH).exists()
    assert not (project / "output" / stray).exists()
    found = [path for path in (project / ".aftercare").rglob("*") if path.is_file() and path.read_bytes() == b"mine"]
    assert len(found) == (1 if "link" in name else 2)


STRAYS = ("old.zip", "tooth-es.pdf", "handouts.zip.bak", "from the reviewer.xlsx")


def test_a_file_of_nobody_beside_the_index_is_set_aside(project: Path) -> None:
    before = built(project)
    for command_name, time_ in (("build", "first"), ("publish", "second")):
        for name in STRAYS:
            (project / "output" / name).write_text(f"{time_} {name}", encoding="utf-8")
        (project / "output/old.html").symlink_to(project / "pyproject.toml")
        (project / "output/tooth/es/from the translator.docx").write_text(time_, encoding="utf-8")
        (project / "output/drafts/notes").mkdir()
        (project / "output/drafts/notes/read me.txt").write_text(time_, encoding="utf-8")
        (project / "output/.nojekyll").touch()
        for place in ("", "tooth/es/", "drafts/tooth/fr/"):
            (project / f"output/{place}.page.html.abcdefgh.aftercare.tmp").touch()  # of a killed build
        os.mkfifo(project / "output/queue")
        os.mkfifo(project / "output/fever/es/queue")
        (project / "output/more").symlink_to(project / "data")
        run = in_process(project, command_name)
        moved = {*STRAYS, "tooth/es/from the translator.docx", "drafts/notes/read me.txt"}
        assert taken(run.stderr, "moved to .aftercare/set-aside") == moved
        assert taken(run.stderr, "deleted") == {"old.html", "queue", "fever/es/queue", "more"}
        assert (project / "data/instructions.csv").is_file()
        assert {*built(project)} - {*before} == {".nojekyll"}
    folder = project / ".aftercare/set-aside"
    aside = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
    assert aside["old.zip"] == "first old.zip"
    assert aside["old-2.zip"] == "second old.zip"
    assert aside["tooth/es/from the translator.docx"] == aside["drafts/notes/read me.txt"] == "first"
    assert len(aside) == 2 * (len(STRAYS) + 2)


def taken(said: str, how: str) -> set[str]:
    """Return what a command says that it has moved or deleted, since no build has made it."""
    return {
        *re.findall(rf"^{re.escape(how)}: (.*?), (?:a link, a pipe or the like, )?which no build", said, re.MULTILINE)
    }


def test_a_file_of_nobody_is_set_aside_where_nothing_tells_what_holds(project: Path) -> None:
    (project / "output/old.zip").touch()
    os.mkfifo(project / "output/fever/es/queue")
    BAD_ROW(project)
    run = in_process(project, "build")
    assert run.returncode == 2
    assert taken(run.stderr, "moved to .aftercare/set-aside") == {"old.zip"}
    assert taken(run.stderr, "deleted") == {"fever/es/queue"}
    assert told_withdrawn(run.stderr) == {"fever/es", "tooth/es", "fever/en", "tooth/en"}
    assert not (project / "output/old.zip").exists()
    assert (project / ".aftercare/set-aside/old.zip").is_file()


HERS = ("index.html", "titles.js", "manifest.json", "es/index.html", "flyers/es/flyers-es.pdf", TOOTH)


def test_a_site_that_was_there_before_is_set_aside(project: Path) -> None:
    edit("pyproject.toml", "languages =", 'output = "public"\nlanguages =')(project)
    for name in HERS:
        (project / "public" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "public" / name).write_text(f"mine {name}", encoding="utf-8")
    run = in_process(project, "publish", "--lang", "es", "--handout", "tooth")
    assert taken(run.stderr, "moved to .aftercare/set-aside") == {*HERS}
    folder = project / ".aftercare/set-aside"
    assert {name: (folder / name).read_text() for name in HERS} == {name: f"mine {name}" for name in HERS}
    assert (project / "public/index.html").is_file()
    assert not (project / "public/flyers").exists()


LINKED = (
    "output/index.html",
    "output/manifest.json",
    f"output/{TOOTH}",
    "output/es/index.html",
    ".aftercare/build.json",
    ".aftercare/findings-tooth.json",
    ".aftercare/known-tooth.json",
    "output/reports/1-translate.html",
    "output/handouts.zip",
    "output/es/handouts-es.zip",
    "output/reports/1-translate.ipynb",
    "output/reports/handouts/tooth-es.ipynb",
    "output/languages.pdf",
)


@pytest.mark.parametrize("by", ["a link", "another name"])
def test_nothing_is_written_through_what_leads_out_of_the_output(by: str, project: Path) -> None:
    before, work = built(project), {}
    for number, name in enumerate(LINKED):
        path, own = project / name, project / f"data/own-{number}.txt"
        own.write_bytes(f"work {number}".encode())
        work[own] = own.read_bytes()
        path.unlink()
        path.symlink_to(own) if by == "a link" else path.hardlink_to(own)
    assert in_process(project, "build").returncode == 0
    assert {path: path.read_bytes() for path in work} == work
    assert built(project) == before


@pytest.mark.parametrize("name", ["reports", "reports/handouts", "drafts", "es"])
def test_no_folder_of_the_output_leads_to_work(name: str, project: Path) -> None:
    before, path = built(project), project / "output" / name
    work = {each: each.read_bytes() for each in (project / "notebooks").iterdir()}
    shutil.rmtree(path)
    path.symlink_to(project / "notebooks")
    for _ in range(2):
        in_process(project, "build")
    assert {each: each.read_bytes() for each in (project / "notebooks").iterdir()} == work
    assert built(project) == before
    assert not path.is_symlink()


def test_a_page_that_was_made_a_link_is_a_file_again(project: Path) -> None:
    page, elsewhere = project / "output" / TOOTH, project / "elsewhere.html"
    page.rename(elsewhere)
    page.symlink_to(elsewhere)
    assert in_process(project, "build").returncode == 0
    assert page.read_bytes() == elsewhere.read_bytes()
    assert not page.is_symlink()


RACES = {"fuzzy": FUZZY, "translation": TARGET, "English": ENGLISH, "telephone": PHONE}


def inputs(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / CATALOG, *folder.glob("data/*"), folder / "pyproject.toml")}


FRESH: dict[tuple[object, ...], dict[str, bytes]] = {}


def afresh(folder: Path, command_name: str) -> dict[str, bytes]:
    """Return what the same inputs give in a folder in which nothing has been built; the same ones are built once."""
    known = (command_name, *(data for _, data in sorted(inputs(folder).items())))
    if known not in FRESH:
        again = folder.parent / "again"
        shutil.copytree(folder, again, symlinks=True, ignore=shutil.ignore_patterns("output", ".aftercare"))
        in_process(again, command_name)
        FRESH[known] = built(again)
    return FRESH[known]


@pytest.mark.parametrize("undone", [False, True], ids=["edited", "and undone"])
@pytest.mark.parametrize("command_name", ["build", "publish"])
@pytest.mark.parametrize("name", RACES)
def test_an_edit_while_it_builds_is_in_every_page(
    name: str, command_name: str, undone: bool, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("output", ".aftercare"):
        shutil.rmtree(project / folder)
    begin, started = tasks.begin, []

    def edited(task: tasks.Task, typeset: Callable[[tasks.Work], tasks.Work]) -> Callable[[], tasks.Exported]:
        started.append(task.key)
        if len(started) == 2:
            before = inputs(project)
            if name == "telephone":
                edit("pyproject.toml", "555-0100", "555-0199")(project)
            RACES[name](project)
            for path, data in before.items() if undone else ():
                path.write_bytes(data)
        return begin(task, typeset)

    monkeypatch.setattr(tasks, "begin", edited)
    told = in_process(project, command_name).stderr
    assert len(started) > 2
    assert ("changed meanwhile" in told) is not undone
    monkeypatch.undo()
    assert built(project) == afresh(project, command_name)


@pytest.mark.parametrize("words", [("build",), ("publish",), ("publish", "--release")], ids=" ".join)
def test_what_an_edit_in_the_last_round_withdraws_is_gone(
    words: tuple[str, ...], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, started = tasks.begin, []

    def edited(*given: Any) -> Any:
        started.append(FUZZY(project) if not started else None)
        return begin(*given)

    monkeypatch.setattr(tasks, "begin", edited)
    monkeypatch.setattr("aftercare.pipeline.building.build.ROUNDS", 1)
    edit("pyproject.toml", "555-0100", "555-0199")(project)
    PHONE(project)
    run = in_process(project, *words)
    assert run.returncode == 1
    assert "changed meanwhile; build again" in run.stderr
    assert TOOTH not in built(project)


def test_an_edit_while_the_web_folder_is_filled_is_in_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill, pages = web_folder._fill, []  # noqa: SLF001
    www = tmp_path / "www"

    def edited(*given: Any) -> None:
        fill(*given)
        pages.append({path.name for path in given[-1].glob("*/es/*.md")})
        if len(pages) == 1:
            FUZZY(project)

    monkeypatch.setattr(web_folder, "_fill", edited)
    assert "changed meanwhile" in in_process(project, "publish", "--release", "--to", str(www)).stderr
    assert len(pages) == 2
    assert pages[1] < pages[0]
    assert {path.name for path in www.glob("*/es/*.md")} == pages[1]


def test_an_edit_by_another_program_is_in_every_page(project: Path) -> None:
    for folder in ("output", ".aftercare"):
        shutil.rmtree(project / folder)
    with subprocess.Popen(
        command("build"), cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as run:
        while run.poll() is None and not list(project.glob("output/**/*.pdf")):
            time.sleep(0.005)
        assert run.poll() is None, "the edit came too late"
        ENGLISH(project)
        told = run.communicate()[1]
    assert "changed meanwhile" in told
    assert built(project) == afresh(project, "build")


def test_no_note_of_what_is_known_releases_anything(project: Path) -> None:
    notes = [*project.glob(".aftercare/known-*.json")]
    assert notes
    for path in notes:
        text = path.read_text(encoding="utf-8")
        assert '"missing"' in text
        body = text.partition("\n")[2].replace('"missing"', '"approved"').encode()
        path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    TARGET(project)
    assert told_withdrawn(in_process(project, "build").stderr) == {"tooth/es"}
    found = built(project)
    shutil.rmtree(project / ".aftercare")
    shutil.rmtree(project / "output")
    assert in_process(project, "build").returncode == 1
    assert built(project) == found


def test_what_was_signed_on_a_day_to_come_is_released_when_it_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "project"
    signed_project.sign(folder)
    with monkeypatch.context() as slow:  # a machine whose clock is three days behind
        slow.setattr(units, "latest_day", lambda: today() - dt.timedelta(days=2))
        for _ in range(2):
            assert "Nothing has changed" not in in_process(folder, "build").stdout
        assert not (folder / "output" / MARKDOWN).exists()
    again = in_process(folder, "build")
    assert "block" not in again.stdout + again.stderr
    assert (folder / "output" / MARKDOWN).exists()
    assert "Nothing has changed" in in_process(folder, "build").stdout


def test_a_page_whose_next_review_was_due_is_told_by_every_command(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(released, tmp_path / "project", symlinks=True))
    due = today() + REVIEW_AFTER
    told = f"fever/es ({due}), tooth/es ({due})"
    ready = [("build",), ("publish", "--release"), ("status",)]
    runs = [in_process(folder, *words) for words in ready]
    assert not [run for run in runs if "another review" in run.stdout + run.stderr]
    monkeypatch.setattr(overdue, "today", lambda: due + dt.timedelta(days=1))
    for words in (*ready, ("build", "--handout", "fever")):
        run = in_process(folder, *words)
        names = told if words != ("build", "--handout", "fever") else f"fever/es ({due})"
        assert f"ue for another review, by the day on the page: {names}" in run.stdout + run.stderr, words


def test_a_page_that_an_edit_has_withdrawn_is_not_to_be_reviewed_again(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(released, tmp_path / "project", symlinks=True))
    monkeypatch.setattr(overdue, "today", lambda: today() + REVIEW_AFTER + dt.timedelta(days=1))
    catalog = folder / "locales/es/LC_MESSAGES/tooth.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(re.sub(r"^# approved: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    told = in_process(folder, "status").stdout
    assert "the day on the page: fever/es (" in told
    assert "tooth/es (" not in told
