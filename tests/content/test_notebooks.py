"""Notebooks are short stories without outputs, and each takes parameters."""

import ast
from pathlib import Path

import nbformat
import pytest

from command import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_they_are_all_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["1-translate", "2-validate", "3-export", "handout"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_clean(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in code] == [[]] * len(code)
    assert {cell.execution_count for cell in code} == {None}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_read_as_a_story(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert cells[0].cell_type == "markdown"
    assert cells[0].source.startswith("# ")
    assert [cell.metadata.get("tags") for cell in cells].count(["parameters"]) == 1
    for cell in (cell for cell in cells if cell.cell_type == "code"):
        assert 1 <= len(cell.source.splitlines()) <= 7
        defined = [
            node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.FunctionDef | ast.ClassDef)
        ]
        assert not defined
