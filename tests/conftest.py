"""A copy of the project that a test may change."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("pyproject.toml", "data", "locales", "notebooks")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a fresh copy of this project's content, with the fonts in reach."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in PARTS:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder
