"""A released project; tests that change it take a copy."""

import shutil
from pathlib import Path

import pytest

import signed_project
from released import FEVER, TOOTH, pages


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of two handouts whose Spanish is signed and released; its French is empty."""
    folder = tmp_path_factory.mktemp("released") / "project"
    signed_project.make(folder)
    assert pages(folder) == [FEVER, TOOTH]
    return folder


@pytest.fixture
def project(released: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(released, tmp_path / "project", symlinks=True))
