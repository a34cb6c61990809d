"""A project that has moved within its repository, so that its signatures are older than its folder."""

import posixpath
from pathlib import Path

from ..core.settings.file import TABLES, own_table
from .git_command import git


def moved_from(root: Path, commit: str) -> str | None:
    """Return the folder that the project had in a commit, from the top of the repository; None where it has not moved.

    That is the only folder with settings of ours that is no project any more, where the commit has none in today's.
    """
    here = git(root, "rev-parse", "--show-prefix").decode().strip("/\n")
    tables = _tables(git(root, "ls-tree", "-r", "-z", "--full-tree", commit))
    if any(_ours(path, git(root, "cat-file", "blob", tables[path])) for path in tables if _folder(path) == here):
        return None
    top = Path(git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    left = [path for path in tables if not any(_is_project(top / _folder(path) / name) for name in TABLES)]
    found = {_folder(path) for path in left if _ours(path, git(root, "cat-file", "blob", tables[path]))}
    return found.pop() if len(found) == 1 else None


def _tables(listed: bytes) -> dict[str, str]:
    """Return the hashes of the files that may hold settings, by their paths."""
    entries = (entry.partition("\t") for entry in listed.decode(errors="surrogateescape").split("\0") if entry)
    return {path: head.split()[2] for head, _, path in entries if posixpath.basename(path) in TABLES}


_folder = posixpath.dirname


def _ours(path: str, data: bytes) -> bool:
    try:
        return own_table(data, posixpath.basename(path)) is not None
    except (ValueError, RecursionError):  # settings that cannot be read are somebody's
        return True


def _is_project(path: Path) -> bool:
    try:
        return _ours(path.as_posix(), path.read_bytes())
    except OSError:
        return False
