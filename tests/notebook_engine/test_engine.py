"""The in-process engine gives the outputs of papermill's kernel engine: the same cells through both, compared."""

import asyncio
import builtins
import decimal
import gc
import getpass
import importlib.util
import io
import logging
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from aftercare.notebook_engine.errors import ExecutionError
from aftercare.notebook_engine.execute import execute
from aftercare.notebook_engine.isolation import isolated
from aftercare.notebook_engine.limits import CellTimeoutError
from aftercare.notebook_engine.outputs import Stream
from aftercare.notebook_engine.recorder import Recorder

TOGETHER = {
    "execute result": ["1 + 1", "_ + 1", "5;", "None", "Out[1], In[1], _2 if '_2' in globals() else 0"],
    "display": [
        "from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'), 1)",
        (
            "display({'text/vnd.typst': '= Hi', 'text/html': '<b>x</b>', 'application/vnd.x+json': {'a': (1, 2)}},"
            " raw=True, metadata={'text/html': {'isolated': True}})"
        ),
        "display({'image/png': b'\\x89PNG\\r\\n'}, raw=True)",
    ],
    "MIME bundle": [
        (
            "class Page:\n    def _repr_mimebundle_(self, include=None, exclude=None):\n"
            "        return {'text/x-typst': '= Hi', 'text/plain': 'page'}, {'text/x-typst': {'k': 1}}\nPage()"
        ),
        "class Html:\n    def _repr_html_(self): return '<i>مرحبا</i>'\n    def __repr__(self): return 'html'\nHtml()",
    ],
    "later change of a shown object": [
        "shown = {'a': [1]}\ndisplay({'application/json': shown}, raw=True)\nshown['a'] += [2]"
    ],
    "update_display": [
        "handle = display('one', display_id='first')",
        "handle.update('two')",
        "display('three', display_id='first'); display('other', display_id='second')",
    ],
    "clear_output": [
        "from IPython.display import clear_output\nprint(1); clear_output(); print(2)",
        "print(1); clear_output(wait=True); print(3)",
        "print(1); clear_output(wait=True)",
        "display('x', display_id='gone'); clear_output(); display('y')\nhandle = display('z', display_id='gone')",
        "handle.update('new')",
    ],
    "order": ["print('a'); display(1); print('b'); display(2); print('c')\n5"],
    "streams": [
        "import sys\nprint('out'); sys.stderr.write('err\\n'); print('more')",
        "print('no newline', end='')",
        "sys.stdout.write(1)  # raises",
        "[sys.stdout.isatty(), sys.stdout.encoding, sys.stdout.name, sys.stdout.writable()]",
        "for i in range(3000): print(i)",
        "print('x' * 2_000_000)",
        "print('مرحبا 你好 \\U0001F600 \\r\\x08')",
        "sys.stdin.read()",
    ],
    "surrogates": ["'\\ud800'", "raise ValueError('\\ud800')  # raises"],
    "threads": ["import threading\nt = threading.Thread(target=print, args=('T',)); t.start(); t.join()"],
    "subprocesses": [
        "import os, subprocess, time\nsubprocess.run(['echo', 'sub'])\ntime.sleep(.4)",
        "os.write(2, b'raw\\n'); time.sleep(.4)",
        "subprocess.run(['cat'], capture_output=True).stdout",
    ],
    "shell commands": [
        "!echo hi",
        "x = !echo there\nx",
        "!exit 3",
        "_exit_code",
        "%%bash\necho b; echo e >&2",
        "%%bash\nexit 2\n# raises",
    ],
    "magics": [
        "%%html\n<b>q</b>",
        "%%capture captured\nprint(9)",
        "captured.stdout",
        "%pwd",
        "%precision 2\n3.14159",
        "%precision",
        "%env AFTERCARE_TEST=1",
        "%who_ls str",
        "%%writefile /dev/null\nx",
        "%%python -c 1\nprint(1)",
        "%nonsense  # raises",
        "%%nonsense\n# raises",
        "%cd /",
        "%cd -",
        "len?",
    ],
    "await": [
        "import asyncio\nawait asyncio.sleep(.01)\n'slept'",
        "async def three(): return 3\nawait three()",
        "task = asyncio.create_task(three())",
        "await task",
        "c = three()\ntry: asyncio.run(c)\nfinally: c.close()\n# raises",
        "async with asyncio.timeout(.01): await asyncio.sleep(5)\n# raises",
        "async def fails(): raise KeyError('k')\nawait fails()  # raises",
    ],
    "context variables": ["import decimal\ndecimal.getcontext().prec = 5", "decimal.getcontext().prec"],
    "errors": [
        "def divide(): return 1 / 0\ndivide()  # raises",
        "x = = 1  # raises",
        "  x = 1\n y = 2  # raises",
        "raise KeyboardInterrupt  # raises",
        "try:\n    int('a')\nexcept ValueError as e:\n    raise RuntimeError('outer') from e  # raises",
        "class Odd(Exception):\n    def __str__(self): return 'odd: é'\nraise Odd  # raises",
        "raise SystemExit(3)  # raises",
        "raise ExceptionGroup('many', [ValueError(1)])  # raises",
        "assert False, 'no'  # raises",
        "return 5  # raises",
        "import nowhere_to_be_found  # raises",
        "print('goes on')",
    ],
    "input": [
        "input('? ')  # raises",
        "import getpass\ngetpass.getpass()  # raises",
        "getpass.getpass(echo_char='*')  # raises",
    ],
    "logging": ["import logging\nlogging.warning('careful')", "logging.getLogger('x').info('quiet')"],
    "warnings": [
        "import warnings\nwarnings.warn('careful')",
        "warnings.warn('old', DeprecationWarning)",
        "warnings.simplefilter('error')\nwarnings.warn('now an error')  # raises",
        "warnings.simplefilter('default')",
    ],
    "namespace": [
        "__name__, [n for n in globals() if n.startswith('__') and n != '__builtin__'][:1]",
        "import pickle\nclass C: pass\ntype(pickle.loads(pickle.dumps(C()))) is C",
        "import __main__\n__main__.C is C",
        "get_ipython().__class__.__name__, get_ipython() is __import__('IPython').get_ipython()",
        "from __future__ import annotations\ndef f(x: Nowhere): pass\nf.__annotations__",
        "def g(x: AlsoNowhere): pass\ng.__annotations__",
        "os.environ['PAGER'], os.environ['MPLBACKEND'], os.environ.get('FORCE_COLOR')",
        "'' in sys.path, os.getcwd()",
    ],
    "pandas": ["import pandas as pd\npd.DataFrame({'a': [1], 'b': ['é']})"],
    "empty cells": ["", "   \n", "# only a comment", "pass"],
}
"""Cases that may share one kernel. Cells with the comment `raises` carry the tag `raises-exception`."""

