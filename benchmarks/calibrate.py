"""Shows, for every check, how often it fires on wrong translations and on good ones: what its severity is worth.

    python benchmarks/calibrate.py [FOLDER] [--doc]

FOLDER holds `dev.jsonl`, `dosing-dev.jsonl` and `bio-dev.jsonl`; it may also be in the variable AFTERCARE_QA, and is
`../shared/qa` otherwise. `pairs.tsv` beside this program holds pairs of ours, of kinds that those sets have not; all
may add to it, also where the checks are wrong. `--doc` renews the table in `docs/checks.md` as well. Each text counts
once for a check, on the two thirds that checks are tuned on or on the third that is held out. Exit status 1 if a check
that blocks is right about less than 95 % of the texts it blocks; a test holds the table in the docs to the same.
"""

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from holdout import held

ROOT = Path(__file__).parents[1]
SETS = ("dev.jsonl", "dosing-dev.jsonl", "bio-dev.jsonl")
OURS = Path(__file__).with_name("pairs.tsv")
WANTED = 95
"""Percent of the texts a check calls an error that must be wrong."""
Row = dict[str, Any]
PAGE = ROOT / "docs" / "checks.md"
BEGIN, END = "<!-- written by benchmarks/calibrate.py: begin -->", "<!-- calibrated -->"
MISALIGNED = frozenset({"d02036", "d02050", "d02069", "d02111", "d02126", "d02129", "d02174"})
"""Texts of `bio-dev.jsonl` marked clean that translate another sentence of their abstract, which a reader saw."""
BROKEN = frozenset({"d00784", "d00829"})
"""The same that have lost numbers: one breaks off in the middle, one has a damaged letter in place of 0.75."""


NEED_NOT = frozenset({"d-de-008", "d-de-008-v_number_word-0", "d-de-008-v_source_word-121"})
"""Texts of `dev.jsonl` that say “müssen nicht”, which is need not, for “must not”."""


@dataclass(slots=True)
class Tally:
    """How many wrong and how many good texts each (check, severity) was found on."""

    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    good: Counter[tuple[str, str]] = field(default_factory=Counter)
    texts: Counter[bool] = field(default_factory=Counter)
    """How many texts are wrong (True) and how many are good."""


def is_wrong(row: Row) -> bool | None:
    """Say whether a text is wrong; None where the set does not say, as for texts with small faults."""
    if row["id"] in MISALIGNED | BROKEN | NEED_NOT:
        return None
    if "class" in row:
        return {"clean": False, "major": True, "critical": True}.get(row["class"])
    if row["kind"] == "mutant":
        return True
    return None if row.get("audit") == "real" or row["kind"] not in {"clean", "variant"} else False


def answers(rows: list[Row]) -> dict[str, list[Row]]:
    """Return the findings on each text by its id."""
    sent = "".join(json.dumps({name: row[name] for name in ("id", "source", "target", "lang")}) + "\n" for row in rows)
    command = [sys.executable, "-c", "from aftercare.cli.main import main; main()", "check", "--pairs"]
    done = subprocess.run(command, input=sent, capture_output=True, text=True, encoding="utf-8", check=True)
    return {row["id"]: row["findings"] for row in map(json.loads, done.stdout.splitlines())}


def hits(found: list[Row], base: list[Row]) -> set[tuple[str, str]]:
    """Return the (check, severity) that a text has more often than the good text it was made from."""
    before = Counter((each["code"], each["severity"]) for each in base)
    return set(Counter((each["code"], each["severity"]) for each in found) - before)


def published(folder: Path) -> Iterator[list[Row]]:
    """Yield the rows of each set that is there."""
    for path in (folder / name for name in SETS if (folder / name).is_file()):
        yield [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ours() -> list[Row]:
    """Return the pairs of ours as rows of a set."""
    lines = csv.DictReader(OURS.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    kinds = {"good": "clean", "wrong": "mutant"}
    return [
        {
            "id": str(number),
            "source": line["English"],
            "target": line["translation"],
            "lang": line["language"],
            "kind": kinds[line["verdict"]],
        }
        for number, line in enumerate(lines)
    ]


def count(folder: Path) -> dict[str, Tally]:
    """Return the tally of each half over all sets that are there: `tuned` and `held`."""
    tallies = {"tuned": Tally(), "held": Tally()}
    for rows in [*published(folder), ours()]:
        found, english = answers(rows), {row["id"]: row["source"] for row in rows}
        for row in rows:
            if (wrong := is_wrong(row)) is None:
                continue
            base = row.get("base", row["id"])
            tally = tallies["held" if held(english.get(base, row["source"])) else "tuned"]
            tally.texts[wrong] += 1
            into = tally.wrong if wrong else tally.good
            into.update(hits(found[row["id"]], found.get(base, []) if base != row["id"] else []))
    return tallies


def precision(wrong: int, good: int) -> float:
    """Return the share of wrong texts among those found, in percent."""
    return 100 * wrong / (wrong + good)


def lines(tallies: dict[str, Tally]) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Yield check, severity, and (wrong, good) for tuned, held and both; errors first."""
    tuned, rest = tallies["tuned"], tallies["held"]
    keys = sorted(
        {*tuned.wrong, *tuned.good, *rest.wrong, *rest.good}, key=lambda key: ("error warning info".index(key[1]), key)
    )
    for key in keys:
        parts = [(tally.wrong[key], tally.good[key]) for tally in (tuned, rest)]
        yield *key, [*parts, (parts[0][0] + parts[1][0], parts[0][1] + parts[1][1])]


def document(tallies: dict[str, Tally]) -> str:
    """Return the table of `docs/checks.md`."""
    rows = ["| check | severity | on wrong texts | on good texts | precision | held out |", "|---|---|---|---|---|---|"]
    for code, severity, (_, out, both) in lines(tallies):
        shares = [f"{precision(*part):.1f} %" if sum(part) else "—" for part in (both, out)]
        rows.append(f"| `{code}` | {severity} | {both[0]} | {both[1]} | {shares[0]} | {shares[1]} |")
    return "\n".join(rows)


def main() -> int:
    """Print the table, then the checks that block too easily."""
    given = [argument for argument in sys.argv[1:] if argument != "--doc"] or [os.environ.get("AFTERCARE_QA", "")]
    folder = Path(given[0]) if given[0] else ROOT.parent / "shared" / "qa"
    if not any((folder / name).is_file() for name in SETS):
        print(f"{folder} has none of {', '.join(SETS)}; name their folder")
        return 2
    tallies = count(folder)
    if "--doc" in sys.argv:
        before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n\n{document(tallies)}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")
    for name, tally in tallies.items():
        print(f"{name}: {tally.texts[True]} wrong texts, {tally.texts[False]} good ones")
    print(f"{'check':26}{'severity':10}{'tuned: wrong good':>20}{'held: wrong good':>20}{'precision':>11}")
    failed = []
    for code, severity, (tuned, out, both) in lines(tallies):
        share = precision(*both)
        print(f"{code:26}{severity:10}{tuned[0]:14}{tuned[1]:6}{out[0]:14}{out[1]:6}{share:10.1f} %")
        failed += [f"{code}: {share:.1f} %"] if severity == "error" and share < WANTED else []
    print("\nErrors of under 95 % precision:", "; ".join(failed) or "none")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
