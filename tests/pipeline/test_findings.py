"""What the checks found is remembered as long as it holds; what shows in all rows together is looked for once."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare.core.units import Finding, Severity, Status, Unit
from aftercare.pipeline.memory import Memory, key_of
from aftercare.pipeline.project import read, sync
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