ALONE = {
    "error": ["x = 1", "def g(): 1 / 0\ng()", "print('never')"],
    "syntax error": ["x = = 1", "print('never')"],
    "exit 0": ["import sys\nsys.exit(0)", "print('never')"],
    "exit 1": ["import sys\nsys.exit('bad')", "print('never')"],
    "usage error": ["%nonsense", "print('never')"],
    "exception group": ["raise ExceptionGroup('many', [ValueError(1)])", "print('never')"],
    "broken repr": ["class B:\n    def __repr__(self): raise ValueError('no repr')\nB()", "print('never')"],
    "interrupt": ["raise KeyboardInterrupt", "print('never')"],
    "forked workers": [
        (
            "from concurrent.futures import ProcessPoolExecutor\nimport multiprocessing\n"
            "def square(x): return x * x\n"
            "with ProcessPoolExecutor(1, multiprocessing.get_context('fork')) as pool: r = list(pool.map(square, [1, 2]))\nr"
        ),
    ],
    "forked child": [
        "import os, time\nif not os.fork():\n    print('child', flush=True)\n    time.sleep(.2)\n    os._exit(0)\nos.wait()\ntime.sleep(.4)",
    ],
    "skip": ["#skip\nprint('never')", "print(1)"],
    "what the last notebook changed": [
        (
            "import os, sys, builtins, warnings, logging, asyncio\n"
            "[n in globals() for n in ('LEAK', '_', '_i')], os.environ.get('LEAK'), '/leak' in sys.path, hasattr(builtins, 'LEAK'), os.getcwd() == '/'"
        ),
        "In, Out",
        "len(logging.root.handlers), logging.root.manager.disable, sys.argv[1:2] == ['leak'], 'error' == warnings.filters[0][0]",
        "3.14159",
        "class Leak:\n    def __repr__(self): return 'own'\nLeak()",
        "%leak",
        "import decimal\ndecimal.getcontext()",
    ],
}
LEAK = [
    "LEAK = 1\nimport os, sys, builtins, warnings, logging",
    "os.environ['LEAK'] = '1'; sys.path.insert(0, '/leak'); builtins.LEAK = 1; builtins.print = None; os.chdir('/')",
    "logging.basicConfig(level=10); logging.disable(50); sys.argv[1:] = ['leak']; warnings.simplefilter('error')",
    "sys.displayhook = sys.excepthook = sys.stdout = sys.stderr = None",
    "ip = get_ipython()\nip.display_formatter.formatters['text/plain'].for_type_by_name('__main__', 'Leak', lambda o, p, c: p.text('LEAK'))",
    "ip.register_magic_function(lambda line: 'LEAK', 'line', 'leak')",
    "%precision 1",
    "import decimal\ndecimal.getcontext().prec = 5; decimal.getcontext().traps[decimal.Inexact] = True",
]
"""Run before `what the last notebook changed`, by the in-process engine only: a kernel starts anew."""

