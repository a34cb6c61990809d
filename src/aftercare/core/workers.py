"""A pool of processes that ends when one of them is killed, whatever was on its way to it."""

from concurrent.futures import ProcessPoolExecutor


class Workers(ProcessPoolExecutor):
    """Processes that work for this one.

    Before 3.12, and in some releases of 3.11, Python waits for ever here if all have died while more than a pipe holds
    was being sent to them (python/cpython#94777).
    """

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; where one has died, what nobody will read is let go first."""
        queue = getattr(self, "_call_queue", None)
        if getattr(self, "_broken", False) and queue is not None:
            queue._reader.close()  # noqa: SLF001 - so do later releases
        super().shutdown(wait, cancel_futures=cancel_futures)
