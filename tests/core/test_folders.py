"""A folder is replaced whole, or stays as it was."""

from pathlib import Path

import pytest

from aftercare.core.disk import folders
from aftercare.core.disk.folders import replace_folder


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return a folder with what is new, and one with what is old."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(name, encoding="utf-8")
    return tmp_path / "new", tmp_path / "old"


def there(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


@pytest.mark.parametrize("can", [True, False], ids=["in one step", "where the system cannot"])
def test_what_is_new_takes_the_place_and_nothing_else_is_left(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, *, can: bool
) -> None:
    if not can:
        monkeypatch.setattr(folders, "_exchange", lambda *_: False)
    replace_folder(*two)
    assert there(two[1].parent) == ["old", "old/new.txt"]


@pytest.mark.parametrize("empty", [True, False])
def test_where_nothing_was_it_is_only_moved(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, *, empty: bool
) -> None:
    monkeypatch.setattr(folders, "_exchange", lambda *_: pytest.fail("there is nothing to exchange"))
    (two[1] / "old.txt").unlink()
    if not empty:
        two[1].rmdir()
    replace_folder(*two)
    assert there(two[1].parent) == ["old", "old/new.txt"]


def test_the_old_one_comes_back_where_the_new_one_cannot_be_moved(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self == two[0]:
            seen.append(there(two[1].parent))
            raise PermissionError("in use")
        return real(self, target)

    monkeypatch.setattr(folders, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PermissionError, match="in use"):
        replace_folder(*two)
    aside = next(name for name in seen[0] if name.startswith("."))
    assert aside.startswith(f".old{folders.OURS}")
    assert aside.endswith(".old")
    assert f"{aside}/old/old.txt" in seen[0], "beside it, on the same drive"
    assert (two[1] / "old.txt").read_text(encoding="utf-8") == "old"
    assert (two[0] / "new.txt").read_text(encoding="utf-8") == "new"
