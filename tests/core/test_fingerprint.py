"""What the fingerprint of the program covers beside its own files."""

from pathlib import Path

import pytest

from aftercare.core.disk.fingerprint import code

GROUPS = {"aftercare.checks": "lemons", "aftercare.engines": "lemons", "nbconvert.exporters": "handout-html"}


@pytest.mark.parametrize("group", GROUPS)
def test_a_plug_in_that_is_edited_in_place_is_another_program(
    group: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, notes = tmp_path / "lemons.py", tmp_path / "lemons-1.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text("Metadata-Version: 2.1\nName: lemons\nVersion: 1\n", encoding="utf-8")
    (notes / "entry_points.txt").write_text(f"[{group}]\n{GROUPS[group]} = lemons:Lemons\n", encoding="utf-8")
    module.write_text("Lemons = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = code.__wrapped__()
    module.write_text("Lemons = 2\n", encoding="utf-8")
    assert code.__wrapped__() != before
