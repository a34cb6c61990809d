"""The time limit of a cell, and a Ctrl-C that stops the program even where a cell swallows it."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import ClassVar, Self

SOON = 0.01
"""Seconds that a signal waits."""


class CellTimeoutError(BaseException):
    """A cell ran longer than it may. Not an Exception: no `except Exception` of a notebook stops it."""


class Limits:
    """Signal handlers for one notebook; without effect outside the main thread, where Python allows none."""

    _held: ClassVar[list[int] | None] = None
    """Signals that wait, of the notebooks further out as well; None: none is held back."""

    def __init__(self, seconds: float | None) -> None:
        """`seconds` is the limit of each cell."""
        self._main = threading.current_thread() is threading.main_thread()
        self._seconds = seconds if self._main and hasattr(signal, "setitimer") else None
        self.message = f"the cell did not finish in {seconds:g} s" if seconds else ""
        self.interrupted = False
        self.timed_out = False
        self._put_off = 100 if hasattr(signal, "pthread_kill") else 0
        """How often a signal may still wait until `logging` has done its work: it may never have."""

    @property
    def stop(self) -> bool:
        """Whether the notebook must stop, whatever the cell made of it."""
        return self.interrupted or self.timed_out

    def __enter__(self) -> Self:
        """Take the signals over, but leave an ignored Ctrl-C ignored."""
        self._handlers = {}
        if self._main and callable(signal.getsignal(signal.SIGINT)):
            self._handlers[signal.SIGINT] = signal.signal(signal.SIGINT, self._on_interrupt)
        if self._seconds:
            self._handlers[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._on_alarm)
        return self

    def __exit__(self, *_: object) -> None:
        """Give them back."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    @contextmanager
    def cell(self) -> Iterator[None]:
        """Count the time of a cell; the limit of the cell around it, in a notebook further out, goes on."""
        if not self._seconds:
            yield
            return
        outer, _ = signal.setitimer(signal.ITIMER_REAL, self._seconds)
        start = time.monotonic()
        try:
            yield
        finally:
            left = max(outer - (time.monotonic() - start), 0.001) if outer else 0
            signal.setitimer(signal.ITIMER_REAL, left)

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Hold signals back from what must not be left half made, such as an event loop that is opened or closed."""
        before, Limits._held = Limits._held, []
        try:
            yield
        finally:
            held, Limits._held = Limits._held or [], before
            self._let_through(held)

    @contextmanager
    def disturbed(self) -> Iterator[None]:
        """Let signals through meanwhile, and before them those that were held back: what runs is a notebook's own."""
        held, Limits._held = Limits._held or [], None
        try:
            self._let_through(held)
            yield
        finally:
            Limits._held = []

    @staticmethod
    def _let_through(held: list[int]) -> None:
        for number in sorted({*held}):  # a Ctrl-C first: it ends the program
            signal.raise_signal(number)

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        if self._comes_later(number, frame):
            return
        self.interrupted = True
        if callable(handler := self._handlers[signal.SIGINT]):
            handler(number, frame)

    def _on_alarm(self, number: int, frame: FrameType | None) -> None:
        if self._comes_later(number, frame):
            return
        self.timed_out = True
        raise CellTimeoutError(self.message)

    def _comes_later(self, number: int, frame: FrameType | None) -> bool:
        if Limits._held is not None:
            Limits._held.append(number)
            return True
        if not self._put_off or frame is None or frame.f_globals.get("__name__") != "logging":
            return False
        # Before Python 3.13 `logging` may keep for ever a lock that it has just taken: every other thread would wait.
        self._put_off -= 1
        if number == signal.SIGINT:
            threading.Timer(SOON, signal.pthread_kill, (threading.get_ident(), number)).start()
        else:  # no cell is told of the limit of another: the end of this one stops the clock
            signal.setitimer(signal.ITIMER_REAL, SOON)
        return True
