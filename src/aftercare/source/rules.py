"""The rules for CSV rows: for each cell, and for the order of sections."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, partial

from ..core.model import LEVELS, Kind
from .cell_rules import PLAIN, Rule, cell_rules, shown
from .characters import damage
from .do_dont import contradicts, unclear
from .shape import misplaced, wrong_cells
from .swallowed import joined
from .turned import turned_cells

Table = Mapping[int, Mapping[str, str]]
"""Line on which a row begins → column → cell."""
TEXTS = ("text", "note")
ORDER = "section out of order; keep the rows of a section together, its heading first"


def problems(
    table: Table,
    placeholders: frozenset[str],
    tags: frozenset[str] = frozenset(),
    words: frozenset[str] = frozenset(),
) -> list[tuple[int, str]]:
    """Return (line, "COLUMN: what is wrong and how to fix it") for all that is wrong, by line.

    `words` are the ids that the words around the texts have.
    """
    rules = cell_rules(placeholders, frozenset(tag.lower() for tag in tags), words)
    found = [
        *(problem for column, own in rules.items() for problem in _cells(table, column, own)),
        *joined(table),
        *_duplicates(table),
        *_order(table),
        *_signs(table),
        *misplaced(table),
        *wrong_cells(table),
        *turned_cells(table),
    ]
    return sorted(set(found))


def _cells(table: Table, column: str, rules: Sequence[Rule]) -> Iterator[tuple[int, str]]:
    is_text = column in TEXTS
    told = cache(partial(_broken, rules, is_text=is_text))  # the same handout, section and kind stand in many rows
    for line, row in table.items():
        if is_text and PLAIN.fullmatch(row[column]):
            continue
        for message in told(row[column]):
            yield line, f"{column}: {_quoted(row[column])}{message}"


def _broken(rules: Sequence[Rule], cell: str, *, is_text: bool) -> list[str]:
    broken = (message for holds, message in rules if not holds(cell))
    told = [message if isinstance(message, str) else message(cell) for message in broken]
    return [*told, reason] if is_text and (reason := damage(cell)) else told


def _quoted(cell: str) -> str:
    text = shown(cell)
    return f'"{text[:40]}{"…" if len(text) > 40 else ""}" ' if text else ""


def _duplicates(table: Table) -> Iterator[tuple[int, str]]:
    first: dict[str, int] = {}
    for line, row in table.items():
        row_id = row["id"]
        if row_id and row_id in first:
            yield line, f'id: "{row_id}" duplicates line {first[row_id]}; give this row its own id'
        first.setdefault(row_id, line)


def _signs(table: Table) -> Iterator[tuple[int, str]]:
    for line, row in table.items():
        if contradicts(row["kind"], row["text"]):
            yield line, 'kind: "do" does not go with a text that forbids; write dont, or word the text as what to do'
        if unclear(row["kind"], row["text"]):
            yield line, 'text: leaves open what is forbidden; let it begin with "Do not", as in "Do not skip meals."'


def slip_for(name: str, other: str) -> bool:
    """Whether a name looks like a slip of the hand for another; names that differ by numbers are two."""
    two = re.sub(r"\d+", "", name) == re.sub(r"\d+", "", other)
    return not two and bool(get_close_matches(name, [other], cutoff=0.75))


def _meant(name: str, before: str) -> str:
    return f'; did you mean "{before}"?' if slip_for(name, before) else ""


def _order(table: Table) -> Iterator[tuple[int, str]]:
    """Check that a handout begins with its title, a section with its heading, and that neither comes in pieces."""
    seen: set[tuple[str, ...]] = set()
    slips: set[tuple[str, ...]] = set()
    before: tuple[str, str] = ("", "")
    for line, row in table.items():
        here = (row["handout"], row["section"])
        if (here == before and row["kind"] not in LEVELS) or not all(here):  # an empty cell is told by itself
            continue
        if {here, here[:1]} & slips:
            continue
        problem, meant = _misplaced(row, before, seen)
        if problem:
            yield line, problem + meant
        if meant:  # a slip of the hand is told once: the rows after it go on with the right name
            slips.add(here[:1] if here[0] != before[0] else here)
        else:
            seen |= {here, here[:1]}
            before = here


def _misplaced(row: Mapping[str, str], before: tuple[str, str], seen: Container[tuple[str, ...]]) -> tuple[str, str]:
    """Return what is wrong with the place of a row, and whether the handout or section above was meant."""
    handout, section = here = (row["handout"], row["section"])
    new_handout, new_section = handout != before[0], here != before
    problem = meant = ""
    if new_handout and (handout,) in seen:
        problem = f'handout: "{handout}" resumes here after another; keep the rows of a handout together'
    elif new_section and here in seen:
        problem = f'section: "{section}": {ORDER}'
    elif new_handout and row["kind"] != Kind.TITLE:
        problem, meant = f'handout: "{handout}" begins here without a title', _meant(handout, before[0])
    elif row["kind"] == Kind.TITLE and not new_handout:
        problem = "kind: a handout has one title, in its first row"
    elif new_section and row["kind"] not in LEVELS:
        problem = f'section: "{section}" begins here without a heading; put one first'
        meant = _meant(section, before[1])
    elif row["kind"] in LEVELS and not new_section:
        problem = f'section: "{section}" has a second heading; give it and its rows a section of their own'
    return problem, meant
