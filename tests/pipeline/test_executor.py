"""A task is built in this process, or says in one line why it could not be; so does one that comes from a cluster."""

import hashlib
import json
import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import nbformat
import pytest

from aftercare.core.disk.program_files import code
from aftercare.core.errors import AftercareError
from aftercare.pipeline.building import cluster, executor, plan, worker
from aftercare.pipeline.building import tasks as one
from aftercare.pipeline.building.tasks import Exported
from aftercare.pipeline.building.worker import Made
from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.snapshot.project import read
from projects import project, synced

KINDS = [("standard", "md"), ("standard", "html"), ("standard", "pdf")]


@pytest.fixture(scope="module")
def tasks(tmp_path_factory):
    """Return the tasks of a handout in English and in four languages, of which nothing is built."""
    folder = tmp_path_factory.mktemp("tasks") / "p"
    synced(project(folder, {"h.title": "After all", "h.a": "Rest."}, languages=("es", "fr", "it", "de")))
    found = read(folder)
    wanted = plan.due(found, found.targets(), Record())
    return [*plan.tasks(found, wanted, engine="in-process")]


@pytest.fixture
def task(tasks, tmp_path):
    return replace(tasks[1], copy=tmp_path / "copy.ipynb")


def test_results_come_in_the_order_of_their_tasks_and_have_every_format(tasks):
    results = list(executor.run(tasks, 1))
    assert [result.task for result in results] == tasks
    for result in results:
        assert (result.problem, [*result.files]) == ("", KINDS)
        assert b"Rest." in result.files["standard", "md"]
        assert b"<html" in result.files["standard", "html"]
        assert result.files["standard", "pdf"].startswith(b"%PDF-1.7")
        assert result.task.copy.is_file()
    assert len({result.files["standard", "pdf"] for result in results}) == len(tasks)
    assert list(executor.run([], 1)) == []


def test_after_many_tasks_new_processes_take_over(tasks, monkeypatch):
    begun = []
    monkeypatch.setattr(executor, "pool", lambda jobs: begun.append(jobs) or ThreadPoolExecutor(jobs))
    monkeypatch.setattr(executor, "EACH_MAKES", 1)
    assert [result.task for result in executor._pooled(tasks, 1)] == tasks  # noqa: SLF001
    assert len(tasks) == 5
    assert begun == [1, 1, 1]


def test_editions_have_files_of_their_own(task):
    document = replace(task.document, editions=("standard", "large", "bilingual"))
    made = one.build(shown(task, document))
    assert made.problem == ""
    assert [*made.files] == [*KINDS, ("large", "pdf"), ("bilingual", "html"), ("bilingual", "pdf")]
    assert len({*made.files.values()}) == len(made.files)


def showing(task, *sources):
    """Return the task with a notebook of these cells after the parameters."""
    notebook = json.loads(task.notebook)
    (parameters,) = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", [])]
    cells = [
        {"cell_type": "code", "id": f"c{at}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
        for at, source in enumerate(sources)
    ]
    return replace(task, notebook=json.dumps({**notebook, "cells": [parameters, *cells]}))


def test_what_stops_a_notebook_is_the_problem_of_its_task_alone(task, tasks):
    broken = showing(task, "1 / 0")
    results = list(executor.run([broken, tasks[2]], 1))
    assert results[0].task is broken
    assert results[0].files == {}
    assert "ZeroDivisionError: division by zero" in results[0].problem
    assert results[1].problem == ""


def test_a_notebook_that_shows_another_text_is_refused(task):
    assert one.build(task).problem == ""
    executed = nbformat.read(task.copy, 4)
    one._same(executed, task.digest)  # noqa: SLF001
    with pytest.raises(AftercareError) as error:
        one._same(executed, replace(task.document, code="other").digest)  # noqa: SLF001
    assert str(error.value) == "the notebook showed another text than the project had; build again"


UNDRAWN = "; write it in words or use another sign"
CUNEIFORM = ("\U00012000 (U+12000)", "\U00012001 (U+12001)")


@pytest.mark.parametrize(
    ("editions", "title", "problem"),
    [
        (("standard",), {}, ""),
        (("standard",), {"text": "Descanse \U00012000."}, f"h.title: no font has {CUNEIFORM[0]}{UNDRAWN}"),
        (
            ("standard",),
            {"text": "\U00012001\U00012000\U00012001"},
            f"h.title: no font has {', '.join(CUNEIFORM)}{UNDRAWN}",
        ),
        (("standard", "large"), {"english": "\U00012000"}, ""),
        (("large", "bilingual"), {"english": "\U00012000"}, f"h.title: no font has {CUNEIFORM[0]}{UNDRAWN}"),
        (("bilingual",), {"text": "\U00012000", "english": "A"}, f"h.title: no font has {CUNEIFORM[0]}{UNDRAWN}"),
    ],
)
def test_a_character_that_no_font_has_is_named_with_its_row(editions, title, problem, task):
    changed = titled(replace(task.document, editions=editions), **title)
    assert one.undrawable(changed, task.root) == problem
    result = one.build(shown(task, changed))
    assert (result.problem, bool(result.files)) == (problem, not problem)


def shown(task, document):
    return replace(task, document=document, digest=document.digest)


def titled(document, **changes):
    return replace(document, title=replace(document.title, **changes))


def raised(error):
    """Return the error as it is when it has been raised here."""
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AftercareError("no disk"), r"no disk"),
        (
            ValueError("no\ndisk"),
            r"ValueError: no disk \(test_executor.py:\d+\); undo what was changed in the notebooks, take out what was installed last, or else report it",
        ),
        (SystemExit(3), r"SystemExit: 3 \(test_executor.py:\d+\); undo .*"),
    ],
)
def test_what_an_error_says_of_a_task(error, said):
    assert re.fullmatch(said, one._told(raised(error)))  # noqa: SLF001


