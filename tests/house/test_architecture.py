"""The rooms of the package: each imports lower floors only, folders of a room one way, and the root holds few modules."""

import ast
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from command import ROOT

PACKAGE = ROOT / "src" / "aftercare"
FLOORS = (
    {"core"},
    {"source", "notebook_engine"},
    {"catalogs", "handout"},
    {"checks", "mt", "review", "export"},
    {"pipeline"},
    {"cli", "api"},
)
"""From the bottom; `docs/architecture.md` tells what each room knows."""
AT_THE_ROOT = {"__init__", "__main__", "api"}
MOST_PAIRS = 45
ANALYSIS = ("text", "words", "numbers", "sense", "language", "evidence")
"""The folders of what checks compare, from the bottom."""
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_TOGETHER = 55
"""Modules in one folder, up to which one finds one's way."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """Return the rooms that a module imports, its own left out, wherever it does so."""
    depth = len(path.relative_to(PACKAGE).parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "aftercare":
            found |= {(node.module or "").partition(".")[2].split(".")[0] or name.name for name in node.names}
    return found - {room_of(path)}


@cache
def pairs() -> set[tuple[str, str]]:
    """Return each room with each that it imports."""
    return {(room_of(path), other) for path in MODULES for other in imported(path) if room_of(path) in FLOOR}


def test_every_room_stands_on_a_floor() -> None:
    assert set(FLOOR) == {room_of(path) for path in MODULES} - {"__init__", "__main__"}


def test_the_root_holds_rooms_and_few_modules() -> None:
    assert {path.stem for path in PACKAGE.glob("*.py")} == AT_THE_ROOT


def test_rooms_import_lower_floors() -> None:
    assert sorted(f"{here} imports {there}" for here, there in pairs() if FLOOR[there] >= FLOOR[here]) == []


def test_few_pairs_of_rooms() -> None:
    assert len(pairs()) <= MOST_PAIRS, sorted(pairs())


def inside(path: Path) -> set[str]:
    """Return what a module in a folder of a room imports of its room: modules, and other folders."""
    depth = len(path.relative_to(PACKAGE).parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth - 1:
            found |= {node.module.split(".")[0]} if node.module else {name.name for name in node.names}
    return found - {path.relative_to(PACKAGE).parts[1]}


def test_folders_of_a_room_import_one_way() -> None:
    nested = [path for path in MODULES if len(path.relative_to(PACKAGE).parts) > 2]
    ways = {(path.relative_to(PACKAGE).parts[:2], other) for path in nested for other in inside(path)}
    assert [(here, there) for here, there in ways if ((here[0], there), here[1]) in ways] == []


def beside(path: Path) -> set[str]:
    """Return what a module of `checks/analysis/FOLDER/` or `checks/rules/FOLDER/` imports of the folders beside its own."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 2:
            found |= {node.module.split(".")[0]} if node.module else {name.name for name in node.names}
    return found


def test_what_checks_compare_is_built_up_from_texts_to_evidence() -> None:
    for path in (PACKAGE / "checks" / "analysis").glob("*/*.py"):
        here = ANALYSIS.index(path.parent.name)
        assert {other for other in beside(path) if ANALYSIS.index(other) >= here} == set(), path


def test_subjects_of_the_checks_import_one_way() -> None:
    ways = {
        (path.parent.name, other) for path in (PACKAGE / "checks" / "rules").glob("*/*.py") for other in beside(path)
    }
    assert [(here, there) for here, there in ways if (there, here) in ways] == []


def test_what_checks_compare_knows_nothing_of_checks() -> None:
    analysis = (PACKAGE / "checks" / "analysis").rglob("*.py")
    assert {f"{path.stem} imports {other}" for path in analysis for other in inside(path)} == set()


def test_no_folder_holds_more_than_one_finds_ones_way_in() -> None:
    held = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in MODULES)
    assert {folder: count for folder, count in held.items() if count > MOST_TOGETHER} == {}


def test_the_notebook_engine_could_be_a_package_of_its_own() -> None:
    assert not {there for here, there in pairs() if here == "notebook_engine"}


LATER = ("aftercare.checks", "markdown_it", "multiprocessing", "nbconvert", "pandas", "tomlkit")


def test_that_nothing_has_changed_is_found_without_loading_what_a_build_needs() -> None:
    loaded = "print(*(name for name in sys.modules if name.startswith(tuple(sys.argv[1:]))))"
    code = f"import sys, aftercare.cli.build, aftercare.pipeline.releasing.release; {loaded}"
    done = subprocess.run([sys.executable, "-c", code, *LATER], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
