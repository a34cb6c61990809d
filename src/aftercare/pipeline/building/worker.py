"""What a cluster worker does: it turns a task into a handout, and returns its bytes with digests."""

import atexit
import hashlib
import shutil
import socket
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock

from ...core.disk.program_files import code
from ...core.language.fonts import installed
from .tasks import Task, build

Fonts = frozenset[tuple[str | int, ...]]
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker made of a task."""

    files: dict[tuple[str, str], tuple[bytes, str]]
    """(edition, extension) → the file and its SHA-256."""
    copy: bytes
    """The executed notebook; empty where there is none."""
    problem: str = ""


def build_there(task: Task, program: str, fonts: Fonts) -> Made:
    """Build a task on a worker. What goes wrong is part of what comes back: an error may not survive the way."""
    try:
        return _built(task, program, fonts)
    except Exception as error:  # noqa: BLE001 - a full disk, or whatever else a worker may have
        return Made({}, b"", f"{_name()}: {type(error).__name__}: {error}")


def _built(task: Task, program: str, fonts: Fonts) -> Made:
    root = _folder()
    if program != code():
        return Made({}, b"", f"{_name()} has another version of aftercare or of a library; install the same")
    if lacking := sorted(str(name) for name, _ in fonts - fonts_of(root)):
        return Made({}, b"", f"{_name()} lacks fonts: {', '.join(lacking)}; install them there")
    with _one_at_a_time:  # a notebook has the process to itself
        copy = root / task.copy.name
        result = build(replace(task, root=root, copy=copy))
        executed = copy.read_bytes() if copy.is_file() else b""
        copy.unlink(missing_ok=True)
    files = {kind: (data, hashlib.sha256(data).hexdigest()) for kind, data in result.files.items()}
    return Made(files, executed, result.problem.replace(str(copy), str(task.copy)))


@cache
def fonts_of(root: Path) -> Fonts:
    """Return name and size of every font in reach of a folder."""
    return frozenset(map(tuple, installed(root)))


@cache
def _folder() -> Path:
    """Return a folder for the notebooks of this process, which goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="aftercare-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _name() -> str:
    return f"the worker on {socket.gethostname()}"
