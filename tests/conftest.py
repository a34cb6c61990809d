"""Copies of the project that tests may change, and the command line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("pyproject.toml", "data", "locales", "notebooks")


def aftercare(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, and return what it said."""
    command = [str(Path(sys.executable).with_name("aftercare")), *words]
    environment = {**os.environ, **env}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


def copy_to(folder: Path) -> Path:
    """Copy this project's content, with the fonts in reach."""
    folder.mkdir()
    for name in PARTS:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a fresh copy of this project's content."""
    return copy_to(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has been built once; tests that change it take a copy."""
    folder = copy_to(tmp_path_factory.mktemp("built") / "project")
    run = aftercare(folder, "build", TZ="America/New_York")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder
