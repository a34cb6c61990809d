"""The score of mutation testing counts as killed what tests killed, and nothing that was not tried."""

import importlib.util

import pytest

from command import ROOT

SPEC = importlib.util.spec_from_file_location("mutants", ROOT / "tools" / "mutants.py")
assert SPEC
assert SPEC.loader
mutants = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(mutants)
NAME = "aftercare.core.files.x_write__mutmut_{}"


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([1, 1, 1, 0], "core: 3 of 4 killed (75%)"),
        ([1, -24, 24, 36, 152], "core: 5 of 5 killed (100%)"),
        ([1, 33, 5], "core: 1 of 3 killed (33%)"),
        ([1, None, 255, 4, 3, 2, -9, -11], "core: 1 of 1 killed (100%), 7 not tried"),
        ([None, 255], "core: 0 of 0 killed, 2 not tried"),
    ],
)
def test_what_was_not_tried_was_not_killed(statuses: list[int | None], told: str) -> None:
    report = mutants.report({NAME.format(number): status for number, status in enumerate(statuses)})
    assert report.splitlines()[-1] == told


def test_what_was_not_killed_is_named_by_room() -> None:
    other = "aftercare.review.gate.x_compare__mutmut_1"
    report = mutants.report({NAME.format(1): 0, NAME.format(2): 1, other: 255})
    assert report.splitlines() == [
        f"survived: {NAME.format(1)}",
        f"not tried: {other}",
        "core: 1 of 2 killed (50%)",
        "review: 0 of 0 killed, 1 not tried",
    ]


def test_a_sample_has_mutants_of_each_room_by_its_seed() -> None:
    names = [f"aftercare.{room}.a.x_{at}__mutmut_1" for room in ("core", "review") for at in range(9)]
    found = mutants.sample(names, 4, 1)
    assert [name.split(".")[1] for name in found] == ["core"] * 4 + ["review"] * 4
    assert found == mutants.sample([*reversed(names)], 4, 1) != mutants.sample(names, 4, 2)
    assert sorted(mutants.sample(names, 20)) == names