DIFFERENT = {
    "raise ValueError('\\ud800')  # raises": "the kernel cannot send such an error, and the cell looks good; we escape it",
}
"""Known differences and the reason of each."""


def notebook(path: Path, cells: list[str]) -> Path:
    nb = new_notebook(cells=[new_code_cell(source) for source in cells])
    for cell in nb.cells:
        cell.metadata.tags = [
            tag
            for tag, mark in {"raises-exception": "# raises", "skip-execution": "#skip"}.items()
            if mark in cell.source
        ]
    nbformat.write(nb, path)
    return path


def run(folder: Path, cells: list[str], engine: str) -> tuple[list[object], str]:
    """Return the normalised outputs, cell by cell, and the error without its paths."""
    source, output, error = notebook(folder / "notebook.ipynb", cells), folder / f"{engine}.ipynb", ""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_CURRENT_TEST")  # under which ipykernel leaves the file descriptors alone
        try:
            execute(source, output, {}, engine=engine)
        except ExecutionError as problem:
            error = plain(str(problem).splitlines()[0])
    nb = nbformat.read(output, as_version=4)
    nbformat.validate(nb)
    assert nb.metadata.get("language_info"), error
    return [[c.execution_count, c.metadata.papermill.status, *normalised(c.outputs)] for c in nb.cells], error


def normalised(outputs: list[nbformat.NotebookNode]) -> list[object]:
    """Join the streams between other outputs: a kernel sends each by itself, in pieces of any size."""
    result: list[object] = []
    for output in outputs:
        if output.output_type == "stream":
            if not result or "stdout" not in result[-1]:
                result.append({"stdout": "", "stderr": ""})
            result[-1][output.name] += plain(output.text)
        elif output.output_type == "error":  # the frames between differ with the code of the two engines
            result.append([output.ename, plain(output.evalue), plain(output.traceback[-1])])
        else:
            result.append(dict(output))
    return result


