"""Looking for unused memory rarely must not mean never."""

import gc
import weakref

from aftercare.core.memory import collect_rarely


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
