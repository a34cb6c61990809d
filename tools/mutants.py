"""Measures how many mutants of the program the quick tests kill: `python tools/mutants.py [--sample N] [PATTERN ...]`.

Run it where `mutmut` may write its folder `mutants/`; a sample has the same seed every time, N mutants from each room.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import defaultdict
from fnmatch import fnmatch
from pathlib import Path

ROOM = 1
"""Part of `aftercare.core.files.x_write__mutmut_1` that names the room."""
SURVIVED = 0


def results() -> dict[str, int | None]:
    """Return the exit status of the tests by mutant; None for one that was not tried, 33 where no test reaches it."""
    found: dict[str, int | None] = {}
    for file in sorted(Path("mutants/src").rglob("*.meta")):
        found |= json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def sample(names: list[str], size: int) -> list[str]:
    """Return at most `size` names of each room, the same ones every time."""
    rooms = defaultdict(list)
    for name in sorted(names):
        rooms[name.split(".")[ROOM]].append(name)
    dice = random.Random(20261126)  # noqa: S311  nothing secret
    return [name for room in rooms.values() for name in dice.sample(room, min(size, len(room)))]


def report(tried: dict[str, int | None]) -> str:
    """Return the survivors, and a line for each room with its share of killed mutants."""
    alive = [name for name, status in tried.items() if status in {SURVIVED, 33}]
    lines = [f"survived: {name}" for name in alive]
    for room in sorted({name.split(".")[ROOM] for name in tried}):
        every, left = (sum(name.split(".")[ROOM] == room for name in names) for names in (tried, alive))
        lines.append(f"{room}: {every - left} of {every} killed ({(every - left) / every:.0%})")
    return "\n".join(lines)


def main() -> None:
    """Generate the mutants, try the chosen ones, and print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patterns", nargs="*", default=["*"], metavar="PATTERN")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    mutmut = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "2"]
    if not Path("mutants").is_dir():
        subprocess.run([*mutmut, "aftercare.core.clock.*"], check=True)  # generates all, tries few
    names = [name for name in results() if any(fnmatch(name, pattern) for pattern in asked.patterns)]
    chosen = sample(names, asked.sample or len(names))
    subprocess.run([*mutmut, *chosen], check=True)
    tried = results()
    sys.stdout.write(report({name: tried[name] for name in chosen}) + "\n")


if __name__ == "__main__":
    main()
