"""The column `picture`: names, files, and what is refused."""

from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from aftercare.core.errors import AftercareError, SourceError
from aftercare.core.pictures.pictograms import PNG, SVG, Picture, pictograms
from aftercare.core.pictures.picture_files import MAX_BYTES, picture
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.source.table import read_source
from picture_bytes import OPEN, chunk, png, svg
from samples import made

HEAD = "id,handout,section,kind,text,note,picture\nx.t,x,t,title,A title,,{}\nx.s,x,s,heading,A heading,,{}\nx.r,x,s,text,A row,,{}\n"


def read(folder: Path, *names: str):
    table = folder / "x.csv"
    table.write_text(HEAD.format(*names, *[""] * (3 - len(names))), encoding="utf-8")
    return read_source(table, frozenset(), name="x.csv").chosen()


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


@pytest.mark.parametrize(("named", "kept"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_with_an_accent_is_found_however_its_letters_are_kept(tmp_path: Path, named: str, kept: str) -> None:
    (tmp_path / normalize(kept, "genou plié.svg")).write_bytes(svg('<path d="M0 0h9v9z"/>'))
    (handout,) = read(tmp_path, normalize(named, "genou plié.svg"))
    assert handout.title.picture


def test_a_table_without_the_column_is_read_as_before(tmp_path: Path) -> None:
    table = tmp_path / "x.csv"
    table.write_text("id,handout,section,kind,text,note\nx.t,x,t,title,A title,\n", encoding="utf-8")
    (handout,) = read_source(table, frozenset(), name="x.csv").chosen()
    assert handout.title.picture is None


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("fone",), 'x.csv:2: picture: "fone" is neither a pictogram nor a file in .svg or .png; did you mean phone'),
        (("Phone",), "did you mean phone"),
        (("telefone",), "find names on healthicons.org"),
        (("pictures\\face.svg",), 'picture: "pictures\\face.svg" has \\ in its path; write pictures/face.svg'),
        (("qqqqqqqq",), "find names on healthicons.org"),
        (("", "nowhere.svg"), 'x.csv:3: picture: "nowhere.svg" cannot be read'),
        (("", "../x.svg"), 'x.csv:3: picture: "../x.svg" leaves the folder'),
        (("/etc/x.svg",), "neither a pictogram nor a file"),
        (
            ("", "", "phone"),
            "x.csv:4: picture: belongs beside a heading (title, heading, subheading) or in a row of kind picture only",
        ),
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
        '<clipPath id="a"><path clip-path="url(#b)"/></clipPath>',
        '<clipPath id="a" clip-path="url(#b)"><path/></clipPath>',
        '<clipPath id="a"><g><path style="clip-path: url(#b)"/></g></clipPath>',
        "<style>.a { clip-path: url(#b) }</style><clipPath id='b'><path class='a'/></clipPath>",
        "<g>" * 50 + "</g>" * 50,
        "<path/>" * 6000,
        "&x;",
    ],
)
def test_an_svg_that_runs_or_loads_something_is_refused(inside: str) -> None:
    with pytest.raises(ValueError, match="plain SVG"):
        picture(svg(inside))


BOXES = ("0 0 0 0", "0 0 9 0", "0 0 -1 9", "a b c d", "0 0 9", "0 0 9 9 9", "0 0 1e38 9", "nan 0 9 9", "0 0 inf 9", "")
SIDES = (
    "",
    'width="0" height="9"',
    'width="-1" height="9"',
    'width="9"',
    'width="100%" height="100%"',
    'width="1e9" height="1"',
)


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
        png(2, 2, b"\7\0\0" * 2),
        png(2, 2, b"\0\0\0"),
        png(2, 2, b"\0\0\0" * 3),
        png(2, 2, b"\0\0\0" * 2, colour=3),
        png(2, 2, b"\0\0\0" * 2, colour=3, more=chunk(b"PLTE", b"\1\2\3\4")),
        png(2, 2, b"\0\0\0" * 2, colour=5),
        png(2, 2, b"\0\0\0" * 2, depth=3),
        png(2, 2, b"\0" * 8, depth=4, colour=2),
        png(2, 2, b"\0\0\0" * 2, interlaced=2),
        png(2, 2, b"\0\0\0" * 2, interlaced=1),
        png(2, 2, b"\0\0\0" * 2, more=chunk(b"ABCD", b"")),
        png(2, 2, b"\0\0\0" * 2, more=chunk(b"IHDR", b"\0" * 13)),
        png(1, 4_000_000, b"\0\0" * 4_000_000),
        png(0, 2, b""),
        *(OPEN.replace("0 0 9 9", box).encode() + b"</svg>" for box in BOXES),
        *(f'<svg xmlns="http://www.w3.org/2000/svg" {sides}/>'.encode() for sides in SIDES),
        svg("<path/>").decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="utf-16"?>' + svg("<path/>"),
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + svg("<title>\xe9</title>").decode().encode("latin-1"),
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


TAKEN = {
    "grey": png(),
    "one bit": png(9, 2, b"\0\0\0" * 2, depth=1),
    "palette": png(2, 2, b"\0\0\0" * 2, colour=3, more=chunk(b"PLTE", b"\1\2\3")),
    "deep colours": png(2, 2, b"\4" + b"\0" * 16 + b"\1" + b"\0" * 16, colour=6, depth=16),
    "interlaced": png(3, 3, b"\0\0" + b"\0\0" + b"\0\0\0" + b"\0\0" * 2 + b"\0\0\0\0", interlaced=1),
    "a comment": png(2, 2, b"\0\0\0" * 2, more=chunk(b"tEXt", b"a\0b")),
    "as long as can be": png(1, 4000, b"\0\0" * 4000),
    "clipped": svg('<clipPath id="a"><path d="M0 0h9v9z"/></clipPath><path clip-path="url(#a)" d="M0 0h9v9z"/>'),
    "sides": b'<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9"><path d="M0 0h9v9z"/></svg>',
    "commas": OPEN.replace("0 0 9 9", "-1.5,0 ,.9e1, 9").encode() + b'<path d="M0 0h9v9z"/></svg>',
    "a mark of the byte order": b"\xef\xbb\xbf" + svg('<path d="M0 0h9v9z"/>'),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken_can_be_set(name: str) -> None:
    """As a logo and beside the title of a page, which is compiled as a build does it."""
    taken = picture(TAKEN[name])
    document = made("en", ("A row.",))
    title = replace(document.title, picture=taken)
    shown = replace(document, title=title, clinic=replace(document.clinic, logo=taken))
    assert compile_pdf(typst(shown), "en").startswith(b"%PDF")


def test_a_fault_of_typst_is_told_of_the_language() -> None:
    """No such picture passes; there may be others that end Typst's own code."""
    document = made("en", ("A row.",))
    fatal = Picture(PNG, png(2, 2, b"\0\0\0" * 2, colour=3, more=chunk(b"PLTE", b"\1\2\3\4")))
    with pytest.raises(AftercareError, match="language en: Typst stopped at the page"):
        compile_pdf(typst(replace(document, title=replace(document.title, picture=fatal))), "en")


@pytest.mark.parametrize("name", ["x.svg", "a/x.svg"])
def test_links_that_lead_to_themselves_are_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.svg").symlink_to(tmp_path / "x.svg")
    (tmp_path / "a").symlink_to(tmp_path / "a")
    with pytest.raises(SourceError, match=r"picture: .* cannot be read \(.*\); put the file there"):
        read(tmp_path, name)


def test_every_pictogram_is_safe_itself() -> None:
    for name in list(pictograms())[::40]:
        assert picture(pictograms()[name].data), name
