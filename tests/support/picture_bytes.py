"""Small pictures as bytes."""

import struct
import zlib

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def svg(inside: str) -> bytes:
    return f"{OPEN}{inside}</svg>".encode()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(  # noqa: PLR0913 - what a header says
    width: int = 2,
    height: int = 2,
    pixels: bytes | None = None,
    *,
    depth: int = 8,
    colour: int = 0,
    interlaced: int = 0,
    more: bytes = b"",
) -> bytes:
    raw = zlib.compress(pixels if pixels is not None else b"\0\0\0" * height)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    parts = chunk(b"IHDR", header) + more + chunk(b"IDAT", raw) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
