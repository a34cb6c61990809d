"""`on_stale = "keep"`: a table is on a page only if its lines have the cells of its head, whatever is signed already."""

import re
import shutil
from pathlib import Path

import pytest

import signed_project
from command import in_process

pytestmark = pytest.mark.slow
PAGE = "output/fever/es/fever-es.md"
CATALOG = "locales/es/LC_MESSAGES/fever.po"
ROWS = (
    ("fever.title", "fever", "title", "title", "Fever in children", "Fiebre en los niños"),
    ("fever.dose.heading", "fever", "dose", "heading", "Medicine", "Medicina"),
    ("fever.dose.head", "fever", "dose", "table", "Weight | One dose", "Peso | Una dosis"),
    ("fever.dose.12", "fever", "dose", "row", "12 lb | 2.5 mL", "12 lb | 2.5 mL"),
    ("fever.dose.18", "fever", "dose", "row", "18 lb | 3.75 mL", "18 lb | 3.75 mL"),
)
NEW = {
    "Weight | One dose": ("Weight | Age | One dose", "Peso | Edad | Una dosis"),
    "12 lb | 2.5 mL": ("12 lb | 1 year | 2.5 mL", "12 lb | 1 año | 2.5 mL"),
    "18 lb | 3.75 mL": ("18 lb | 2 years | 3.75 mL", "18 lb | 2 años | 3.75 mL"),
}
"""A column more: the English of before, that of now, and its translation."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose table has got a column that nobody has signed yet."""
    folder = tmp_path_factory.mktemp("kept-tables") / "project"
    settings = signed_project.SETTINGS.replace("[tool.aftercare]", '[tool.aftercare]\non_stale = "keep"')
    signed_project.make(folder, settings, ROWS)
    table = folder / "data/instructions.csv"
    text = table.read_text(encoding="utf-8")
    for before, (now, _) in NEW.items():
        text = text.replace(before, now)
    table.write_text(text, encoding="utf-8")
    in_process(folder, "build")
    return folder


def translated(folder: Path, row: str, english: str, spanish: str) -> None:
    """Translate a row for its new English, and sign it."""
    path = folder / CATALOG
    text = path.read_text(encoding="utf-8")
    entry = re.search(rf'(?:#, fuzzy\n(?:#\|.*\n)*)?(msgctxt "{re.escape(row)}"\nmsgid .*\n)msgstr .*\n', text)
    assert entry, english
    path.write_text(text.replace(entry[0], f'{entry[1]}msgstr "{spanish}"\n'), encoding="utf-8")
    run = in_process(folder, "approve", "es", "--by", "Ana Ruiz, RN", "--yes", "--rows", row)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("signed", "shown"),
    [
        (0, "| Peso | Una dosis |"),
        (1, ""),
        (2, ""),
        (3, "| Peso | Edad | Una dosis |"),
    ],
)
def test_no_dose_comes_under_another_head(edited: Path, tmp_path: Path, signed: int, shown: str) -> None:
    folder = Path(shutil.copytree(edited, tmp_path / "project", symlinks=True))
    for (row, *_), (before, (english, spanish)) in zip(ROWS[2 : 2 + signed], NEW.items(), strict=False):
        assert before not in english
        translated(folder, row, english, spanish)
    in_process(folder, "build")
    page = folder / PAGE
    assert page.exists() is bool(shown)
    if shown:
        assert shown in page.read_text(encoding="utf-8")
