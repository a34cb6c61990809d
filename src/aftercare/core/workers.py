"""A pool of processes that ends when one of them is killed, whatever was on its way to it."""

from concurrent.futures import ProcessPoolExecutor
from typing import Any


class Workers(ProcessPoolExecutor):
    """Processes that work for this one.

    Before 3.12, and in some releases of 3.11, Python waits for ever here if all have died while more than a pipe holds
    was being sent to them (python/cpython#94777).
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take what `ProcessPoolExecutor` takes."""
        super().__init__(*given, **named)
        queue: Any = vars(self)["_call_queue"]
        close = queue.close

        def closing() -> None:
            """Let go of what nobody may read any more, so that whatever writes it ends; so do later releases.

            By the thread that closes the queue, and before: two threads that close one descriptor may close another.
            """
            queue._reader.close()  # noqa: SLF001 - there is no other name for it
            close()

        queue.close = closing
