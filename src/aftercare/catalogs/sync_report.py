"""What a sync did, in lines for the content manager."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..core.counting import counted, listed, one_line
from .merge import Changes

MOST_ROWS = 5
MOST_NAMES = 6
WORDS = {
    "edited": "English edited; its translation is stale",
    "moved": "has another kind or place; its signatures no longer hold",
    "added": "new; to be translated",
    "removed": "removed; its translation is kept, marked obsolete",
    "dropped": "removed; it was not translated",
    "restored": "restored, with its translation",
}


@dataclass(slots=True)
class SyncReport:
    """What a sync did: the changes by language tag, and the files written."""

    changes: dict[str, Changes] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What else the content manager should know: catalogs taken apart, and those of handouts that are gone."""
    failed: list[str] = field(default_factory=list)
    """Catalogs and rows of the English that cannot be used, with the reason; the other catalogs are up to date."""

    def lines(self, places: Mapping[str, str] | None = None) -> list[str]:
        """Summarize what happened: each row once, with the languages affected; many rows alike share a line.

        `places`: what is printed before a row, such as file and line.
        """
        told: dict[tuple[str, str], list[str]] = {}
        for tag, changes in self.changes.items():
            for what in WORDS:
                for row in getattr(changes, what):
                    told.setdefault((what, row), []).append(tag)
        alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for (what, row), tags in told.items():
            alike.setdefault((what, tuple(tags)), []).append(row)
        lines = [line for (what, tags), rows in alike.items() for line in _alike(rows, what, tags, places or {})]
        return [*self.failed, *self.notes, *lines]


def _alike(rows: Sequence[str], what: str, tags: Sequence[str], places: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each row, or one for all of them where they are many."""
    where = f"in {counted(len(tags), 'language')}" + (f" ({', '.join(tags)})" if len(tags) <= MOST_NAMES else "")
    if len(rows) <= MOST_ROWS:
        yield from (f"{places.get(row, '')}{one_line(row)}: {WORDS[what]} {where}" for row in rows)
    else:
        yield f"{places.get(rows[0], '')}{one_line(listed(rows, 2))}: {WORDS[what]} {where}"
