"""A PNG is taken where every reader takes it: the limits to the pixel, and what may stand where."""

import pytest

from aftercare.core.pictures.png_files import MAX_SIDE, whole
from picture_bytes import chunk, png

HEAD = b"\x89PNG\r\n\x1a\n"
PIXELS = b"\0\0\0" * 2
PALETTE = chunk(b"PLTE", b"\1\2\3")


def parts(data: bytes) -> list[bytes]:
    """Take a PNG apart: its header, its pixels and its end."""
    at = data.index(b"IDAT") - 4
    return [data[8:at], data[at:-12], data[-12:]]


def put(*wanted: bytes) -> bytes:
    return HEAD + b"".join(wanted)


IHDR, IDAT, IEND = parts(png())
COLOURED = parts(png(2, 2, PIXELS, colour=3))[0]


def test_it_is_whole_with_its_three_parts() -> None:
    assert whole(png())
    assert whole(put(IHDR, IDAT, IEND))


@pytest.mark.parametrize(
    "data",
    [
        *(put(*left) for left in ((IDAT, IEND), (IHDR, IEND), (IHDR, IDAT), (IDAT, IHDR, IEND))),
        put(IHDR, IDAT, chunk(b"tEXt", b"a"), IDAT, IEND),
        put(IHDR, IHDR, IDAT, IEND),
        put(COLOURED, IDAT, IEND),
        put(COLOURED, IDAT, PALETTE, IEND),
        put(COLOURED, PALETTE, PALETTE, IDAT, IEND),
        put(COLOURED, chunk(b"PLTE", b""), IDAT, IEND),
        put(COLOURED, chunk(b"PLTE", b"\1\2\3" * 257), IDAT, IEND),
        put(chunk(b"IHDR", b"\0" * 12), IDAT, IEND),
        put(IHDR, chunk(b"IDAT", b"no zlib"), IEND),
        put(IHDR, b"\xff" + IDAT[1:], IEND),
    ],
)
def test_what_lacks_a_part_or_has_it_elsewhere_is_not(data: bytes) -> None:
    assert not whole(data)


@pytest.mark.parametrize(
    "data",
    [
        put(COLOURED, PALETTE, IDAT, IEND),
        put(COLOURED, chunk(b"PLTE", b"\1\2\3" * 256), IDAT, IEND),
        put(IHDR, PALETTE, IDAT, IEND),
        put(IHDR, chunk(b"tEXt", b"a"), IDAT, chunk(b"tIME", b""), IEND),
        put(IHDR, IDAT, IEND) + b"more",
        put(IHDR, chunk(b"IDAT", IDAT[8:12]), chunk(b"IDAT", IDAT[12:-4]), IEND),
        png(1, MAX_SIDE, b"\0\0" * MAX_SIDE),
        png(MAX_SIDE, 1, b"\0" * (MAX_SIDE + 1)),
        png(2, 1, b"\4\0\0"),
    ],
)
def test_what_any_reader_takes_is(data: bytes) -> None:
    assert whole(data)


@pytest.mark.parametrize(
    "data",
    [
        png(1, MAX_SIDE + 1, b"\0\0" * (MAX_SIDE + 1)),
        png(MAX_SIDE + 1, 1, b"\0" * (MAX_SIDE + 2)),
        png(2000, 2001, b"\0" * 2001 * 2001),
        png(1, 0, b""),
        png(2, 1, b"\5\0\0"),
        png(2, 2, PIXELS, interlaced=2),
    ],
)
def test_what_is_over_a_limit_is_not(data: bytes) -> None:
    assert not whole(data)


def test_four_megapixels_are_the_most() -> None:
    assert whole(png(2000, 2000, b"\0" * 2001 * 2000))


@pytest.mark.parametrize(
    ("depth", "colour", "line"), [(1, 0, 3), (2, 0, 4), (4, 0, 6), (8, 2, 28), (16, 4, 37), (8, 6, 37)]
)
def test_a_line_has_as_many_bytes_as_its_nine_pixels_need(depth: int, colour: int, line: int) -> None:
    assert whole(png(9, 2, b"\0" * 2 * line, depth=depth, colour=colour))
    assert not whole(png(9, 2, b"\0" * (2 * line - 1), depth=depth, colour=colour))
    assert not whole(png(9, 2, b"\0" * (2 * line + 1), depth=depth, colour=colour))


@pytest.mark.parametrize("at", [10, 11])
def test_a_packing_or_filtering_of_another_kind_is_not(at: int) -> None:
    header = bytearray(IHDR[8:-4])
    header[at] = 1
    assert not whole(put(chunk(b"IHDR", bytes(header)), IDAT, IEND))