def test_who_interrupts_means_all_of_it():
    with pytest.raises(KeyboardInterrupt):
        one._told(raised(KeyboardInterrupt()))  # noqa: SLF001


def ended(result=None, error=None):
    future = Future()
    future.set_exception(error) if error else future.set_result(result)
    return future


def made(**changes):
    files = {("standard", "md"): (b"# A", hashlib.sha256(b"# A").hexdigest())}
    return replace(Made(files, b"{}"), **changes)


def test_what_comes_from_a_cluster_is_taken_as_it_was_made(task):
    result = cluster._taken(task, ended(made()))  # noqa: SLF001
    assert result == Exported(task, {("standard", "md"): b"# A"})
    assert task.copy.read_bytes() == b"{}"


def test_what_a_cluster_could_not_build_leaves_no_file(task):
    assert cluster._taken(task, ended(made(files={}, copy=b"", problem="no font"))) == Exported(task, {}, "no font")  # noqa: SLF001
    damaged = made(files={("standard", "md"): (b"# B", hashlib.sha256(b"# A").hexdigest())})
    problem = "a file was damaged on its way from the cluster; build again"
    assert cluster._taken(task, ended(damaged)) == Exported(task, {}, problem)  # noqa: SLF001
    lost = "the cluster could not build it: OSError: gone"
    assert cluster._taken(task, ended(error=OSError("gone"))) == Exported(task, {}, lost)  # noqa: SLF001
    assert not task.copy.exists()


@pytest.fixture
def node(monkeypatch):
    monkeypatch.setattr("socket.gethostname", lambda: "node-7")


@pytest.mark.usefixtures("node")
def test_a_worker_builds_what_this_machine_would(task):
    fonts = worker.fonts_of(task.root)
    made = worker.build_there(task, code(), fonts)
    assert made.problem == ""
    assert {kind: data for kind, (data, _) in made.files.items()} == one.build(task).files
    assert all(hashlib.sha256(data).hexdigest() == digest for data, digest in made.files.values())
    assert json.loads(made.copy)["cells"]
    assert list(worker._folder().iterdir()) == []  # noqa: SLF001
    broken = worker.build_there(showing(task, "1 / 0"), code(), fonts)
    assert broken.files == {}
    assert f"{task.copy}" in broken.problem
    assert "ZeroDivisionError" in broken.problem
    undrawn = shown(task, titled(task.document, text="\U00012000"))
    assert worker.build_there(undrawn, code(), fonts).copy == b""


@pytest.mark.usefixtures("node")
def test_a_worker_that_is_not_the_same_says_so(task):
    fonts = worker.fonts_of(task.root)
    other = Made({}, b"", "the worker on node-7 has another version of aftercare or of a library; install the same")
    assert worker.build_there(task, "other", fonts) == other
    more = fonts | {("b.ttf", 1), ("a.ttf", 2)}
    lacks = Made({}, b"", "the worker on node-7 lacks fonts: a.ttf, b.ttf; install them there")
    assert worker.build_there(task, code(), more) == lacks
    strange = worker.build_there(replace(task, copy=None), code(), fonts)
    assert (strange.files, strange.copy) == ({}, b"")
    assert strange.problem.startswith("the worker on node-7: AttributeError: ")


def test_a_cluster_builds_without_kernels_and_is_not_asked_for_nothing(task):
    kernels = [replace(task, engine="kernel")] * 2
    with pytest.raises(AftercareError) as error:
        list(executor.run(kernels, "tcp://127.0.0.1:9"))
    assert (
        str(error.value) == "kernels read the project's files, which a cluster does not have; build with --jobs instead"
    )
    assert list(executor.run([], "tcp://127.0.0.1:9")) == []
