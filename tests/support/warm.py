"""Runs programs in processes of their own without starting Python anew: imports take longer than most commands.

Each is forked from a process that has imported the package and has done nothing else, which this module is as a program:
it reads a line for each; the new process answers with its id, and the old one with its status when it has ended.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

STREAMS = ("stdin", "stdout", "stderr")
USED = (
    *("babel.numbers", "confusable_homoglyphs.confusables", "docx", "IPython.core.application", "lingua"),
    *("nbconvert.exporters", "openpyxl", "papermill", "phonenumbers"),
    *("rich.table", "typst", "uharfbuzz"),
)
"""What the package or a library imports where it is needed."""
CHECKED = ("es", "fr", "ar", "zh-Hans", "ko")
"""Languages whose words the checks have at hand."""
SENTENCE = "Espere 48 horas."
"""Too short for the checks to ask lingua which language it is: it begins threads, which no fork of a process has."""


class Started:
    """A running program, the only one: the next kills it, should a test have failed before its end."""

    _running: "ClassVar[Started | None]" = None

    def __init__(self, program: Sequence[str], folder: Path, environment: Mapping[str, str], stdin: str = "") -> None:
        if left := Started._running:
            os.killpg(left.pid, signal.SIGKILL)
            left.end()
        self._program, self._server, self._streams = [*program], _server(os.getpid()), TemporaryDirectory()
        for name, text in zip(STREAMS, (stdin, "", ""), strict=True):
            (Path(self._streams.name) / name).write_text(text, encoding="utf-8")
        asked = {"program": self._program, "folder": str(folder), "environment": {**environment}}
        self._server.stdin.write(json.dumps(asked | {"streams": self._streams.name}) + "\n")
        self._server.stdin.flush()
        self.pid = int(self._server.stdout.readline())
        """Of the process, and of its group."""
        Started._running = self

    def end(self) -> subprocess.CompletedProcess[str]:
        """Wait until it has ended, and return what it said; its status is negative after a signal."""
        status = int(self._server.stdout.readline())
        Started._running = None
        with self._streams as place:
            told = [(Path(place) / name).read_text(encoding="utf-8") for name in STREAMS[1:]]
        return subprocess.CompletedProcess(self._program, status, *told)


@cache
def _server(_for: int) -> subprocess.Popen[str]:
    """Start the process that is forked; it ends with the process that it is for, whose own forks may not share it."""
    server = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    """Fork for each program that is asked for, until nobody will ask again."""
    fork = get_context("fork")
    for line in sys.stdin:
        child = fork.Process(target=_run, kwargs=json.loads(line))
        child.start()
        child.join()
        _answer(child.exitcode)


def _answer(number: int | None) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _run(program: list[str], folder: str, environment: dict[str, str], streams: str) -> None:
    """Run a program in this new process as a shell would."""
    os.setsid()
    _answer(os.getpid())
    for number, name in enumerate(STREAMS):
        handle = os.open(Path(streams) / name, os.O_RDWR)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = program
    sys.path[0] = str(Path(program[0]).parent)
    runpy.run_path(program[0], run_name="__main__")


def _import_all() -> None:
    import aftercare
    from aftercare.core.disk.program_files import code
    from aftercare.core.process import prepare

    prepare()
    code()
    found = (module.name for module in pkgutil.walk_packages(aftercare.__path__, "aftercare."))
    for name in (*USED, *(name for name in found if not name.endswith("__main__"))):
        import_module(name)
    for tag in CHECKED:
        aftercare.checks.pair("Wait 48 hours before you go into the sun.", SENTENCE, tag)
    gc.freeze()  # what is never looked at stays one copy for all


if __name__ == "__main__":
    _import_all()
    _serve()
