"""The command line as users run it, and copies of the project's content to run it in."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from filelock import FileLock

from warm import Started

ROOT = Path(__file__).parents[2]
FEW = ("es", "ar", "zh-Hans", "ko")
"""Languages for tests of the tool: one that the project adds changes nothing there."""
PARTS = ("pyproject.toml", "data", "locales", "notebooks")
Run = subprocess.CompletedProcess[str]


def command(*words: str) -> list[str]:
    """Return the command line of `aftercare`, as it is installed here."""
    return [str(Path(sys.executable).with_name("aftercare")), *words]


def aftercare(folder: Path, *words: str, stdin: str = "", **env: str) -> Run:
    """Run the command as a user does, in a process of its own, and return what it said."""
    if not any(name.startswith("PYTHON") for name in env):
        return started(folder, *words, stdin=stdin, **env).end()
    environment = {**os.environ, **env}  # Python reads some of it when it starts
    return subprocess.run(
        command(*words), cwd=folder, input=stdin, capture_output=True, text=True, check=False, env=environment
    )


def started(folder: Path, *words: str, stdin: str = "", **env: str) -> Started:
    """Start the command as a user does, and return while it runs."""
    return Started(command(*words), folder, {**os.environ, **env}, stdin)


def in_process(folder: Path, *words: str, stdin: str = "", **env: str) -> Run:
    """Run the command in this process, as the console script does: a start of Python takes longer than most builds."""
    from aftercare.cli.main import main

    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with pytest.MonkeyPatch.context() as here, redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        here.chdir(folder)
        here.setattr(sys, "argv", ["aftercare", *words])
        here.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        for name, value in env.items():
            here.setenv(name, value)
        with pytest.raises(SystemExit) as end:
            main()
    for stream in streams:
        stream.flush()
    told = [stream.buffer.getvalue().decode() for stream in streams]
    return subprocess.CompletedProcess(command(*words), int(end.value.code or 0), *told)


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
    for catalogs in (folder / "locales").glob("*/"):
        if catalogs.name.replace("_", "-") not in FEW:
            shutil.rmtree(catalogs)
    return folder


def built_once(factory: pytest.TempPathFactory, name: str, copy: Callable[[Path], Path]) -> Path:
    """Build a copy of this project, once for all workers, beside whose folders it lies; what was said is in `said`."""
    place = factory.getbasetemp()
    place = (place.parent if "PYTEST_XDIST_WORKER" in os.environ else place) / name
    with FileLock(f"{place}.lock"):
        if not (place / "said").exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            run = aftercare(copy(place / "project"), "build", TZ="America/New_York")
            assert run.returncode == 0, run.stdout + run.stderr
            (place / "said").write_text(run.stdout + run.stderr, encoding="utf-8")
    return place / "project"
