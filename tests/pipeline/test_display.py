"""Tables in notebooks: whole texts, escaped, aligned by their own direction, with links that lead somewhere."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from aftercare.pipeline.reports import finding_tables, tables
from aftercare.pipeline.reports.display import Table, bar
from aftercare.pipeline.snapshot.project import read
from projects import ROWS, project, put, synced

LONG = "Wash the wound with mild soap and water, then pat it dry <b>and</b> put the cream on it, " * 3
ARABIC = "اغسل الجرح"


def links(table, folder):
    return [(folder / href).resolve() for href in re.findall(r'href="([^"]+)"', table._repr_html_())]


def test_whole_texts_escaped_and_each_in_its_own_direction():
    table = Table(["English", "translation"], [(LONG, ARABIC)])
    html = table._repr_html_()
    assert LONG.replace("<", "&lt;").replace(">", "&gt;") in html
    assert html.count('<td dir="auto"') == 2
    assert "text-align:start" in html
    assert LONG in repr(table)


STYLE = "text-align:start;vertical-align:top;white-space:normal;overflow-wrap:break-word;max-width:34em"


def test_a_table_in_html():
    table = Table(["a&b", "c"], [["<1>", 2], ["3", 4]], {"c": [Markup("<b>2</b>"), Markup("<b>4</b>")]})
    rows = [["&lt;1&gt;", "<b>2</b>"], ["3", "<b>4</b>"]]
    head = "".join(f'<th style="{STYLE}">{name}</th>' for name in ("a&amp;b", "c"))
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto" style="{STYLE}">{cell}</td>' for cell in row) + "</tr>" for row in rows
    )
    assert table._repr_html_() == f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def test_a_table_as_text_is_whole():
    told = repr(Table([f"column {at}" for at in range(30)], [[LONG] * 30] * 70))
    assert told.count(LONG.strip()) == 70 * 30
    assert len(told.splitlines()) == 71


@pytest.mark.parametrize("named", [False, True])
def test_a_table_as_a_frame(named):
    frame = Table(["row", "count"], [("x", 2), ("y", 4)], named=named).frame
    assert (frame.index.name, frame["count"].sum()) == ("row" if named else None, 6)


COLOURS = {"approved": "#1b6e3c", "translated": "#7fb069", "draft": "#f2c14e", "missing": "#d9d9d9"}


@pytest.mark.parametrize(
    ("counts", "told", "parts"),
    [
        ((0, 0, 0, 0), "", []),
        ((1, 0, 0, 0), "1 missing", [("missing", "100.0")]),
        ((2, 1, 0, 0), "1 draft, 2 missing", [("draft", "33.3"), ("missing", "66.7")]),
        (
            (1, 2, 3, 4),
            "4 approved, 3 translated, 2 draft, 1 missing",
            [("approved", "40.0"), ("translated", "30.0"), ("draft", "20.0"), ("missing", "10.0")],
        ),
    ],
)
def test_a_bar_in_html(counts, told, parts):
    spans = "".join(f'<span style="background:{COLOURS[state]};width:{part}%"></span>' for state, part in parts)
    style = "display:flex;width:9em;height:1em;border:1px solid #767676"
    html = f'<span role="img" aria-label="{told}" title="{told}" style="{style}">{spans}</span>'
    assert bar(dict(zip(("missing", "draft", "translated", "approved"), counts, strict=True))) == html


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
        found = [*links(tables.source(current), base), *links(finding_tables.findings(current), base)]
        assert len(found) > len(ROWS)
        assert all(Path(path).is_file() for path in found), found
        assert ">locales/<wbr>es/<wbr>LC_MESSAGES/<wbr>h.po:" in finding_tables.findings(current)._repr_html_()
