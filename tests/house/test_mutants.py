"""The score of mutation testing counts as killed what tests killed, and nothing that was not tried."""

import importlib.util
import sys
from pathlib import Path

import pytest

from command import ROOT

SPEC = importlib.util.spec_from_file_location("mutants", ROOT / "tools" / "mutants.py")
assert SPEC
assert SPEC.loader
sys.modules[SPEC.name] = mutants = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(mutants)


def mutant(number: int, name: str = "core/disk/files.py") -> mutants.Mutant:
    return mutants.Mutant(mutants.PACKAGE / name, number)


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([1, 1, 1, 0], "core: 3 of 4 killed (75%)"),
        ([1, None, None], "core: 3 of 3 killed (100%)"),
        ([1, 5, 5], "core: 1 of 3 killed (33%)"),
        ([1, 4, 3, 2, -9, -11], "core: 1 of 1 killed (100%), 5 not tried"),
        ([4, 255], "core: 0 of 0 killed, 2 not tried"),
    ],
)
def test_what_was_not_tried_was_not_killed(statuses: list[int | None], told: str) -> None:
    tried = [(mutant(at), mutants.VERDICTS.get(status, mutants.NOT_TRIED)) for at, status in enumerate(statuses)]
    assert mutants.report(tried).splitlines()[-1] == told


def test_what_was_not_killed_is_named_by_room() -> None:
    other = mutant(1, "review/gate.py")
    found = [(other, "not tried"), (mutant(1), "survived"), (mutant(2), "killed"), (mutant(3), "killed by a slow test")]
    assert mutants.report(found).splitlines() == [
        "survived: core/disk/files.py #1",
        "not tried: review/gate.py #1",
        "core: 2 of 3 killed (67%), 1 of them by a slow test",
        "review: 0 of 0 killed, 1 not tried",
    ]


def test_a_sample_has_mutants_of_each_room_by_its_seed() -> None:
    names = [mutant(at, f"{room}/a.py") for room in ("core", "review") for at in range(9)]
    found = mutants.sample(names, 4, 1)
    assert [each.room for each in found] == ["core"] * 4 + ["review"] * 4
    assert found == mutants.sample([*reversed(names)], 4, 1) != mutants.sample(names, 4, 2)
    assert {*mutants.sample(names, 20)} == {*names}


def test_a_mutant_is_tried_first_with_what_imports_its_module_and_then_with_its_room() -> None:
    found = [path.as_posix() for path in mutants.tests(mutant(1, "core/pictures/pictograms.py"))]
    own = [name for name in found if name.startswith("tests/core/")]
    assert found.index("tests/source/test_pictures.py") < found.index("tests/core/test_clock.py")
    assert {*own} == {path.as_posix() for path in Path("tests/core").glob("test_*.py")}


def test_a_quick_test_kills_before_a_slow_one_is_asked_and_the_program_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    statuses = {"not slow": 0, "slow": 1}

    def status(_: object, marked: str, place: Path) -> int:
        asked.append(marked)
        assert (place / path).read_text(encoding="utf-8") == "broken"
        return statuses[marked]

    monkeypatch.setattr(mutants, "status", status)
    path = mutants.PACKAGE / "core/disk/files.py"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("whole", encoding="utf-8")
    tried = mutants.Mutant(path, 1, lambda: "broken")
    assert mutants.verdict(tried, tmp_path) == "killed by a slow test"
    statuses |= {"slow": 0}
    assert mutants.verdict(tried, tmp_path) == "survived"
    statuses |= {"not slow": 1}
    assert mutants.verdict(tried, tmp_path) == "killed"
    assert asked == ["not slow", "slow", "not slow", "slow", "not slow"]
    assert (tmp_path / path).read_text(encoding="utf-8") == "whole"
