"""Tables in notebooks: whole texts, escaped, aligned by their own direction, with links that lead somewhere."""

import re
from pathlib import Path

import pandas as pd

from aftercare.pipeline import tables
from aftercare.pipeline.display import Table, bar
from aftercare.pipeline.project import read
from projects import ROWS, project, put, synced

LONG = "Wash the wound with mild soap and water, then pat it dry <b>and</b> put the cream on it, " * 3
ARABIC = "اغسل الجرح"


def links(table, folder):
    return [(folder / href).resolve() for href in re.findall(r'href="([^"]+)"', table._repr_html_())]


def test_whole_texts_escaped_and_each_in_its_own_direction():
    table = Table(pd.DataFrame([(LONG, ARABIC)], columns=["English", "translation"]))
    html = table._repr_html_()
    assert LONG.replace("<", "&lt;").replace(">", "&gt;") in html
    assert html.count('<td dir="auto"') == 2
    assert "text-align:start" in html
    assert LONG in repr(table)


def test_a_bar_tells_its_numbers():
    html = bar({"missing": 1, "draft": 0, "translated": 2, "approved": 1})
    assert 'aria-label="1 approved, 2 translated, 1 missing"' in html
    assert re.findall(r"width:([\d.]+)%", html) == ["25.0", "50.0", "25.0"]


def test_every_link_leads_to_a_file_from_the_notebook_and_from_the_record(tmp_path, monkeypatch):
    settings = project(tmp_path / "p", rows={**ROWS, "h.long": LONG.replace("<b>", "").replace("</b>", "")})
    synced(settings)
    put(settings, "h.wait", "No use maquillaje durante al menos 24 horas.")
    (settings.root / "notebooks").mkdir()
    for start, base in ((settings.root / "notebooks",) * 2, (settings.root, settings.output / "reports")):
        monkeypatch.chdir(start)
        current = read()
        found = [*links(tables.source(current), base), *links(tables.findings(current), base)]
        assert len(found) > len(ROWS)
        assert all(Path(path).is_file() for path in found), found
        assert ">locales/<wbr>es/<wbr>LC_MESSAGES/<wbr>h.po:" in tables.findings(current)._repr_html_()
