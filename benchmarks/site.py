"""What the site costs at 500 handouts in 40 languages: `python benchmarks/site.py [HANDOUTS [LANGUAGES]]`.

Prints the size of the page for the staff without its fonts, how long it takes to write, and, from a folder in Chromium,
when it first paints and how long a search takes; then size and first paint of the largest page for patients. Titles are
made up; a tenth of the translations counts as reviewed.
"""

import re
import shutil
import sys
import tempfile
import time
from itertools import zip_longest
from pathlib import Path
from random import Random
from statistics import median

from playwright.sync_api import sync_playwright

from aftercare.core.language.languages import language
from aftercare.core.settings.clinic import Clinic
from aftercare.handout.document import State
from aftercare.handout.words import words
from aftercare.pipeline.site import files
from aftercare.pipeline.site.entries import Entry
from aftercare.pipeline.site.file_links import FileLink

TAGS = """
en es ht vi pt-BR zh-Hans zh-Hant fr tl ru ar it de ko pl gu th he hi ja
uk fa ur bn sr el sq ro hu km am hy so sw my ne ta te pa lo
""".split()  # noqa: SIM905 - forty short words
ROUNDS = 5
PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") done(startTime);
}).observe({ type: "paint", buffered: true }))"""
SEARCH = """() => {
  const field = document.getElementById("search");
  field.value = "wound creole";
  const start = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
THEMES = ("wound care", "tooth removal", "fever", "eye drops", "knee surgery", "insulin", "breathing", "sleep", "diet")


def entries(handouts: int, tags: list[str]) -> list[Entry]:
    chance = Random(1)
    interface = words(None)
    return [_entry(number, tag, interface, chance) for number in range(handouts) for tag in tags]


def _entry(number: int, tag: str, interface: object, chance: Random) -> Entry:
    slug = f"{THEMES[number % len(THEMES)].replace(' ', '-')}-at-home-{number}"
    title = f"Instructions for {THEMES[number % len(THEMES)]} at home, part {number}"
    state = State.SOURCE if tag == "en" else State.APPROVED if chance.random() < 0.1 else State.DRAFT
    folder = f"{'' if state.released else 'drafts/'}{slug}/{tag}/{slug}-{tag}"
    links = tuple(FileLink(form, f"{folder}.{form}", 60_000) for form in ("html", "pdf", "md"))
    own = language(tag)
    translated = title if tag == "en" else f"{own.endonym}: {title}"
    return Entry(slug, translated, title, own, state, links, interface)  # type: ignore[arg-type]


def measure(page: Path, patients: Path) -> tuple[float, float, float]:
    """Return the medians of first paint and of a search, and of first paint of a page for patients, in milliseconds."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        paints, searches, others = [], [], []
        for _ in range(ROUNDS):
            tab = browser.new_page(viewport={"width": 1280, "height": 800})
            tab.goto(page.as_uri())
            paints.append(tab.evaluate(PAINT))
            tab.evaluate(SEARCH)
            while not tab.evaluate("Boolean(window.aftercareTitles)"):
                time.sleep(0.01)
            searches.append(tab.evaluate(SEARCH))
            tab.goto(patients.as_uri())
            others.append(tab.evaluate(PAINT))
            tab.close()
        browser.close()
    return median(paints), median(searches), median(others)


def main() -> None:
    handouts, count = (int(given or usual) for given, usual in zip_longest(sys.argv[1:3], (500, 40)))
    clinic = Clinic("Bench clinic", "+13215550100", "(321) 555-0100")
    found = entries(handouts, TAGS[:count])
    start = time.perf_counter()
    pages = dict(files.pages(found, clinic, words(None)))
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        for name, text in pages.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        largest = max((name for name in pages if "/" in name), key=lambda name: len(pages[name].encode()))
        paint, search, other = measure(Path(folder) / "index.html", Path(folder) / largest)
    bare = re.sub(r"@font-face \{.*?\}\n?", "", pages["index.html"])
    print(f"{handouts} handouts in {count} languages")
    print(f"pages written in        {seconds * 1000:7.0f} ms")
    print(f"index without fonts     {len(bare.encode()) / 1000:7.0f} KB")
    print(f"index with fonts        {len(pages['index.html'].encode()) / 1000:7.0f} KB")
    print(f"titles for the search   {len(pages['titles.js'].encode()) / 1000:7.0f} KB")
    print(f"first paint             {paint:7.0f} ms, median of {ROUNDS}")
    print(f"a search                {search:7.0f} ms, median of {ROUNDS}")
    print(f"largest for patients    {len(pages[largest].encode()) / 1000:7.0f} KB with fonts, {largest}")
    print(f"its first paint         {other:7.0f} ms, median of {ROUNDS}")


if __name__ == "__main__":
    main()
