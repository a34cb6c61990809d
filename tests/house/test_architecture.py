"""Imports go one way: to a lower level, or inside a package."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "aftercare"
LEVELS = (
    # values, and helpers that know nothing of the project
    "capture dates errors fingerprint interrupt isolation limits model protect templating verdict",
    "checks fonts gate_report languages lock marks runner shell source_rules",
    # files: settings, CSV, PO
    "config forgery inprocess pairs pdf po source",
    "catalog engines found glossary listing revision settings_file",
    "drafting interface journal validate",
    "books sync wording worklist",
    # one handout as it is shown; one language as it is worked on
    "annotate document plan review",
    "exchange facts formats gate sheet translate",
    "compose display",
    # whole projects
    "exporters project",
    "manifest",
    "site",
    "publish",
    "report",
    "build",
    "commands",
    "cli",
)
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names.split()}
MODULES = sorted(ROOT.rglob("*.py"))


def top(path: Path) -> str:
    relative = path.relative_to(ROOT).with_suffix("").parts
    return relative[0]


def imported(path: Path) -> set[str]:
    """Return the top-level modules of the package that a module imports, wherever it does so."""
    depth = len(path.relative_to(ROOT).parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aftercare"):
            found |= {(node.module or "").partition(".")[2].split(".")[0] or name.name for name in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_to_a_lower_level(path: Path) -> None:
    here = top(path)
    if here == "__init__":
        assert imported(path) == set()
        return
    assert here in LEVEL, f"give {here} a level"
    wrong = {name for name in imported(path) if name != here and LEVEL[name] >= LEVEL[here]}
    assert not wrong, f"{here} (level {LEVEL[here]}) imports {wrong}"


def test_no_level_names_a_module_that_is_gone() -> None:
    assert set(LEVEL) == {top(path) for path in MODULES} - {"__init__"}
