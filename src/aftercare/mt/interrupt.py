"""Ctrl-C while threads work."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def held_interrupt(stop: Callable[[], None]) -> Iterator[threading.Event]:
    """Call `stop` on the first Ctrl-C, and set the event, in place of raising KeyboardInterrupt.

    The exception would come out of nowhere; inside a pool it can leave a lock locked, and the program hangs.
    A second Ctrl-C raises as usual. Threads other than the main one are never interrupted.
    """
    interrupted = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield interrupted
        return
    before = signal.getsignal(signal.SIGINT) or signal.default_int_handler

    def hold(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        interrupted.set()
        stop()

    signal.signal(signal.SIGINT, hold)
    try:
        yield interrupted
    finally:
        signal.signal(signal.SIGINT, before)
