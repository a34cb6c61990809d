"""Imports go one way: to a lower level, or inside a package."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "aftercare"
LEVELS = {
    0: "errors model dates isolation limits",
    1: "languages config protect po marks capture",
    2: "source catalog interface shell checks engines fonts wording",
    3: "source_rules sync document validate inprocess pairs pdf",
    4: "formats listing translate",
    5: "display project runner gate review exchange",
    6: "manifest exporters report sheet",
    7: "site publish",
    8: "build",
    9: "commands",
    10: "cli",
}
LEVEL = {name: level for level, names in LEVELS.items() for name in names.split()}
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
