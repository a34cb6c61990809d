"""The rules for each cell of a row by itself."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from babel.localedata import locale_identifiers

from ..core.language.languages import table as language_table
from ..core.model import ROW_KINDS
from ..core.text.counting import listed
from ..core.text.typography import as_read
from .characters import is_day, says_nothing
from .turned import told, turned

MAX_TEXT = 500
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
ID = rf"{SLUG}(\.{SLUG})+"
FORMULA = ("=", "+", "-", "@")
MAX_SLUG = 60
RESERVED = frozenset({"drafts", "reports", "review", "interface", "handouts", "index", "manifest"})
"""Names that lie beside the folders of handouts, or beside their catalogs."""
DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows has no files by."""
BARE = re.compile(r"(?<![\w/.@#?&=-])clinic_(?:phone|name|hours|address|web)(?![\w/])")
"""A placeholder that has lost its braces, or has others; in an address the same letters may stand."""
BRACED = re.compile(r"\{[^{}]*\}")
"""What is meant for a placeholder, whether there is such a one or not."""
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PLAIN = re.compile(rf"(?=.{{,{MAX_TEXT}}}\Z)(?!.*\d{{6}})[A-Za-z]+,? [A-Za-z0-9 ,.;()'’–-]*")
"""Words and what stands between them: nothing that any rule or damage could be about, as most texts are."""
Rule = tuple[Callable[[str], object], str | Callable[[str], str]]
"""What holds for a cell, and what is told where it does not, or what returns that."""


NAMED: Rule = (bool, "is empty; write it in every row: of cells that are merged only the first has it")
SLUG_RULE: Rule = (re.compile(rf"({SLUG})?").fullmatch, "must be lower-case words joined by hyphens, as in wound-care")
SHORT: Rule = (lambda cell: len(cell) <= MAX_SLUG, f"has over {MAX_SLUG} characters; shorten it")
ID_RULE: Rule = (
    re.compile(rf"({ID})?").fullmatch,
    "must be lower-case words joined by full stops and hyphens, as in wound-care.day-1.wash",
)
KIND_RULE: Rule = (
    frozenset(["", *(kind.value for kind in ROW_KINDS)]).__contains__,
    f"unknown kind; use one of {', '.join(kind.value for kind in ROW_KINDS)}",
)
TEXT_RULES: Sequence[Rule] = (
    (bool, "is empty; write the instruction or delete the row"),
    (
        lambda cell: not cell or not says_nothing(cell),
        "has no letter and no digit; write the instruction or delete the row",
    ),
    (lambda cell: not is_day(cell), "is a day, which a spreadsheet makes of 1-2 and 1/2; write it as in 1 to 2"),
    (lambda cell: not turned(cell), told),
    (lambda cell: len(cell) <= MAX_TEXT, f"has over {MAX_TEXT} characters; split it into several rows"),
    (
        lambda cell: not {"{", "}"} & set(BRACED.sub("", cell)),
        "has an unmatched { or }; write a placeholder as {clinic_phone}",
    ),
    (
        lambda cell: not BARE.search(BRACED.sub("", cell)),
        "has a placeholder without its { and }, which would be printed as it is; write it as {clinic_phone}",
    ),
)
SAFE: Sequence[Rule] = (
    (
        lambda cell: not unicodedata.normalize("NFKC", cell).lstrip().startswith(FORMULA),
        "begins with = + - or @, which a spreadsheet would run as a formula; begin with a word",
    ),
    (
        lambda cell: "\n" not in cell,
        "has a line break; write each line as a row of its own, or put a space in its place",
    ),
    (lambda cell: not _controls(cell), "has a control character or a direction mark; retype the cell"),
)
"""What holds for every cell."""


def cell_rules(
    placeholders: frozenset[str], tags: frozenset[str], words: frozenset[str]
) -> Mapping[str, Sequence[Rule]]:
    """Return the rules for the cells of each column."""
    own: Mapping[str, Sequence[Rule]] = {
        "id": [(bool, "is empty; give the row a name of its own"), ID_RULE, _own(words)],
        "handout": [NAMED, SLUG_RULE, SHORT, _free(tags)],
        "section": [NAMED, SLUG_RULE, SHORT],
        "kind": [NAMED, KIND_RULE],
        "text": [*TEXT_RULES, _filled(placeholders)],
        "note": [],
    }
    return {column: [*rules, *SAFE] for column, rules in own.items()}


def _free(tags: frozenset[str]) -> Rule:
    return (
        lambda cell: not taken(cell) and cell not in tags,
        "is reserved for a folder, a language or Windows; add a word",
    )


def _own(words: frozenset[str]) -> Rule:
    """Return the rule that an id names one text: signatures, files to import and the gate tell texts apart by it."""
    return (
        lambda cell: cell not in words,
        "is the id of a word of the interface; add a word, and carry translations over with aftercare rename",
    )


def _filled(placeholders: frozenset[str]) -> Rule:
    there = {f"{{{name}}}" for name in placeholders}
    names = ", ".join(sorted(there))

    def told(cell: str) -> str:
        unknown = [each for each in dict.fromkeys(BRACED.findall(cell)) if each not in there]
        return f"has an unknown placeholder, {shown(listed(unknown, 3))}; choose from {names}"

    return lambda cell: there.issuperset(BRACED.findall(cell)), told


def taken(slug: str) -> bool:
    """Whether a folder or a catalog of this name would be, or look like, something else."""
    return slug in RESERVED or DEVICES.fullmatch(slug) is not None or slug in _tags()


@cache
def _tags() -> frozenset[str]:
    """Return every language tag in small letters: drives do not tell pt-br from pt-BR."""
    known = {name.replace("_", "-").lower() for name in locale_identifiers()}
    return frozenset(known | {tag.lower() for tag in language_table()["language"]})


def shown(cell: str) -> str:
    """Return a cell as messages quote it: what cannot be seen by its number, and a line break as a sign for it."""
    text = as_read(cell).replace("\n", "↵")
    return "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text)


def _controls(cell: str) -> bool:
    if cell.isprintable():  # as nearly all are
        return False
    return any(char in BIDI or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in cell if char != "\n")
