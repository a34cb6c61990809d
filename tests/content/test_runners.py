"""The notebooks run outside of a build: by Jupyter and by papermill, in a project without notebooks of its own too."""

import json
import os
import sys
from pathlib import Path

import pytest

from aftercare.core.disk.shipped import shipped
from projects import project
from warm import Started

pytestmark = pytest.mark.slow
BIN = Path(sys.executable).parent


def run(folder, *words):
    return Started([str(BIN / words[0]), *words[1:]], folder, os.environ).end()


@pytest.fixture
def folder(tmp_path):
    project(tmp_path / "p")
    (tmp_path / "p" / "notebooks").mkdir()
    return tmp_path / "p" / "notebooks"


def outputs(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [output for cell in cells for output in cell.get("outputs", ())]


def test_papermill_runs_the_stage_that_runs_another_notebook(folder):
    """The others are cells in a kernel (`tests/cli/test_kernel.py`) and run by papermill in every build."""
    stage = shipped("pipeline/notebooks") / "3-export.ipynb"
    done = run(folder, "papermill", str(stage), "out.ipynb", "-k", "python3")
    assert done.returncode == 0, done.stderr[-2000:]
    assert outputs(folder / "out.ipynb")


def test_jupyter_executes_the_handout_and_shows_the_first(folder):
    (folder / "handout.ipynb").write_bytes((shipped("pipeline/notebooks") / "handout.ipynb").read_bytes())
    done = run(folder, "jupyter-execute", "--inplace", "handout.ipynb")
    assert done.returncode == 0, done.stderr[-2000:]
    pages = [output["data"] for output in outputs(folder / "handout.ipynb") if "text/html" in output.get("data", {})]
    assert "After your treatment" in "".join(pages[0]["text/html"])


def test_an_error_is_one_plain_line(folder):
    notebook = str(shipped("pipeline/notebooks") / "handout.ipynb")
    done = run(folder, "papermill", notebook, "out.ipynb", "-k", "python3", "-p", "handout", "nope")
    assert done.returncode != 0
    (error,) = (each for each in outputs(folder / "out.ipynb") if each["output_type"] == "error")
    assert error["traceback"] == ["aftercare: no handout 'nope'; choose from h"]
