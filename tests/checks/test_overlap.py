"""Sets that overlap are found without comparing each with each, and no other."""

import random
from itertools import combinations

import pytest

from aftercare.checks.analysis.text.overlap import overlapping


def _compared(sets: list[frozenset[str]], kinds: list[str]) -> list[tuple[int, int]]:
    """Return the same by comparing each with each."""
    return [
        (place, other)
        for (place, one), (other, two) in combinations(enumerate(sets), 2)
        if kinds[place] != kinds[other] and len(one & two) >= 2 and len(one & two) >= 0.75 * min(len(one), len(two))
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_same_pairs_as_of_all_comparisons(seed: int) -> None:
    chance = random.Random(seed)
    words = "abcdefghijklmn"[: 4 + seed % 11]
    sets = [frozenset(chance.choices(words, k=chance.randint(0, 9))) for _ in range(60)]
    kinds = chance.choices("pqr", k=60)
    assert [*overlapping(sets, kinds)] == _compared(sets, kinds)


class Counting(frozenset[str]):
    """A set that counts how often it is compared."""

    compared = 0

    def __and__(self, other: object) -> frozenset[str]:  # type: ignore[override]
        """Count the comparison."""
        Counting.compared += 1
        return super().__and__(other)  # type: ignore[operator]


def test_ten_times_the_texts_are_ten_times_the_comparisons() -> None:
    """Each text has words of its own beside those that all have, as instructions do."""
    counts = []
    for size in (100, 1000):
        Counting.compared = 0
        sets = [Counting({"skin", "day", f"a{place // 2}", f"b{place // 2}", f"c{place}"}) for place in range(size)]
        assert len([*overlapping(sets, ["p", "q"] * (size // 2))]) == size // 2
        counts.append(Counting.compared)
    assert counts[1] == 10 * counts[0]


def test_texts_of_one_kind_are_not_compared() -> None:
    Counting.compared = 0
    sets = [Counting({"wash", "skin", "gently"}) for _ in range(100)]
    assert [*overlapping(sets, ["p"] * 100)] == []
    assert Counting.compared == 0
