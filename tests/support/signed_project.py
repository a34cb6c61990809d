"""A small project whose Spanish is signed by two people and released; its other languages are empty."""

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path

from aftercare.catalogs import po
from command import ROOT, in_process

SIGNERS = ("Ana Ruiz, RN", "Bo Li, MD")


def make(folder: Path, settings: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Write the project into a new folder and build it; a row ends with its Spanish, instead of a note."""
    (folder / "data").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    with (folder / "data/instructions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "handout", "section", "kind", "text", "note"])
        writer.writerows([*row[:5], ""] for row in rows)
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for locale in ("es", "fr"):
        path = f"locales/{locale}/LC_MESSAGES/interface.po"
        (folder / path).parent.mkdir(parents=True)
        shutil.copy(ROOT / path, folder / path)
    done(folder, "sync")
    _translate(folder, {row[0]: row[5] for row in rows})
    for name in SIGNERS:
        done(folder, "approve", "es", "--by", name, "--yes")
    done(folder, "build")


def done(folder: Path, *words: str) -> None:
    """Run a command that must succeed."""
    run = in_process(folder, *words)
    assert run.returncode == 0, run.stdout + run.stderr


def _translate(folder: Path, spanish: dict[str, str]) -> None:
    """Write the translations, and take the interface's drafts for translated."""
    for path in (folder / "locales/es/LC_MESSAGES").glob("*.po"):
        content = po.read(path, locale="es")
        for row, message in content.by_id().items():
            message.flags.discard("fuzzy")
            message.string = spanish.get(row, message.string)
        po.write(path, content)
