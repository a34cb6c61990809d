"""The command line as users run it, and copies of the project's content to run it in."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FEW = ("es", "ar", "zh-Hans", "ko")
"""Languages for tests of the tool: one that the project adds changes nothing there."""
PARTS = ("pyproject.toml", "data", "locales", "notebooks")


def command(*words: str) -> list[str]:
    """Return the command line of `aftercare`, as it is installed here."""
    return [str(Path(sys.executable).with_name("aftercare")), *words]


def aftercare(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, and return what it said."""
    environment = {**os.environ, **env}
    return subprocess.run(command(*words), cwd=folder, capture_output=True, text=True, check=False, env=environment)


def copy_to(folder: Path) -> Path:
    """Copy this project's content, with the fonts in reach."""
    folder.mkdir()
    for name in PARTS:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def copy_with_few_languages(folder: Path) -> Path:
    """Copy this project's content, translated into `FEW` languages."""
    settings = copy_to(folder) / "pyproject.toml"
    listed = ", ".join(f'"{tag}"' for tag in FEW)
    text = settings.read_text(encoding="utf-8")
    text, found = re.subn(r"^languages = \[[^]]*\]", f"languages = [{listed}]", text, flags=re.MULTILINE)
    assert found == 1
    settings.write_text(text, encoding="utf-8")
    return folder