def plain(text: str) -> str:
    """Leave out colours, the names that IPython and ipykernel give to the source of a cell, and numbers of processes."""
    text = re.sub(r"\x1b\[[\d;]*m|(?<=\(pid=)\d+", "", text)  # Python warns of forks from 3.12 on
    return re.sub(r"/tmp/ipykernel_\d+/\d+\.py|\d{6,}\.py|<ipython-input-[\w-]+>", "CELL", text)


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """Every case of TOGETHER, from one notebook: its cells with the outputs of the kernel and with ours."""
    folder, cells = tmp_path_factory.mktemp("together"), [cell for case in TOGETHER.values() for cell in case]
    (kernel, error), (ours, our_error) = (run(folder, cells, engine) for engine in ("kernel", "in-process"))
    assert error == our_error == ""
    rows = iter(zip(cells, kernel, ours, strict=True))
    return {name: [next(rows) for _ in case] for name, case in TOGETHER.items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", TOGETHER)
def test_same_outputs(name, together):
    for cell, kernel, ours in together[name]:
        assert (kernel == ours) is (cell not in DIFFERENT), f"{cell}\nkernel: {kernel}\nours:   {ours}"


@pytest.mark.slow
@pytest.mark.parametrize("name", ALONE)
def test_same_outputs_alone(name, tmp_path):
    kernel = run(tmp_path, ALONE[name], "kernel")
    if name == "what the last notebook changed":
        run(tmp_path, LEAK, "in-process")
    assert run(tmp_path, ALONE[name], "in-process") == kernel


def ours(folder: Path, *cells: str) -> list[list[object]]:
    """Run cells in this process, which must work, and return the outputs of each."""
    rows, error = run(folder, list(cells), "in-process")
    assert not error
    return [row[2:] for row in rows]


def state() -> dict[str, object]:
    return {
        "decimal": repr(decimal.getcontext()),
        "sys": {name: value for name, value in vars(sys).items() if name != "path_importer_cache"},
        "lists": (
            sys.path[:],
            sys.argv[:],
            warnings.filters[:],
            logging.root.handlers[:],
            logging.root.level,
        ),
        "builtins": dict(vars(builtins)),
        "process": (dict(os.environ), Path.cwd(), sys.modules["__main__"], getpass.getpass),
        "warnings": (warnings.showwarning, logging.root.manager.disable),
        "signals": [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGALRM)],
        "descriptors": [os.fstat(number).st_ino for number in (0, 1, 2)],
    }


@pytest.mark.parametrize("cells", [LEAK, ["raise SystemExit(1)"], ["1 / 0"], ["raise KeyboardInterrupt"]])
def test_process_is_restored(cells, tmp_path):
    before = state()
    run(tmp_path, cells, "in-process")
    assert state() == before


def test_a_thread_that_looks_for_a_module_meanwhile_misses_no_folder(tmp_path):
    with isolated(str(tmp_path)):
        folders = [*sys.path]
        search = iter(sys.path)
        begun = [next(search) for _ in folders[: folders.index("") + 1]]
    assert [*begun, *search] == folders
    search = iter(sys.path)
    begun = [next(search), next(search)]
    with isolated(str(tmp_path)):
        assert [*begun, *search] == [folder for folder in folders if folder not in {"", str(tmp_path)}]


def test_children_write_to_the_notebook(tmp_path):
    cells = "import subprocess, sys\nsubprocess.run('echo o; echo e >&2', shell=True, stdout=sys.stdout, stderr=sys.stderr);"
    assert ours(tmp_path, cells) == [[{"stdout": "o\n", "stderr": "e\n"}]]


def test_what_is_written_between_cells_stays_here(tmp_path, capfd):
    sys.stdout.write("before")
    ours(tmp_path, "print('inside')")
    sys.stdout.write("after")
    assert capfd.readouterr().out == "beforeafter"


