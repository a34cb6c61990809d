"""The tool is tested with five languages of its own choice: a language that the project adds changes nothing here."""

import re
from pathlib import Path

import pytest

from command import aftercare, copy_to

TARGETS = ("es", "ar", "zh-Hans", "ko")


def with_few_languages(folder: Path) -> Path:
    """Copy the project's content, and translate it into fewer languages."""
    settings = copy_to(folder) / "pyproject.toml"
    listed = ", ".join(f'"{tag}"' for tag in TARGETS)
    text, found = re.subn(
        r"^languages = \[.*?\]", f"languages = [{listed}]", settings.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    assert found == 1
    settings.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a fresh project."""
    return with_few_languages(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has been built once; tests that change it take a copy."""
    folder = with_few_languages(tmp_path_factory.mktemp("built") / "project")
    run = aftercare(folder, "build", TZ="America/New_York")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder
