"""Rows that have ended up in a cell of another row, because a line break or a separator was lost."""

import re
from collections.abc import Iterator, Mapping

from ..core.model import ROW_KINDS

_CELL = r'"*([a-z0-9]+(?:-[a-z0-9]+)*)"*'
_ROW = re.compile(rf'([,;\t]){_CELL}\1{_CELL}\1"*({"|".join(ROW_KINDS)})"*\1')
"""Handout, section and kind, with nothing between them but the separator: no sentence is written so."""


def holds_row(cell: str) -> bool:
    """Whether another row is in a cell."""
    return bool(_ROW.search(cell))


def handouts_in(row: Mapping[str, str]) -> set[str]:
    """Return the handouts of the rows in the cells of one."""
    return {match[2] for cell in row.values() for match in _ROW.finditer(cell)}


def joined(table: Mapping[int, Mapping[str, str]]) -> Iterator[tuple[int, str]]:
    """Yield (line, "COLUMN: what is wrong and how to fix it") for cells that hold another row."""
    for line, row in table.items():
        for column, cell in row.items():
            if match := _ROW.search(cell):
                yield line, f'{column}: holds "{match[0].strip()}" of another row; give that row a line of its own'