def test_notebook_runs_notebook(tmp_path):
    inner = notebook(
        tmp_path / "inner.ipynb", ["import asyncio\nawait asyncio.sleep(0)\nprint('inner')", "x = 'inner'"]
    )
    call = f"r = execute(Path({str(inner)!r}), Path({str(tmp_path / 'i.ipynb')!r}), {{}})\nprint(r.cells[0].outputs[0].text)"
    outputs = ours(
        tmp_path,
        "from pathlib import Path\nfrom aftercare.notebook_engine.execute import execute\nx = 'outer'",
        f"print(1)\n{call}",
        f"await __import__('asyncio').sleep(0)\n{call}",
        "x, get_ipython().user_ns['x'], __import__('__main__').x, asyncio.current_task() is not None"
        " if 'asyncio' in globals() else None",
        "import asyncio\nawait asyncio.sleep(0)\nx",
    )
    text = [[value for output in cell for value in output.values()] for cell in outputs]
    assert text[1] == ["1\ninner\n\n", ""]
    assert text[2] == ["inner\n\n", ""]
    assert outputs[3][0]["data"]["text/plain"] == "('outer', 'outer', 'outer', None)"
    assert outputs[4][0]["data"]["text/plain"] == "'outer'"


def test_inside_a_running_loop(tmp_path):
    async def host():
        task = asyncio.current_task()
        outputs = ours(tmp_path, "import asyncio\nawait asyncio.sleep(0)\n1")
        assert asyncio.current_task() is task
        await asyncio.sleep(0)
        return outputs

    assert asyncio.run(host())[0][0]["data"]["text/plain"] == "1"


def test_in_a_thread(tmp_path):
    found = []
    thread = threading.Thread(target=lambda: found.append(execute_in(tmp_path, ["1 + 1"], timeout=5)))
    thread.start()
    thread.join()
    assert found == [""]


def execute_in(folder: Path, cells: list[str], **options: object) -> str:
    try:
        execute(notebook(folder / "n.ipynb", cells), folder / "o.ipynb", {}, **options)
    except ExecutionError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "cell",
    [
        "import time\ntime.sleep(60)",
        "import asyncio\nawait asyncio.sleep(60)",
        "while True: pass",
        "import time\ntry: time.sleep(60)\nexcept Exception: pass",
        "import time\ntry: time.sleep(60)\nexcept BaseException: pass",
        "import subprocess\nsubprocess.run(['sleep', '60'])",
    ],
)
def test_timeout(cell, tmp_path):
    start = time.monotonic()
    error = execute_in(tmp_path, ["x = 1", cell, "print('never')"], timeout=0.2)
    assert time.monotonic() - start < 30  # of 60: the cell was stopped
    assert "cell 2" in error
    assert "CellTimeoutError: the cell did not finish in 0.2 s" in error
    saved = nbformat.read(tmp_path / "o.ipynb", as_version=4)
    assert [cell.execution_count for cell in saved.cells] == [1, 2, None]
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_timeout_is_for_each_cell(tmp_path):
    assert not execute_in(tmp_path, ["import time\ntime.sleep(.4)"] * 3, timeout=1.1)


def test_outer_timeout_holds_in_an_inner_notebook(tmp_path):
    # Its cells, not papermill's start, must take most of the time: what ends half made complains when it is deleted.
    inner = notebook(tmp_path / "inner.ipynb", ["import time\ntime.sleep(.4)"] * 5)
    cell = (
        "from pathlib import Path\nfrom aftercare.notebook_engine.execute import execute\n"
        f"execute(Path({str(inner)!r}), Path({str(tmp_path / 'i.ipynb')!r}), {{}}, timeout=2)"
    )
    assert "cell 1" in execute_in(tmp_path, [cell], timeout=1)


