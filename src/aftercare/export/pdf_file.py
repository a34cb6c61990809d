"""The objects of a PDF as Typst writes it: each by itself under its number, and none inside another.

What is not changed stays as it is, byte by byte. A library reads all objects before it writes one.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_STREAM = b"\nstream\n"
LEVEL = 4
"""Of compression: the best takes twice the time for a tenth of the bytes."""


class File:
    """A PDF whose objects can be read, changed and added."""

    def __init__(self, data: bytes) -> None:
        """Find the objects by the table at the end."""
        start = int(data[data.rindex(b"startxref\n") + 10 :].split(b"\n", 1)[0])
        found = _TABLE.match(data, start)
        if not found:
            raise ValueError("no table of objects")
        entries, count = found.end(), int(found[1])
        offsets = [int(data[at : at + 10]) for at in range(entries + 20, entries + 20 * count, 20)]
        self._objects = {number: data[at:end] for number, (at, end) in enumerate(pairwise([*offsets, start]), 1)}
        self._head = data[: offsets[0]]
        self._trailer = data[data.index(b"trailer\n", entries) : data.rindex(b"startxref\n")]

    def pages(self) -> Iterator[int]:
        """Yield the numbers of the pages, in their order."""
        return (number for number, whole in self._objects.items() if b" obj\n<</Type/Page/" in whole[:40])

    def linked(self, number: int, name: bytes) -> int:
        """Return the number of the object that an entry of an object leads to."""
        found = re.search(rb"/" + name + rb"(?:\[| )(\d+) 0 R", self[number])
        return int(found[1]) if found else 0

    def __getitem__(self, number: int) -> bytes:
        """Return what an object holds."""
        whole = self._objects[number]
        return whole[whole.index(b" obj\n") + 5 : whole.rindex(b"\nendobj")]

    def __setitem__(self, number: int, body: bytes) -> None:
        """Replace what an object holds."""
        self._objects[number] = b"%d 0 obj\n%b\nendobj\n" % (number, body)

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number = len(self._objects) + 1
        self[number] = body
        return number

    def stream(self, number: int) -> bytes:
        """Return what is in a stream."""
        head, _, packed = self[number].partition(_STREAM)
        return zlib.decompressobj().decompress(packed) if b"/FlateDecode" in head else packed[: -len(b"\nendstream")]

    def written(self) -> bytes:
        """Return the bytes of the file."""
        at, entries = len(self._head), [b"0000000000 65535 f\r\n"]
        for whole in self._objects.values():
            entries.append(b"%010d 00000 n\r\n" % at)
            at += len(whole)
        table = b"xref\n0 %d\n" % len(entries)
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % len(entries), self._trailer)
        end = b"startxref\n%d\n%%%%EOF" % at
        return b"".join([self._head, *self._objects.values(), table, *entries, trailer, end])


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return an object that is a stream."""
    packed = zlib.compress(data, LEVEL)
    return b"<</Length %d%b/Filter/FlateDecode>>%b%b\nendstream" % (len(packed), entries, _STREAM, packed)
