"""Runs notebooks: checks their parameters, executes them with papermill, keeps the executed copy."""

import json
import math
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import Path
from secrets import token_hex

import nbformat
from nbformat import NotebookNode, from_dict
from papermill.engines import papermill_engines
from papermill.execute import prepare_notebook_metadata, remove_error_markers
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from .errors import ExecutionError
from .kernels import OTHER, PYTHON, kernel_of
from .parameters import check

ENGINES = {"in-process": "in-process", "kernel": "nbclient"}
"""Name of each engine here → in papermill."""


def execute(  # noqa: PLR0913  what papermill takes, and what it lacks
    notebook: Path,
    output: Path,
    parameters: Mapping[str, object],
    *,
    engine: str = "in-process",
    timeout: float | None = None,
    plain: Container[str] = (),
    content: str | None = None,
) -> NotebookNode:
    """Execute a notebook in the working directory and return the executed copy, which is saved as `output`.

    `timeout`: seconds per cell, rounded up by the kernel engine; `plain`: names of errors whose messages tell users
    all they need; `content`: the text of the notebook, where it was read before.
    Raises ExecutionError for unknown parameters before anything runs, and after the copy is saved for a cell
    that failed.
    """
    if engine not in ENGINES:
        raise ExecutionError(f"Unknown notebook engine {engine!r}. Choose one of: {', '.join(ENGINES)}.")
    output, nb = output.absolute(), load(notebook, content)
    kernel, language = kernel_of(nb)
    if engine == "in-process" and language != PYTHON:
        raise ExecutionError(f"{notebook}: {OTHER.format(language)}")
    nb = _prepared(nb, notebook, output, parameters)
    options = _options(engine, timeout, str(notebook.absolute().parent), language)
    problem = name = said = ""
    try:
        papermill_engines.execute_notebook_with_engine(ENGINES[engine], nb, kernel, progress_bar=False, **options)
        problem, name, said = _failure(nb, plain)
    except Exception as error:  # noqa: BLE001  no kernel, a dead kernel, a timeout of the kernel engine
        problem = _engine_failure(nb, error)
    finally:
        _save(nb, output)
    if problem:
        raise ExecutionError(f"{notebook}: {problem}\nThe executed copy is {output}", name, said)
    return nb


def _prepared(nb: NotebookNode, notebook: Path, output: Path, parameters: Mapping[str, object]) -> NotebookNode:
    """Return a notebook with its parameters, by the steps of papermill.execute_notebook().

    That function formats the paths, writes files in place, and loses the executed copy on a timeout.
    """
    kernel, language = kernel_of(nb)
    check(parameters, nb, notebook)
    if parameters:
        nb = parameterize_notebook(nb, dict(parameters), kernel_name=kernel, language=language)
    return remove_error_markers(prepare_notebook_metadata(nb, str(notebook), str(output)))


def _options(engine: str, timeout: float | None, beside: str, language: str) -> dict[str, object]:
    """Return what the engine is told; modules in the folder `beside` the notebook can be imported, as in JupyterLab."""
    if engine != "kernel":
        return {"execution_timeout": timeout, "beside": beside}
    first = f"(lambda path: path.insert(path.index(''), {beside!r}))(__import__('sys').path)"
    arguments = ["--log-level=CRITICAL", f"--IPKernelApp.exec_lines={first}"] if language == PYTHON else []
    return {"execution_timeout": timeout and math.ceil(timeout), "extra_arguments": arguments}


def load(notebook: Path, content: str | None) -> NotebookNode:
    """Return a notebook from its text, or from its file. Raises ExecutionError."""
    try:
        if content is not None:
            return from_dict(json.loads(_loaded(content)))
        # Absolute, because papermill reads stdin for "-" and the network for "http://".
        return load_notebook_node(str(notebook.absolute()))
    except OSError as error:
        raise ExecutionError(f"{notebook}: cannot be read: {error.strerror or error}") from error
    except Exception as error:
        raise ExecutionError(f"{notebook}: not a Jupyter notebook: {error}") from error


@lru_cache(maxsize=8)
def _loaded(content: str) -> str:
    """Return the JSON of a notebook as papermill loads it, which takes its time: handouts are all of one notebook."""
    return json.dumps(load_notebook_node(nbformat.reads(content, as_version=nbformat.NO_CONVERT)))


def _failure(nb: NotebookNode, plain: Container[str]) -> tuple[str, str, str]:
    """Describe the first cell that failed, or failed to show something, with name and message of what it raised.

    `sys.exit(0)` is no failure.
    """
    for number, cell in enumerate(nb.cells, 1):
        if cell.cell_type != "code" or "raises-exception" in cell.metadata.tags:
            continue
        errors = [output for output in cell.outputs if output.output_type == "error"]
        bad = [error for error in errors if error.ename != "SystemExit" or error.evalue not in {"", "0"}]
        if bad:
            # A plain-language message gets its own line.
            name, said = bad[0].ename, bad[0].evalue
            told = _describe(number, cell, *((said, "\n") if name in plain else (f"{name}: {said}", " ")))
            return told, name, said
        if cell.metadata.papermill.exception and not errors:  # a wrong magic, an ExceptionGroup
            text = "".join(output.text for output in cell.outputs if output.get("name") == "stderr")
            return _describe(number, cell, (text.strip().splitlines() or ["no message"])[-1]), "", ""
    return "", "", ""


def _engine_failure(nb: NotebookNode, error: Exception) -> str:
    """Describe an error of the engine, with the cell that it met."""
    cause = f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
    started = [(n, cell) for n, cell in enumerate(nb.cells, 1) if cell.metadata.papermill.get("start_time")]
    return _describe(*started[-1], cause) if started else f"could not be executed: {cause}"


def _describe(number: int, cell: NotebookNode, cause: str, gap: str = " ") -> str:
    line = (cell.source.strip().splitlines() or [""])[0]
    return f"cell {number} ({line[:77] + '...' if len(line) > 80 else line}) failed:{gap}{cause}"


def _save(nb: NotebookNode, output: Path) -> None:
    """Write the whole file or nothing."""
    draft = output.with_name(f".copy.{token_hex(4)}.aftercare.tmp")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        # A lone surrogate becomes the JSON escape that stands for it.
        draft.write_text(nbformat.writes(nb) + "\n", encoding="utf-8", errors="backslashreplace")
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExecutionError(f"{output}: cannot be written: {error.strerror or error}") from error
