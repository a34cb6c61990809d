"""Plan, build, record: handouts that have changed are made anew, in one process or several."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Any

from ..core import fingerprint
from ..core.files import write_atomically
from ..core.languages import SOURCE
from ..core.units import Severity, Status, signatures
from ..handout.document import Document
from . import manifest, notebooks, project, site
from .manifest import Manifest, Page
from .project import Project

EXTENSIONS = {"md": "handout-markdown", "html": "handout-html", "pdf": "handout-pdf"}
# A worker takes a second to start, as long as seventy handouts take to build.
POOL_FROM = 150
PDF_PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page in a PDF of Typst's, whose page objects are not compressed."""
Progress = Callable[[int, int], None]
NOT_RELEASED = {
    Status.MISSING: "are not translated",
    Status.DRAFT: "are drafts",
    Status.TRANSLATED: "need more signatures",
}


@dataclass(slots=True)
class Built:
    """What a publish did. Keys are `handout/tag`."""

    made: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """Files of handouts that moved, or are no longer wanted."""


@dataclass(frozen=True, slots=True)
class Task:
    """One handout to be built in one language, in terms a worker process can be given."""

    root: str
    slug: str
    tag: str
    engine: str
    fingerprint: str

    @property
    def key(self) -> str:
        """The name of the target in the manifest."""
        return f"{self.slug}/{self.tag}"


def publish(
    current: Project,
    targets: Sequence[tuple[str, str]],
    *,
    engine: str = "in-process",
    jobs: int = 0,
    progress: Progress | None = None,
) -> Built:
    """Build what has changed among the targets, record it, and write the page that lists everything."""
    output = current.config.output
    record, result = manifest.read(output), Built()
    tasks = plan(current, targets, record, engine=engine)
    result.unchanged = [f"{slug}/{tag}" for slug, tag in targets if f"{slug}/{tag}" not in {task.key for task in tasks}]
    before = {page.path for page in record.pages}
    with executor(jobs or (1 if len(tasks) < POOL_FROM else cpu_count() or 1)) as submit:
        for done, (task, pages, details) in enumerate(submit(tasks), 1):
            record.replace(task.key, task.fingerprint, pages, details)
            result.made.append(task.key)
            if progress:
                progress(done, len(tasks))
    _forget_unwanted(current, record)
    result.removed = _remove(output, before - {page.path for page in record.pages})
    record.inputs = ""
    manifest.write(output, record)
    site.write(current, record)
    return result


def plan(current: Project, targets: Sequence[tuple[str, str]], record: Manifest, *, engine: str) -> list[Task]:
    """Return the targets whose texts, program or files are not those that the manifest knows."""
    program = fingerprint.code()
    notebook = hashlib.sha256(handout_notebook(current).read_bytes()).hexdigest()
    tasks = []
    for slug, tag in targets:
        document = current.document(slug, tag)
        mark = hashlib.sha256(f"{program}{notebook}{document!r}".encode()).hexdigest()
        task = Task(str(current.config.root), slug, tag, engine, mark)
        known = record.fingerprints.get(task.key) == mark
        if not known or not manifest.intact(current.config.output, record.of(task.key)):
            tasks.append(task)
    return tasks


def handout_notebook(current: Project) -> Path:
    """Return the notebook that is the document: the project's own, or the one that comes with the package."""
    return current.config.notebook("handout")


@contextmanager
def executor(jobs: int) -> Iterator[Callable[[Sequence[Task]], Iterator[tuple[Task, list[Page], dict[str, Any]]]]]:
    """Yield what runs tasks: in this process, or in a pool of workers.

    Workers are spawned, never forked: a fork of a process in which Typst has compiled never returns.
    """
    if jobs == 1:
        yield lambda tasks: map(build, tasks)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield lambda tasks: _collect(pool, tasks)


def _collect(pool: Executor, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[Page], dict[str, Any]]]:
    for future in as_completed([pool.submit(build, task) for task in tasks]):
        yield future.result()


def build(task: Task) -> tuple[Task, list[Page], dict[str, Any]]:
    """Execute the handout notebook and export it in every format; files are replaced, never half written."""
    current = project.load(Path(task.root))
    document = current.document(task.slug, task.tag)
    output = current.config.output
    folder = folder_of(document)
    copy = output / "reports" / "handouts" / f"{task.slug}-{task.tag}.ipynb"
    parameters = {"handout": task.slug, "language": task.tag}
    executed = notebooks.execute(current.config, "handout", copy, parameters, engine=task.engine)
    pages, sheets = [], 0
    for extension, exporter in exporters().items():
        body, _ = exporter.from_notebook_node(executed)
        data = body if isinstance(body, bytes) else body.encode()
        path = f"{folder}/{task.slug}-{task.tag}.{extension}"
        write_atomically(output / path, data, durable=False)
        digest = hashlib.sha256(data).hexdigest()
        sheets = sheets or len(PDF_PAGE.findall(data))
        pages.append(Page(task.slug, task.tag, "standard", extension, path, document.state, digest))
    signers = signatures(current.units_of(task.slug, task.tag)) if task.tag != SOURCE else {}
    return task, pages, details(document) | {"pages": sheets, "signers": signers}


def folder_of(document: Document) -> str:
    """Return the folder below `output/`: what is not released is kept apart."""
    place = f"{document.slug}/{document.language.tag}"
    return place if document.state.released else f"drafts/{place}"


def details(document: Document) -> dict[str, Any]:
    """Return a handout's data for the index page and other programs."""
    return {
        "title": document.title.text,
        "title_english": document.title.english,
        "state": document.state.value,
        "code": document.code,
        "facts": [list(fact) for fact in document.facts],
        "untranslated": list(document.changed_rows),
    }


@cache
def exporters() -> dict[str, Any]:
    """Return the exporters by file extension, made once in a process."""
    from nbconvert.exporters import get_exporter

    return {extension: get_exporter(name)() for extension, name in EXTENSIONS.items()}


def _forget_unwanted(current: Project, record: Manifest) -> None:
    wanted = {f"{slug}/{tag}" for slug, tag in current.targets()}
    for key in set(record.fingerprints) - wanted:
        record.drop(key)


def _remove(output: Path, paths: set[str]) -> list[str]:
    """Delete files that the manifest had and has no more; files it never knew stay."""
    for path in sorted(paths):
        file = (output / path).resolve()
        if file.is_relative_to(output):
            file.unlink(missing_ok=True)
            for folder in file.parents:
                if folder == output or any(folder.iterdir()):
                    break
                folder.rmdir()
    return sorted(paths)


def reasons(current: Project, slug: str, tag: str) -> list[str]:
    """Say what holds a handout back from release; nothing where it is cleared for publication."""
    if current.state(slug, tag).released:
        return []
    units = [*current.units_of(slug, tag), *current.units(tag, "interface")]
    by_status = {status: [unit.id for unit in units if unit.status is status] for status in Status}
    why = [
        f"{len(ids)} rows {words}: {', '.join(ids[:5])}{', …' if len(ids) > 5 else ''}"
        for status, words in NOT_RELEASED.items()
        if (ids := by_status[status])
    ]
    wrong = [found for found in current.findings(tag) if found.severity is Severity.ERROR]
    return why + [f"{found.unit.id}: {found.message} [{found.check}]" for found in wrong]
