"""What a build reports, by reader: the author of the English, the translators, and the clinic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...core.text.counting import counted, listed
from ...core.units import Finding
from ..built.overdue import told
from .work import Work

MOST_ROWS = 6
"""Findings on the English that are told one by one; the report has them all."""
MOST_GROUPS = 10
"""Groups of languages in the same state that are told; the report has them all."""
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Summary:
    """The state of what a build was asked for."""

    english: tuple[Finding, ...]
    """What the author of the English should look at."""
    edits: tuple[str, ...]
    """What the author's edits did to the translations."""
    drafted: tuple[str, ...]
    """What an engine has drafted, and what it could not."""
    work: dict[str, Work]
    released: tuple[str, ...]
    drafts: int
    made: int
    unchanged: int
    report: str
    index: str
    """The page that lists everything."""
    questions: tuple[str, ...] = ()
    """What translators and reviewers ask about the English."""
    unread: tuple[str, ...] = ()
    """Catalogs that cannot be read, each with its line and the remedy."""
    hints: tuple[str, ...] = ()
    """What may save work: rows that look renamed, words that are left to be translated."""
    kept: tuple[str, ...] = ()
    """What is released as it was reviewed before an edit of the English."""
    below: tuple[str, ...] = ()
    """The rows that wait only to be signed again, since something above them was edited."""
    overdue: tuple[str, ...] = ()
    """Released pages whose next review was due, each with the day."""
    unseen: tuple[str, ...] = ()
    """What no check sees in which languages."""
    site: str = ""
    """The one site whose handouts were asked for."""

    def lines(self) -> Iterator[str]:
        """Yield the whole for a terminal: a dozen lines, and no more than twice that."""
        author = [*self.edits, *self._english(), *self._asked(), *self.hints]
        yield from _part("For the author of the English", author)
        yield from _part("For translators and reviewers", self._translators())
        yield from _part("For the clinic", self._clinic())

    def _english(self) -> Iterator[str]:
        for found in self.english[:MOST_ROWS]:
            yield f"{found.unit.path}:{found.unit.line}: {found.severity}: {found.message} [{found.check}]"
        if more := len(self.english) - MOST_ROWS:
            yield from [f"and {more} more: {self.report}"] if more > 0 else []

    def _asked(self) -> Iterator[str]:
        yield from self.questions[:MOST_ROWS]
        if len(self.questions) > MOST_ROWS:
            yield f"and {counted(len(self.questions) - MOST_ROWS, 'question')} more: {self.report}"

    def _translators(self) -> Iterator[str]:
        yield from self.unread
        yield from self.drafted[:MOST_GROUPS]
        groups: dict[str, list[str]] = {}
        for tag, work in self.work.items():
            groups.setdefault(str(work), []).append(tag)
        for state, tags_ in [*groups.items()][:MOST_GROUPS]:
            names = ", ".join(tags_) if len(tags_) <= MOST_NAMES else counted(len(tags_), "language")
            yield f"{names}: {state}"
        if len(groups) > MOST_GROUPS:
            yield f"and {counted(sum(map(len, [*groups.values()][MOST_GROUPS:])), 'language')} more"
        yield from filter(None, [told(self.overdue)])
        yield from self.below[:MOST_GROUPS]
        if any(work.errors or work.warnings for work in self.work.values()):
            yield f"each finding with its row and file: {self.report}"
        yield from self.unseen

    def _clinic(self) -> Iterator[str]:
        if self.site:
            yield f"what {self.site} gives out alone is in the output folder; build without --site for all of it"
        yield f"{counted(self.made, 'handout')} built, {self.unchanged} unchanged"
        released = listed(self.released, MOST_NAMES) if self.released else "none yet"
        yield f"released: {released}; {counted(self.drafts, 'draft')} that patients must not get"
        if self.kept:
            yield f"of these as they were reviewed before an edit of the English: {listed(self.kept, MOST_NAMES)}"

    def as_json(self) -> dict[str, Any]:
        """Return everything, uncut."""
        return {
            "edits": [*self.unread, *self.edits],
            "english": [
                {"path": each.unit.path, "line": each.unit.line, "row": each.unit.id, "severity": each.severity.value}
                | {"check": each.check, "message": each.message}
                for each in self.english
            ],
            "drafted": list(self.drafted),
            "translations": {
                tag: {name: getattr(work, name) for name in Work.__slots__} for tag, work in self.work.items()
            },
            "questions": list(self.questions),
            "hints": list(self.hints),
            "released": list(self.released),
            "kept": list(self.kept),
            "below": list(self.below),
            "overdue": list(self.overdue),
            "unseen": list(self.unseen),
            "site": self.site,
            "built": self.made,
            "unchanged": self.unchanged,
            "report": self.report,
        }


def _part(head: str, lines: Iterator[str] | Sequence[str]) -> list[str]:
    found = list(lines)
    return [head, *(f"  {line}" for line in found)] if found else []
