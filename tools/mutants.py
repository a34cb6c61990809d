"""Measures how many mutants of the program the tests kill: `python tools/mutants.py [--sample N] [PATTERN ...]`.

mutmut says what can be changed in a function. Each change is made in a copy of `src`, and tried with the test files of
its room and those that import its module, these first: the quick tests, then, where none has failed, the slow ones.
A mutant counts as killed only where a test failed or did not end. One whose tests could not be run was not tried: it
counts neither way, and is listed.
"""

import argparse
import difflib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from threading import local

PACKAGE = Path("src/aftercare")
ROOMS = ("catalogs", "core", "pipeline", "review")
BESIDE = ("data", "hatch_build.py", "locales", "node_modules", "notebooks")
SEED = 20261126
LIMIT = 400
"""Seconds for the tests of a mutant: they take less than a quarter of it where nothing is wrong."""
FAILED = re.compile("(FAILED|ERROR) tests/")
SURVIVED, KILLED, TOO_LONG, NOT_TRIED = "survived", "killed", "killed by the limit of time", "not tried"
VERDICTS = {0: SURVIVED, 1: KILLED, 5: SURVIVED, None: TOO_LONG}
"""What the status of pytest says: it is 5 where there is no test, and 2 to 4 where pytest was stopped or failed."""
QUICK, SLOW = "not slow", "slow"
SLOWEST = ("test_states.py", "test_cluster.py", "test_kills.py", "test_build.py")
"""Slow tests that are left out, for they take minutes: the score would be higher with them."""


@dataclass(frozen=True)
class Mutant:
    """A changed module."""

    path: Path
    number: int
    code: Callable[[], str] = str
    """Written when it is wanted: there are twenty thousand mutants."""

    @property
    def room(self) -> str:
        """The room of the package that it is in."""
        return self.path.relative_to(PACKAGE).parts[0]

    def __str__(self) -> str:
        """Name the mutant, which says little of what it does."""
        return f"{self.path.relative_to(PACKAGE)} #{self.number}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield what becomes of a module by each change of a function that mutmut knows."""
    from mutmut.mutation.file_mutation import create_mutations

    module, changes, *_ = create_mutations(str(path), path.read_text(encoding="utf-8"))
    inside = (change for change in changes if change.contained_by_top_level_function)
    for number, change in enumerate(inside, 1):
        yield Mutant(path, number, lambda of=change: module.deep_replace(of.original_node, of.mutated_node).code)


def difference(mutant: Mutant) -> str:
    """Return the lines that a mutant changes, before and after."""
    texts = mutant.path.read_text(encoding="utf-8"), mutant.code()
    lines = difflib.unified_diff(*(text.splitlines() for text in texts), str(mutant), n=0, lineterm="")
    return "\n".join(f"    {line}" for line in [*lines][2:])


def sample(found: Iterable[Mutant], size: int, seed: int = SEED) -> list[Mutant]:
    """Return at most `size` mutants of each room, the same ones with the same seed."""
    rooms = defaultdict(list)
    for mutant in sorted(found, key=lambda each: (each.path, each.number)):
        rooms[mutant.room].append(mutant)
    dice = random.Random(seed)  # noqa: S311  nothing secret
    return [mutant for room in rooms.values() for mutant in dice.sample(room, min(size, len(room)))]


@cache
def files() -> dict[Path, str]:
    """Return the text of every test file, but for those that test the repository."""
    paths = (path for path in sorted(Path("tests").glob("*/test_*.py")) if path.parent.name != "house")
    return {path: path.read_text(encoding="utf-8") for path in paths if path.name not in SLOWEST}


def tests(mutant: Mutant) -> list[Path]:
    """Return the test files that can notice it: those that import its module, then the others of its room."""
    *rooms, name = mutant.path.relative_to("src").with_suffix("").parts
    place = r"\.".join(rooms)
    wanted = re.compile(rf"\b{place}\.{name}\b|\bfrom {place} import [^\n]*\b{name}\b")
    importing = {path for path, text in files().items() if wanted.search(text)}
    found = [path for path in files() if path in importing or path.parent.name == mutant.room]
    return sorted(
        found, key=lambda path: (path not in importing, path.parent.name != mutant.room, name not in path.stem)
    )


