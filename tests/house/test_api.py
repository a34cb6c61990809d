"""The public API: notebooks of users hold these names and parameters, so a change here breaks their files."""

import ast
import inspect
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from papermill import inspect_notebook

from aftercare import api
from aftercare.pipeline.snapshot.serving import serving
from command import ROOT
from samples import real

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
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


def test_a_kernel_offers_the_names_before_they_are_imported() -> None:
    fresh = "import sys; from aftercare import api; print(*dir(api)); sys.exit('aftercare.export.view' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", fresh], check=True, capture_output=True, text=True)
    assert run.stdout.split() == [*PUBLIC]


def test_in_a_build_of_one_handout_the_project_has_that_one_alone() -> None:
    document = real("es")
    with serving(document):
        current = api.load()
    assert current.document(document.slug, "es") is document
    with pytest.raises(AttributeError, match=r"a build of one handout has no 'handouts' of the project, only its doc"):
        current.handouts  # noqa: B018


@pytest.mark.slow
def test_notebooks_are_typed(tmp_path: Path) -> None:
    for path in NOTEBOOKS:
        code = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        (tmp_path / f"notebook_{path.stem[0]}.py").write_text("\n\n".join(code), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", str(tmp_path)]
    # Where the linters are, so that what mypy has found out of the package there is not found out again.
    environment = {**os.environ, "MYPYPATH": "src"}
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_papermill_lists_every_parameter(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (cell,) = [
        cell for cell in nbformat.read(path, as_version=4).cells if "parameters" in cell.metadata.get("tags", ())
    ]
    listed = inspect_notebook(str(path))
    assert len(listed) == len(cell.source.splitlines())
    assert all(each["help"] for each in listed.values())
    assert not caplog.records


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_import_nothing_else_of_the_package(path: Path) -> None:
    cells = (cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    nodes = [node for text in cells for node in ast.walk(ast.parse(text))]
    modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    names = {name.name for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for name in node.names}
    assert (modules, names) == ({"aftercare"}, {"api"})
