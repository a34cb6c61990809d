"""How processes begin: looking for unused memory rarely must not mean never."""

import gc
import importlib
import sys
import weakref

from aftercare.core.process import collect_rarely, pool


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


def _loaded(name: str) -> bool:
    importlib.import_module("aftercare.export.exporters")
    return name in sys.modules
