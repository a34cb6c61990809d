"""`aftercare preview` in a browser: chosen on the page, and shown again at every save."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from command import command, copy_with_few_languages

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_with_few_languages(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """Start the command as a user does, and return the address that it says."""
    with subprocess.Popen(command("preview"), cwd=root, stdout=subprocess.PIPE, text=True) as running:
        yield re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/[\w-]{32}/)\n", running.stdout.readline())[1]
        running.terminate()


@pytest.fixture(scope="module")
def only_page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    found.set_default_timeout(60_000)
    yield found
    found.close()


@pytest.fixture
def page(only_page: Page, address: str) -> Page:
    only_page.goto(address)
    return only_page


def test_what_is_chosen_is_shown(page: Page) -> None:
    shown = page.frame_locator("iframe")
    expect(shown.locator("h1")).to_contain_text("Instructions after")
    assert shown.locator("img").first.evaluate("(picture) => picture.decode().then(() => picture.naturalWidth)") > 0
    page.get_by_label("Language").select_option("ar")
    expect(shown.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_label("pseudo").check()
    expect(shown.locator("h1")).to_contain_text("[")
    expect(page.get_by_label("Language")).to_have_value("ar")
    page.get_by_label("Edition").select_option("bilingual")
    expect(shown.locator(".both").first).to_be_visible()


def test_a_save_is_seen_and_so_is_a_mistake(page: Page, root: Path) -> None:
    source = root / "data" / "instructions.csv"
    before = source.read_text(encoding="utf-8")
    shown = page.frame_locator("iframe")
    expect(shown.get_by_text(re.compile(r"at least 12\shours"))).to_be_visible()
    source.write_text(before.replace("at least 12 hours", "at least 13 hours"), encoding="utf-8")
    expect(shown.get_by_text(re.compile(r"at least 13\shours"))).to_be_visible(timeout=60_000)
    source.write_text(before.replace(",dont,", ",don,"), encoding="utf-8")
    expect(shown.get_by_role("alert")).to_contain_text('data/instructions.csv:9: kind: "don"', timeout=60_000)
    source.write_text(before, encoding="utf-8")
    expect(shown.get_by_text(re.compile(r"at least 12\shours"))).to_be_visible(timeout=60_000)
    assert not (root / "output").exists()
