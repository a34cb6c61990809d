"""Milliseconds from a save of the CSV until a browser shows the row: `python benchmarks/preview.py`."""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PARTS = ("pyproject.toml", "data", "locales", "notebooks")
LANGUAGES = ("en", "es", "ar", "zh-Hans")
SAVES = 10
QUIET = ["--no-sandbox", "--disable-gpu"]
SHOWN = """text => {
  const page = document.querySelector("iframe").contentDocument;
  return page && page.body && page.body.innerText.replace(/\\u00a0/g, " ").includes(text);
}"""


def main() -> None:
    """Print the median and the slowest of some saves, by language."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for part in PARTS:
            source = ROOT / part
            shutil.copytree(source, root / part) if source.is_dir() else shutil.copy(source, root / part)
        (root / "node_modules").symlink_to(ROOT / "node_modules")
        command = [str(Path(sys.executable).with_name("aftercare")), "preview"]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as running:
            address = re.search(r"http\S+", running.stdout.readline())[0]
            for language in LANGUAGES:
                spent = measured(address, language, root / "data" / "instructions.csv")
                print(f"{language}: {statistics.median(spent):.0f} ms, slowest {max(spent):.0f} ms")
            running.terminate()


def measured(address: str, language: str, source: Path) -> list[float]:
    """Edit a row of the English again and again, and return how long each took to be seen.

    Translations stay as they are, so in other languages it is a row that has none and is shown in English.
    """
    before, spent = source.read_text(encoding="utf-8"), []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = browser.new_page()
        page.goto(f"{address}?language={language}")
        page.wait_for_timeout(2000)
        for number in range(SAVES):
            text = f"A row that was written for the {number}th time."
            row = f"microneedling.day-1.new,microneedling,day-1,text,{text},\n"
            lines = before.splitlines(keepends=True)
            at = next(at for at, line in enumerate(lines) if line.startswith("microneedling.day-1.makeup"))
            start = time.perf_counter()
            source.write_text("".join([*lines[:at], row, *lines[at:]]), encoding="utf-8")
            page.wait_for_function(SHOWN, arg=text)
            spent.append(1000 * (time.perf_counter() - start))
        browser.close()
    source.write_text(before, encoding="utf-8")
    return spent


if __name__ == "__main__":
    main()
