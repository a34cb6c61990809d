"""A small project whose Spanish is signed by two people and released; its other languages are empty."""

import csv
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from aftercare.catalogs import po, po_reader
from command import ROOT, in_process

SIGNERS = ("Ana Ruiz, RN", "Bo Li, MD")
SETTINGS = """[tool.aftercare]
languages = ["es", "fr"]
[tool.aftercare.clinic]
name = "Tooth clinic"
phone = { e164 = "+13215550100", local = "(321) 555-0100" }
"""
TABLE = re.compile(r"api\.(?:source|changes|coverage|severities|heat_map|findings|not_checked|pages|show)\([^\n]*$")
"""A line of a notebook that shows a table."""
ROWS = (
    ("tooth.title", "tooth", "title", "title", "After your tooth is removed", "Después de su extracción"),
    ("tooth.call.heading", "tooth", "call", "heading", "When to call us", "Cuándo llamarnos"),
    (
        "tooth.call.bleed",
        "tooth",
        "call",
        "warning",
        "Call us if you bleed for 12 hours.",
        "Llámenos si sangra 12 horas.",
    ),
    ("tooth.day.heading", "tooth", "day", "heading", "Day 1", "Día 1"),
    ("tooth.day.dose", "tooth", "day", "step", "Take 1 tablet every 8 hours.", "Tome 1 tableta cada 8 horas."),
    ("fever.title", "fever", "title", "title", "Fever in children", "Fiebre en los niños"),
    ("fever.a.heading", "fever", "a", "heading", "Medicine", "Medicina"),
    ("fever.a.dose", "fever", "a", "step", "Give 5 mL every 6 hours.", "Dé 5 ml cada 6 horas."),
)
"""The rows of two handouts; each ends with its Spanish, instead of a note."""


def make(folder: Path, settings: str = SETTINGS, rows: Sequence[tuple[str, ...]] = ROWS) -> None:
    """Write the project into a new folder and build it."""
    sign(folder, settings, rows)
    done(folder, "build")


def sign(folder: Path, settings: str = SETTINGS, rows: Sequence[tuple[str, ...]] = ROWS) -> None:
    """Write the project into a new folder, without building anything."""
    (folder / "data").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    with (folder / "data/instructions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "handout", "section", "kind", "text", "note"])
        writer.writerows([*row[:5], ""] for row in rows)
    copy_notebooks(folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for locale in ("es", "fr"):
        path = f"locales/{locale}/LC_MESSAGES/interface.po"
        (folder / path).parent.mkdir(parents=True)
        shutil.copy(ROOT / path, folder / path)
    done(folder, "sync")
    _translate(folder, {row[0]: row[5] for row in rows})
    for name in SIGNERS:
        done(folder, "approve", "es", "--by", name, "--yes")


def copy_notebooks(folder: Path) -> None:
    """Copy this project's notebooks; of a stage, in one cell, what it does and says: its tables take most of the time of a build."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    for stage in (folder / "notebooks").glob("[1-3]-*.ipynb"):
        content = json.loads(stage.read_text(encoding="utf-8"))
        parameters, *cells = (cell for cell in content["cells"] if cell["cell_type"] == "code")
        lines = [line.rstrip("\n") + "\n" for cell in cells for line in cell["source"] if not TABLE.match(line)]
        content["cells"] = [parameters, cells[0] | {"source": lines, "metadata": {"tags": ["summary"]}}]
        stage.write_text(json.dumps(content), encoding="utf-8")


def done(folder: Path, *words: str) -> None:
    """Run a command that must succeed."""
    run = in_process(folder, *words)
    assert run.returncode == 0, run.stdout + run.stderr


def _translate(folder: Path, spanish: dict[str, str]) -> None:
    """Write the translations, and take the interface's drafts for translated."""
    for path in (folder / "locales/es/LC_MESSAGES").glob("*.po"):
        content = po_reader.read(path, locale="es")
        for row, message in content.by_id().items():
            message.flags.discard("fuzzy")
            message.string = spanish.get(row, message.string)
        po.write(path, content)
