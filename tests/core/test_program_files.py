"""What the fingerprint of the program covers beside its own files, and when they need not be read for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aftercare.core.disk import program_files, stamps
from aftercare.core.disk.program_files import code, marks, plugins
from aftercare.pipeline.built.program import seen, to_note

GROUPS = {"aftercare.checks": "lemons", "aftercare.engines": "lemons", "nbconvert.exporters": "handout-html"}


@pytest.fixture(autouse=True)
def _as_at_the_start() -> Iterator[None]:
    yield
    for known in (code, marks, plugins):
        known.cache_clear()


def install(place: Path, group: str) -> Path:
    """Put a plug-in into a folder, and return its module."""
    module, notes = place / "lemons.py", place / "lemons-1.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text("Metadata-Version: 2.1\nName: lemons\nVersion: 1\n", encoding="utf-8")
    (notes / "entry_points.txt").write_text(f"[{group}]\n{GROUPS[group]} = lemons:Lemons\n", encoding="utf-8")
    module.write_text("Lemons = 1\n", encoding="utf-8")
    return module


@pytest.mark.parametrize("group", GROUPS)
def test_a_plug_in_that_is_edited_in_place_is_another_program(
    group: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = install(tmp_path, group)
    monkeypatch.syspath_prepend(tmp_path)
    plugins.cache_clear()
    before = code.__wrapped__()
    module.write_text("Lemons = 2\n", encoding="utf-8")
    assert code.__wrapped__() != before


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of one file, which is not young."""
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "rules.py").write_text("DOSES = 1\n", encoding="utf-8")
    monkeypatch.setattr(program_files, "files", lambda _name: folder)
    monkeypatch.setattr(stamps, "STEP", 0)
    return folder


def new_bytes(folder: Path) -> None:
    (folder / "rules.py").write_text("DOSES = 2\n", encoding="utf-8")


def another_file(folder: Path) -> None:
    (folder / "words.toml").touch()


def none(folder: Path) -> None:
    (folder / "rules.py").unlink()


def a_plug_in(folder: Path) -> None:
    install(folder, "aftercare.checks")


@pytest.mark.parametrize("change", [new_bytes, another_file, none, a_plug_in])
def test_whatever_makes_another_program_changes_what_the_system_says_of_it(
    change: Callable[[Path], None], program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(program)
    before = marks.__wrapped__()
    assert before == marks.__wrapped__() != ""
    change(program)
    assert marks.__wrapped__() != before


def test_of_files_that_were_just_written_the_system_tells_nothing(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "STEP", 10**12)
    marks.cache_clear()
    assert (marks(), seen(program)) == ("", "")


def test_where_there_are_plug_ins_nothing_of_it_is_noted(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks.cache_clear()
    assert to_note(program) == seen(program) != ""
    install(program, "aftercare.engines")
    monkeypatch.syspath_prepend(program)
    plugins.cache_clear()
    assert to_note(program) == ""
