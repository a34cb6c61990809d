"""What is to be drafted, by whom, and what came of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..core.text.counting import counted
from .drafting import Check
from .engines.base import Engine, Reply
from .work_list import Item

AS_IT_IS = "source"
"""Origin of a row that has nothing to translate, such as a placeholder alone."""
Progress = Callable[[int, int], None]


def no_findings(unit: object) -> tuple[()]:
    """Stand for the checks where there are none."""
    del unit
    return ()


def no_progress(done: int, total: int) -> None:
    """Stand for a progress bar."""
    del done, total


@dataclass(slots=True)
class Report:
    """What a run has done."""

    drafted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Rows by (language tag, origin)."""
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Rows by (language tag, what the engines before said), of those that another engine has drafted."""
    left: list[tuple[str, str, str]] = field(default_factory=list)
    """Language tag, row id and reason of every row that stays empty."""

    def lines(self) -> list[str]:
        """Summarize the run; rows left empty for the same reason share a line."""
        lines = [f"{tag}: {counted(count, 'row')} drafted by {origin}" for (tag, origin), count in self.drafted.items()]
        went = "went on to the next engine"
        lines += [f"{tag}: {counted(count, 'row')} {went}: {told}" for (tag, told), count in self.refused.items()]
        reasons: dict[tuple[str, str], list[str]] = {}
        for tag, row, reason in self.left:
            reasons.setdefault((tag, reason), []).append(row)
        for (tag, reason), rows in reasons.items():
            more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
            lines.append(f"{tag}: left empty: {', '.join(rows[:3])}{more}: {reason}")
        return lines or ["Nothing to draft."]


@dataclass(frozen=True, slots=True)
class Translation:
    """How to draft: with which engine, under which checks, how many requests at once."""

    engine: Engine
    check: Check = no_findings
    jobs: int = 4
    progress: Progress = no_progress
    others: tuple[Engine, ...] = ()
    """Engines that are asked, in this order, for what the first has not translated."""

    @property
    def engines(self) -> tuple[Engine, ...]:
        """All engines, in the order in which they are asked."""
        return (self.engine, *self.others)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What has come of a task."""

    task: Item
    reply: Reply
    origin: str = ""
    """The engine that said so."""
    refused: str = ""
    """What the engines before it said, which drafted nothing."""

    def after(self, reason: str) -> "Drafted":
        """Return the same with the reasons of the engines before."""
        return replace(self, reply=replace(self.reply, reason=f"{reason}; {self.reply.reason}")) if reason else self
