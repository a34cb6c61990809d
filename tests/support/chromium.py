"""A real browser without a network, and what pages are held against in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from command import ROOT

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first has no windows that could be shown, and does the same for three quarters of the time."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width && (box.left < -0.5 || box.right > innerWidth + 0.5);
}).map((element) => element.outerHTML.slice(0, 120))"""

VIOLATIONS = """rules => axe.run(document, {runOnly: rules, iframes: false, resultTypes: ["violations"]}).then(
  ({violations}) => violations.map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 120))]))"""
"""What is wrong in whole; the other results would be worked out for each element, and thrown away."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium, or skip the test where there is none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine; run `make test`, which installs it where the system can")
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=list(QUIET))
        yield found
        found.close()


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds on a page: each rule with the elements that break it."""
    page.evaluate((ROOT / "tests/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    return [(rule, elements) for rule, elements in page.evaluate(VIOLATIONS, RULES)]
