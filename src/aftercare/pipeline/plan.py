"""What is to be built: targets whose text, program, notebook or files are not those of the last build."""

import hashlib
from collections.abc import Sequence

from .executor import Task
from .notebooks import HANDOUT
from .project import Project
from .record import Record, copy_of
from .unchanged import modules, program


def plan(project: Project, targets: Sequence[tuple[str, str]], record: Record, *, engine: str) -> list[Task]:
    """Return a task for each target that is not there as it must be."""
    made_by, place, text = program(project.config.root), project.config.notebook(HANDOUT), project.notebook(HANDOUT)
    imported = "".join(
        f"{project.config.relative(path)}\0{project.inputs.digest(path)}\0" for path in modules(project.config)
    )
    tasks = []
    for slug, tag in targets:
        digest = project.digest(slug, tag)
        mark = hashlib.sha256(f"{made_by}\0{imported}{text}\0{digest}".encode()).hexdigest()
        known = record.targets.get(f"{slug}/{tag}")
        if known is None or known.fingerprint != mark or not record.intact(project.config.output, known):
            copy = copy_of(project.config.output, f"{slug}/{tag}")
            root, document = project.config.root, project.document(slug, tag)
            tasks.append(Task(f"{slug}/{tag}", document, digest, mark, text, place, root, copy, engine))
    return tasks
