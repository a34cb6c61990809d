"""Projects of few languages: one that this project adds changes nothing here."""

from pathlib import Path

import pytest

from command import built_once, copy_with_few_languages


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a fresh project."""
    return copy_with_few_languages(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has been built; tests that change it take a copy."""
    return built_once(tmp_path_factory, "built-few", with_a_module)


def with_a_module(folder: Path) -> Path:
    """Add a module that a notebook could import."""
    copy_with_few_languages(folder)
    (folder / "wordbook.py").write_text("WORDS = {}", encoding="utf-8")
    return folder
