"""What the guides say that commands print of the shipped sheet is what they print."""

import shlex
from pathlib import Path

import openpyxl
import pytest

from aftercare.catalogs import po, po_reader
from command import ROOT, copy_to, copy_with_few_languages, in_process
from transcripts import answered, steps

NAMES = {"NAME, certified translator": "Ana García, certified translator", "NAME, RN": "Ana García, RN"}
SHEET = {
    "microneedling.day-1.heading": "Día 1",
    "microneedling.day-1.makeup": "No se aplique maquillaje durante al menos 24 horas.",
    "microneedling.day-1.red": "Puede tener la cara roja.",
    "microneedling.call.signs": "",
}
"""What the reviewer writes; nothing where only the state is set."""
pytestmark = pytest.mark.slow


def transcript(page: str, command: str, *, at: int = 0) -> tuple[list[str], list[str]]:
    """Return the words of a command in a guide, with a person's name for NAME, and the lines below it."""
    found = [
        (line, told) for line, told in steps((ROOT / "docs" / page).read_text(encoding="utf-8")) if command in line
    ]
    line, told = found[at]
    for placeholder, name in NAMES.items():
        line, told = line.replace(placeholder, name), [each.replace(placeholder, name) for each in told]
    return shlex.split(line)[1:], told


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "data" / "instructions.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def begun(folder: Path) -> None:
    """Clear two rows of Spanish, and finish two others."""
    path = folder / "locales/es/LC_MESSAGES/microneedling.po"
    content = po_reader.read(path)
    rows = content.by_id()
    for name in ("heading", "makeup"):
        rows[f"microneedling.day-1.{name}"].string = ""
    for name in ("title", "day-3.swelling"):
        rows[f"microneedling.{name}"].flags.discard("fuzzy")
    po.write(path, content)


def reviewed(path: Path) -> None:
    """Work in a sheet as a reviewer does."""
    book = openpyxl.load_workbook(path)
    head, *rows = book.active.iter_rows()
    columns = [cell.value for cell in head]
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        if cells["row"].value in SHEET:
            cells["translation"].value = SHEET[cells["row"].value] or cells["translation"].value
            cells["state"].value = "translated"
    book.save(path)


def test_the_guide_for_translators(tmp_path: Path) -> None:
    folder = copy_with_few_languages(tmp_path / "project")
    begun(folder)
    for command in ("export es --format xlsx", "import output/review/es.xlsx", "approve es", "keep"):
        if command.startswith("import"):
            reviewed(folder / "output/review/es.xlsx")
            edit(folder, "Your skin will be red and flushed after treatment.", "Your face may be red for 2 to 4 days.")
        if command == "keep":
            in_process(folder, "approve", "es", "--rows", "microneedling.day-3.swelling", "--by", "Bo Li, RN", "--yes")
            edit(folder, ",Swelling goes down.", ",The swelling goes down.")
            in_process(folder, "sync")
        words, told = transcript("translators.md", f"aftercare {command}")
        run = in_process(folder, *words, stdin="y\n")
        assert sorted(answered(run.stdout + run.stderr).splitlines()) == sorted(
            told
        )  # of two streams, which have no order


def test_the_guide_for_content_managers(tmp_path: Path) -> None:
    folder = copy_to(tmp_path / "project")
    edit(folder, "at least 12 hours", "at least 24 hours")
    _, told = transcript("content-managers.md", "aftercare build", at=1)
    run = in_process(folder, "build")
    assert sorted((run.stdout + run.stderr).splitlines()) == sorted(told)
