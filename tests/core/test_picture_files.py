"""What is wrong with a picture is told in full, with the remedy, and the limits hold to the last one."""

from pathlib import Path

import pytest

from aftercare.core.pictures.pictograms import PNG, SVG
from aftercare.core.pictures.picture_files import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, REMEDY, beside, picture
from picture_bytes import OPEN, png, svg

NO_BOX = OPEN.replace(' viewBox="0 0 9 9"', "")
BOX = "has a viewBox that is not four numbers, the last two of them lengths"
CLIPPED = '<clipPath id="a">{}</clipPath>'
TWICE = "clips what clips, which may take hours to draw"


def root(box: str = "", sides: str = "") -> bytes:
    start = OPEN.replace("0 0 9 9", box) if box else NO_BOX
    return f"{start.replace('<svg', f'<svg {sides}')}<path/></svg>".encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"GIF89a", "is neither SVG nor PNG, or has entities"),
        (b"<html/>", "is neither SVG nor PNG"),
        (svg("\xe9").decode().encode("latin-1"), "is not in UTF-8"),
        (b'<?xml-stylesheet href="x.css"?>' + svg(""), "names a style sheet outside"),
        (svg("<text/>"), "has <text>, which a page does not show"),
        (svg('<x:b xmlns:x="http://a"/>'), "has <b>, which a page does not show"),
        (svg('<path onclick="a"/>'), "has onclick=, which runs or loads something"),
        (svg('<g xlink:href="//a"/>'), "has href=, which runs or loads something"),
        (svg('<g src="a"/>'), "has src=, which runs or loads something"),
        (svg("<style>@import 'a'</style>"), "has a style that loads something"),
        (svg("<style>a { mask: url(#b) }</style>"), "has a style that clips; clip in the drawing itself"),
        (svg(CLIPPED.format('<path clip-path="url(#b)"/>')), TWICE),
        (svg(CLIPPED.format('<path style="FILTER: url(#b)"/>')), TWICE),
        (svg('<clipPath clip-path="url(#b)"/>'), TWICE),
        (svg("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH), "has too many parts"),
        (svg("<g/>" * MAX_ELEMENTS), "has too many parts"),
        (root("0 0 0.009 9"), BOX),
        (root("0 0 9 100001"), BOX),
        (root("-100001 0 9 9"), BOX),
        (root("0 0 9"), BOX),
        (root("x 0 9 9"), BOX),
        (root("0 0 9 9", 'width="0.009"'), "has a width or height that is not a length"),
        (root("0 0 9 9", 'height="9 px 9"'), "has a width or height that is not a length"),
        (root(), "has no viewBox"),
        (root(sides='width="9"'), "has no viewBox"),
        (root(sides='width="9" height="9%"'), "has no viewBox"),
    ],
)
def test_what_is_wrong_is_told_with_the_remedy(data: bytes, told: str) -> None:
    with pytest.raises(ValueError) as error:
        picture(data)
    assert str(error.value) == f"{told}; {REMEDY}"


def test_what_is_no_whole_png_or_too_large_is_told() -> None:
    with pytest.raises(
        ValueError, match=r"^is not a whole PNG of at most 4 megapixels and 4000 pixels a side; save it anew$"
    ):
        picture(png()[:-1])
    with pytest.raises(ValueError, match=r"^is over 200 kB; make it smaller$"):
        picture(svg("").ljust(MAX_BYTES + 1))


@pytest.mark.parametrize(
    "data",
    [
        svg("").ljust(MAX_BYTES),
        svg("<g>" * (MAX_DEPTH - 1) + "</g>" * (MAX_DEPTH - 1)),
        svg("<g/>" * (MAX_ELEMENTS - 1)),
        svg('<clipPath id="a"/><path clip-path="url(#a)"/>'),
        svg('<path fill="url(#a)" xlink:href="#a"/>'),
        *(root(box) for box in ("0 0 0.01 9", "-100000 0 9 100000", "0,0,9,9", " 0 , 0 .5 9. ", "+1e1 0 1E1 9")),
        *(
            root(sides=f'width="9{unit}" height="0.01"')
            for unit in ("", "px", "pt", "pc", "mm", "cm", "in", "em", "ex")
        ),
        root("0 0 9 9", 'width="50%" height=" 9 "'),
    ],
)
def test_what_every_viewer_draws_is_taken(data: bytes) -> None:
    found = picture(data)
    assert (found.mime, found.data) == (SVG, data)


def test_a_file_is_read_in_its_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("x.png", "a/y.png"):
        (tmp_path / name).write_bytes(png())
    assert beside(tmp_path, "a/y.png", Path.read_bytes).mime == PNG
    with pytest.raises(ValueError, match=r"^leaves the folder; put the file into it or below$"):
        beside(tmp_path / "a", "../x.png", Path.read_bytes)
    with pytest.raises(
        ValueError, match=r"^cannot be read \(No such file or directory\); put the file there, or correct the name$"
    ):
        beside(tmp_path, "z.png", Path.read_bytes)
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    with pytest.raises(
        ValueError, match=r"^cannot be read \((its links lead to themselves|Too many levels of symbolic links)\)"
    ):
        beside(tmp_path, "loop.png", Path.read_bytes)
