"""Copies of the project that tests may change."""

import gc
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aftercare.core.process import prepare
from command import built_once, copy_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser

prepare()
# What a shell starts in the background ignores Ctrl-C, and so would all that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

LONGEST = [
    f"test_{name}.py"
    for name in (
        "states",
        "kept_pages",
        "stops_alone",
        "meanwhile",
        "kills",
        "site",
        "review_page",
        "handouts",
        "jupyterlab",
        "pages",
        "hostile_servers",
        "translate",
        "pdf_words",
        "pages_of_paper",
        "wheel",
        "build",
        "hostile",
        "firefox_plain",
        "pdf_text",
        "exporters",
        "amounts",
        "drawn",
        "cluster",
        "newcomer",
        "runners",
        "histories",
        "forgeries",
        "revisions",
        "engines",
    )
]
"""The modules that take longest are begun first, so that all processes end together."""


PROGRAMS = {"chattr", "msgattrib", "msgcat", "msgfmt", "pdffonts", "pdfinfo", "pdftoppm", "pdftotext"}
SLOW = "\npytestmark = pytest.mark.slow\n"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave modules without a quick test unread where only those are wanted: their libraries take long to import."""
    quick = config.option.markexpr == "not slow" and collection_path.suffix == ".py"
    return True if quick and SLOW in collection_path.read_text(encoding="utf-8") else None


@contextmanager
def _skipped_without_its_program() -> Iterator[None]:
    """Skip a test that needs a program that is not here: `tools/system-packages.sh` installs all where it may."""
    try:
        yield
    except FileNotFoundError as error:
        if error.filename not in PROGRAMS or shutil.which(error.filename):
            raise
        pytest.skip(f"{error.filename} is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Iterator[None]:
    """Skip where a fixture needs such a program."""
    with _skipped_without_its_program():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Skip where the test does."""
    with _skipped_without_its_program():
        return (yield)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are cores: many tests wait for a browser, a server or a limit of time."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Leave alone what was collected: to look through thousands of tests for unused memory took longer than most of them."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Watch tests of the notebook engine by a thread: cells have the alarm signal for themselves."""
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))
    for item in items:
        if "notebook_engine" in item.path.parts:
            item.add_marker(pytest.mark.timeout(method="thread"))


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Run one browser for all modules: its start takes as long as many of their tests. Their pages are closed by them."""
    from chromium import chromium

    with chromium() as found:
        yield found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a fresh copy of this project's content."""
    return copy_to(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has been built; tests that change it take a copy."""
    return built_once(tmp_path_factory, "built", copy_to)
