"""Builds one handout in one language: a task carries all it needs, and its result all it made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import Any

from ...core.errors import AftercareError, said_by
from ...core.language.fonts import lacking
from ...handout.document import Document
from ..snapshot.serving import serving
from . import notebooks
from .exporters import EXPORTERS, exporter

Work = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Task:
    """One handout in one language, to be built."""

    key: str
    """`handout/tag`."""
    document: Document
    digest: str
    """Of everything that it shows, as the record of the build keeps it."""
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
class Exported:
    """What became of a task: the files by (edition, extension), or why there are none."""

    task: Task
    files: dict[tuple[str, str], bytes]
    problem: str = ""


def build(task: Task) -> Exported:
    """Build a task from its beginning to its end."""
    return begin(task, lambda work: work)()


def made(task: Task) -> tuple[dict[tuple[str, str], bytes], str]:
    """Build a task in another process; the task itself need not come back."""
    done = build(task)
    return done.files, done.problem


def begin(task: Task, typeset: Callable[[Work], Work]) -> Callable[[], Exported]:
    """Execute the handout notebook, export it in every format, and return what waits for the PDFs.

    `typeset` may begin the work of a PDF, and returns what waits for it. What goes wrong is part of the result.
    """
    document = task.document
    parameters = {"handout": document.slug, "language": document.language.tag}
    try:
        if problem := undrawable(document, task.root):
            return partial(Exported, task, {}, problem)
        with serving(document):
            executed = notebooks.execute(
                task.place, task.notebook, task.copy, parameters, folder=task.root, engine=task.engine
            )
        _same(executed, document.digest)
        kinds = [kind for kind in EXPORTERS if kind[0] in document.editions]
        works = {kind: _work(EXPORTERS[kind], executed, task.root) for kind in kinds}
        ready = {kind: typeset(work) if kind[1] == "pdf" else work for kind, work in works.items()}
    except BaseException as error:  # noqa: BLE001 - whatever notebooks show and exporters of others do
        return partial(Exported, task, {}, _told(error))
    return partial(_ended, task, ready)


def _ended(task: Task, files: Mapping[tuple[str, str], Work]) -> Exported:
    try:
        return Exported(task, {kind: work() for kind, work in files.items()})
    except BaseException as error:  # noqa: BLE001 - as above
        return Exported(task, {}, _told(error))


def _told(error: BaseException) -> str:
    """Return what stopped a task; an error that nobody foresaw with the place where it was raised.

    A program that is loaded here may end itself as well (`SystemExit`): that ends its task alone. Who interrupts
    means all of it, and KeyboardInterrupt goes on.
    """
    if isinstance(error, AftercareError):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        raise error
    place = extract_tb(error.__traceback__)[-1]
    at = f"{Path(place.filename).name}:{place.lineno}"
    remedy = "undo what was changed in the notebooks, take out what was installed last, or else report it"
    return f"{said_by(error)} ({at}); {remedy}"


def undrawable(document: Document, root: Path) -> str:
    """Return the first row with a character that no font of the language has, and the remedy; nothing is as a rule."""
    both = "bilingual" in document.editions
    for row in document.rows:
        shown = f"{row.text} {row.english}" if both else row.text
        if missing := lacking(shown, document.language.fonts, root):
            named = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
            return f"{row.id}: no font has {named}; write it in words or use another sign"
    return ""


def _same(executed: Any, digest: str) -> None:
    """Refuse a notebook that shows another text than was planned: its kernel has read files that changed since."""
    from ...export.handout_exporter import handout

    if handout(executed, "text/markdown")["document"] != digest:
        raise AftercareError("the notebook showed another text than the project had; build again")


def _work(name: str, executed: Any, root: Path) -> Work:
    """Export an executed notebook; what is left to do is, for a PDF, to typeset it."""
    from ...export.exporters import HandoutPdfExporter

    made_by = exporter(name)
    if isinstance(made_by, HandoutPdfExporter):
        source, found = made_by.source(executed)
        return partial(made_by.typeset, source, found, root)
    text: str = made_by.from_notebook_node(executed)[0]
    return text.encode
