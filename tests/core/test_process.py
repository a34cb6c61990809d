"""How processes begin: looking for unused memory rarely must not mean never."""

import gc
import importlib
import sys
import weakref

import pytest

from aftercare.core.process import NEW, OLD, YOUNG, collect_rarely, pool


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


def _loaded(name: str) -> bool:
    importlib.import_module("aftercare.export.exporters")
    return name in sys.modules
