"""What `make` says to a newcomer whose machine is not as it must be."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command import ROOT


@pytest.mark.parametrize("left", [False, True], ids=["nothing there", "left half made, without pip"])
def test_a_python_that_is_too_old_is_told_before_anything_is_installed(left: bool, tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    old, there = tmp_path / "python-old", tmp_path / ".venv" / "bin" / "python"
    old.write_text(f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = (3, 10, 12); $2"\n')
    old.chmod(0o755)
    if left:
        there.parent.mkdir(parents=True)
        shutil.copy(old, there)
    done = subprocess.run(["make", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"Python 3.11 or later is needed, and {old} is 3.10; name another: make PYTHON=" in done.stderr
    assert there.exists() is left
