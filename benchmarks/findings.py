"""Writes every finding on the benchmark's texts, one pair a line, and says what a pair costs.

    python benchmarks/findings.py OUT [FOLDER]

FOLDER holds `dev.jsonl` and the other sets: the argument, or the variable AFTERCARE_QA, or `../shared/qa`. A change
that is to make the checks faster must leave OUT as it was, byte for byte; `cmp` shows it. Times are CPU time of one
process, with texts it has not seen.
"""

import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from aftercare import checks
from aftercare.core.process import collect_rarely
from aftercare.core.units import Unit

ROOT = Path(__file__).parents[1]
Run = Callable[[Iterable[Unit]], Iterator[object]]
SETS = ("dev.jsonl", "dosing-dev.jsonl", "bio-dev.jsonl")


def units(path: Path) -> list[Unit]:
    """Return the pairs of a set."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Unit(row["id"], row["source"], row["target"], row["lang"]) for row in rows]


def lines(pairs: Iterable[Unit]) -> Iterator[str]:
    """Yield the findings on each pair, with messages and places."""
    pairs = [*pairs]
    for unit, its in zip(pairs, checks.run_each(pairs), strict=True):
        found = [(each.check, each.severity.value, each.message, each.span) for each in its]
        yield json.dumps([unit.id, unit.language, found], ensure_ascii=False) + "\n"


def cost(pairs: Iterable[Unit], run: Run = checks.run_each) -> float:
    """Return the CPU seconds that checking takes."""
    start = time.process_time()
    deque(run(pairs), maxlen=0)
    return time.process_time() - start


def times(path: Path) -> Iterator[str]:
    """Yield what first use of each language costs, and then a pair; every other pair is left out to fill the caches."""
    collect_rarely()  # as the command does
    pairs = units(path)
    by_language = {unit.language: unit for unit in pairs}
    yield f"first use of {len(by_language)} languages: {cost(by_language.values()):.2f} s"
    others, asked, alone = pairs[::2], pairs[1::4], pairs[3::4]
    cost(others)
    yield f"a pair among others, warm: {1000 * cost(asked) / len(asked):.2f} ms"
    yield f"a pair by itself, warm: {1000 * cost(alone, partial(map, checks.run)) / len(alone):.2f} ms"


def main() -> int:
    """Write the findings and print what they cost."""
    out = Path(sys.argv[1])
    given = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("AFTERCARE_QA", "")
    folder = Path(given) if given else ROOT.parent / "shared" / "qa"
    print(*times(folder / "dev.jsonl"), sep="\n")
    with out.open("w", encoding="utf-8") as file:
        for path in (folder / name for name in SETS if (folder / name).is_file()):
            file.writelines(lines(units(path)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
