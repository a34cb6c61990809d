"""What of a notebook's file shapes what it does, and what a run or a save leaves in it beside that."""

import json
from collections.abc import Mapping
from typing import Any

KERNELS = frozenset({"kernelspec", "language_info", "widgets"})
"""Metadata of a notebook that tell of the kernel of the last run; of Python it is always ours."""
RUNS = frozenset({"ExecuteTime", "collapsed", "execution", "papermill", "scrolled", "trusted"})
"""Metadata of a cell that tell of its last run, and of how its output is shown."""
RESULTS = frozenset({"execution_count", "id", "outputs"})
"""Parts of a cell that every run makes anew, and the name that an editor gives it."""


def substance(content: bytes) -> bytes:
    """Return the cells and metadata that shape what a notebook does; the bytes of what is no notebook as they are."""
    try:
        notebook = json.loads(content)
        cells = [_cell(cell) for cell in notebook["cells"]]
        metadata = notebook["metadata"]
        kept = {"nbformat": notebook["nbformat"], "metadata": _without(KERNELS, metadata), "cells": cells}
        kept |= _other_kernel(metadata)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return content
    return json.dumps(kept, sort_keys=True).encode()


def _other_kernel(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a notebook tells of its kernel, where that is one of another language."""
    told = [(metadata.get("kernelspec") or {}).get("language"), (metadata.get("language_info") or {}).get("name")]
    python = next(filter(None, told), "python").lower() == "python"
    return {} if python else {"kernel": [metadata.get("kernelspec"), told]}


def _cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)  # a file may have either
    return {**_without(RESULTS, cell), "source": text, "metadata": _without(RUNS, cell["metadata"])}


def _without(names: frozenset[str], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}
