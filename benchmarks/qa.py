"""Measures the checks on the translation benchmark: by class, by language, and against the targets.

    python benchmarks/qa.py [FOLDER]

FOLDER holds `qa_bench.py` and `dev.jsonl`: the argument, or the variable AFTERCARE_QA, or `../shared/qa`.
Exit status 1 if a target is missed, 2 if the benchmark is not there.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from findings import times

ROOT = Path(__file__).parents[1]
NUMBERS = (
    "number_changed",
    "number_magnitude",
    "number_lost",
    "range_changed",
    "decimal_broken",
    "number_respelled_wrong",
)
FACTS = {"numbers", "number-order", "number-notation", "units"}
Result = dict[str, Any]
REACH: tuple[tuple[str, str, float, Callable[[Result], float]], ...] = (
    ("critical classes, at error", "≥", 92, lambda found: found["critical"]["err"]),
    ("critical classes, at any severity", "≥", 97, lambda found: found["critical"]["any"]),
    ("weakest language, critical at error", "≥", 84, lambda found: min(v["crit_err"] for v in found["lang"].values())),
    ("good translations with an error", "≤", 2, lambda found: found["fp"]["audited"]["err"]),
    ("good translations with an error or a warning", "≤", 10, lambda found: found["fp"]["audited"]["any"]),
    ("correct rewritings with an error", "≤", 2, lambda found: found["variant_all"]["err"]),
    ("number classes, mean", "≥", 95, lambda found: sum(map(_err(found), NUMBERS)) / len(NUMBERS)),
    ("false alarms about numbers, pairs with digits", "≤", 1.5, lambda found: found["digits"]),
)
FLOORS = (
    ("err", 99, "phone_changed url_changed placeholder_broken html_broken"),
    ("err", 85, "unit_swapped"),
    ("err", 90, "negation_dropped"),
    ("err", 93, "sentence_dropped half_untranslated"),
    ("any", 93, "wrong_language_close"),  # in short texts these are warnings at most
    ("any", 98, "wrong_language_far"),
    ("err", 97, "mojibake invisible_char homoglyph"),
    ("any", 75, "negation_added"),
    ("any", 85, "numbers_permuted"),
    ("any", 90, "word_untranslated"),
)


def main() -> int:
    """Run the benchmark and print how accurate the checks are."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("AFTERCARE_QA", "")
    folder = Path(given) if given else ROOT.parent / "shared" / "qa"
    if not (folder / "qa_bench.py").is_file() or not (folder / "dev.jsonl").is_file():
        print(f"{folder} has no qa_bench.py and dev.jsonl; name the benchmark's folder: make qa QA=FOLDER")
        return 2
    lines = [*reached(run(folder))]
    print("\nReach", *(text for text, _ in lines), sep="\n  ")
    print("\nCPU time of one process", *times(folder / "dev.jsonl"), sep="\n  ")
    return 0 if all(good for _, good in lines) else 1


def run(folder: Path) -> Result:
    """Return the benchmark's result; its own tables go to the terminal."""
    command = f'"{sys.executable}" -c "from aftercare.cli.main import main; main()" check --pairs'
    with tempfile.TemporaryDirectory() as place:
        result, findings = Path(place) / "result.json", Path(place) / "findings.jsonl"
        bench = [sys.executable, str(folder / "qa_bench.py"), str(folder / "dev.jsonl"), "--command", command]
        subprocess.run([*bench, "--json", str(result), "--findings", str(findings)], check=True)
        found: Result = json.loads(result.read_text())
        found["digits"] = false_alarms(folder / "dev.jsonl", findings)
    return found


def false_alarms(pairs: Path, findings: Path) -> float:
    """Return the share, in percent, of good pairs with digits that the checks of numbers call an error."""
    found = {row["id"]: row["findings"] for row in map(json.loads, findings.open(encoding="utf-8"))}
    good = [
        row["id"]
        for row in map(json.loads, pairs.open(encoding="utf-8"))
        if row["kind"] == "clean" and row.get("audit") != "real" and any(map(str.isdigit, row["source"]))
    ]
    wrong = [name for name in good if any(code in FACTS and severity == "error" for code, severity in found[name])]
    return 100 * len(wrong) / len(good)


def reached(found: Result) -> Iterator[tuple[str, bool]]:
    """Yield each target with what was measured, and whether it is met."""
    for name, sign, wanted, measure in REACH:
        yield _line(name, sign, wanted, measure(found))
    for severity, wanted, classes in FLOORS:
        for name in classes.split():
            label = f"{name.replace('_', ' ')}, at {'error' if severity == 'err' else 'any severity'}"
            yield _line(label, "≥", wanted, found["classes"][name][severity])


def _line(name: str, sign: str, wanted: float, value: float) -> tuple[str, bool]:
    good = value >= wanted if sign == "≥" else value <= wanted
    return f"{name:48} {sign} {wanted:5.1f}   {value:5.1f}   {'reached' if good else 'MISSED'}", good


def _err(found: Result) -> Callable[[str], float]:
    return lambda name: float(found["classes"][name]["err"])


if __name__ == "__main__":
    sys.exit(main())
