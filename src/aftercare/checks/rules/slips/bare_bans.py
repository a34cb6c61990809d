"""Rows with a cross that say what to do, beside others that forbid it in words: Let the cast get wet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

import regex

from ....core.model import LEVELS, Kind, handout_of, section_of
from ....core.units import Severity, Unit
from ....source.do_dont import says_so
from ...across import UnitMessage, across, sources
from .denial_lost import FORBIDS

VERBS = (
    r"allow|apply|ask|bathe|begin|bend|bite|blow|breathe|bring|chew|continue|cover|climb|cross|crush|drink|drive|eat|fly|follow|get|give|go|inject"
    r"|insert|jump|keep|kneel|lean|leave|let|lie|lift|make|mix|peel|pick|pop|pull|put|reheat|remove|rub|scratch|scrub|share|sit|smoke|soak|squat|squeeze|stand|start|stay"
    r"|stick|store|swallow|swim|take|tell|throw|touch|try|twist|use|wait|walk|wash|wear"
)
"""What rows begin with that say what to do; "rest", "shower" and "exercise" may be what is forbidden."""
TURNED = regex.compile(r"\b(?:away|far|out\sof|off)\b", regex.IGNORECASE)
"""What a row has that is rightly told as what to do: Keep the tank away from fire."""
DENIED = regex.compile(r"\bnot\b|n['’]t\b", regex.IGNORECASE)
"""What forbids something somewhere, where it is not clear what."""
LISTED = frozenset({Kind.TEXT, Kind.STEP, Kind.ITEM})
ENOUGH = 3
"""Rows below a heading of which one may be told to be unlike the others."""
LONG = 40
"""Letters of a row that a message quotes."""


@cache
def _orders() -> regex.Pattern[str]:
    return regex.compile(rf"(?:please\s|always\s|do\s)?(?:{VERBS})(?:\s(?!of\b)\p{{L}}|,\s)", regex.IGNORECASE)


@across(Severity.WARNING, english=True)
def ban_lost(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row with a cross, or below a heading that forbids, says what to do where most others say “Do not”."""
    rows = sources(units)
    yield from _below_headings(rows)
    crossed = [row for row in rows if row.kind == Kind.DONT]
    for _, its in groupby(crossed, lambda row: handout_of(row.place)):
        handout = [*its]
        bare = [row for row in handout if not says_so(Kind.DONT, row.source)]
        listed = _bare_lists(handout, bare)
        for row in bare if len(bare) * 2 <= len(handout) else ():
            if row.place not in listed and _orders().match(row.source) and not DENIED.search(row.source):
                yield row, f"“{_short(row.source)}” says what to do, and has a cross: {_mend(row.source)}"


def _below_headings(rows: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield the one row below a heading such as “Do not” that says what to do, where all others forbid."""
    for _, its in groupby(rows, lambda row: section_of(row.place)):
        heading, *below = its
        its_own = [row for row in below if row.kind in LISTED]
        if heading.kind not in LEVELS or not FORBIDS.search(heading.source) or len(its_own) < ENOUGH:
            continue
        bare = [row for row in its_own if not says_so(Kind.DONT, row.source)]
        if len(bare) == 1 and _orders().match(bare[0].source) and not DENIED.search(bare[0].source):
            told = f"“{_short(bare[0].source)}” says what to do below “{heading.source}”, where the others say “Do not”"
            yield bare[0], f"{told}: begin it so, or move it"


def _bare_lists(handout: Sequence[Unit], bare: Sequence[Unit]) -> set[str]:
    """Return the sections that have several rows with a cross, and no word of denial in any: their heading has it."""
    several, all_of = (Counter(row.place for row in rows) for rows in (bare, handout))
    return {place for place, many in several.items() if many > 1 and many == all_of[place]}


def _short(text: str) -> str:
    return text.rstrip(" .") if len(text) <= LONG else f"{text[:LONG].rsplit(' ', 1)[0]}…"


def _mend(text: str) -> str:
    if TURNED.search(text):
        return "make it a row of kind do"
    return "begin it with “Do not”, or make it a row of kind do"
