"""How often Python looks for memory that only refers to itself."""

import gc

NEW, YOUNG, OLD = 50_000, 20, 100
"""Objects made, and collections of the generation below, from which on a generation is looked through."""


def collect_rarely() -> None:
    """Look for unused cycles rarely, in this process: word lists and patterns are many objects, and stay.

    Looking through all of them took a quarter of their first use, and a tenth of every check.
    """
    gc.set_threshold(NEW, YOUNG, OLD)
