"""Measures how many mutants of the program the quick tests kill: `python tools/mutants.py [--sample N] [PATTERN ...]`.

Run it where `mutmut` may write its folder `mutants/`; a sample has N mutants of each room, by its seed.
A mutant counts as killed only where a test failed or did not end. One whose tests could not be run was not tried: it
counts neither way, and is listed.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

ROOM = 1
"""Part of `aftercare.core.files.x_write__mutmut_1` that names the room."""
SEED = 20261126
COPY = Path("mutants")
VERDICTS = {
    0: "survived",
    1: "killed",
    5: "reached by no test",
    24: "killed by the limit of time",
    33: "reached by no test",
    36: "killed by the limit of time",
    152: "killed by the limit of time",
    -24: "killed by the limit of time",
}
"""What the status of the tests says of a mutant. pytest has 2 to 4 where it was stopped, failed itself or found no such
test; mutmut 255 where it could not start them; a signal may be that of a full memory."""
NOT_TRIED = "not tried"


def results() -> dict[str, int | None]:
    """Return the exit status of the tests by mutant; None where they have not run."""
    found: dict[str, int | None] = {}
    for file in sorted((COPY / "src").rglob("*.meta")):
        found |= json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def sample(names: list[str], size: int, seed: int = SEED) -> list[str]:
    """Return at most `size` names of each room, the same ones with the same seed."""
    rooms = defaultdict(list)
    for name in sorted(names):
        rooms[name.split(".")[ROOM]].append(name)
    dice = random.Random(seed)  # noqa: S311  nothing secret
    return [name for room in rooms.values() for name in dice.sample(room, min(size, len(room)))]


def report(tried: Mapping[str, int | None]) -> str:
    """Return what was not killed, and a line for each room: how many of those tried were."""
    verdicts = {
        name: VERDICTS.get(status, NOT_TRIED) if status is not None else NOT_TRIED for name, status in tried.items()
    }
    lines = [f"{verdict}: {name}" for name, verdict in verdicts.items() if verdict != "killed"]
    for room in sorted({name.split(".")[ROOM] for name in tried}):
        of_room = [verdict for name, verdict in verdicts.items() if name.split(".")[ROOM] == room]
        counted = [verdict for verdict in of_room if verdict != NOT_TRIED]
        killed = sum(verdict.startswith("killed") for verdict in counted)
        share = f" ({killed / len(counted):.0%})" if counted else ""
        left = f", {len(of_room) - len(counted)} not tried" * (len(of_room) > len(counted))
        lines.append(f"{room}: {killed} of {len(counted)} killed{share}{left}")
    return "\n".join(lines)


def forget(names: list[str]) -> None:
    """Take back what an earlier run has said of mutants, so that one it does not get to is not counted by it."""
    for file in (COPY / "src").rglob("*.meta"):
        content = json.loads(file.read_text(encoding="utf-8"))
        content["exit_code_by_key"] |= dict.fromkeys(content["exit_code_by_key"].keys() & set(names))
        file.write_text(json.dumps(content, indent=4), encoding="utf-8")


def main() -> None:
    """Generate the mutants, try the chosen ones, and print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patterns", nargs="*", default=["*"], metavar="PATTERN")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    mutmut = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "2"]
    if COPY.is_dir():  # mutmut renews the modules alone, and a build looks into lexicons, templates and styles as well
        shutil.copytree("src", COPY / "src", ignore=shutil.ignore_patterns("*.py", "__pycache__"), dirs_exist_ok=True)
    else:
        subprocess.run([*mutmut, "aftercare.core.clock.*"], check=True)  # generates all, tries few
    names = [name for name in results() if any(fnmatch(name, pattern) for pattern in asked.patterns)]
    chosen = sample(names, asked.sample or len(names), asked.seed)
    forget(chosen)
    subprocess.run([*mutmut, *chosen], check=True)
    tried = results()
    sys.stdout.write(report({name: tried[name] for name in chosen}) + "\n")


if __name__ == "__main__":
    main()
