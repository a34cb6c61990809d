"""Forks that look at what is released, as threads: a process that runs tests has threads, and is not forked."""

# ruff: noqa: SLF001 - what forks go by
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from aftercare.core import parallel
from aftercare.pipeline.releasing import ahead
from aftercare.pipeline.snapshot.project import Project


class Fork(ThreadPoolExecutor):
    """A process, as far as it matters: what it looks at is its own."""

    def __init__(self, asked: list[tuple[str, str]]) -> None:
        super().__init__(1)
        self.asked = asked
        (given,) = ahead._forked
        own = Project(given.config, remembers=given.remembers, synced=given.rests)
        own.inputs.torn = given.inputs.torn
        ahead._forked[:] = [own]

    def submit(self, work: Callable, part: list[tuple[str, str]], *given: object) -> object:
        self.asked += part
        return super().submit(work, part, *given)


def forks(patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Let forks look at whatever is released, and return a list of the handouts that they were given."""
    asked: list[tuple[str, str]] = []
    pool = parallel.pool
    patch.setattr(ahead, "FEW", 1)
    patch.setattr(ahead, "processors", lambda: 2)
    patch.setattr(ahead, "forkable", lambda: True)
    patch.setattr(parallel, "pool", lambda jobs, *, forked: Fork(asked) if forked else pool(jobs))
    return asked
