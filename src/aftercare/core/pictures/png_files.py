"""Whether a PNG is intact: what one reader tolerates makes another fail, and pages go through several."""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS, MAX_SIDE = 4_000_000, 4000
COLOURS = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
"""By the type of colour: the values of a pixel, and how many bits each may have."""
PALETTE = 3
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of an interlaced picture: the first column and row of each pass, and the steps to the next ones."""
FILTERS = 5
KNOWN = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
"""The parts that no reader may pass over; their names begin with a capital."""


def whole(data: bytes) -> bool:
    """Whether a PNG has its parts, each with the right checksum, and exactly the pixels that its header says."""
    try:
        parts = [*_parts(data)]
        return _in_order([kind for kind, _ in parts]) and _fits(parts)
    except (ValueError, struct.error, zlib.error):
        return False


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the body of each part up to the end. Raises ValueError for a damaged one."""
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != zlib.crc32(kind + body).to_bytes(4):
            raise ValueError(kind)
        yield kind, body
        at += 12 + length


def _in_order(kinds: list[bytes]) -> bool:
    """Whether what every reader must know stands as it should: header, colours, pixels in one run, end."""
    needed = [kind for kind in kinds if kind[:1].isupper()]
    first = kinds.index(b"IDAT") if b"IDAT" in kinds else len(kinds)
    run = kinds[first : first + kinds.count(b"IDAT")]
    once = all(needed.count(kind) == 1 for kind in needed if kind != b"IDAT")
    palette_first = b"PLTE" not in kinds or kinds.index(b"PLTE") < first
    return kinds[0] == b"IHDR" and {*needed} <= {*KNOWN} and once and palette_first and {*run} == {b"IDAT"}


def _fits(parts: list[tuple[bytes, bytes]]) -> bool:
    """Whether the size is within the limits, and the pixels are no more and no fewer than it says."""
    bodies = {kind: body for kind, body in parts if kind != b"IDAT"}
    width, height, depth, colour, packing, filtering, interlaced = struct.unpack(">IIBBBBB", bodies[b"IHDR"])
    values, depths = COLOURS.get(colour, (0, ()))
    sized = 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS
    if not sized or depth not in depths or packing or filtering or interlaced > 1:
        return False
    palette = bodies.get(b"PLTE", b"")
    if len(palette) % 3 or len(palette) > 3 * 256 or (colour == PALETTE and not palette):
        return False
    lines = [*_lines(width, height, values * depth, PASSES if interlaced else ((0, 0, 1, 1),))]
    pixels = _unpacked(b"".join(body for kind, body in parts if kind == b"IDAT"), sum(lines))
    starts = [0]
    for length in lines:
        starts.append(starts[-1] + length)
    return len(pixels) == starts.pop() and all(pixels[start] < FILTERS for start in starts)


def _lines(width: int, height: int, bits: int, passes: tuple[tuple[int, int, int, int], ...]) -> Iterator[int]:
    """Yield the bytes of each line, the one that names its filter included."""
    for column, row, across, down in passes:
        pixels = len(range(column, width, across))
        yield from [1 + (pixels * bits + 7) // 8] * (len(range(row, height, down)) if pixels else 0)


def _unpacked(packed: bytes, size: int) -> bytes:
    """Return the pixels, one byte more than their size at most."""
    return zlib.decompressobj().decompress(packed, size + 1)
