"""The site in Firefox without scripts and without a mouse, on a small screen and printed."""

import base64
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aftercare.export.exporters import HandoutHtmlExporter
from aftercare.handout.document import State
from command import ROOT
from notebooks import notebook
from samples import CLINIC, TAGS, real
from site_entries import entry, filed, write

pytestmark = pytest.mark.slow

WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">')


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the script prints of the pages for the staff, for patients, and of handouts in several scripts."""
    firefox = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    node = Path(sys.executable).with_name("node")
    if firefox is None or not node.exists():
        pytest.skip("no Firefox on this machine; run `make test`, which installs it where the system can")
    site = tmp_path_factory.mktemp("site")
    write(site, [filed(entry(tag, handout="a", state=State.APPROVED)) for tag in TAGS], CLINIC)
    paths = ["index.html", "languages.html", "en/index.html", "ar/index.html", "th/index.html"]
    for tag in ("en", "ar", "th", "zh-Hans"):
        text, _ = HandoutHtmlExporter().from_notebook_node(notebook(real(tag)))
        (site / f"handout-{tag}.html").write_text(text, encoding="utf-8")
        paths.append(f"handout-{tag}.html")
    command = [node, ROOT / "tests/browser/firefox_plain.mjs", firefox, site, *paths]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_keys_reach_every_link_and_show_where_they_are(seen: dict[str, Any]) -> None:
    for path, page in seen["pages"].items():
        reached = [each["href"] for each in page["reached"]]
        assert reached == page["links"], path
        assert [each for each in page["reached"] if not (each["visible"] and each["ring"])] == [], path
    index = seen["pages"]["index.html"]
    assert {f"./{tag}/index.html" for tag in TAGS} <= {each["href"] for each in index["reached"]}
    assert index["hidden"] == ["find"]  # what needs a script is not shown
    assert seen["way"].endswith("/de/index.html")


def test_nothing_runs_off_a_small_screen(seen: dict[str, Any]) -> None:
    assert {path: page["width"] for path, page in seen["pages"].items() if page["width"] > 320} == {}


def test_print_has_everything_within_the_paper(seen: dict[str, Any]) -> None:
    for path, page in seen["pages"].items():
        data = base64.b64decode(page["pdf"])
        said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True).stdout
        words = [[float(edge) for edge in edges] for edges in WORD.findall(said.decode())]
        assert len(words) >= 17, path
        assert [edges for edges in words if edges[0] < 20 or edges[2] > 592 or edges[3] > 792] == [], path
