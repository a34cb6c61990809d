"""A build on a dask cluster gives the bytes of one on this machine, whatever happens to the workers."""

import csv
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from aftercare.pipeline.building import cluster, executor, plan, worker
from aftercare.pipeline.building.tasks import Task
from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.snapshot.project import read
from command import aftercare, command
from projects import project, synced

pytestmark = pytest.mark.slow
HANDOUTS = 6
PRELOADED = Path(__file__).parents[1] / "support" / "preloaded.py"


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of several handouts that was built on this machine."""
    folder = tmp_path_factory.mktemp("local") / "project"
    settings = project(folder, languages=("es", "ar"))
    with settings.source.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "handout", "section", "kind", "text", "note"])
        for at in range(HANDOUTS):
            table.writerow([f"h{at}.title", f"h{at}", "top", "title", f"After treatment {at}", ""])
            table.writerow([f"h{at}.wait", f"h{at}", "top", "step", f"Wait {at + 2} days.", ""])
    synced(settings)
    run = aftercare(folder, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture
def again(local: Path, tmp_path: Path) -> Path:
    """Return a copy of the project that has not been built."""
    folder = Path(shutil.copytree(local, tmp_path / "project"))
    shutil.rmtree(folder / "output")
    shutil.rmtree(folder / ".aftercare")
    return folder


def pages(folder: Path) -> dict[str, str]:
    """Return the digest of every file of the output folder, the record of the run apart."""
    output = folder / "output"
    found = (path for path in output.rglob("*") if path.is_file() and "reports" not in path.parts)
    return {path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@dataclass(frozen=True)
class Cluster:
    address: str
    faults: Path
    """Folder in which workers look for what is to go wrong: see `preloaded.py`."""


@contextmanager
def started(*words: str, cwd: Path, **env: str) -> Iterator[None]:
    """Run one of dask's own commands while the block does, and end it with all it has started."""
    dask = [str(Path(sys.executable).with_name("dask")), *words]
    environment = {**os.environ, **env, "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "false"}
    with (cwd / "log.txt").open("ab") as log:
        process = subprocess.Popen(dask, cwd=cwd, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Return a scheduler on loopback with two workers, each watched by one of dask's nannies."""
    folder = tmp_path_factory.mktemp("cluster")
    (faults := folder / "faults").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    with ExitStack() as stack:
        stack.enter_context(
            started("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", cwd=folder)
        )
        for number in range(2):
            (place := folder / f"worker-{number}").mkdir()
            words = ("worker", address, "--nthreads", "1", "--no-dashboard", "--preload", str(PRELOADED))
            stack.enter_context(started(*words, "--local-directory", str(place), cwd=place, FAULTS=str(faults)))
        yield Cluster(address, faults)


def test_a_cluster_gives_the_same_bytes(local: Path, again: Path, workers: Cluster) -> None:
    run = aftercare(again, "build", "--cluster", workers.address)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{3 * HANDOUTS} handouts built" in run.stdout
    assert pages(again) == pages(local)
    copies = [path.name for path in (again / "output/reports/handouts").iterdir()]
    assert len(copies) == 3 * HANDOUTS


def test_a_worker_that_is_killed_twice_costs_a_retry(local: Path, again: Path, workers: Cluster) -> None:
    for number in range(2):
        (workers.faults / f"kill-{number}").touch()
    run = aftercare(again, "publish", "--cluster", workers.address)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(list(workers.faults.glob("done-kill-*"))) == 2
    assert pages(again) == pages(local)


def test_ctrl_c_cancels_what_was_sent(again: Path, workers: Cluster) -> None:
    (workers.faults / "slow").touch()
    build = subprocess.Popen(
        command("publish", "--cluster", workers.address), cwd=again, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while not list(workers.faults.glob("begun-*")):
        assert build.poll() is None
        time.sleep(0.1)
    build.send_signal(signal.SIGINT)
    _, said = build.communicate(timeout=120)
    (workers.faults / "slow").unlink()
    assert build.returncode == 130, said
    assert b"stopped" in said
    assert not [path for path in (again / "output").rglob("*.pdf") if path.is_file()]


def test_no_cluster_is_told_with_the_remedy(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    tasks = tasks_of(again)
    with pytest.raises(cluster.AftercareError, match="dask scheduler and dask worker"):
        list(executor.run(tasks, "tcp://127.0.0.1:9"))


def test_kernels_are_refused_where_no_files_are(again: Path) -> None:
    tasks = [replace(task, engine="kernel") for task in tasks_of(again)]
    with pytest.raises(cluster.AftercareError, match="kernels read the project's files"):
        list(executor.run(tasks, "tcp://127.0.0.1:9"))


@pytest.mark.parametrize(
    ("program", "fonts", "why"),
    [("another", frozenset(), "another version"), (None, frozenset({("Strange.ttf", 3)}), "lacks fonts: Strange.ttf")],
)
def test_a_worker_with_other_programs_or_fonts_builds_nothing(
    program: str | None, fonts: worker.Fonts, why: str, again: Path
) -> None:
    made = worker.build_there(tasks_of(again)[0], program or worker.code(), fonts)
    assert not made.files
    assert why in made.problem


def tasks_of(folder: Path) -> list[Task]:
    current = read(folder)
    return [*plan.tasks(current, plan.due(current, current.targets(), Record()), engine="in-process")]
