"""Executes the project's notebooks; what stops one is an error of the package's own family."""

from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import AftercareError, NotebookError

if TYPE_CHECKING:
    from nbformat import NotebookNode

CHECKING = "2-validate"
STAGES = ("1-translate", CHECKING, "3-export")
HANDOUT = "handout"
NAMES = (*STAGES, HANDOUT)
PLAIN = frozenset(error.__name__ for error in AftercareError.__subclasses__())


def execute(  # noqa: PLR0913 - what is run, where, with what
    notebook: Path, content: str, copy: Path, parameters: Mapping[str, object], *, folder: Path, engine: str
) -> "NotebookNode":
    """Execute the text of a notebook in a folder and return the executed copy, saved as `copy`.

    Raises NotebookError, after the copy is saved.
    """
    from ..notebook_engine import execute as runner  # here, because papermill takes half a second to import
    from ..notebook_engine.errors import ExecutionError

    with chdir(folder):
        try:
            return runner.execute(notebook, copy, parameters, engine=engine, plain=PLAIN, content=content)
        except ExecutionError as error:
            raise NotebookError(str(error)) from None
