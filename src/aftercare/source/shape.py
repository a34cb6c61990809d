"""The rules for rows that belong to others: items, lines of tables, and the cells of both tables and blanks."""

from collections.abc import Iterator, Mapping

from ..core.model import CELLED, INNER, Kind, cells
from ..core.text.counting import counted

Table = Mapping[int, Mapping[str, str]]
MOST = {Kind.TABLE: 6, Kind.FILL: 3}
"""Cells that fit beside each other on a page, and on a telephone."""
NOTHING = 'an empty cell; write "–" where there is nothing to say'
HEAD = "kind: a table has its lines below it, as rows of kind row; add them"


def misplaced(table: Table) -> Iterator[tuple[int, str]]:
    """Yield (line, "COLUMN: what is wrong and how to fix it") for rows that do not belong to the one before them."""
    before: tuple[int, Mapping[str, str]] | None = None
    for line, row in table.items():
        kind, last = row["kind"], before[1]["kind"] if before and _together(before[1], row) else ""
        if kind in INNER and last not in {kind, *INNER[Kind(kind)]}:
            wanted = ", ".join(sorted(INNER[Kind(kind)]))
            told = f"kind: a row of kind {kind} comes after one of kind {wanted} or {kind}"
            yield line, f"{told}{_above(before[0], last) if before and last else '; move it there'}"
        if before and before[1]["kind"] == Kind.TABLE and (kind != Kind.ROW or not last):
            yield before[0], HEAD
        before = line, row
    if before and before[1]["kind"] == Kind.TABLE:
        yield before[0], HEAD


def _above(line: int, kind: str) -> str:
    """Say which row stands above one instead: it may be that row whose kind is wrong."""
    return f", and line {line} above it is of kind {kind}; correct the kind of one of the two, or move one"


def _together(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return (one["handout"], one["section"]) == (other["handout"], other["section"])


def wrong_cells(table: Table) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the cells of tables and blanks."""
    head: tuple[str, ...] = ()
    for line, row in table.items():
        kind = row["kind"]
        if kind not in CELLED:
            continue
        found = cells(row["text"])
        if kind == Kind.TABLE:
            head = found
        if "" in found[kind == Kind.TABLE :]:  # the corner over the names of the lines may be empty
            yield line, f"text: has {NOTHING}"
        if kind == Kind.ROW and head and len(found) != len(head):
            yield (
                line,
                f"text: has {counted(len(found), 'cell')} separated by |, and the head of the table has {len(head)}",
            )
        if kind in MOST and len(found) > MOST[Kind(kind)]:
            most = MOST[Kind(kind)]
            yield line, f"text: has {counted(len(found), 'cell')} separated by |; at most {most} fit beside each other"
        if kind == Kind.TABLE and len(found) < len(("name", "value")):
            yield line, "text: the head of a table names two columns or more, separated by |, as in Weight | Dose"
