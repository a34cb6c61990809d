"""A browser for the tests of this room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from chromium import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """Return a page for one content after the other: a new one takes longer than what most tests do with it."""
    return browser.new_page()