@pytest.mark.parametrize(
    "cell",
    [
        "pass",
        "import time\ntime.sleep(60)",
        "await __import__('asyncio').sleep(9)",
        "try: time.sleep(60)\nexcept: pass",
    ],
)
def test_ctrl_c_stops_the_program(cell, tmp_path):
    kill = "import os, signal, threading, time\nthreading.Timer(.1, os.kill, (os.getpid(), signal.SIGINT)).start()"
    cells = [
        kill if cell != "pass" else f"{kill.rsplit(chr(10), 1)[0]}\nos.kill(os.getpid(), signal.SIGINT)",
        cell,
        "print('never')",
    ]
    with pytest.raises(KeyboardInterrupt):
        execute_in(tmp_path, cells)
    saved = nbformat.read(tmp_path / "o.ipynb", as_version=4)
    assert saved.cells[2].execution_count is None
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGALRM])
@pytest.mark.parametrize("step", ["opened", "closed"])
def test_no_signal_leaves_an_event_loop_half_made(step, number, tmp_path, monkeypatch):
    """The time limit of a cell goes on in the notebooks that it runs, and may strike while one begins or ends."""
    loops = []

    class Struck(asyncio.SelectorEventLoop):
        def __init__(self):
            super().__init__()
            loops.append(self)
            if step == "opened":
                signal.raise_signal(number)

        def close(self):
            if step == "closed" and not self.is_closed():
                signal.raise_signal(number)
            super().close()

    monkeypatch.setattr(asyncio, "new_event_loop", Struck)
    try:
        told = execute_in(tmp_path, ["pass"], timeout=60)  # its cell is told, if it had not begun
    except (KeyboardInterrupt, CellTimeoutError) as error:
        told = type(error).__name__
    assert "KeyboardInterrupt" in told or "CellTimeoutError" in told
    assert [loop.is_closed() for loop in loops] == [True]
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_of_the_environment_only_what_has_changed_is_written(monkeypatch):
    """What runs in another thread may look into it meanwhile, and crash where it moves."""
    monkeypatch.setenv("CHANGED", "before")
    written, putenv = [], os.putenv
    with isolated():
        os.environ |= {"CHANGED": "here", "NEW": "here"}
        monkeypatch.setattr(os, "putenv", lambda name, value: written.append(name) or putenv(name, value))
    assert written == [b"CHANGED"]
    assert os.environ["CHANGED"] == "before"
    assert "NEW" not in os.environ


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGALRM])
def test_no_signal_leaves_a_lock_of_logging_taken(number, tmp_path):
    """Else the next thread that logs, such as one of a kernel's client, waits for ever."""
    cell = (
        "import logging, signal, time\nspace = {**vars(logging), 'signal': signal}\n"
        f"exec('def log(): _lock.acquire(); signal.raise_signal({number:d}); _lock.release()', space)\n"
        "space['log']()\ntime.sleep(60)"
    )
    start = time.monotonic()
    try:
        told = execute_in(tmp_path, [cell], timeout=60)
    except KeyboardInterrupt:
        told = "KeyboardInterrupt"
    assert "KeyboardInterrupt" in told or "CellTimeoutError" in told
    assert time.monotonic() - start < 30
    thread = threading.Thread(target=logging.getLogger, args=("another",), daemon=True)
    thread.start()
    thread.join(5)
    assert not thread.is_alive()


def test_a_time_limit_that_waits_ends_with_its_cell(tmp_path):
    """Else it would strike the next one, or the whole program once nobody handles the signal."""
    cell = (
        "import logging, signal\nspace = {**vars(logging), 'signal': signal}\n"
        "exec('def log(): signal.raise_signal(signal.SIGALRM)', space)\nspace['log']()"
    )
    struck = []
    before = signal.signal(signal.SIGALRM, lambda *_: struck.append("after the notebook"))
    try:
        assert "CellTimeoutError" not in execute_in(tmp_path, [cell, "import time\ntime.sleep(0.1)"], timeout=60)
        time.sleep(0.1)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert struck == []


