"""`docs/your-own-clinic.md` is a transcript: its files are written, its commands run, and their output compared."""

import csv
import re
from pathlib import Path

import pytest

from command import ROOT, in_process
from transcripts import LEFT_OUT, fits, steps

PAGE = (ROOT / "docs" / "your-own-clinic.md").read_text(encoding="utf-8")
CELLS = re.compile(r"(?<!\\)\|")
pytestmark = pytest.mark.slow


def translations() -> dict[str, str]:
    """Return the table of what the translator wrote."""
    rows = [CELLS.split(line)[1:3] for line in PAGE.splitlines() if line.startswith("| ")]
    pairs = ((cell.strip().replace("\\|", "|") for cell in row) for row in rows[1:])
    return dict(pairs)


def filled(path: Path) -> None:
    """Write the translations into a sheet, as the translator does."""
    texts = translations()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    for row in rows:
        if row["english"] in texts:
            row |= {"translation": texts.pop(row["english"]), "state": "translated"}
    assert texts == {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_left_out_lines_are_the_only_freedom():
    assert fits(["a", LEFT_OUT, "d"], "a\nb\nc\nd\n")
    assert fits([LEFT_OUT, "d"], "d\n")
    assert not fits(["a", "d"], "a\nb\nd\n")
    assert not fits(["a", LEFT_OUT], "b\na\n")


def test_the_transcript_is_what_happens(tmp_path):
    folder = tmp_path
    for line, told in steps(PAGE):
        name, _, rest = line.partition(" ")
        if name == "write":
            assert (folder / rest).exists(), f"{rest} is not replaced but new"
            (folder / rest).write_text("\n".join(told) + "\n", encoding="utf-8")
        elif name == "cd":
            folder /= rest
        else:
            assert name == "aftercare"
            if rest.startswith("import"):
                filled(folder / rest.split()[-1])
            run = in_process(folder, *rest.split(), stdin="y\n")
            assert run.returncode == 0, run.stderr
            assert fits(told, run.stdout), run.stdout
    assert folder.name == "clinic"
