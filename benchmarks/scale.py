"""Measures what a large project costs: first build, nothing changed, one edited row.

    python benchmarks/scale.py [--standard] [--signed | --signed-once] [HANDOUTS] [FOLDER]

The project is made of the shipped one: HANDOUTS copies (default 20) of its handout in all its languages, each text with
a number of its own in place of the handout's, so that no two texts are alike and every check has to look. With
`--standard` in one edition, which makes four files of each, instead of three. With `--signed`, translations without an
error are signed by two people before the first build, so that most is released; with `--signed-once` by one, so that
all are drafts still, whose warnings wait for a second person. FOLDER keeps it; else it is deleted.
Times are of one run: wall clock, and CPU time of all processes; memory is that of the largest process.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("pyproject.toml", "aftercare.toml", "notebooks", "data")
SLUG = "microneedling"
PEOPLE = ("Ana Ruiz, RN", "Bo Li, MD")
SIGNED = {"--signed": PEOPLE, "--signed-once": PEOPLE[:1]}
"""Who signs, by option."""
AFTERCARE = [sys.executable, "-c", "from aftercare.cli.main import program; program()"]


def make(folder: Path, handouts: int, *, standard: bool = False) -> None:
    """Write a project of so many handouts."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    if standard:
        settings = folder / "pyproject.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r"(?m)^editions = .*", 'editions = ["standard"]', text), encoding="utf-8")
    rows = list(csv.reader(io.StringIO((ROOT / "data" / "instructions.csv").read_text(encoding="utf-8"))))
    head, body = rows[0], rows[1:]
    column, identity = head.index("text"), head.index("id")
    with (folder / "data" / "instructions.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(head)
        for number in range(handouts):
            for row in body:
                copy = [cell.replace(SLUG, slug(number)) for cell in row]
                copy[identity] = row[identity].replace(SLUG, slug(number))
                copy[column] = own(row[column], number)
                out.writerow(copy)
    for source in sorted((ROOT / "locales").rglob(f"{SLUG}.po*")) + sorted((ROOT / "locales").rglob("interface.po")):
        place = folder / source.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        for number in range(handouts) if source.stem == SLUG else ():
            lines = [own_line(line, number) for line in text.replace(SLUG, slug(number)).splitlines(keepends=True)]
            place.with_name(slug(number) + source.suffix).write_text("".join(lines), encoding="utf-8")
        if source.stem != SLUG:
            place.write_text(text, encoding="utf-8")


def slug(number: int) -> str:
    """Return the name of a handout."""
    return f"visit-{number}"


def own(text: str, number: int) -> str:
    """Return a text that no other handout has."""
    return f"{text} (K{number})"


def own_line(line: str, number: int) -> str:
    """Return a line of a catalog with the texts in it made the handout's own, empty ones and the header aside."""
    keyword, quote, rest = line.partition(' "')
    texts = keyword in {"msgid", "msgstr"} and quote and rest not in {'"\n', '"'}
    return f'{keyword} "{own(rest.rstrip()[:-1], number)}"\n' if texts else line


def run(folder: Path, *arguments: str) -> tuple[float, float, float]:
    """Run a command of aftercare in a folder; return seconds, CPU seconds, and megabytes of the largest process."""
    # As users do: what Python has compiled is kept.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as told:
        child = subprocess.Popen([*AFTERCARE, *arguments], cwd=folder, env=environment, stdout=told, stderr=told)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        if child.returncode not in {0, 1}:
            raise SystemExit(told.read()[-2000:])
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def sign(folder: Path, people: Sequence[str]) -> None:
    """Sign all translations in these names; those of a language with an error stay as they are."""
    for path in (folder / "locales").rglob("*.po"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub("(?m)^#, fuzzy(, |\n)", lambda found: "#, " * (found[1] == ", "), text), encoding="utf-8"
        )
    for place in sorted((folder / "locales").glob("*/LC_MESSAGES")):
        for who in people:
            run(folder, "approve", place.parent.name.replace("_", "-"), "--by", who, "--yes")


def edit(folder: Path) -> None:
    """Change the last row of the table."""
    path = folder / "data" / "instructions.csv"
    head, _, last = path.read_text(encoding="utf-8").rstrip("\n").rpartition("\n")
    path.write_text(f"{head}\n{last.replace('(K', '(L')}\n", encoding="utf-8")


def main() -> int:
    """Make the project, build it three times, and print what that took."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    handouts = int(given[0]) if given else 20
    folder = Path(given[1]) if len(given) > 1 else Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    try:
        make(folder, handouts, standard="--standard" in sys.argv)
        for option in {*sys.argv} & SIGNED.keys():
            sign(folder, SIGNED[option])
        print(f"{handouts} handouts, {os.cpu_count()} cores")
        for name, change in (("first build", None), ("nothing changed", None), ("one edited row", edit)):
            if change:
                change(folder)
            wall, cpu, memory = run(folder, "build")
            print(f"{name:16} {wall:8.2f} s   CPU {cpu:8.2f} s   {memory:5.0f} MB", flush=True)
    finally:
        if len(given) < 2:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
