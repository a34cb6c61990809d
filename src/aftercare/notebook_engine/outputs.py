"""What a notebook shows, collected in this process the way nbclient collects it from a kernel."""

import io
import os
import threading
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from jupyter_client.session import json_packer, json_unpacker
from nbformat import NotebookNode, from_dict


def savable(text: str) -> str:
    """Escape lone surrogates, which no notebook can hold: it is UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()


class Recorder:
    """The outputs of the running cell, in the order of their arrival; threads may write at the same time."""

    def __init__(self) -> None:
        """Start with outputs that nobody reads; `begin` names the list of a cell."""
        self._lock = threading.RLock()
        self._outputs: list[NotebookNode] = []
        self._by_display_id: dict[str, list[NotebookNode]] = {}
        self._stream, self._parts = "", list[str]()
        self._clear_before_next = False

    def begin(self, outputs: list[NotebookNode]) -> None:
        """Put what comes from now on into `outputs`."""
        with self._lock:
            self.flush()
            self._outputs, self._clear_before_next = outputs, False

    def write(self, stream: str, text: str) -> None:
        """Collect text; neighbours of one stream become one output."""
        with self._lock:
            if stream != self._stream:
                self.flush()
            self._stream = stream
            self._parts.append(text)

    def flush(self) -> None:
        """Turn the collected text into an output."""
        with self._lock:
            text = savable("".join(self._parts))
            self._parts.clear()
            if not text:
                return
            self._make_room()
            last = self._outputs[-1] if self._outputs else {}
            if last.get("name") == self._stream:
                last["text"] += text
            else:
                self._outputs.append(from_dict({"output_type": "stream", "name": self._stream, "text": text}))

    def add(self, output: dict[str, Any], display_id: str | None = None) -> None:
        """Append an output that is not a stream; as nbclient does, show it also where its id was shown."""
        # The kernel protocol's own packing: same conversions, same errors, and no reference to live objects.
        node = from_dict(json_unpacker(json_packer(output)))
        with self._lock:
            self.flush()
            self._make_room()
            self._outputs.append(node)
            if display_id:
                self.update(node, display_id)
                self._by_display_id.setdefault(display_id, []).append(node)

    def update(self, output: dict[str, Any], display_id: str | None) -> None:
        """Replace data and metadata wherever this display id was shown."""
        new = from_dict(json_unpacker(json_packer(output)))
        for node in self._by_display_id.get(display_id or "", ()):
            node["data"], node["metadata"] = new["data"], new["metadata"]

    def clear(self, *, wait: bool) -> None:
        """Forget the outputs of this cell, at once or when the next one comes."""
        with self._lock:
            self.flush()
            if wait:
                self._clear_before_next = True
            else:
                self._outputs.clear()

    def _make_room(self) -> None:
        if self._clear_before_next:
            self._outputs.clear()
            self._clear_before_next = False


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
