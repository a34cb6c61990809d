"""Whatever is edited, moved, kept, merged and signed: what counts as reviewed was signed, below just that English."""

from collections import Counter
from random import Random

import pytest

from aftercare.core.settings.config import load
from aftercare.core.units import Status, Unit
from aftercare.handout.kept import before_edits
from review_project import SETTINGS
from signed_history import History, above

STEPS = 60


def compared(history: History, units: tuple[Unit, ...]) -> None:
    """Hold rows that count as approved on one page against what people have signed."""
    over = above(history.rows, {unit.id[2:]: unit.source for unit in units})
    places = {row.id: (row.kind, row.section) for row in history.rows}
    for unit in (each for each in units if each.status is Status.APPROVED):
        row = unit.id[2:]
        assert history.reviewed(unit, over[row], places[row]), (unit, over[row])


@pytest.mark.parametrize("seed", range(12))
def test_what_is_approved_was_signed_below_what_it_is_below(tmp_path, seed) -> None:
    (tmp_path / "data").mkdir()
    settings = SETTINGS.replace('["es", "ar"]', '["es"]\non_stale = "keep"')
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    history = History(load(tmp_path), Random(seed))
    history.begin()
    seen: Counter[str] = Counter()
    for _ in range(STEPS):
        history.step()
        units = history.units()
        compared(history, units)
        then = before_edits(units)
        if all(unit.status is Status.APPROVED for unit in then):  # the page may stay as it was
            compared(history, then)
            seen["kept" if then != units else "approved"] += 1
    assert seen["approved"] > 1
