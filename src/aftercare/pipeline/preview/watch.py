"""Tells when a file of the project was saved."""

import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from ...core.errors import AftercareError
from ...core.settings import keys as settings_keys
from ...core.settings.file import find

EVERY = 0.05
"""Seconds between two looks, at least: a project of some dozens of files is looked at in less than a millisecond."""
REST = 9
"""How many times as long as a look, in a project of many, is none."""
SETTINGS = ("aftercare.toml", "pyproject.toml")


class Saves:
    """Counts saves, and lets others wait for the next."""

    def __init__(self, root: Path) -> None:
        """Take the project's folder; nothing is watched yet."""
        self._root = root
        self._changed = threading.Condition()
        self._stopped = threading.Event()
        self.count = 0

    def watch(self) -> None:
        """Look until `stop` is called."""
        before, pause = state(self._root), EVERY
        while not self._stopped.wait(pause):
            began = perf_counter()
            now = state(self._root)
            pause = max(EVERY, REST * (perf_counter() - began))
            if now != before:
                before = now
                with self._changed:
                    self.count += 1
                    self._changed.notify_all()

    def stop(self) -> None:
        """End `watch`."""
        self._stopped.set()

    def after(self, count: int, seconds: float) -> int:
        """Return the count as soon as it is another one, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.count != count, seconds)
            return self.count


def state(root: Path) -> dict[Path, tuple[int, int, int]]:
    """Return what changes when a file of the project is written or replaced."""
    found = {}
    for path in _files(root):
        try:
            stat = path.stat()
        except OSError:
            continue
        found[path] = stat.st_mtime_ns, stat.st_size, stat.st_ino
    return found


def _files(root: Path) -> Iterator[Path]:
    yield from (root / name for name in SETTINGS)
    try:
        own = find(root).read()
    except AftercareError:
        own = {}
    paths = settings_keys.paths(root, own if isinstance(own, dict) else {})
    yield from (paths["source"], paths["glossary"])
    yield from paths["locales"].glob("*/LC_MESSAGES/*.po")
