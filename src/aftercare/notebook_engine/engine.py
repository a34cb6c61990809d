"""A papermill engine that runs notebooks in this process: 10 ms where a kernel takes a second.

`papermill --engine in-process` finds it by its entry point. One notebook at a time in a process, as papermill
changes the working directory; but a notebook may run notebooks. What differs from a kernel: imported modules
stay imported, a cell that kills its process kills this one, and what subprocesses write comes after the other
output of the cell.
"""

import sys
import threading

from nbformat import NotebookNode, from_dict
from papermill.engines import Engine, NotebookExecutionManager

from .errors import ExecutionError
from .isolation import isolated, outside_event_loop
from .kernels import OTHER, PYTHON, kernel_of
from .limits import Limits
from .session import session

_LANGUAGE_INFO = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": sys.version.split(maxsplit=1)[0],
}
_one_at_a_time = threading.RLock()


class InProcessEngine(Engine):  # type: ignore[misc]
    """Run a Python notebook in this process, with the outputs that the kernel engine would give."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,  # noqa: ARG003  papermill's signature
        *,
        execution_timeout: float | None = None,
        beside: str = "",
        **_: object,
    ) -> None:
        """Run the cells until one fails; `execution_timeout`, in seconds per cell, needs the main thread.

        `beside`: see `isolated`. Raises ExecutionError for a notebook in another language.
        """
        nb = nb_man.nb
        if (language := kernel_of(nb)[1]) != PYTHON:
            raise ExecutionError(f"the notebook {OTHER.format(language)}")
        with (
            _one_at_a_time,
            outside_event_loop(),
            isolated(beside),
            Limits(execution_timeout) as limits,
            session(limits) as running,
        ):
            for index, cell in enumerate(nb.cells):
                nb_man.cell_start(cell, index)
                try:
                    good = not _runs(cell) or running.run(cell, limits)
                    if not good:
                        nb_man.cell_exception(cell, cell_index=index)
                finally:
                    nb_man.cell_complete(cell, cell_index=index)
                if limits.interrupted:
                    raise KeyboardInterrupt
                if not good:
                    break
            nb.metadata["language_info"] = from_dict(_LANGUAGE_INFO)


def _runs(cell: NotebookNode) -> bool:
    tags = cell.metadata.get("tags", [])
    return cell.cell_type == "code" and bool(cell.source.strip()) and "skip-execution" not in tags
