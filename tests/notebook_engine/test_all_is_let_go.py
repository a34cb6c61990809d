"""What many notebooks leave behind in a process. First by its name: what others leave half made would be counted."""

import gc
import linecache
import threading
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from aftercare.notebook_engine.errors import ExecutionError
from aftercare.notebook_engine.execute import execute
from aftercare.notebook_engine.shell import ZMQInteractiveShell


@pytest.mark.slow
def test_nothing_grows(tmp_path):
    def count() -> tuple[int, ...]:
        gc.collect()
        # An exit hook that is left behind keeps its shell alive.
        things = gc.get_objects()
        shells = sum(isinstance(thing, ZMQInteractiveShell) for thing in things)
        outputs = sum(type(thing).__name__ == "HistoryOutput" for thing in things)
        return shells, outputs, threading.active_count(), len(list(Path("/dev/fd").iterdir()))

    cells = [
        ["x = list(range(10))", "x"],
        ["%time 1"],
        ["%%bash\necho 1"],
        ["1 / 0"],
        ["import asyncio\nt = asyncio.create_task(asyncio.sleep(60))"],
    ]
    paths = [tmp_path / f"{number}.ipynb" for number, _ in enumerate(cells)]
    for path, case in zip(paths, cells, strict=True):
        nbformat.write(new_notebook(cells=[*map(new_code_cell, case)]), path)

    def rounds(number: int) -> None:
        for _ in range(number):
            for path in paths:
                try:
                    execute(path, tmp_path / "o.ipynb", {})
                except ExecutionError as error:
                    assert "ZeroDivisionError" in str(error)  # noqa: PT017

    rounds(2)
    before = count()
    rounds(38)
    assert [after <= first for after, first in zip(count(), before, strict=True)] == [True] * 4
    assert not [name for name in linecache.cache if name.startswith("<ipython-input")]
