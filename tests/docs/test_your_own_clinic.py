"""`docs/your-own-clinic.md` is a transcript: its files are written, its commands run, and their output compared."""

import csv
import re
from pathlib import Path

import pytest

from command import ROOT, aftercare

PAGE = (ROOT / "docs" / "your-own-clinic.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CELLS = re.compile(r"(?<!\\)\|")
LEFT_OUT = "…"
pytestmark = pytest.mark.slow


def steps() -> list[tuple[str, list[str]]]:
    """Return each command with the lines below it; a file is the command `write NAME` with its lines."""
    found: list[tuple[str, list[str]]] = []
    for language, name, text in BLOCK.findall(PAGE):
        if language != "console":
            found.append((f"write {name}", text.splitlines()))
            continue
        for line in text.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


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


def fits(told: list[str], said: str) -> bool:
    """Whether lines are what was said; `…` is any number of lines."""
    pattern = "".join("(?:.*\n)*" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in told)
    return re.fullmatch(pattern, said) is not None


def test_left_out_lines_are_the_only_freedom():
    assert fits(["a", LEFT_OUT, "d"], "a\nb\nc\nd\n")
    assert fits([LEFT_OUT, "d"], "d\n")
    assert not fits(["a", "d"], "a\nb\nd\n")
    assert not fits(["a", LEFT_OUT], "b\na\n")


def test_the_transcript_is_what_happens(tmp_path):
    folder = tmp_path
    for line, told in steps():
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
            run = aftercare(folder, *rest.split(), stdin="y\n")
            said = re.sub(" +$", "", run.stdout.replace("[y/N]: ", "[y/N]: y\n"), flags=re.MULTILINE)
            assert run.returncode == 0, run.stderr
            assert fits(told, said), said
    assert folder.name == "clinic"
