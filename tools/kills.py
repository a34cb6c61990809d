"""Kills the commands that write at random moments, and looks for what is lost: `python tools/kills.py [KILLS] [SEED]`.

Each time a small project is copied, a command is started in it and gets SIGKILL between its start and its end.
Then the next build must run (no lock is left) and leave no temporary file, the catalogs must hold every translation
and comment that was there before, and the pages must be those of a build of the same inputs in an empty folder.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aftercare.catalogs import po_reader

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
import signed_project
from command import aftercare, in_process, started

SETTINGS = """[tool.aftercare]
languages = ["es", "fr"]
on_stale = "keep"
[tool.aftercare.clinic]
name = "Tooth clinic"
phone = { e164 = "+13215550100", local = "(321) 555-0100" }
"""
ROWS = (
    ("tooth.title", "tooth", "title", "title", "After your tooth is removed", "Después de su extracción"),
    ("tooth.call.heading", "tooth", "call", "heading", "When to call us", "Cuándo llamarnos"),
    ("tooth.call.bleed", "tooth", "call", "warning", "Call us if it bleeds for 12 hours.", "Llame si sangra 12 horas."),
    ("tooth.day.heading", "tooth", "day", "heading", "At home", "En casa"),
    ("tooth.day.dose", "tooth", "day", "step", "Take 1 tablet every 8 hours.", "Tome 1 tableta cada 8 horas."),
    ("fever.title", "fever", "title", "title", "Fever in children", "Fiebre en los niños"),
    ("fever.a.heading", "fever", "a", "heading", "Medicine", "Medicina"),
    ("fever.a.rinse", "fever", "a", "step", "Wash the cup with water.", "Lave la taza con agua."),
)
EDITS = (("bleeds for 12 hours", "bleeds for 24 hours"), ("Wash the cup", "Rinse the cup"))
COMMANDS: dict[str, tuple[str, ...]] = {
    "sync": ("edited", "sync"),
    "build": ("edited", "build"),
    "publish": ("synced", "publish"),
    "approve": ("synced", "approve", "es", "--by", "Eva Sol, RN", "--rows", "tooth.title,fever.title", "--yes"),
    "keep": ("synced", "keep", "fever.a.rinse", "--by", "Eva Sol, RN", "--yes"),
    "translate": ("synced", "translate", "--engine", "pseudo", "--lang", "fr"),
    "import": ("whole", "import", "es.csv", "--yes"),
}
"""Command → the state of the project that it is started in, and its words."""
SIGNED = ("approved:", "kept:")
"""What a row that was signed again has: it needs no copy of what was approved before."""
State = dict[tuple[str, str], tuple[str, tuple[str, ...]]]


def projects(place: Path) -> None:
    """Make the project in three states: `whole`, `edited` (its English), and `synced`."""
    folder = place / "whole"
    signed_project.make(folder, SETTINGS, ROWS)
    assert in_process(folder, "export", "es", "--format", "csv", "--output", "es.csv").returncode == 0
    sheet = (folder / "es.csv").read_text(encoding="utf-8")
    (folder / "es.csv").write_text(sheet.replace("Fiebre en los niños", "Fiebre de los niños"), encoding="utf-8")
    for name, source in (("edited", "whole"), ("synced", "edited")):
        shutil.copytree(place / source, place / name, symlinks=True)
        if name == "edited":
            table = place / name / "data/instructions.csv"
            text = table.read_text(encoding="utf-8")
            for old, new in EDITS:
                text = text.replace(old, new)
            table.write_text(text, encoding="utf-8")
        else:
            assert in_process(place / name, "sync").returncode == 0


def written(folder: Path) -> State:
    """Return every translation and its comments. Raises CatalogError where a catalog cannot be read."""
    found: State = {}
    for path in sorted((folder / "locales").glob("*/LC_MESSAGES/*.po")):
        content = po_reader.read(path)
        for message in (*content.by_id().values(), *content.catalog.obsolete.values()):
            key = path.relative_to(folder).as_posix(), message.context or ""
            found[key] = str(message.string), tuple(message.user_comments)
    return found


def lost(before: State, after: State, imported: str) -> list[str]:
    """Return the rows of which a translation or a comment is gone; `imported` may stand in place of any."""
    gone = []
    for key, (text, comments) in before.items():
        now, others = after.get(key, ("", ()))
        kept = now in {text, imported} or not text
        signed = any(comment.startswith(SIGNED) for comment in {*others} - {*comments})
        needed = {comment for comment in comments if not (signed and comment.startswith("last-approved:"))}
        if not kept or needed - set(others):
            gone.append("/".join(key))
    return gone


def pages(folder: Path) -> dict[str, bytes]:
    """Return the Spanish pages."""
    output = folder / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.glob("**/es/*-es.*")}


def kill(place: Path, name: str, ends: dict[str, float]) -> Iterator[str]:
    """Kill one command somewhere; yield what is wrong afterwards. `ends` holds how long each command takes."""
    state, *words = COMMANDS[name]
    folder, fresh = place / "killed", place / "fresh"
    for old in (folder, fresh):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(place / state, folder, symlinks=True)
    before = written(folder)
    run = started(folder, *words)
    time.sleep(random.uniform(0, ends[name]))  # noqa: S311 - any moment
    try:
        os.killpg(run.pid, signal.SIGKILL)
    except ProcessLookupError:
        yield "ended before"
    run.end()
    yield from (f"lost: {row}" for row in lost(before, written(folder), "Fiebre de los niños"))
    build = in_process(folder, "build")
    if build.returncode == 2:
        yield f"stuck: {build.stderr.strip()}"
    yield from (f"lost: {row}" for row in lost(before, written(folder), "Fiebre de los niños"))
    left = [path for path in folder.rglob("*.tmp") if "node_modules" not in path.parts]
    yield from (f"left over: {path.relative_to(folder)}" for path in left)
    shutil.copytree(folder, fresh, symlinks=True, ignore=shutil.ignore_patterns("output", ".aftercare"))
    in_process(fresh, "publish", "--lang", "es")
    if pages(folder) != pages(fresh):
        yield "other pages than a fresh build gives"


def durations(place: Path) -> dict[str, float]:
    """Return how long each command takes here, undisturbed."""
    found = {}
    for name, (state, *words) in COMMANDS.items():
        folder = Path(shutil.copytree(place / state, place / "timed", symlinks=True))
        start = time.monotonic()
        run = aftercare(folder, *words)
        assert run.returncode in {0, 1}, run.stderr
        found[name] = time.monotonic() - start
        shutil.rmtree(folder)
    return found


def run(kills: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    """Kill commands in turn; return how often each, and what was wrong afterwards."""
    random.seed(seed)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        projects(Path(place))
        ends = durations(Path(place))
        for number in range(kills):
            name = list(COMMANDS)[number % len(COMMANDS)]
            found = list(kill(Path(place), name, ends))
            counts[name] += 1
            counts["ended before"] += found.count("ended before")
            wrong += [f"{name}: {' '.join(each.split())}" for each in found if each != "ended before"]
    return counts, wrong


if __name__ == "__main__":
    done, problems = run(*map(int, sys.argv[1:3])) if sys.argv[1:] else run(400)
    print(", ".join(f"{name} {number}" for name, number in done.items()))
    print("\n".join(problems) or "nothing lost, no lock or temporary file left, every page as a fresh build gives it")
    sys.exit(bool(problems))
