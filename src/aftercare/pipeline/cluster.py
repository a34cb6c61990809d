"""Builds handouts on a dask cluster: a task carries its data, and what it made comes back as bytes with digests.

So workers need no disk in common with this machine, only the same program, libraries and fonts.
"""

import atexit
import hashlib
import shutil
import socket
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from ..core.errors import AftercareError
from ..core.files import write_atomically
from ..core.fingerprint import code
from ..core.fonts import installed
from .tasks import Exported, Task, build

if TYPE_CHECKING:
    from distributed import Client, Future

HERE = "dask"
"""Stands for a cluster of this machine's own, started for the run."""
AHEAD = 3
"""Tasks that are sent for each thread of the cluster before results are waited for."""
PATIENCE = 20
"""Seconds until a scheduler or a first worker must have answered."""
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


def run(tasks: Iterable[Task], address: str) -> Iterator[Exported]:
    """Yield the result of each task as it ends; whoever stops listening cancels the rest.

    Raises AftercareError where no cluster answers.
    """
    rest = iter(tasks)
    first = next(rest, None)
    if first is None:
        return
    if first.engine != "in-process":
        raise AftercareError("kernels read the project's files, which a cluster has not; build with --jobs instead")
    with _connected(address) as client:
        yield from _results(client, chain([first], rest), fonts_of(first.root))


def _results(client: "Client", rest: Iterator[Task], needed: Fonts) -> Iterator[Exported]:
    from distributed import as_completed

    program = code()
    sent: dict[Any, Task] = {}

    def send() -> "Iterator[Future]":
        if task := next(rest, None):
            future = client.submit(build_there, task, program, needed, pure=False)
            sent[future.key] = task
            yield future

    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    running = as_completed([future for _ in range(ahead) for future in send()])
    try:
        for future in running:
            yield _taken(sent.pop(future.key), future)
            running.update(send())
    finally:
        client.cancel([*running.futures])


def _taken(task: Task, future: "Future") -> Exported:
    """Return what became of a task: its files are those of the digests that came with them."""
    try:
        made: Made = future.result()
    except Exception as error:  # noqa: BLE001 - its workers were killed too often, or the scheduler has gone
        return Exported(task, {}, problem=f"the cluster could not build it: {type(error).__name__}: {error}")
    if any(hashlib.sha256(data).hexdigest() != digest for data, digest in made.files.values()):
        return Exported(task, {}, problem="a file was damaged on its way from the cluster; build again")
    if made.copy:
        write_atomically(task.copy, made.copy, durable=False)
    return Exported(task, {kind: data for kind, (data, _) in made.files.items()}, made.problem)


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


@contextmanager
def _connected(address: str) -> "Iterator[Client]":
    """Connect to a cluster, or start one here. Raises AftercareError where there is none, or one without workers."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise AftercareError("a cluster needs dask; run pip install 'aftercare-handouts[cluster]'") from None
    try:
        if address == HERE:
            with LocalCluster(threads_per_worker=1, dashboard_address=None) as own, Client(own) as client:
                yield client
            return
        with Client(address, timeout=PATIENCE) as client:
            client.wait_for_workers(1, timeout=PATIENCE)
            yield client
    except (OSError, ValueError) as error:
        remedy = f"start them with dask scheduler and dask worker {address} --nthreads 1"
        raise AftercareError(f"{address}: no scheduler with a worker answers ({error}); {remedy}") from None
