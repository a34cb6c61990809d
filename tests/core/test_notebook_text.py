"""What of a notebook's file counts: what it does, not what was left in it."""

import json

import pytest

from aftercare.core.disk.notebook_text import substance

CELL = {"cell_type": "code", "id": "a1", "metadata": {"tags": ["parameters"]}, "source": ["x = 1\n", "x"]}
NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "id": "a0", "metadata": {}, "source": "Text"}, CELL],
    "metadata": {"kernelspec": {"name": "python3"}, "language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def written(cell=(), **others):
    """Return the notebook with other parts of its last cell, and other parts of its own."""
    return json.dumps({**NOTEBOOK, "cells": [NOTEBOOK["cells"][0], {**CELL, **dict(cell)}], **others}).encode()


@pytest.mark.parametrize(
    "left",
    [
        written({"outputs": [{"output_type": "stream", "text": "1"}], "execution_count": 7}),
        written({"metadata": {"tags": ["parameters"], "execution": {"started": "now"}, "scrolled": True}}),
        written({"id": "other"}),
        written({"source": "x = 1\nx"}),
        written(metadata={"kernelspec": {"name": "py312"}, "language_info": {"version": "3.12"}, "widgets": {}}),
        written(nbformat_minor=4),
        json.dumps(NOTEBOOK, indent=1).encode() + b"\n",
    ],
    ids=["outputs", "timings", "a name", "one text", "the kernel", "the format's minor version", "spaces"],
)
def test_what_a_run_or_a_save_leaves_does_not_count(left):
    assert left != written()
    assert substance(left) == substance(written())


@pytest.mark.parametrize(
    "changed",
    [
        written({"source": "x = 2\nx"}),
        written({"metadata": {}}),
        written({"cell_type": "raw"}),
        written({"attachments": {"a.png": {"image/png": "AA=="}}}),
        written(metadata={"title": "Other"}),
        written(nbformat=5),
        written(metadata={"kernelspec": {"name": "ir", "language": "R"}}),
        written(metadata={"language_info": {"name": "julia"}}),
        json.dumps({**NOTEBOOK, "cells": [CELL]}).encode(),
    ],
    ids=["its text", "its tags", "its kind", "attachments", "a title", "the format", "R", "Julia", "a cell less"],
)
def test_what_shapes_the_notebook_counts(changed):
    assert substance(changed) != substance(written())


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff", b"[]", b'{"cells": [1]}', b"[" * 100_000, b'{"cells": 1, "nbformat": 4}']
)
def test_what_is_no_notebook_counts_as_it_is(content):
    assert substance(content) == content
