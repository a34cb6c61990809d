"""A build after one edit reads every file that people wrote once, and takes it apart once."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import currentframe
from pathlib import Path
from types import FrameType

import pytest

import signed_project
from aftercare.catalogs import po_reader
from aftercare.source import english
from command import in_process

pytestmark = pytest.mark.slow
COMPARES = {"changed", "changed_since", "up_to_date"}
"""Functions that open a file to compare it with what was read, and take nothing from it."""
_counting: list[tuple[Path, Counter[str]]] = []


def compares(frame: FrameType | None) -> bool:
    while frame:
        if frame.f_code.co_name in COMPARES:
            return True
        frame = frame.f_back
    return False


def opened(event: str, arguments: tuple[object, ...]) -> None:
    """Count a file that is opened to be read, below the folder that is watched; an audit hook, which stays."""
    if event == "open" and _counting and isinstance(arguments[0], str | Path) and "r" in (arguments[1] or ""):
        root, reads = _counting[-1]
        path = Path(arguments[0])
        if path.is_relative_to(root) and not compares(currentframe()):
            reads[path.relative_to(root).as_posix()] += 1


@contextmanager
def reads(root: Path) -> Iterator[Counter[str]]:
    """Count how often each file below a folder is read."""
    _counting.append((root, Counter()))
    try:
        yield _counting[-1][1]
    finally:
        _counting.pop()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sys.addaudithook(opened)
    folder = tmp_path_factory.mktemp("built") / "project"
    signed_project.make(folder)
    (folder / "data/glossary.csv").write_text("term,language,translation\nTylenol,*,keep\n", encoding="utf-8")
    return folder


def test_the_counter_counts(built: Path) -> None:
    with reads(built) as found:
        for _ in range(2):
            (built / "pyproject.toml").read_bytes()
    assert found == {"pyproject.toml": 2}


def counted(here: pytest.MonkeyPatch, module: object, name: str) -> Counter[str]:
    """Count how often a function is called, by its argument `name`."""
    calls: Counter[str] = Counter()
    function = getattr(module, name)

    def call(*values: object, **named: object) -> object:
        calls[str(named["name"])] += 1
        return function(*values, **named)

    here.setattr(module, name, call)
    return calls


def test_after_one_edit_each_catalog_the_glossary_and_the_table_are_read_once(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = built / "data/instructions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("every 8 hours", "every 12 hours"), encoding="utf-8")
    parsed = counted(monkeypatch, po_reader, "parse")
    handouts = counted(monkeypatch, english, "read_source")
    with reads(built) as found:
        assert in_process(built, "build").returncode == 1
    catalogs = {
        file.relative_to(built).as_posix() for end in ("po", "pot") for file in built.glob(f"locales/**/*.{end}")
    }
    assert len(catalogs) == 3 + 2 * 3
    of_people = catalogs | {"data/instructions.csv", "data/glossary.csv", "pyproject.toml"}
    assert {name: count for name, count in found.items() if name in of_people} == dict.fromkeys(of_people, 1)
    assert handouts == {"data/instructions.csv": 1}
    # What the build has written itself is taken apart once again, for its new lines.
    written = {"tooth.po"}
    again = {name: count for name, count in parsed.items() if count > 1}
    assert parsed
    assert {Path(name).name for name in again} <= written, again


@pytest.mark.parametrize("words", [("import", "theirs.csv", "--yes"), ("translate", "--engine", "pseudo")])
def test_what_drafts_reads_them_once_too(built: Path, words: tuple[str, ...]) -> None:
    (built / "theirs.csv").write_text("English,French\nWhen to call us,Quand nous appeler\n", encoding="utf-8")
    with reads(built) as found:
        assert in_process(built, *words).returncode == 0
    assert found.keys() >= {"data/instructions.csv", "data/glossary.csv", "pyproject.toml"}
    more = {name for name, count in found.items() if count > 1}
    assert more <= {"locales/fr/LC_MESSAGES/tooth.po"}, "it is compared once again where it is written"
