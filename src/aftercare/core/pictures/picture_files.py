"""Whether a picture that somebody brings is safe to set: an SVG without scripts or outside references, or a PNG."""

import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ..disk.inputs import Reader
from .pictograms import PNG, SVG, Picture
from .png_files import MAX_PIXELS, MAX_SIDE, SIGNATURE, whole

MAX_BYTES = 200_000
MAX_ELEMENTS, MAX_DEPTH = 5000, 40
MAX_LENGTH, LEAST_LENGTH = 100_000, 0.01
"""Of a side of an SVG, in its own units."""
NAMESPACE = "{http://www.w3.org/2000/svg}"
GRADIENTS = ("linearGradient", "radialGradient", "stop")
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
PARTS = frozenset({"svg", "g", "defs", "clipPath", "title", "desc", "style", "metadata", *SHAPES, *GRADIENTS})
REMEDY = "save it as a plain SVG with all text turned into paths, or as a PNG"
CLIP = f"{NAMESPACE}clipPath"
_CLIPS = re.compile(r"clip-path|mask|filter", re.IGNORECASE)
_BLANKS = re.compile(r"[\s,]+")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_UNIT = re.compile(r"(?:px|pt|pc|mm|cm|in|em|ex|%)\Z")
_REFERENCE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|data:|expression\(|\\", re.IGNORECASE)


@lru_cache(maxsize=8)
def picture(data: bytes) -> Picture:
    """Return a picture file. Raises ValueError with what is wrong with it and how to put it right."""
    if len(data) > MAX_BYTES:
        raise ValueError(f"is over {MAX_BYTES // 1000} kB; make it smaller")
    if data.startswith(SIGNATURE):
        if not whole(data):
            limits = f"{MAX_PIXELS // 1_000_000} megapixels and {MAX_SIDE} pixels a side"
            raise ValueError(f"is not a whole PNG of at most {limits}; save it anew")
        return Picture(PNG, data)
    if b"<?xml-stylesheet" in data:
        raise ValueError(f"names a style sheet outside; {REMEDY}")
    try:
        data.decode()
    except UnicodeDecodeError:
        raise ValueError(f"is not in UTF-8; {REMEDY}") from None
    if reason := next(_faults(data), ""):
        raise ValueError(f"{reason}; {REMEDY}")
    return Picture(SVG, data)


def beside(folder: Path, name: str, reader: Reader) -> Picture:
    """Return a picture file in or below a folder. Raises ValueError with what is wrong and how to put it right."""
    try:
        path = _as_spelled(folder / name)
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ValueError("leaves the folder; put the file into it or below")
        return picture(reader(path))
    except (OSError, RuntimeError) as error:  # the latter for links that lead to themselves
        why = error.strerror if isinstance(error, OSError) else "its links lead to themselves"
        raise ValueError(f"cannot be read ({why}); put the file there, or correct the name") from None


def _as_spelled(path: Path) -> Path:
    """Return the path of a file whose name has the same letters: a Mac keeps é as two characters."""
    if path.exists() or not path.parent.is_dir():
        return path
    wanted = normalize("NFC", path.name)
    return next((each for each in path.parent.iterdir() if normalize("NFC", each.name) == wanted), path)


def _faults(data: bytes) -> Iterator[str]:
    """Yield what is wrong with an SVG."""
    depth = count = clips = 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
            depth += 1 if event == "start" else -1
            count += event == "start"
            if count > MAX_ELEMENTS or depth > MAX_DEPTH:
                yield "has too many parts"
                return
            if event == "start" and depth == 1:
                yield from _of_root(element)
            if element.tag == CLIP:
                clips += 1 if event == "start" else -1
            if event == "end":
                yield from _of_element(element, clipped=bool(clips) or element.tag == CLIP)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        yield "is neither SVG nor PNG, or has entities"


def _of_root(element: Element) -> Iterator[str]:
    """Yield what is wrong with the outermost element; every viewer needs one that says how large the drawing is."""
    if element.tag != f"{NAMESPACE}svg":
        yield "is neither SVG nor PNG"
    box = _BLANKS.split(element.get("viewBox", "").strip())
    sides = [element.get(side) for side in ("width", "height")]
    if element.get("viewBox") is not None and not (len(box) == 4 and _lengths(box[2:]) and _numbers(box[:2])):
        yield "has a viewBox that is not four numbers, the last two of them lengths"
    if any(side is not None and not _lengths([_UNIT.sub("", side.strip())]) for side in sides):
        yield "has a width or height that is not a length"
    if element.get("viewBox") is None and (None in sides or any("%" in str(side) for side in sides)):
        yield "has no viewBox"


def _numbers(texts: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(text) and abs(float(text)) <= MAX_LENGTH for text in texts)


def _lengths(texts: Sequence[str]) -> bool:
    return _numbers(texts) and all(float(text) >= LEAST_LENGTH for text in texts)


def _of_element(element: Element, *, clipped: bool) -> Iterator[str]:
    name = element.tag.removeprefix(NAMESPACE)
    if name not in PARTS:
        yield f"has <{name.rpartition('}')[2]}>, which a page does not show"
    for key, value in element.attrib.items():
        own = key.rpartition("}")[2].lower()
        if own.startswith("on") or (own in {"href", "src"} and not value.startswith("#")) or _REFERENCE.search(value):
            yield f"has {own}=, which runs or loads something"
        if clipped and (own == "clip-path" or _CLIPS.search(value)):
            yield "clips what clips, which may take hours to draw"
    if name == "style" and _REFERENCE.search(element.text or ""):
        yield "has a style that loads something"
    if name == "style" and _CLIPS.search(element.text or ""):
        yield "has a style that clips; clip in the drawing itself"
