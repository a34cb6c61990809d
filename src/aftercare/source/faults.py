"""Which handouts a fault of the CSV stops: its own, and those that a row whose handout is in doubt may belong to."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from ..core.model import Kind
from .rules import slip_for
from .spreadsheet import also
from .swallowed import handouts_in

Table = Mapping[int, Mapping[str, str]]
"""Line on which a row begins → column → cell."""
Fault = tuple[int, str]
"""Line, and "COLUMN: what is wrong and how to fix it"."""


def by_handout(table: Table, found: Iterable[Fault], slipped: Iterable[int] = ()) -> dict[str, list[Fault]]:
    """Return the faults by the handouts that they stop; a handout without any can be built as it stands.

    `slipped` are the lines of rows whose cells are not in their columns. Two rows of one id stop both handouts.
    """
    found = list(found)
    if not found:
        return {}
    broken = {line for line, row in table.items() if any("\n" in cell for cell in row.values())}
    inside = {line: names for line, row in table.items() if (names := handouts_in(row))}
    doubtful = broken.union(slipped, inside, (line for line, text in found if text.startswith("handout: ")))
    owners = _owners(table, doubtful)
    for line, names in inside.items():
        owners[line] |= names
    twins: dict[str, list[int]] = {}
    for line, row in table.items():
        twins.setdefault(row["id"], []).append(line)
    stopped: dict[str, list[Fault]] = {}
    for line, text in found:
        row_id = table[line]["id"] if text.startswith("id: ") else ""
        for slug in {each for at in (twins[row_id] if row_id else [line]) for each in owners[at]}:
            stopped.setdefault(slug, []).append((line, text))
    return stopped


def once(found: Iterable[Fault]) -> list[Fault]:
    """Return each fault once, with the lines that have it: a name that is wrong is wrong in all rows of a handout."""
    lines: dict[str, list[int]] = {}
    for line, text in found:
        lines.setdefault(text, []).append(line)
    return sorted((own[0], f"{text}{also(own)}") for text, own in lines.items())


def _owners(table: Table, doubtful: set[int]) -> dict[int, set[str]]:
    """Return the handouts of each row: the one that it names, and where that is in doubt those it may be meant for.

    Rows that are missing are as bad as wrong ones: what is signed of the others would stand as the whole.
    """
    runs = [(slug, list(lines)) for slug, lines in groupby(table, key=lambda line: table[line]["handout"])]
    begun: dict[str, set[str]] = {}
    """What ids begin with → the handouts of sound rows with such ids: as a rule the handout's own name."""
    for line in table.keys() - doubtful:
        begun.setdefault(_begin(table[line]), set()).add(table[line]["handout"])
    owners: dict[int, set[str]] = {}
    for at, (slug, lines) in enumerate(runs):
        whole = slug and len(lines) > 1 and table[lines[0]]["kind"] == Kind.TITLE
        beside = {other for other, _ in runs[max(at - 1, 0) : at + 2]}
        for line in lines:
            names = {other for other in beside if other and (slip_for(slug, other) or other == table[line]["id"])}
            told = names | begun.get(_begin(table[line]), set())
            meant = (told & beside or told | beside) if line in doubtful and not whole else set()
            owners[line] = {slug} | meant
    return owners


def _begin(row: Mapping[str, str]) -> str:
    return row["id"].partition(".")[0]
