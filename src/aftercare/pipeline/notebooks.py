"""Executes the project's notebooks; what stops one is an error of the package's own family."""

from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.config import Config
from ..core.errors import AftercareError, NotebookError

if TYPE_CHECKING:
    from nbformat import NotebookNode

PLAIN = frozenset(error.__name__ for error in AftercareError.__subclasses__())


def execute(config: Config, name: str, copy: Path, parameters: Mapping[str, object], *, engine: str) -> "NotebookNode":
    """Execute a notebook of the project in its folder and return the executed copy, saved as `copy`.

    Raises NotebookError, after the copy is saved.
    """
    from ..notebook_engine import execute as runner  # here, because papermill takes half a second to import
    from ..notebook_engine.errors import ExecutionError

    with chdir(config.root):
        try:
            return runner.execute(config.notebook(name), copy, parameters, engine=engine, plain=PLAIN)
        except ExecutionError as error:
            raise NotebookError(str(error)) from None
