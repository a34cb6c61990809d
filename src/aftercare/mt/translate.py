"""Drafts missing translations: memory first, then an engine; nothing a person wrote is replaced."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from ..catalogs.store import Store
from ..catalogs.sync import sync
from ..core.approvals import digest
from ..core.clock import now
from ..core.config import Config
from ..core.languages import Language
from ..core.lock import locked
from .drafting import Check, Drafter
from .dry_run import by_language, kept, known
from .engines.base import Engine, Reply
from .engines.memory import Memory
from .interrupt import held_interrupt
from .journal import Draft, Journal
from .work_list import Scope, Task, worklist

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
    left: list[tuple[str, str, str]] = field(default_factory=list)
    """Language tag, row id and reason of every row that stays empty."""

    def lines(self) -> list[str]:
        """Summarize the run; rows left empty for the same reason share a line."""
        lines = [f"{tag}: {count} rows drafted by {origin}" for (tag, origin), count in self.drafted.items()]
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


def translate(store: Store, scope: Scope, how: Translation) -> Report:
    """Draft what is missing and return what was done; every draft is safe as soon as it is there.

    Catalogs are synced first; `scope` narrows what is drafted.
    Raises CatalogError where another run holds the lock. Interrupted, it stores what it has.
    """
    with locked(store.config.locales), _journal(store) as journal:
        sync(store, scope.languages)
        work = worklist(store, scope)
        run = _Run(store.config, how, journal, sum(len(task.rows) for task in work.tasks))
        run.go(work.tasks, work.memory)
    return run.report


@contextmanager
def _journal(store: Store) -> Iterator[Journal]:
    """Fold what a killed run has left, and in the end what this one has drafted."""
    journal = Journal(store)
    journal.fold()
    try:
        yield journal
    finally:
        journal.fold()


class _Run:
    """One run: the tasks that need no engine at once, the others in batches on threads."""

    def __init__(self, config: Config, how: Translation, journal: Journal, total: int) -> None:
        self.report = Report()
        self._config = config
        self._how = how
        self._journal = journal
        self._total = total
        self._done = 0
        self._stopped = False
        self._day = now().date()
        self._drafter = Drafter(how.engine, config.english, how.check)

    def go(self, tasks: Sequence[Task], memory: Memory) -> None:
        batches: list[Callable[[], list[tuple[Task, Reply]]]] = []
        for language, group in by_language(tasks):
            keep = kept(self._config, language)
            rest = [task for task in group if not self._from_catalogs(task, memory, keep)]
            if rest and (lacks := self._how.engine.lacks(language)):
                reason = Reply(reason=f"{self._how.engine.name} {lacks}")
                self._note([(task, reason) for task in rest])
                continue
            size = self._how.engine.batch
            chunks = [rest[at : at + size] for at in range(0, len(rest), size)]
            batches += [partial(self._draft, chunk, language, keep) for chunk in chunks]
        self._work(batches)

    def _work(self, batches: Iterable[Callable[[], list[tuple[Task, Reply]]]]) -> None:
        with held_interrupt(self._stop) as interrupted, ThreadPoolExecutor(self._how.jobs) as pool:
            try:
                for future in as_completed([pool.submit(batch) for batch in batches]):
                    self._note(future.result())
            except BaseException:
                self._stop()
                raise
        if interrupted.is_set():
            raise KeyboardInterrupt

    def _stop(self) -> None:
        """Begin nothing more; what is on its way is waited for, and saved."""
        self._stopped = True
        self._how.engine.stop()

    def _draft(self, tasks: Sequence[Task], language: Language, keep: tuple[str, ...]) -> list[tuple[Task, Reply]]:
        """Run on a worker: ask, and save at once."""
        if self._stopped:
            return []
        results = self._drafter.draft([task.unit for task in tasks], language, keep)
        for task, result in zip(tasks, results, strict=True):
            if result.text:
                self._save(task, result.text, self._how.engine.name)
        return list(zip(tasks, results, strict=True))

    def _from_catalogs(self, task: Task, memory: Memory, keep: tuple[str, ...]) -> bool:
        result = known(task, memory, self._config.english, keep)
        if result.text:
            origin = AS_IT_IS if result.text == task.unit.source else memory.name
            self._save(task, result.text, origin)
            self._note([(task, result)], origin)
        return bool(result.text)

    def _save(self, task: Task, text: str, origin: str) -> None:
        source, stamp = digest(task.unit.source), f"{origin} {self._day}"
        for row in task.rows:
            self._journal.add(Draft(task.language.locale, row.domain, row.id, source, row.replaces, text, stamp))

    def _note(self, results: Iterable[tuple[Task, Reply]], origin: str = "") -> None:
        for task, result in results:
            if result.text:
                self.report.drafted[task.language.tag, origin or self._how.engine.name] += len(task.rows)
            else:
                self.report.left += [(task.language.tag, row.id, result.reason) for row in task.rows]
            self._done += len(task.rows)
        self._how.progress(self._done, self._total)
