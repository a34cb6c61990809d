"""The parameters of a notebook: each that is passed must be assigned in its parameters cell."""

import ast
import difflib
import json
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode
from papermill.utils import find_first_tagged_cell_index

from .errors import ExecutionError
from .kernels import PYTHON, kernel_of


def check(parameters: Mapping[str, object], nb: NotebookNode, notebook: Path) -> None:
    """Refuse parameters that a Python notebook does not have, and values that a notebook cannot hold."""
    if not parameters or kernel_of(nb)[1] != PYTHON:
        return
    index = find_first_tagged_cell_index(nb, "parameters")
    if index < 0:
        raise ExecutionError(f'{notebook}: takes no parameters: no cell has the tag "parameters"')
    try:
        known = _assigned(nb.cells[index].source)
    except SyntaxError as error:
        raise ExecutionError(f"{notebook}: the parameters cell is not plain Python: {error}") from error
    problems = [_unknown(name, known) for name in parameters if name not in known]
    problems += [
        f"parameter {name!r} cannot be a {type(value).__name__}; use text, numbers, lists or mappings"
        for name, value in parameters.items()
        if name in known and not _storable(value)
    ]
    if problems:
        raise ExecutionError("\n".join(f"{notebook}: {problem}" for problem in problems))


def _assigned(source: str) -> list[str]:
    """Return the names that the top level of a cell assigns."""
    found = []
    for statement in ast.parse(source).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        found += [node.id for target in targets if target for node in ast.walk(target) if isinstance(node, ast.Name)]
    return found


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return f"unknown parameter {name!r}; it has: {', '.join(known) or 'none'}.{hint}"


def _storable(value: object) -> bool:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True
