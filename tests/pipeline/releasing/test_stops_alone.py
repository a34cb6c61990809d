"""A fault of a catalog, the table, a font, a notebook or an exporter stops its own pages alone, and is said."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from command import aftercare, in_process
from released import BROKEN, CATALOG, FEVER, TOOTH, built, edit, in_place_of, pages, told_withdrawn

pytestmark = pytest.mark.slow


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
        match handout(nb, self.shown_as)["lang"], "Fever" in str(nb):
            case "fr", True:
                raise ValueError("no paper\\n\\x1b[31mleft")
            case "fr", False:
                raise Unprintable
            case "en", False:
                raise SystemExit
        return super().from_notebook_node(nb, resources, **options)
"""
EXPORTED = {
    "fever/fr": r"ValueError: no paper \[31mleft \(ours\.py:14\)",
    "tooth/fr": r"Unprintable \(ours\.py:16\)",
    "tooth/en": r"SystemExit \(ours\.py:18\)",
}
"""What is told of an error, of one that cannot be printed, and of an end, as if all were well."""


def test_an_exporter_of_another_package_stops_its_own_pages_alone(project: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text(EXPORTER, encoding="utf-8")
    (tmp_path / "ours-1.dist-info").mkdir()
    (tmp_path / "ours-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: ours\nVersion: 1\n")
    (tmp_path / "ours-1.dist-info/entry_points.txt").write_text("[nbconvert.exporters]\nhandout-html = ours:Ours\n")
    edit("data/instructions.csv", "Fever in children", "Fever in small children")(project)
    run = aftercare(project, "build", PYTHONPATH=str(tmp_path))
    assert run.returncode == 2, run.stdout + run.stderr
    for name, told in EXPORTED.items():
        assert re.search(rf"^{name} was not built: {told}; undo what", run.stdout + run.stderr, re.MULTILINE), (
            run.stderr
        )
    assert "Traceback" not in run.stderr
    assert told_withdrawn(run.stderr) == {"fever/es"}
    assert pages(project) == [TOOTH]
    assert not [name for name in built(project) if "-fr." in name or "tooth-en." in name]
    assert "Fever in small children" in (project / "output/fever/en/fever-en.html").read_text(encoding="utf-8")
