"""Whether a picture that somebody brings is safe to set: an SVG without scripts or outside references, or a PNG."""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from .inputs import Reader
from .pictures import PNG, SVG, Picture

MAX_BYTES = 200_000
MAX_ELEMENTS, MAX_DEPTH = 5000, 40
MAX_PIXELS = 4_000_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"
NAMESPACE = "{http://www.w3.org/2000/svg}"
GRADIENTS = ("linearGradient", "radialGradient", "stop")
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
PARTS = frozenset({"svg", "g", "defs", "clipPath", "title", "desc", "style", "metadata", *SHAPES, *GRADIENTS})
REMEDY = "save it as a plain SVG with all text turned into paths, or as a PNG"
_REFERENCE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|data:|expression\(|\\", re.IGNORECASE)


def picture(data: bytes) -> Picture:
    """Return a picture file. Raises ValueError with what is wrong with it and how to put it right."""
    if len(data) > MAX_BYTES:
        raise ValueError(f"is over {MAX_BYTES // 1000} kB; make it smaller")
    if data.startswith(SIGNATURE):
        if not _whole(data):
            raise ValueError("is not a whole PNG of at most 4 megapixels; save it anew")
        return Picture(PNG, data)
    if b"<?xml-stylesheet" in data:
        raise ValueError(f"names a style sheet outside; {REMEDY}")
    if reason := next(_faults(data), ""):
        raise ValueError(f"{reason}; {REMEDY}")
    return Picture(SVG, data)


def beside(folder: Path, name: str, reader: Reader) -> Picture:
    """Return a picture file in or below a folder. Raises ValueError with what is wrong and how to put it right."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError("leaves the folder; put the file into it or below")
    try:
        return picture(reader(path))
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror}); put the file there, or correct the name") from None


def _whole(data: bytes) -> bool:
    """Whether a PNG has its parts, each with the right checksum, from header to end, and pixels within the limit."""
    at, packed, size = len(SIGNATURE), b"", 0
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != zlib.crc32(kind + body).to_bytes(4):
            return False
        if kind == b"IHDR" and length == 13:
            width, height, depth = struct.unpack_from(">IIB", body)
            size = width * height * depth * 4 // 8 + 2 * height if width * height <= MAX_PIXELS else 0
        if kind == b"IDAT":
            packed += body
        if kind == b"IEND":
            return bool(size) and _unpacks(packed, size)
        at += 12 + length
    return False


def _unpacks(packed: bytes, size: int) -> bool:
    """Whether the pixels are no more than their size says."""
    unpacker = zlib.decompressobj()
    try:
        return bool(unpacker.decompress(packed, size)) and not unpacker.unconsumed_tail
    except zlib.error:
        return False


def _faults(data: bytes) -> Iterator[str]:
    """Yield what is wrong with an SVG."""
    depth = count = 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
            depth += 1 if event == "start" else -1
            count += event == "start"
            if count > MAX_ELEMENTS or depth > MAX_DEPTH:
                yield "has too many parts"
                return
            if event == "start" and depth == 1 and element.tag != f"{NAMESPACE}svg":
                yield "is neither SVG nor PNG"
                return
            yield from _of_element(element) if event == "end" else ()
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        yield "is neither SVG nor PNG, or has entities"


def _of_element(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(NAMESPACE)
    if name not in PARTS:
        yield f"has <{name.rpartition('}')[2]}>, which a page does not show"
    for key, value in element.attrib.items():
        own = key.rpartition("}")[2].lower()
        if own.startswith("on") or (own in {"href", "src"} and not value.startswith("#")) or _REFERENCE.search(value):
            yield f"has {own}=, which runs or loads something"
    if name == "style" and _REFERENCE.search(element.text or ""):
        yield "has a style that loads something"
