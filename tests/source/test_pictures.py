"""The column `picture`: names, files, and what is refused."""

from pathlib import Path

import pytest

from aftercare.core.errors import SourceError
from aftercare.core.picture_files import MAX_BYTES, picture
from aftercare.core.pictures import PNG, SVG, pictograms
from aftercare.source.table import read_handouts
from picture_bytes import png, svg

HEAD = "id,handout,section,kind,text,note,picture\nx.t,x,t,title,A title,,{}\nx.s,x,s,heading,A heading,,{}\nx.r,x,s,text,A row,,{}\n"


def read(folder: Path, *names: str):
    table = folder / "x.csv"
    table.write_text(HEAD.format(*names, *[""] * (3 - len(names))), encoding="utf-8")
    return read_handouts(table, frozenset(), name="x.csv")


def test_a_heading_has_a_pictogram_or_a_file_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "face.svg").write_bytes(svg('<path d="M0 0h9v9z"/>'))
    (handout,) = read(tmp_path, "pictures/face.svg", "phone")
    assert handout.title.picture is not None
    assert b"M0 0h9v9z" in handout.title.picture.data
    phone = handout.sections[1].heading.picture
    assert phone == pictograms()["phone"]
    assert b"currentColor" not in phone.drawn("#12395b")
    assert phone.uri("#12395b").startswith("data:image/svg+xml,")
    assert handout.rows[2].picture is None


def test_a_table_without_the_column_is_read_as_before(tmp_path: Path) -> None:
    table = tmp_path / "x.csv"
    table.write_text("id,handout,section,kind,text,note\nx.t,x,t,title,A title,\n", encoding="utf-8")
    (handout,) = read_handouts(table, frozenset(), name="x.csv")
    assert handout.title.picture is None


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("fone",), 'x.csv:2: picture: "fone" is neither a pictogram nor a file in .svg or .png; did you mean phone'),
        (("Phone",), "did you mean phone"),
        (("qqqqqqqq",), "find names on healthicons.org"),
        (("", "nowhere.svg"), 'x.csv:3: picture: "nowhere.svg" cannot be read'),
        (("", "../x.svg"), 'x.csv:3: picture: "../x.svg" leaves the folder'),
        (("/etc/x.svg",), "neither a pictogram nor a file"),
        (("", "", "phone"), "x.csv:4: picture: stands beside a heading only"),
        (("", "x.csv"), "neither a pictogram nor a file"),
    ],
)
def test_what_is_no_picture_is_told_by_row(tmp_path: Path, names: tuple[str, ...], told: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, *names)
    assert told in str(error.value)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onclick="alert(1)"/>',
        '<a xlink:href="https://example.org"><path/></a>',
        '<image href="https://example.org/x.png"/>',
        '<use href="#x"/>',
        '<g xlink:href="//example.org/x"/>',
        "<foreignObject><p/></foreignObject>",
        "<style>@import url(https://example.org/x.css);</style>",
        "<style>path { fill: url(https://example.org/x) }</style>",
        "<style>path { fill: u\\72l(x) }</style>",
        '<path style="fill: url(//example.org/x)"/>',
        '<path fill="url(data:image/png,x)"/>',
        "<text>words</text>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        "<path>",
        "<g>" * 50 + "</g>" * 50,
        "<path/>" * 6000,
        "&x;",
    ],
)
def test_an_svg_that_runs_or_loads_something_is_refused(inside: str) -> None:
    with pytest.raises(ValueError, match="plain SVG"):
        picture(svg(inside))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<html></html>",
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>' + svg("<title>&b;</title>"),
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<title>&a;</title>"),
        b'<?xml-stylesheet href="https://example.org/x.css"?>' + svg("<path/>"),
        svg("<!-- " + "x" * MAX_BYTES + " -->"),
        png()[:-20],
        png().replace(b"IDAT", b"IDAx"),
        png(100_000, 100_000),
        png(2, 2, b"\0" * 5_000_000),
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_a_file_that_is_none_or_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"SVG|PNG|smaller|style"):
        picture(data)


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"><stop/></linearGradient></defs><path fill="url(#a)"/>',
        "<style>.a { fill: #123 }</style><title>Logo</title><path class='a'/>",
    ],
)
def test_drawings_are_taken(inside: str) -> None:
    assert picture(svg(inside)).mime == SVG
    assert picture(png()).mime == PNG


def test_every_pictogram_is_safe_itself() -> None:
    for name in list(pictograms())[::40]:
        assert picture(pictograms()[name].data), name
