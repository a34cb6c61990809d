"""Tables on a PDF page whose columns are separated by space alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .lists import mark
from .pdf_tables import Box, Table
from .pieces import clean
from .tables import SEVERAL, Line

SPACED = "its columns were found by the space between them; compare it with your sheet"
GAP = 0.75
"""Heights of a letter between the cells of a line; justified words stand closer."""
SHIFT = 3.0
"""Points by which the cells of a column may be out of line."""
LETTERS = 25
"""Where the cells of every column have more letters, they are columns of prose, read one after the other."""
CLOSE = 0.9
"""A line nearer to the one above than this part of what lies between the lines of a table goes on in its cells."""
NUMBER = re.compile(r"\d{1,2}")
NEXT = 1.35
"""Heights of a letter from one line of a cell to the next."""


@dataclass(slots=True)
class _Run:
    """Lines of words that may be a table: where its columns begin, end and have their middle."""

    columns: list[list[Box]]
    """The cells by column."""
    rows: list[list[str]]
    tops: list[float]
    doubtful: set[int] = field(default_factory=set)
    """Rows with a cell of several lines."""

    def takes(self, cells: list[tuple[Box, str]]) -> bool:
        """Add a line of the table, or the next line of its last cells; False if it is neither."""
        at = [next((n for n, column in enumerate(self.columns) if _beside(box, column)), -1) for box, _ in cells]
        top = cells[0][0][1]
        if at == list(range(len(self.columns))):
            self.rows.append([text for _, text in cells])
            self.tops.append(top)
        elif -1 not in at and len(set(at)) == len(at) and self._goes_on(at, top):
            for column, (_, text) in zip(at, cells, strict=True):
                self.rows[-1][column] += f" {text}"
            self.doubtful.add(len(self.rows) - 1)
        else:
            return False
        for column, (box, _) in zip(at, cells, strict=True):
            self.columns[column].append(box)
        return True

    def _goes_on(self, at: list[int], top: float) -> bool:
        """Whether a line without some cells belongs to the row above, and is no paragraph below the table."""
        boxes = [box for column in self.columns for box in column]
        usual = NEXT * (boxes[0][3] - boxes[0][1])
        apart = min((CLOSE * (after - before) for before, after in pairwise(self.tops)), default=usual)
        return top - max(box[1] for box in boxes) <= apart or (0 not in at and len(self.rows) > 1)

    def table(self) -> Table | None:
        """Return the table, if it has two lines, and a column of short cells; or a list whose marks stand apart."""
        if len(self.rows) < len(("head", "line")):
            return None
        boxes = [box for column in self.columns for box in column]
        marks = [_mark(row[0]) for row in self.rows]
        if all(marks) and len(self.columns) == len(("mark", "text")):
            return Table(
                _around(boxes), [], tuple(f"{sign} {row[1]}" for sign, row in zip(marks, self.rows, strict=True))
            )
        prose = all(sum(map(len, column)) > LETTERS * len(column) for column in zip(*self.rows, strict=True))
        if prose or all(marks) or any(mark(text) for row in self.rows for text in row):
            return None
        lines = [
            Line(tuple(map(clean, row)), f"{SPACED}; {SEVERAL}" if number in self.doubtful else SPACED)
            for number, row in enumerate(self.rows)
        ]
        return Table(_around(boxes), lines)


def _mark(cell: str) -> str:
    """Return the mark of an item, if a cell holds nothing else; a bare number could be part of a text."""
    if NUMBER.fullmatch(cell):
        return "•"
    found = mark(f"{cell} ")
    return cell if found and found.end() > len(cell) else ""


def _beside(box: Box, column: list[Box]) -> bool:
    """Whether a cell begins, ends or has its middle where those of a column have."""
    first = column[0]
    ends = (box[0] - first[0], box[2] - first[2], (box[0] + box[2] - first[0] - first[2]) / 2)
    return any(abs(apart) <= SHIFT for apart in ends)


def spaced(words: list[tuple[Box, str]]) -> Iterator[Table]:
    """Yield the tables that the words of a page make."""
    run: _Run | None = None
    for cells in [*map(_cells, _lines(words)), []]:
        if run and cells and run.takes(cells):
            continue
        if run and (table := run.table()):
            yield table
        run = _Run([[box] for box, _ in cells], [[text for _, text in cells]], [cells[0][0][1]]) if cells[1:] else None


def _lines(words: list[tuple[Box, str]]) -> list[list[tuple[Box, str]]]:
    """Return the words by line, from the top and from the left."""
    found: list[list[tuple[Box, str]]] = []
    for word in sorted(words, key=_height):
        same = found and _height(word) - _height(found[-1][0]) <= SHIFT
        found[-1].append(word) if same else found.append([word])
    return list(map(sorted, found))


def _height(word: tuple[Box, str]) -> float:
    return (word[0][1] + word[0][3]) / 2


def _cells(line: list[tuple[Box, str]]) -> list[tuple[Box, str]]:
    """Return the cells of a line: words with more than a usual space between them."""
    found: list[tuple[Box, str]] = []
    for box, text in line:
        if found and box[0] - found[-1][0][2] <= GAP * (box[3] - box[1]):
            before, texts = found.pop()
            found.append((_around([before, box]), f"{texts} {text}"))
        else:
            found.append((box, text))
    return found


def _around(boxes: list[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
