"""What the checks found is remembered as long as it holds; what shows in all rows together is looked for once."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare.checks import runner
from aftercare.core.units import Finding, Severity, Status, Unit
from aftercare.pipeline.built.memory import Memory, key_of
from aftercare.pipeline.snapshot.project import Project, read
from aftercare.pipeline.snapshot.syncing import sync
from projects import project, put, synced

ROWS = {"h.title": "After your treatment", "h.wait": "Wait two days.", "h.rest": "Rest for one week."}


def test_all_rows_are_looked_at_once_until_a_sync_writes_them(tmp_path: Path) -> None:
    settings = project(tmp_path / "p", ROWS)
    synced(settings)
    put(settings, "h.wait", "Espere dos días.")
    put(settings, "h.rest", "Espere dos días.")
    current = read(tmp_path / "p")
    found = current.across.findings()
    assert [each.unit.id for each in found if each.check == "one-translation-for-two"] == ["h.rest"]
    assert current.across.findings() is found

    (language,) = settings.languages
    book = current.store.book(language, "h")
    current.store.write(book, _without(book.content, "h.rest"))
    again = current.across.findings()
    assert not [each for each in again if each.check == "one-translation-for-two"]
    sync(current)
    assert not [each for each in current.across.findings() if each.check == "one-translation-for-two"]


def _without(content, row):
    content.by_id()[row].string = ""
    return content


UNIT = Unit("h.wait", "Wait 48 hours.", "Espere 4 horas.", "es", note="Look.", path="es.po", line=7)
FOUND = [
    Finding(UNIT, "numbers", Severity.ERROR, "48 is missing", (7, 8)),
    Finding(UNIT, "length", Severity.INFO, "короче"),
]


def kept(path: Path, program: str = "p") -> Memory:
    memory = Memory(path, program)
    memory.keep("a", FOUND)
    memory.keep("b", [])
    memory.write()
    return memory


def test_what_is_remembered_comes_back_for_the_unit_of_today(tmp_path: Path) -> None:
    kept(tmp_path / "notes/found.json")
    memory = Memory(tmp_path / "notes/found.json", "p")
    assert [memory.knows(key) for key in "abc"] == [True, True, False]
    moved = replace(UNIT, line=9)
    assert memory.recall(moved, "a") == [replace(found, unit=moved) for found in FOUND]
    assert memory.recall(moved, "b") == []


def test_what_no_run_has_used_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "notes/found.json"
    kept(path)
    second = Memory(path, "p")
    assert second.knows("a")
    second.write()
    third = Memory(path, "p")
    assert [third.knows(key) for key in "ab"] == [True, False]
    assert third.recall(UNIT, "a") == FOUND


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "",
        "[]",
        "{}",
        '{"program": "p"}',
        '{"program": "q", "units": {"a": []}}',
        '{"program": "p", "units": 7}',
        *(
            json.dumps({"program": "p", "units": {"a": rows}})
            for rows in (
                7,
                [["numbers", "error", "x"]],
                [["numbers", "error", "x", None, 1]],
                [[1, "error", "x", None]],
                [["numbers", "fatal", "x", None]],
                [["numbers", "error", 2, None]],
                [["numbers", "error", "x", [1]]],
                [["numbers", "error", "x", [1, "2"]]],
                [["numbers", "error", "x", [1, 2, 3]]],
                [["numbers", "error", "x", None], []],
            )
        ),
    ],
)
def test_what_was_damaged_or_is_of_another_program_counts_for_nothing(stored: str | None, tmp_path: Path) -> None:
    path = tmp_path / "notes/found.json"
    path.parent.mkdir()
    if stored is not None:
        path.write_text(stored, encoding="utf-8")
    assert not Memory(path, "p").knows("a")


def test_a_unit_is_remembered_under_all_of_it_but_its_place_in_the_file() -> None:
    assert key_of(replace(UNIT, path="fr.po", line=1)) == key_of(UNIT)
    others = [
        {"id": "x"},
        {"source": "x"},
        {"target": "x"},
        {"language": "fr"},
        {"status": Status.DRAFT},
        {"note": "x"},
    ]
    others += [{"kind": "x"}, {"place": "x"}, {"previous": "x"}, {"edited": True}, {"origin": "x"}, {"invalid": ("x",)}]
    assert len({key_of(replace(UNIT, **other)) for other in others} | {key_of(UNIT)}) == len(others) + 1
    assert key_of(replace(UNIT, target="\ud800"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with one wrong translation and one that is right."""
    settings = project(tmp_path / "p", ROWS | {"h.late": "Wait 48 hours."})
    synced(settings)
    put(settings, "h.wait", "Espere dos días.")
    put(settings, "h.late", "Espere 24 horas.")
    return tmp_path / "p"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the rows that are checked, as they are."""
    rows: list[str] = []
    real = runner.check_units

    def check_units(units, profile):
        rows.extend(unit.id for unit in units)
        return real(units, profile)

    monkeypatch.setattr(runner, "check_units", check_units)
    return rows


def wrong(current: Project) -> list[tuple[str, str]]:
    return [(each.unit.id, each.check) for each in current.findings_of.catalog("es", "h")]


ALL = ["h.late", "h.rest", "h.title", "h.wait"]


def test_what_the_last_run_has_checked_is_not_checked_again(folder: Path, asked: list[str]) -> None:
    first = read(folder)
    assert ("h.late", "numbers") in (found := wrong(first))
    assert sorted(asked) == ALL
    assert wrong(first) == found
    assert len(asked) == len(ALL), "and is held as long as the catalog is as it was"
    first.findings_of.remember()
    asked.clear()
    second = read(folder)
    assert [unit.id for domain, units in second.findings_of.unknown() if domain == "h" for unit in units] == []
    assert wrong(second) == found
    assert asked == []
    put(second.config, "h.late", "Espere 12 horas.")
    third = read(folder)
    assert [unit.id for domain, units in third.findings_of.unknown() if domain == "h" for unit in units] == ["h.late"]
    assert wrong(third) == found
    assert asked == ["h.late"]


def test_a_catalog_is_looked_at_again_once_it_is_written(folder: Path, asked: list[str]) -> None:
    current = read(folder)
    assert ("h.late", "numbers") in wrong(current)
    book = current.store.book(current.language("es"), "h")
    content = book.content
    content.by_id()["h.late"].string = "Espere 48 horas."
    assert current.store.write(book, content)
    assert ("h.late", "numbers") not in wrong(current)
    assert asked.count("h.late") == 2
    assert asked.count("h.wait") == 1


def test_for_a_release_every_unit_is_checked_anew(folder: Path, asked: list[str]) -> None:
    before = read(folder)
    wrong(before)
    before.findings_of.remember()
    asked.clear()
    current = read(folder)
    assert wrong(current)
    assert asked == [], "that is remembered"
    found = current.findings_of.anew("es", "h")
    assert ("h.late", "numbers") in [(each.unit.id, each.check) for each in found]
    assert sorted(asked) == ALL
    assert current.findings_of.anew("es", "h") == found
    assert len(asked) == len(ALL)


def test_what_this_run_has_checked_it_does_not_check_again_for_a_release(folder: Path, asked: list[str]) -> None:
    current = read(folder)
    found = wrong(current)
    asked.clear()
    assert [(each.unit.id, each.check) for each in current.findings_of.anew("es", "h")] == found
    assert asked == []


def test_units_that_are_in_no_catalog_are_checked_in_their_order(folder: Path, asked: list[str]) -> None:
    current = read(folder)
    units = current.store.book(current.language("es"), "h").units
    found = current.findings_of.of({*units})
    assert asked == ALL
    assert "h.late" in [each.unit.id for each in found]
    assert current.findings_of.of([]) == []


def test_what_is_let_go_is_noted_and_held_no_longer(folder: Path, asked: list[str]) -> None:
    current = read(folder)
    found = wrong(current)
    current.findings_of.anew("es", "h")
    current.findings_of.let_go("nothing that was asked for")
    assert not (folder / ".aftercare/findings-h.json").exists()
    current.findings_of.let_go("h")
    assert (folder / ".aftercare/findings-h.json").is_file()
    asked.clear()
    assert wrong(current) == found
    assert asked == [], "it was noted"
    current.findings_of.anew("es", "h")
    assert sorted(asked) == ALL


def test_notes_on_handouts_that_have_left_are_deleted(folder: Path) -> None:
    current = read(folder)
    wrong(current)
    notes = folder / ".aftercare"
    notes.mkdir(exist_ok=True)
    for name in ("findings-gone.json", "findings-interface.json", "other.json"):
        (notes / name).write_text("{}", encoding="utf-8")
    (notes / "findings-folder.json").mkdir()
    current.findings_of.remember()
    names = {path.name for path in notes.iterdir()}
    assert {"findings-h.json", "findings-interface.json", "other.json", "findings-folder.json"} <= names
    assert "findings-gone.json" not in names


def test_notes_hold_for_the_same_program_grades_and_glossary(folder: Path, asked: list[str]) -> None:
    def checked() -> int:
        asked.clear()
        current = read(folder)
        wrong(current)
        current.findings_of.remember()
        return len(asked)

    assert [checked(), checked()] == [4, 0]
    (folder / "data/glossary.csv").write_text("term,language,translation\nhour,es,hora\n", encoding="utf-8")
    assert [checked(), checked()] == [4, 0]
    settings = folder / "pyproject.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        + '\n[tool.aftercare.checks]\nnumbers = { severity = "warning", reason = "so" }\n',
        "utf-8",
    )
    assert [checked(), checked()] == [4, 0]


def test_nothing_is_said_of_a_catalog_that_cannot_be_read(folder: Path, asked: list[str]) -> None:
    (folder / "locales/es/LC_MESSAGES/h.po").write_text('msgid "x', encoding="utf-8")
    current = read(folder)
    assert wrong(current) == current.findings_of.anew("es", "h") == []
    assert asked == []


def test_what_is_let_go_keeps_the_notes_that_nobody_has_asked_for(folder: Path) -> None:
    first = read(folder)
    wrong(first)
    first.findings_of.remember()
    second = read(folder)
    second.findings_of.of([second.readable.units("es", "h")[0]])
    second.findings_of.let_go("h")
    assert [unit.id for domain, units in read(folder).findings_of.unknown() if domain == "h" for unit in units] == []