def status(paths: list[Path], marked: str, place: Path) -> int | None:
    """Run tests until one fails, with the program in a folder, and return how pytest ended; None if it did not."""
    scratch = place / "scratch"
    scratch.mkdir(exist_ok=True)
    words = [sys.executable, "-m", "pytest", "-qx", "-m", marked, "-p", "no:cacheprovider", f"--timeout={LIMIT // 4}"]
    found = {"PYTHONPATH": str(place / "src"), "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(scratch)}
    environment = os.environ | found | {"HYPOTHESIS_STORAGE_DIRECTORY": str(scratch)}
    with (place / "said").open("wb") as said:
        command = [*words, *map(str, paths)]
        run = subprocess.Popen(command, env=environment, stdout=said, stderr=said, start_new_session=True)
    try:
        return run.wait(LIMIT)
    except subprocess.TimeoutExpired:
        return None
    finally:
        end(run)
        shutil.rmtree(scratch, ignore_errors=True)


def end(run: subprocess.Popen[bytes]) -> None:
    """End a run with all that it has started."""
    try:
        os.killpg(run.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # nothing is left of it
    run.wait()


def verdict(mutant: Mutant, place: Path) -> str:
    """Put the mutant into a copy of the program, and say what the tests did."""
    changed = place / mutant.path
    original = changed.with_suffix(".original")
    changed.rename(original)
    try:
        changed.write_text(mutant.code(), encoding="utf-8")
        said = VERDICTS.get(status(tests(mutant), QUICK, place), NOT_TRIED)
        if said == SURVIVED:
            said = VERDICTS.get(status(tests(mutant), SLOW, place), NOT_TRIED)
            said = f"{said} by a slow test" if said == KILLED else said
        return said
    finally:
        original.replace(changed)


def report(tried: Iterable[tuple[Mutant, str]]) -> str:
    """Return what was not killed, and a line for each room: how many of those tried were."""
    found = sorted(tried, key=lambda each: (each[0].path, each[0].number))
    lines = [f"{said}: {mutant}" for mutant, said in found if not said.startswith(KILLED)]
    for room in sorted({mutant.room for mutant, _ in found}):
        of_room = [said for mutant, said in found if mutant.room == room]
        counted = [said for said in of_room if said != NOT_TRIED]
        killed = [said for said in counted if said.startswith(KILLED)]
        share = f" ({len(killed) / len(counted):.0%})" if counted else ""
        slow = sum(said.endswith("slow test") for said in killed)
        parts = f", {slow} of them by a slow test" * bool(slow)
        left = f", {len(of_room) - len(counted)} not tried" * (len(of_room) > len(counted))
        lines.append(f"{room}: {len(killed)} of {len(counted)} killed{share}{parts}{left}")
    return "\n".join(lines)


def try_all(chosen: list[Mutant], folder: Path) -> Iterator[tuple[Mutant, str]]:
    """Try mutants side by side, each process with a copy of the program of its own, and say so as they are done."""
    own = local()

    def start() -> None:
        own.place = Path(tempfile.mkdtemp(dir=folder))
        shutil.copytree("src", own.place / "src")
        for name in BESIDE:  # the program of a repository looks for its words, notebooks and fonts there
            (own.place / name).symlink_to(Path(name).absolute())

    def try_one(mutant: Mutant) -> tuple[Mutant, str]:
        said = verdict(mutant, own.place)
        failed = [line for line in (own.place / "said").read_text(errors="replace").splitlines() if FAILED.match(line)]
        print(f"{said}: {mutant}", difference(mutant), *failed, sep="\n", file=sys.stderr, flush=True)
        return mutant, said

    with ThreadPoolExecutor(os.cpu_count(), initializer=start) as pool:
        unchanged = [Mutant(first, 0, first.read_text) for first in {each.room: each.path for each in chosen}.values()]
        for mutant, said in pool.map(try_one, unchanged):
            if said != SURVIVED:
                sys.exit(f"the tests of {mutant.room} fail or do not end, without any mutant")
        yield from pool.map(try_one, chosen)


def main() -> None:
    """Make the mutants, try the chosen ones, and print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patterns", nargs="*", default=["*"], metavar="PATTERN", help="such as core/disk/files.py")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    paths = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
    wanted = [path for path in paths if any(fnmatch(path.relative_to(PACKAGE), name) for name in asked.patterns)]
    found = [mutant for path in wanted for mutant in mutants(path)]
    with tempfile.TemporaryDirectory() as folder:
        tried = list(try_all(sample(found, asked.sample or len(found), asked.seed), Path(folder)))
    print(report(tried))


if __name__ == "__main__":
    main()
