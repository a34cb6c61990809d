"""What to build: targets whose text, program, notebook or files have changed since the last build."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...core.disk.notebook_text import substance
from ..built.build_record import Record
from ..built.folder import copy_of
from ..built.program import modules, program
from ..snapshot.project import Project
from .notebooks import HANDOUT
from .tasks import Task


@dataclass(frozen=True, slots=True)
class Due:
    """A target that is not there as it must be."""

    slug: str
    tag: str
    digest: str
    """Of everything that it shows."""
    fingerprint: str

    @property
    def key(self) -> str:
        """`handout/tag`."""
        return f"{self.slug}/{self.tag}"


def due(project: Project, targets: Sequence[tuple[str, str]], record: Record) -> list[Due]:
    """Return the targets that are to be built."""
    made_by = program(project.config.root)
    text = substance(project.notebook(HANDOUT).encode()).decode()  # outputs that an editor has saved change no page
    imported = "".join(
        f"{project.config.relative(path)}\0{project.inputs.digest(path)}\0" for path in modules(project.config)
    )
    found = []
    for slug, tag in targets:
        digest = project.documents.digest(slug, tag)
        mark = hashlib.sha256(f"{made_by}\0{imported}{text}\0{digest}".encode()).hexdigest()
        known = record.targets.get(f"{slug}/{tag}")
        if known is None or known.fingerprint != mark or not record.intact(project.config.output, known):
            found.append(Due(slug, tag, digest, mark))
    return found


def tasks(project: Project, wanted: Iterable[Due], *, engine: str) -> Iterator[Task]:
    """Yield a task for each target, made when it is asked for: a document takes memory."""
    root, place, text = project.config.root, project.config.notebook(HANDOUT), project.notebook(HANDOUT)
    for each in wanted:
        document, copy = project.document(each.slug, each.tag), copy_of(project.config.output, each.key)
        yield Task(each.key, document, each.digest, each.fingerprint, text, place, root, copy, engine)
