"""The rules for CSV rows: for each cell, and for the order of sections."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from babel.localedata import locale_identifiers

from ..core.languages import table as language_table
from ..core.model import LEVELS, PLACEHOLDER, ROW_KINDS, Kind
from .characters import damage, says_nothing
from .do_dont import contradicts, unclear
from .shape import misplaced, wrong_cells
from .swallowed import joined

MAX_TEXT = 500
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
ID = rf"{SLUG}(\.{SLUG})+"
FORMULA = ("=", "+", "-", "@")
MAX_SLUG = 60
RESERVED = frozenset({"drafts", "reports", "review", "interface", "handouts", "index", "manifest"})
"""Names that lie beside the folders of handouts, or beside their catalogs."""
DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows has no files by."""
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
Table = Mapping[int, Mapping[str, str]]
"""Line on which a row begins → column → cell."""
Rule = tuple[Callable[[str], object], str]
"""What holds for a cell, and what is told where it does not."""
ORDER = "section out of order; keep the rows of a section together, its heading first"


def problems(table: Table, placeholders: frozenset[str], tags: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    """Return (line, "COLUMN: what is wrong and how to fix it") for all that is wrong, by line."""
    found = [
        *_cells(table, _rules(placeholders, frozenset(tag.lower() for tag in tags))),
        *_damaged(table),
        *joined(table),
        *_duplicates(table),
        *_order(table),
        *_signs(table),
        *misplaced(table),
        *wrong_cells(table),
    ]
    return sorted(set(found))


def _rules(placeholders: frozenset[str], tags: frozenset[str]) -> Mapping[str, Sequence[Rule]]:
    """Return the rules for the cells of each column."""
    kinds = [kind.value for kind in ROW_KINDS]
    names = ", ".join(f"{{{name}}}" for name in sorted(placeholders))
    safe = [
        (
            lambda cell: not unicodedata.normalize("NFKC", cell).lstrip().startswith(FORMULA),
            "begins with = + - or @, which a spreadsheet would run as a formula; begin with a word",
        ),
        (
            lambda cell: "\n" not in cell,
            "has a line break; write each line as a row of its own, or put a space in its place",
        ),
        (lambda cell: not _controls(cell), "has a control character or a direction mark; retype the cell"),
    ]
    short = (lambda cell: len(cell) <= MAX_SLUG, f"has over {MAX_SLUG} characters; shorten it")
    slug = "must be lower-case words joined by hyphens, as in wound-care"
    own = {
        "id": [
            (
                _matches(ID),
                "must be lower-case words joined by full stops and hyphens, as in wound-care.day-1.wash",
            )
        ],
        "handout": [
            (_matches(SLUG), slug),
            short,
            (
                lambda cell: not taken(cell) and cell not in tags,
                "is a name that folders here, languages or Windows have; add a word",
            ),
        ],
        "section": [(_matches(SLUG), slug), short],
        "kind": [(kinds.__contains__, f"unknown kind; use one of {', '.join(kinds)}")],
        "text": [
            (bool, "is empty; write the instruction or delete the row"),
            (
                lambda cell: not cell or not says_nothing(cell),
                "has neither letter nor digit; write the instruction or delete the row",
            ),
            (
                lambda cell: len(cell) <= MAX_TEXT,
                f"has over {MAX_TEXT} characters; split it into several rows",
            ),
            (_balanced, "has an unmatched { or }; write a placeholder as {clinic_phone}"),
            (
                lambda cell: set(PLACEHOLDER.findall(cell)) <= placeholders,
                f"has an unknown placeholder; choose from {names}",
            ),
        ],
        "note": [],
    }
    return {column: [*rules, *safe] for column, rules in own.items()}


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda cell: re.fullmatch(pattern, cell) is not None


def taken(slug: str) -> bool:
    """Whether a folder or a catalog of this name would be, or look like, something else."""
    return slug in RESERVED or DEVICES.fullmatch(slug) is not None or slug in _tags()


@cache
def _tags() -> frozenset[str]:
    """Return every language tag in small letters: drives do not tell pt-br from pt-BR."""
    known = {name.replace("_", "-").lower() for name in locale_identifiers()}
    return frozenset(known | {tag.lower() for tag in language_table()["language"]})


def _controls(cell: str) -> bool:
    if cell.isprintable():  # as nearly all are
        return False
    return any(char in BIDI or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in cell if char != "\n")


def _balanced(cell: str) -> bool:
    rest = PLACEHOLDER.sub("", cell)
    return "{" not in rest and "}" not in rest


def _cells(table: Table, rules: Mapping[str, Sequence[Rule]]) -> Iterator[tuple[int, str]]:
    for line, row in table.items():
        for column, own in rules.items():
            for holds, message in own:
                if not holds(row[column]):
                    yield line, f"{column}: {_quoted(row[column])}{message}"


def _damaged(table: Table) -> Iterator[tuple[int, str]]:
    for line, row in table.items():
        for column in ("text", "note"):
            if reason := damage(row[column]):
                yield line, f"{column}: {_quoted(row[column])}{reason}"


def _quoted(cell: object) -> str:
    text = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in str(cell))
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
            yield line, 'kind: "do" stands before a text that forbids; write dont, or word the text as what to do'
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
        if {here, here[:1]} & slips:
            continue
        new_handout, new_section, meant = here[0] != before[0], here != before, ""
        if new_handout and here[:1] in seen:
            yield line, f'handout: "{here[0]}" resumes here after another; keep the rows of a handout together'
        elif new_section and here in seen:
            yield line, f'section: "{here[1]}": {ORDER}'
        elif new_handout and row["kind"] != Kind.TITLE:
            meant = _meant(here[0], before[0])
            yield line, f'handout: "{here[0]}" begins here without a title{meant}'
        elif row["kind"] == Kind.TITLE and not new_handout:
            yield line, "kind: a handout has one title, in its first row"
        elif new_section and row["kind"] not in LEVELS:
            meant = _meant(here[1], before[1])
            yield line, f'section: "{here[1]}" begins here without a heading; put one first{meant}'
        elif row["kind"] in LEVELS and not new_section:
            yield line, f'section: "{here[1]}" has a second heading; give it and its rows a section of their own'
        if meant:  # a slip of the hand is told once: the rows after it go on with the right name
            slips.add(here[:1] if new_handout else here)
        else:
            seen |= {here, here[:1]}
            before = here