def test_ctrl_c_stops_a_task_that_will_not_end(tmp_path, caplog):
    task = "async def stays():\n try: await asyncio.sleep(60)\n finally:\n  os.kill(os.getpid(), 2); await asyncio.sleep(60)"
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        execute_in(
            tmp_path, [f"import asyncio, os\n{task}\nkept = asyncio.create_task(stays())\nawait asyncio.sleep(0)"]
        )
    assert time.monotonic() - start < 30  # of 60: it was stopped while the notebook ended
    ours(tmp_path, "pass")  # in the same shell, whose names are others now
    gc.collect()
    assert caplog.text == ""


def double(x: int) -> int:
    return 2 * x


def test_functions_still_pickle(tmp_path):
    main = sys.modules["__main__"]
    main.double_of_main = double
    ours(tmp_path, "x = 1")
    try:
        assert pickle.loads(pickle.dumps(double)) is double
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            assert pool.submit(double, 4).result() == 8
    finally:
        del main.double_of_main


def test_text_may_come_in_many_pieces(tmp_path):
    start = time.monotonic()
    (outputs,) = ours(tmp_path, "for i in range(100_000): print(i)")
    assert outputs[0]["stdout"].count("\n") == 100_000
    assert time.monotonic() - start < 60


def test_stream_is_text_only():
    stream = Stream(Recorder(), "stdout", 1)
    assert isinstance(stream, io.TextIOBase)
    with pytest.raises(TypeError, match="must be str"):
        stream.write(b"x")


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        (
            "from aftercare.notebook_engine.engine import InProcessEngine; from papermill.engines import papermill_engines as e, Engine;"
            "assert e.get_engine('in-process') is InProcessEngine and issubclass(InProcessEngine, Engine)"
        ),
        "import papermill; from papermill.engines import papermill_engines as e; e.get_engine('in-process')",
    ],
    ids=["engine first", "papermill first"],
)
def test_imports_in_any_order(code):
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
def test_inside_a_kernel(tmp_path):
    inner = notebook(
        tmp_path / "inner.ipynb",
        ["import asyncio\nawait asyncio.sleep(0)", "print('inner')", "get_ipython()"],
    )
    call = f"r = execute(Path({str(inner)!r}), Path({str(tmp_path / 'i.ipynb')!r}), {{}})\nprint(r.cells[1].outputs[0].text)"
    cells = [
        f"from pathlib import Path\nfrom aftercare.notebook_engine.execute import execute\nshell = get_ipython()\n{call}"
    ]
    cells += [
        "__import__('IPython').get_ipython() is shell",
        "import asyncio\nawait asyncio.sleep(0)\nprint('outer')",
    ]
    rows, error = run(tmp_path, cells, "kernel")
    assert not error
    assert rows[0][2]["stdout"] == "inner\n\n"
    assert rows[1][2]["data"]["text/plain"] == "True"
    assert rows[2][2]["stdout"] == "outer\n"


PLOTS = [
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "figure, axes = plt.subplots(); axes.plot([1]); plt.show()",
    "figure",
    "%matplotlib inline\nplt.plot([1, 2])",
    "plt.rcParams['lines.linewidth'] = 9\nplt.plot([3])\nplt.rcParams['backend']",
]


@pytest.mark.slow
@pytest.mark.skipif(not importlib.util.find_spec("matplotlib"), reason="matplotlib is no dependency of the project")
def test_plots(tmp_path):
    def shape(rows):
        return [
            [
                (
                    o.get("output_type"),
                    sorted(o.get("data", o)),
                    len(o["data"].get("image/png", "")) if "data" in o else 0,
                )
                for o in row[2:]
            ]
            for row in rows
        ]

    kernel = shape(run(tmp_path, PLOTS, "kernel")[0])
    assert [shape(run(tmp_path, PLOTS, "in-process")[0]) for _ in range(3)] == [kernel] * 3
