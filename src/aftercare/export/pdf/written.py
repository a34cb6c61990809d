"""The content of a page of a PDF as it is written, with what stands in the place of its spans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Said(NamedTuple):
    """What is in the place of a span."""

    letters: bytes
    shapes: bytes = b""
    """What draws the others, for behind the text."""
    ending: bytes = b""
    """Letters, for there too."""


@dataclass(slots=True)
class Written:
    """The content of a page as it is written: up to where, and what is to stand behind its text.

    No shape may stand in a text, nor between texts of one line, which readers would part there.
    """

    content: bytes
    pieces: list[bytes] = field(default_factory=list)
    done: int = 0
    shapes: bytes = b""
    behind: bytes = b""

    def put(self, match: re.Match[bytes], parts: Sequence[Said]) -> None:
        """Write parts in the place of a match."""
        self.pieces.append(self.content[self.done : match.start()])
        self.done = match.end()
        for letters, shapes, ending in parts:
            self.pieces.append(letters)
            self.shapes += shapes
            self.behind += self._placed(b"\nBT%b\nET" % ending) if ending else b""

    def end(self, match: re.Match[bytes]) -> None:
        """Write the end of a text, and what is to stand behind it unless its line goes on."""
        self.pieces.append(self.content[self.done : match.end()])
        self.done = match.end()
        if self.content.startswith(b"\nQ\nq 1 0 0 -1 ", self.done):
            self.behind += self._placed(self.shapes) if self.shapes else b""
        else:
            self.pieces.append(self.shapes)
            if self.behind:
                self.pieces += [b"\nQ", self.behind]
                self.done += len(b"\nQ")
            self.behind = b""
        self.shapes = b""

    def _placed(self, operators: bytes) -> bytes:
        """Return operators of a text for anywhere else, with where its letters are counted from."""
        start = self.content.rfind(b"q 1 0 0 -1 ", 0, self.done)
        return b"\n%b%b\nQ" % (self.content[start : self.content.find(b"\nBT", start)], operators)
