"""Executes the project's notebooks; whatever stops one becomes an `AftercareError`."""

import re
from collections.abc import Mapping
from contextlib import chdir, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ...core.disk.files import MODE, make_folder
from ...core.errors import REMEDIES, AftercareError, NotebookError, refused

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from ...notebook_engine.errors import ExecutionError

CHECKING = "2-validate"
STAGES = ("1-translate", CHECKING, "3-export")
HANDOUT = "handout"
ENGINES = ("in-process", "kernel")
"""What executes notebooks; the first, unless somebody asks for another."""
NAMES = (*STAGES, HANDOUT)
SYSTEM = re.compile(r"\[Errno (\d+)\] (.+?)(?:: '(.*?)')?(?: -> '(.*)')?", re.DOTALL)
"""How Python writes an error of the system."""
UNFIT = frozenset({"ImportError", "ModuleNotFoundError", "AttributeError", "NameError", "TypeError"})
"""What a cell raises that asks for what another version had."""
EARLIER = (
    "If a notebook was written for an earlier version, move it away: the one that comes with the program then runs"
)
PLAIN = frozenset(error.__name__ for error in AftercareError.__subclasses__())


def execute(  # noqa: PLR0913 - what is run, where, with what
    notebook: Path, content: str, copy: Path, parameters: Mapping[str, object], *, folder: Path, engine: str
) -> "NotebookNode":
    """Execute the text of a notebook in a folder and return the executed copy, saved as `copy`.

    Raises NotebookError, after the copy is saved. What a user can mend is reported without notebook and cell.
    """
    from ...notebook_engine import execute as runner  # here, because papermill takes half a second to import
    from ...notebook_engine.errors import ExecutionError

    with suppress(OSError):  # what saves the copy says so
        make_folder(copy.parent)
    with chdir(folder):
        try:
            return runner.execute(notebook, copy, parameters, engine=engine, plain=PLAIN, content=content)
        except ExecutionError as error:
            raise NotebookError(_plain(error) or explained(error)) from None
        finally:
            with suppress(OSError):
                copy.chmod(MODE)


def explained(error: "ExecutionError") -> str:
    """Return what stopped a notebook, and what helps where it asks for what another version had."""
    old = error.name in UNFIT or (not error.name and "unknown parameter" in str(error))
    return f"{error}\n{EARLIER}" if old else str(error)


def _plain(error: "ExecutionError") -> str:
    """Return what a cell said that a user can mend: our own messages, and that a file cannot be written."""
    if error.name in PLAIN:
        return error.said
    if match := SYSTEM.fullmatch(error.said):
        number, reason, path, target = int(match[1]), match[2], match[3], match[4]
        return refused(OSError(number, reason, target or path)) if number in REMEDIES else ""
    return ""
