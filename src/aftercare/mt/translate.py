"""Drafts missing translations: memory first, then an engine; nothing a person wrote is replaced."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from ..catalogs.store import Store
from ..catalogs.sync import sync
from ..core.clock import now
from ..core.disk.lock import locked
from ..core.text.typography import short_hash
from ..source.glossary import kept_terms
from .drafting import Drafter
from .dry_run import by_language, known
from .engines.base import Reply
from .hints import Hinter
from .interrupt import held_interrupt
from .journal import Draft, Journal
from .translation import AS_IT_IS, Drafted, Report, Translation
from .work_list import Item, Scope, Worklist, batches, worklist


def translate(store: Store, scope: Scope, drafting: Translation) -> Report:
    """Draft what is missing and return what was done; every draft is safe as soon as it is there.

    Catalogs are synced first; `scope` narrows what is drafted.
    Raises CatalogError where another run holds the lock. Interrupted, it stores what it has.
    """
    with locked(store.config.locales), _journal(store) as journal:
        sync(store, scope.languages)
        work = worklist(store, scope)
        run = _Run(store, drafting, journal, work)
        run.go()
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

    def __init__(self, store: Store, drafting: Translation, journal: Journal, work: Worklist) -> None:
        self.report = Report()
        self._english = store.config.english
        self._drafting = drafting
        self._journal = journal
        self._worklist = work
        self._total = sum(len(task.rows) for task in work.tasks)
        self._done = 0
        self._stopped = False
        self._day = now().date()
        hints = Hinter(store.rows, work.glossary, work.memory).hints
        self._drafters = [Drafter(engine, self._english, drafting.check, hints) for engine in drafting.engines]

    def go(self) -> None:
        work: list[Callable[[], list[Drafted]]] = []
        for language, group in by_language(self._worklist.tasks):
            keep = kept_terms(self._worklist.glossary, language.tag)
            rest = [task for task in group if not self._from_catalogs(task, keep)]
            lacks = [(drafter, drafter.engine.lacks(language)) for drafter in self._drafters] if rest else []
            able = [drafter for drafter, reason in lacks if not reason]
            if rest and not able:
                reason = Reply(reason="; ".join(f"{drafter.engine.name} {reason}" for drafter, reason in lacks))
                self._note([Drafted(task, reason) for task in rest])
            elif rest:
                work += [partial(self._draft, batch, keep, able) for batch in batches(rest, able[0].engine)]
        self._work(work)

    def _work(self, work: Iterable[Callable[[], list[Drafted]]]) -> None:
        with held_interrupt(self._stop) as interrupted, ThreadPoolExecutor(self._drafting.jobs) as pool:
            try:
                for future in as_completed([pool.submit(batch) for batch in work]):
                    self._note(future.result())
            except BaseException:
                self._stop()
                raise
        if interrupted.is_set():
            raise KeyboardInterrupt

    def _stop(self) -> None:
        """Begin nothing more; what is on its way is waited for, and saved."""
        self._stopped = True
        for engine in self._drafting.engines:
            engine.stop()

    def _draft(self, tasks: Sequence[Item], keep: tuple[str, ...], drafters: Sequence[Drafter]) -> list[Drafted]:
        """Run on a worker: ask one engine after the other for what is left, and save at once."""
        left = [Drafted(task, Reply()) for task in tasks]
        done: list[Drafted] = []
        for drafter in drafters:
            answers: list[Drafted] = []
            for batch in batches([each.task for each in left], drafter.engine):
                if self._stopped:
                    return done
                results = drafter.draft([task.unit for task in batch], batch[0].language, keep)
                answers += [Drafted(*pair, drafter.engine.name) for pair in zip(batch, results, strict=True)]
            for each in answers:
                if each.reply.text:
                    self._save(each.task, each.reply.text, each.origin)
            before = {id(each.task): each.reply.reason for each in left}
            done += [replace(each, refused=before[id(each.task)]) for each in answers if each.reply.text]
            left = [each.after(before[id(each.task)]) for each in answers if not each.reply.text]
        return [*done, *left]

    def _from_catalogs(self, task: Item, keep: tuple[str, ...]) -> bool:
        memory = self._worklist.memory
        result = known(task, memory, self._english, keep)
        if result.text:
            origin = AS_IT_IS if result.text == task.unit.source else memory.name
            self._save(task, result.text, origin)
            self._note([Drafted(task, result, origin)])
        return bool(result.text)

    def _save(self, task: Item, text: str, origin: str) -> None:
        source, stamp = short_hash(task.unit.source), f"{origin} {self._day}"
        for row in task.rows:
            self._journal.add(Draft(task.language.locale, row.domain, row.id, source, row.replaces, text, stamp))

    def _note(self, results: Iterable[Drafted]) -> None:
        for each in results:
            task, rows = each.task, each.task.rows
            if each.reply.text:
                self.report.drafted[task.language.tag, each.origin] += len(rows)
                if each.refused:
                    self.report.refused[task.language.tag, each.refused] += len(rows)
            else:
                self.report.left += [(task.language.tag, row.id, each.reply.reason) for row in rows]
            self._done += len(rows)
        self._drafting.progress(self._done, self._total)
