"""Projects of few languages: one that this project adds changes nothing here."""

from pathlib import Path

import pytest

from command import aftercare, copy_with_few_languages


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a fresh project."""
    return copy_with_few_languages(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has been built once; tests that change it take a copy."""
    folder = copy_with_few_languages(tmp_path_factory.mktemp("built") / "project")
    run = aftercare(folder, "build", TZ="America/New_York")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder
