"""Builds handouts, in this process or in several: a task carries all it needs, and its result all it made."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ..core.errors import AftercareError
from ..core.fonts import lacking
from ..handout.document import Document
from . import notebooks
from .project import serving

EXPORTERS = {
    ("standard", "md"): "handout-markdown",
    ("standard", "html"): "handout-html",
    ("standard", "pdf"): "handout-pdf",
    ("large", "pdf"): "handout-pdf-large",
    ("bilingual", "html"): "handout-html-bilingual",
    ("bilingual", "pdf"): "handout-pdf-bilingual",
}
"""(edition, extension) → the exporter that writes it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One handout in one language, to be built."""

    key: str
    """`handout/tag`."""
    document: Document
    fingerprint: str
    notebook: str
    """The text of the notebook that is the document."""
    place: Path
    """Where that notebook lies, for messages."""
    root: Path
    """The folder in which it runs."""
    copy: Path
    """Where the executed copy is kept."""
    engine: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a task: the files by (edition, extension), or why there are none."""

    task: Task
    files: dict[tuple[str, str], bytes]
    problem: str = ""


def run(tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """Yield the result of each task as it ends.

    Workers are spawned, never forked: a fork of a process in which Typst has compiled never returns.
    """
    if jobs == 1:
        yield from map(build, tasks)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(build, task) for task in tasks]):
            yield future.result()


def build(task: Task) -> Result:
    """Execute the handout notebook and export it in every format; what goes wrong is part of the result."""
    document = task.document
    if problem := undrawable(document, task.root):
        return Result(task, {}, problem=problem)
    parameters = {"handout": document.slug, "language": document.language.tag}
    try:
        with serving(document):
            executed = notebooks.execute(
                task.place, task.notebook, task.copy, parameters, folder=task.root, engine=task.engine
            )
        _same(executed, document)
        kinds = [kind for kind in EXPORTERS if kind[0] in document.editions]
        files = {kind: _bytes(exporter(EXPORTERS[kind]), executed) for kind in kinds}
    except AftercareError as error:
        return Result(task, {}, problem=str(error))
    return Result(task, files)


def undrawable(document: Document, root: Path) -> str:
    """Return the first row with a character that no font of the language has, and the remedy; nothing is as a rule."""
    both = "bilingual" in document.editions
    for row in document.rows:
        shown = f"{row.text} {row.english}" if both else row.text
        if missing := lacking(shown, document.language.fonts, root):
            named = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
            return f"{row.id}: no font has {named}; write it in words or use another sign"
    return ""


def _same(executed: Any, document: Document) -> None:
    """Refuse a notebook that shows another text than was planned: its kernel has read files that changed since."""
    from ..export.exporters import handout

    if handout(executed, "text/markdown")["document"] != document.digest:
        raise AftercareError("the notebook showed another text than the project had; build again")


def _bytes(made_by: Any, executed: Any) -> bytes:
    body, _ = made_by.from_notebook_node(executed)
    return body if isinstance(body, bytes) else body.encode()


@cache
def exporter(name: str) -> Any:
    """Return an exporter by its name, made once in a process."""
    from nbconvert.exporters import get_exporter

    return get_exporter(name)()
