"""The IPython shell that is used in place of a kernel; it is kept as long as no notebook changes it."""

import atexit
import linecache
import os
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, Self

from ipykernel import zmqshell
from IPython.core.error import StdinNotImplementedError
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import ExecutionResult
from nbformat import NotebookNode
from traitlets import Type

from .customisation import customisation
from .outputs import Publisher, ResultHook
from .recorder import Recorder, savable


# rich, tqdm and others choose what they show by this class name.
class ZMQInteractiveShell(zmqshell.ZMQInteractiveShell):
    """The shell of a Jupyter kernel without the kernel: what it shows goes to `recorder`."""

    displayhook_class = Type(ResultHook)
    display_pub_class = Type(Publisher)
    _idle: list[Self] = []  # noqa: RUF012  shared on purpose

    def __init__(self) -> None:
        """Start with an empty namespace; takes about 3 ms."""
        self.recorder = Recorder()
        self.display_failed = False
        with warnings.catch_warnings():  # that a home cannot be written into, of which this shell writes nothing
            warnings.filterwarnings("ignore", "IPython (dir|parent)", UserWarning)
            super().__init__()  # type: ignore[no-untyped-call]
        atexit.unregister(self.atexit_operations)
        self._unchanged = customisation(self)

    @classmethod
    @contextmanager
    def borrowed(cls) -> Iterator[Self]:
        """Lend a shell that is as new, as what `get_ipython()` returns; shells nest as notebooks do."""
        shell = cls._idle.pop() if cls._idle else cls()
        classes = tuple(cls._walk_mro())  # traitlets offers no other way to replace a singleton
        before = [singleton._instance for singleton in classes]  # noqa: SLF001
        for singleton in classes:
            singleton._instance = shell  # noqa: SLF001
        shell._renew()  # noqa: SLF001
        try:
            yield shell
        finally:
            for singleton, instance in zip(classes, before, strict=True):
                singleton._instance = instance  # noqa: SLF001
            shell._release()  # noqa: SLF001

    def _renew(self) -> None:
        """Forget the notebook before, and take over the process as a kernel does at its start."""
        self.recorder = Recorder()
        self.compile = self.compiler_class()
        self.execution_count = 1
        self.last_execution_result = None
        self.user_module, self.user_ns = self.prepare_user_module()
        self.user_ns_hidden.clear()
        self.init_history()
        self.init_user_ns()
        self.user_ns.update(dict.fromkeys(("_", "__", "___"), ""))
        self.displayhook._ = self.displayhook.__ = self.displayhook.___ = ""
        self.set_completer_frame()
        for start in (self.init_sys_modules, self.init_builtins, self.init_prompts, self.init_environment):
            start()
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib"].rc_file_defaults()
            self.enable_matplotlib("inline")

    def _release(self) -> None:
        """Keep the shell for the next notebook if this one left it alone; leave nothing else behind."""
        for name in self.compile._filename_map:  # noqa: SLF001  no public list of the sources of cells
            linecache.cache.pop(name, None)
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")
        if script := self.magics_manager.registry.get("ScriptMagics"):
            script.kill_bg_processes()
            script.stop_event_loop()
            atexit.unregister(script.kill_bg_processes)
        if customisation(self) == self._unchanged:
            self._idle.append(self)

    def init_history(self) -> None:
        """Keep `In` and `Out`, write no history file."""
        self.history_manager = HistoryManager(shell=self, parent=self, enabled=False)
        # IPython has one for all, in which the outputs of every notebook of this process would stay.
        self.history_manager.outputs = defaultdict(list)

    def init_environment(self) -> None:
        """Set what a kernel sets."""
        super().init_environment()  # type: ignore[no-untyped-call]
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"

    def enable_matplotlib(self, gui: str | None = None) -> Any:
        """Give this shell the picture formats, even if another one of this process has them already."""
        from matplotlib_inline.backend_inline import configure_inline_support

        configure_inline_support.current_backend = "unset"
        return super().enable_matplotlib(gui)

    def enable_gui(self, gui: object = None) -> None:
        """Do nothing: there is no event loop to join."""

    def ask_exit(self) -> None:
        """End the notebook, as `sys.exit()` does."""
        raise SystemExit

    def refuse_input(self, prompt: object = "") -> NoReturn:  # noqa: ARG002
        """Stand in for `input`."""
        raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")

    def refuse_password(self, *_asked: object, **_how: object) -> NoReturn:
        """Stand in for `getpass.getpass`, whose parameters differ between versions of Python."""
        raise StdinNotImplementedError("getpass was called, but this frontend does not support input requests.")

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.display_failed |= self.displayhook.running
        error = {"ename": etype.__name__, "evalue": savable(str(evalue)), "traceback": [*map(savable, stb)]}
        self.recorder.add({"output_type": "error", **error})

    def begin(self, outputs: list[NotebookNode]) -> None:
        """Put what comes from now on into the outputs of a cell."""
        self.recorder.begin(outputs)
        self.display_failed = self.displayhook.running = False

    async def run_recorded(self, source: str) -> ExecutionResult:
        """Run one cell inside the notebook's event loop, as ipykernel does."""
        result = failure = None
        try:
            transformed = self.transform_cell(source)
        except Exception as error:  # noqa: BLE001  shown in the cell
            transformed, failure = source, (type(error), error, error.__traceback__)
        try:
            result = await self.run_cell_async(
                source, store_history=True, transformed_cell=transformed, preprocessing_exc_tuple=failure
            )
        finally:
            self.events.trigger("post_execute")
            self.events.trigger("post_run_cell", result)
        return result
