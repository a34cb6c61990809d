"""The four notebooks of a new project in JupyterLab, by Run All Cells, as their author sees them."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page

from command import in_process
from declared import EXPORTERS, declared
from notebooks import notebook
from samples import real

pytestmark = pytest.mark.slow
TOKEN = "t" * 32
IDLE = "Python 3 (ipykernel) | Idle"
EXECUTED = """() => [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")]
  .every((prompt) => /\\[\\d+\\]/.test(prompt.textContent))"""
OPEN = """path => {
  [...jupyterapp.shell.widgets("main")].forEach((each) => each.dispose());
  return jupyterapp.commands.execute("docmanager:open", {path}).then(() => true);
}"""
LONG = "Wash the wound with mild soap and water once a day, and do not use alcohol or hydrogen peroxide on it."
SPANISH = "Lave la herida una vez al día con agua y un jabón suave, y no use en ella alcohol ni agua oxigenada."
ARABIC = "حافظ على الضمادة جافة لمدة 48 ساعة."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project as `init` makes it, with a finding in each language."""
    found = tmp_path_factory.mktemp("lab") / "clinic"
    assert in_process(found.parent, "init", "clinic", "--languages", "es,ar").returncode == 0
    settings, table = found / "aftercare.toml", found / "data" / "instructions.csv"
    text = settings.read_text(encoding="utf-8")
    settings.write_text('editions = ["standard", "large", "bilingual"]\n' + text, encoding="utf-8")
    text = table.read_text(encoding="utf-8")
    head, title, rest = text.replace("Wash the wound with mild soap and water once a day.", f'"{LONG}"').split("\n", 2)
    table.write_text(f"{head},picture\n{title},thermometer\n{rest}", encoding="utf-8")
    assert in_process(found, "sync").returncode == 0
    for tag, english, target in (("es", LONG, SPANISH.replace("una vez", "2 veces")), ("ar", "24 hours.", ARABIC)):
        path = found / "locales" / tag / "LC_MESSAGES" / "stitches.po"
        text = path.read_text(encoding="utf-8")
        text, count = re.subn(rf'({re.escape(english)}"\nmsgstr )""', rf'\1"{target}"', text)
        assert count == 1
        path.write_text(text, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def lab(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a JupyterLab with no settings but that it asks nobody for news."""
    home = tmp_path_factory.mktemp("home")
    quiet = {"LabApp": {"news_url": None, "check_for_updates_class": "jupyterlab.NeverCheckForUpdate"}}
    (home / "jupyter_server_config.json").write_text(json.dumps(quiet), encoding="utf-8")
    path = os.pathsep.join([declared(home), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    names = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    words = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", f"--IdentityProvider.token={TOKEN}"]
    words.append("--LabApp.expose_app_in_browser=True")
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *words, f"--ServerApp.root_dir={folder}"],
            env={**os.environ, **dict.fromkeys(names, str(home)), "PYTHONPATH": path},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api/status?token={TOKEN}", server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def test_the_menu_lists_the_exporters_that_the_server_finds(lab: str, folder: Path) -> None:
    document = replace(real("es"), editions=("standard", "large", "bilingual"))
    nbformat.write(notebook(document), folder / "saved.ipynb")
    with urlopen(f"{lab}/api/nbconvert?token={TOKEN}") as answer:
        listed = {name for name in json.load(answer) if name.startswith("handout")}
    assert listed == {name for name in EXPORTERS if "-" not in name}
    for name in listed:
        with urlopen(f"{lab}/nbconvert/{name}/saved.ipynb?token={TOKEN}") as answer:
            page = answer.read()
        assert page.startswith(b"%PDF-") if "pdf" in name else document.title.text in page.decode()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        try:
            urlopen(address)
        except URLError:
            assert server.poll() is None
            time.sleep(0.5)
        else:
            return
    pytest.fail("JupyterLab has not started")


@pytest.fixture(scope="module")
def page(browser: Browser, lab: str) -> Iterator[Page]:
    """Return JupyterLab for one notebook after the other: to load it takes as long as what most tests do with it."""
    found = browser.new_page(viewport={"width": 1400, "height": 1600})
    found.set_default_timeout(60_000)
    asked: list[str] = []
    found.on("request", lambda request: asked.append(request.url))
    found.goto(f"{lab}/lab?token={TOKEN}")
    found.wait_for_function("window.jupyterapp", polling=200)
    found.evaluate("window.jupyterapp.restored.then(() => true)")
    yield found
    found.close()
    assert [url for url in asked if re.match(r"(http|ws)s?://(?!127\.0\.0\.1:)", url)] == []


def run_all(page: Page, name: str) -> Locator:
    """Open a notebook alone, choose Run All Cells, and return the outputs; none may be an error or a warning."""
    page.evaluate(OPEN, f"notebooks/{name}.ipynb")
    kernel, accept = page.get_by_text(IDLE), page.locator(".jp-Dialog-button.jp-mod-accept")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    kernel.or_(accept).first.wait_for()
    if accept.count():  # a slow start: it asks which kernel
        accept.click()
    kernel.wait_for()
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    page.wait_for_function(EXECUTED, polling=200)  # at each frame, it would take longer than the cells
    kernel.wait_for()
    outputs = page.locator(".jp-OutputArea-output")
    kinds = outputs.evaluate_all("all => all.map(each => each.dataset.mimeType)")
    assert not {"application/vnd.jupyter.error", "application/vnd.jupyter.stderr"} & set(kinds), (
        outputs.all_inner_texts()
    )
    return outputs


def cell(page: Page, text: str) -> Locator:
    return page.locator(".jp-OutputArea-output td").filter(has_text=text).first


def test_the_author_sees_whole_texts_links_and_bars(page: Page) -> None:
    run_all(page, "1-translate")
    assert cell(page, LONG).inner_text() == LONG
    assert page.locator('[role="img"][aria-label^="1 translated, "]').first.bounding_box()["width"] > 100
    page.get_by_role("link", name="10", exact=True).click()
    page.locator(".lm-TabBar-tab.lm-mod-current", has_text="instructions.csv").wait_for()


def test_the_reviewer_sees_each_finding_in_its_own_direction_with_a_link_to_the_catalog(page: Page) -> None:
    run_all(page, "2-validate")
    for text, direction in ((LONG, "ltr"), (SPANISH.replace("una vez", "2 veces"), "ltr"), (ARABIC, "rtl")):
        found = cell(page, text)
        style = found.evaluate("cell => [getComputedStyle(cell).direction, getComputedStyle(cell).textAlign]")
        assert (found.inner_text(), *style) == (text, direction, "start")
    assert page.locator(".jp-OutputArea-output th", has_text="numbers").count()
    page.locator(".jp-OutputArea-output td a", has_text="locales/ar/LC_MESSAGES/stitches.po").first.click()
    page.locator(".lm-TabBar-tab.lm-mod-current", has_text="stitches.po").wait_for()


def test_the_pages_that_were_built_are_linked(folder: Path, page: Page) -> None:
    run_all(page, "3-export")
    assert (folder / "output" / "drafts" / "stitches" / "ar" / "stitches-ar-large.pdf").is_file()
    row = page.locator(".jp-OutputArea-output tr", has_text="stitches/ar")
    names = row.get_by_role("link").all_inner_texts()
    assert sorted(names) == ["bilingual html", "bilingual pdf", "html", "large pdf", "md", "pdf"]
    row.get_by_role("link", name="html").first.click()
    page.locator(".lm-TabBar-tab.lm-mod-current", has_text="stitches-ar.html").wait_for()


def test_the_handout_is_chosen_and_shown_as_its_page(page: Page) -> None:
    run_all(page, "handout")
    plain = page.locator(".jp-OutputArea-output").first
    assert max(plain.locator("img").evaluate_all("all => all.map(each => each.height)")) < 300
    for label in plain.locator("dt").all():  # JupyterLab has its own style for lists of facts
        value = label.locator("xpath=following-sibling::dd[1]")
        assert abs(label.bounding_box()["y"] - value.bounding_box()["y"]) < 5
    frame = page.frame_locator(".jp-OutputArea-output iframe")
    assert frame.locator("h1").inner_text() == "Caring for your stitches"
    page.get_by_label("language", exact=True).select_option("ar")
    frame.locator('html[dir="rtl"] li', has_text=ARABIC[:15]).wait_for()
    page.get_by_label("edition", exact=True).select_option("bilingual")
    frame.get_by_text("Keep the bandage dry for 24 hours.").wait_for()
    page.get_by_label("edition", exact=True).select_option("large")
    page.locator('.jp-OutputArea-output iframe[src^="data:application/pdf"]').wait_for()
