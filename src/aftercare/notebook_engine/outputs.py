"""Where a notebook shows what it shows: streams, displays and results, all recorded in this process."""

import io
import os
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher

from .recorder import Recorder


class Stream(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` of a notebook."""

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, recorder: Recorder, name: str, descriptor: int) -> None:
        """`descriptor` is what subprocesses write to that are given this stream."""
        self.name = name
        self._recorder, self._descriptor, self._process = recorder, descriptor, os.getpid()

    def writable(self) -> bool:
        """Say yes, as text streams must."""
        return True

    def fileno(self) -> int:
        """Return the descriptor, which is captured too while a cell runs."""
        return self._descriptor

    def write(self, text: str) -> int:
        """Record the text; a forked child, whose recorder is a copy, sends it to the parent's descriptor."""
        if not isinstance(text, str):
            message = f"write() argument must be str, not {type(text)}"
            raise TypeError(message)
        if os.getpid() == self._process:
            self._recorder.write(self.name, text)
        else:
            os.write(self._descriptor, text.encode("utf-8", "backslashreplace"))
        return len(text)


class Publisher(DisplayPublisher):  # type: ignore[misc]
    """Records what `display` shows."""

    def publish(  # noqa: D102
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: object,
    ) -> None:
        self._validate_data(data, metadata)
        output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
        record = self.shell.recorder.update if update else self.shell.recorder.add
        record(output, (transient or {}).get("display_id"))

    def clear_output(self, wait: bool = False) -> None:  # noqa: D102
        self.shell.recorder.clear(wait=wait)


class ResultHook(DisplayHook):  # type: ignore[misc]
    """Records the value of a cell's last expression."""

    running = False

    def start_displayhook(self) -> None:  # noqa: D102
        self.running = True

    def write_output_prompt(self) -> None:
        """Leave the prompt out: it is a field of the output."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:  # noqa: D102
        output = {"output_type": "execute_result", "execution_count": self.prompt_count}
        self.shell.recorder.add({**output, "data": format_dict, "metadata": md_dict or {}})

    def finish_displayhook(self) -> None:  # noqa: D102
        self.running = False
