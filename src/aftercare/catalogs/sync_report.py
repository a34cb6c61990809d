"""What a sync did, in lines for the content manager."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..core.text.counting import counted, listed, one_line
from .changes import Changes

MOST_ROWS = 5
MOST_NAMES = 6
HOLDING = frozenset({"edited", "added"})
WORDS = {
    "edited": "English edited; its translation is stale",
    "moved": "has another kind or place, or another row above it; its signatures no longer hold",
    "parted": "to be signed again",
    "added": "new; to be translated",
    "removed": "removed; its translation is kept, marked obsolete",
    "dropped": "removed; it was not translated",
    "restored": "restored, with its translation",
    "unsigned": "restored, with its translation; its signatures no longer hold, since they name place and words",
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
    words: dict[str, Changes] = field(default_factory=dict)
    """By language tag, the changes of the words around the texts, labels of telephones among them."""

    def lines(self, places: Mapping[str, str] | None = None, withdrawn: Iterable[str] = ()) -> list[str]:
        """Summarize what happened: each row once, with the languages affected; many rows alike share a line.

        `places`: what is printed before a row, such as file and line. `withdrawn`: handouts that were released before,
        as `handout/tag`: a word that is not signed holds back every page of its language.
        """
        gone = Counter(key.rpartition("/")[2] for key in withdrawn)
        lines = [line for *_, line in _told(self.changes, places or {})]
        for what, tags, line in _told(self.words, places or {}):
            lines.append(line + (_waiting(sum(gone[tag] for tag in tags)) if what in HOLDING else ""))
        return [*self.failed, *self.notes, *lines]


def _told(found: Mapping[str, Changes], places: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield (what happened, in which languages, the line that tells it)."""
    told: dict[tuple[str, str], list[str]] = {}
    for tag, changes in found.items():
        for what in WORDS:
            for row in getattr(changes, what):
                told.setdefault((what, row), []).append(tag)
    alike: dict[tuple[str, tuple[str, ...], str], list[str]] = {}
    for (what, row), tags in told.items():
        why = _why(found[tags[0]], row) if what == "parted" else ""
        alike.setdefault((what, tuple(tags), why), []).append(row)
    for (what, languages, why), rows in alike.items():
        yield from ((what, languages, line) for line in _alike(rows, WORDS[what] + why, languages, places))


def _why(changes: Changes, row: str) -> str:
    above = changes.above.get(row, "")
    return f" below {above}, which {'has moved or is of another kind' if above in changes.moved else 'was edited'},"


def _waiting(pages: int) -> str:
    """Return what follows for the pages of the languages, `pages` of which were released until now."""
    gone = f"; {counted(pages, 'page')} withdrawn" if pages else ""
    return f"; no page is released there before it is signed{gone}"


def _alike(rows: Sequence[str], said: str, tags: Sequence[str], places: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each row, or one for all of them where they are many."""
    where = f"in {counted(len(tags), 'language')}" + (f" ({', '.join(tags)})" if len(tags) <= MOST_NAMES else "")
    if len(rows) <= MOST_ROWS:
        yield from (f"{places.get(row, '')}{one_line(row)}: {said} {where}" for row in rows)
    else:
        yield f"{places.get(rows[0], '')}{one_line(listed(rows, 2))}: {said} {where}"
