"""How often an engine is asked, and when it is left alone after refusals."""

import time
from threading import Event, Lock

from .base import Refusal

PATIENCE = 3
"""Refusals in a row after which an engine is left alone."""


class Pace:
    """Lets one request through every 1/rate seconds."""

    def __init__(self, rate: float, stop: Event) -> None:
        """Start with a free slot."""
        self._step = 1 / rate if rate else 0
        self._stop = stop
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Return when it is this caller's turn."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._step
        if turn > now:
            self._stop.wait(turn - now)


class Breaker:
    """Counts refusals in a row: after some there is a pause, and after some more the end.

    An engine that has answered nothing yet gets no pause: there is no network, or it is not meant to work.
    """

    def __init__(self, pause: float, stop: Event) -> None:
        """Begin closed: requests pass."""
        self._pause = pause
        self._stop = stop
        self._lock = Lock()
        self._refused = 0
        self._until = 0.0
        self._hopeful = False
        self._over = ""

    def check(self) -> None:
        """Wait while the engine has its pause. Raises Refusal when it is given up, or the run was stopped."""
        while (rest := self._until - time.monotonic()) > 0 and not self._stop.is_set():
            self._stop.wait(rest)
        if self._stop.is_set():
            raise Refusal("was not asked: the run was stopped", counts=False)
        if self._over:
            raise Refusal(f"was given up in this run, because it {self._over}", counts=False)

    def answered(self) -> None:
        """Note a good answer."""
        with self._lock:
            self._refused = 0
            self._hopeful = True

    def refused(self, refusal: Refusal) -> None:
        """Note a refusal."""
        with self._lock:
            if not refusal.counts or self._over:
                return
            self._refused += 1
            if refusal.over or (self._refused >= PATIENCE and not self._hopeful):
                self._over = str(refusal)
            elif self._refused >= PATIENCE:
                self._until = time.monotonic() + self._pause
                self._refused, self._hopeful = 0, False
