"""Withdraws every released page where nothing tells any more what may be released: a file cannot be read, say.

Drafts may stay: they are for nobody but reviewers, and say so. What lists the pages goes along.
"""

from collections.abc import Iterable
from pathlib import Path

from ..core.config import Config
from ..core.errors import AftercareError, ConfigError
from ..core.lock import locked
from . import project, record
from .project import Project
from .record import FOLDER, NAME, Record

LISTS = ("index.html", "manifest.json")


def read() -> Project:
    """Return the project of the working directory, for a build.

    Raises ConfigError, after the pages that the last build released are withdrawn: the settings say where all is.
    """
    try:
        return project.read()
    except ConfigError as error:
        _on_record(Path.cwd(), error)
        raise


def everything(config: Config, known: Record, error: Exception) -> None:
    """Withdraw all but drafts, whoever made it, and note in the error what is gone; the lock is held."""
    names = (path.relative_to(config.output).as_posix() for path in record.stored(config.output))
    _recall(config.root, config.output, known, [name for name in names if not name.startswith("drafts/")], error)


def _on_record(start: Path, error: Exception) -> None:
    """Withdraw what the last build of the nearest project has released, by its own record."""
    root = next((folder for folder in (start, *start.parents) if (folder / FOLDER / NAME).is_file()), start)
    known = record.read(root)
    output = (root / known.output).resolve()
    if not known.output or not output.is_relative_to(root):
        return
    released = {page.path for target in known.targets.values() if target.released for page in target.pages}
    names = [name for name in sorted(released) if (output / name).parent.resolve().is_relative_to(output)]
    try:
        with locked(root / FOLDER):
            _recall(root, output, known, names, error)
    except AftercareError:
        return  # another build is running, and withdraws for itself


def _recall(root: Path, output: Path, known: Record, names: Iterable[str], error: Exception) -> None:
    there = [name for name in names if (output / name).is_file() or (output / name).is_symlink()]
    known.targets = {key: target for key, target in known.targets.items() if not target.released}
    known.complete, known.site = False, {}
    for name in (*there, *LISTS):
        (output / name).unlink(missing_ok=True)
        record.prune((output / name).parent, output)
    record.clear_copies(output, known.targets, stages=True)
    record.write(root, known)
    for handout in sorted({name.rpartition("/")[0] for name in there}):
        error.add_note(f"withdrawn: {handout}")
