"""How processes begin: looking for unused memory rarely must not mean never."""

import gc
import importlib
import os
import signal
import subprocess
import sys
import weakref
from pathlib import Path
from threading import Event, Thread

import pytest

from aftercare.core import process
from aftercare.core.process import (
    MOST_JOBS,
    NEW,
    OLD,
    YOUNG,
    collect_rarely,
    forkable,
    open_streams,
    pool,
    processors,
)


class Node:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.own = self


def test_cycles_are_still_found() -> None:
    before = gc.get_threshold()
    try:
        collect_rarely()
        assert gc.isenabled()
        assert all(gc.get_threshold())
        lost = weakref.ref(Node())
        kept = [[] for _ in range(2 * gc.get_threshold()[0])]
        assert kept
        assert lost() is None
    finally:
        gc.set_threshold(*before)


def test_nothing_of_jupyterlab_is_loaded_to_read_notebooks() -> None:
    """Its parser of addresses takes as long to import as thirty handouts take to build."""
    with pool(1) as workers:
        assert not workers.submit(_loaded, "lark").result()
        assert workers.submit(gc.get_threshold).result() == (NEW, YOUNG, OLD)


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_pool_has_as_many_processes_as_were_asked_for(jobs: int) -> None:
    with pool(jobs) as workers:  # none begins before there is work
        assert workers._max_workers == jobs  # noqa: SLF001 - nothing else tells it


WAITING = """
import os, sys, time
from aftercare.core.process import forkable, pool
forked = "forked" in sys.argv
assert forkable()
with pool(1, forked=forked) as workers:
    print(workers.submit(os.getpid).result(), flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("kind", ["forked", "spawned"])
def test_processes_end_with_the_one_that_gives_them_work_though_it_is_killed(kind: str) -> None:
    with subprocess.Popen([sys.executable, "-c", WAITING, kind], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        worker = int(program.stdout.readline())
        program.kill()
        try:
            program.communicate(timeout=30)  # until the last that could write has ended
        except subprocess.TimeoutExpired:
            os.kill(worker, signal.SIGKILL)
            raise


def test_a_process_that_has_threads_is_not_forked() -> None:
    done = Event()
    thread = Thread(target=done.wait)
    thread.start()
    assert not forkable()
    done.set()
    thread.join()


def _loaded(name: str) -> bool:
    importlib.import_module("aftercare.export.exporters")
    return name in sys.modules


def test_what_was_closed_leads_nowhere_also_for_the_programs_that_are_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    open_streams()
    with sys.stdout as stream:
        assert (stream.name, os.get_inheritable(stream.fileno())) == (os.devnull, True)


@pytest.mark.parametrize(("quota", "left"), [("max 100000", 8), ("150000 100000", 2), ("50000 100000", 1), ("", 8)])
def test_a_container_has_the_processors_that_it_was_given(
    quota: str, left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpu.max").write_text(quota, encoding="ascii")
    monkeypatch.setattr(process, "QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert processors() == left


def test_no_pool_is_larger_than_windows_allows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(process, "QUOTA", tmp_path / "none")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(200)), raising=False)
    assert processors() == MOST_JOBS
