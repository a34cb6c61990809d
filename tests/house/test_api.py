"""The public API: notebooks of users hold these names and parameters, so a change here breaks their files."""

import ast
import inspect
from pathlib import Path

import nbformat
import pytest

from aftercare import api
from command import ROOT

WANTED = ("current", "languages", "handouts")
PUBLIC = {
    "HandoutView": ("document",),
    "annotate": ("current", "languages"),
    "built": ("result",),
    "changes": ("report",),
    "chooser": ("handout", "language"),
    "coverage": WANTED,
    "draft": ("current", "engine", "languages", "handouts"),
    "findings": WANTED,
    "heat_map": WANTED,
    "load": ("start",),
    "not_checked": ("current", "languages"),
    "pages": ("current",),
    "publish": ("project", "targets", "engine", "jobs", "progress", "anew"),
    "severities": WANTED,
    "show": ("current",),
    "source": ("current",),
    "sync": ("project", "tags", "slugs"),
    "verdict": WANTED,
}


def test_names_and_parameters() -> None:
    assert {name: tuple(inspect.signature(getattr(api, name)).parameters) for name in api.__all__} == PUBLIC


def test_any_other_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(AttributeError, match=r"aftercare\.api has no 'read'; it has HandoutView, annotate, .*verdict$"):
        api.read  # noqa: B018


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_import_nothing_else_of_the_package(path: Path) -> None:
    cells = (cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    nodes = [node for text in cells for node in ast.walk(ast.parse(text))]
    modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    names = {name.name for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for name in node.names}
    assert (modules, names) == ({"aftercare"}, {"api"})
