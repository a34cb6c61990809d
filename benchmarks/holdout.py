"""Splits the benchmarks' developer files into two thirds to tune on and one third to look at last.

    python benchmarks/holdout.py FOLDER OUT

FOLDER holds `dev.jsonl`, `bio-dev.jsonl` and `dosing-dev.jsonl`; OUT gets `tune-…` and `held-…` of each. Which side a
text falls on is a digest of its English: its translations, their seeded errors and its other languages stay together.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

FILES = ("dev.jsonl", "bio-dev.jsonl", "dosing-dev.jsonl")
THIRDS = 3


def held(source: str) -> bool:
    """Whether an English text belongs to the third that nobody tunes on."""
    return hashlib.sha256(source.strip().encode()).digest()[0] % THIRDS == 0


def split(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows to tune on and those held out; a copy with an error goes where its base goes."""
    english = {row["id"]: row["source"] for row in rows}
    sides: dict[str, list[dict[str, Any]]] = {"tune": [], "held": []}
    for row in rows:
        base = english.get(row.get("base", row["id"]), row["source"])
        sides["held" if held(base) else "tune"].append(row)
    return sides


def main() -> int:
    """Write the two parts of each file that is there."""
    folder, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for path in (folder / name for name in FILES if (folder / name).is_file()):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for side, part in split(rows).items():
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in part)
            (out / f"{side}-{path.name}").write_text(lines, encoding="utf-8")
            print(f"{side}-{path.name}: {len(part)} of {len(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
