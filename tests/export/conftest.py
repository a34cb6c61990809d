"""A page of the browser for the tests of this room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return a page for one content after the other: a new one takes longer than what most tests do with it."""
    found = browser.new_page()
    yield found
    found.close()
