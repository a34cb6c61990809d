"""The outputs of the running cell, collected the way nbclient collects them from a kernel."""

import threading
from typing import Any

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
