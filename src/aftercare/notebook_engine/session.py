"""What a kernel is to a notebook: one shell with its streams and its event loop."""

import asyncio
import builtins
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from nbformat import NotebookNode

from .descriptors import Descriptors
from .limits import CellTimeoutError, Limits
from .outputs import Stream
from .shell import ZMQInteractiveShell


class Session:
    """One shell with its streams and its event loop: what a kernel is to a notebook."""

    def __init__(self, stack: ExitStack, limits: Limits) -> None:
        """Take over streams, input and the event loop, until `stack` gives them back."""
        self.shell = stack.enter_context(ZMQInteractiveShell.borrowed())
        self.loop = asyncio.Runner(loop_factory=partial(_loop, limits))
        self.loop.get_loop()  # made while no signal comes
        stack.callback(self._close, limits)
        stack.callback(self.shell.recorder.begin, [])  # what cancelled tasks still say belongs to no cell
        self.descriptors = Descriptors(stack)
        for number, name in ((1, "stdout"), (2, "stderr")):
            setattr(sys, name, Stream(self.shell.recorder, name, number))
        sys.stdin = stack.enter_context(Path(os.devnull).open(encoding="utf-8"))  # noqa: SIM115  the stack closes it
        builtins.input, getpass.getpass = self.shell.refuse_input, self.shell.refuse_password

    def run(self, cell: NotebookNode, limits: Limits) -> bool:
        """Run a code cell and fill in its outputs; false if the notebook must stop."""
        shell, allowed = self.shell, "raises-exception" in cell.metadata.get("tags", [])
        good = False
        shell.begin(cell.outputs)  # before a signal that was held back comes through: it is told in this cell
        try:
            with self.descriptors, limits.cell(), limits.disturbed():
                result = self.loop.run(shell.run_recorded(cell.source))
            good = result.success and not shell.display_failed
        except (CellTimeoutError, KeyboardInterrupt) as error:  # while the cell awaited something
            shell.showtraceback((type(error), error, error.__traceback__))
        for number, name in ((1, "stdout"), (2, "stderr")):
            shell.recorder.write(name, self.descriptors.read(number))
        shell.recorder.flush()
        if limits.timed_out and not any(output.output_type == "error" for output in cell.outputs):
            # The cell has swallowed the first one.
            shell.showtraceback((CellTimeoutError, CellTimeoutError(limits.message), None))
        cell.execution_count = shell.execution_count - 1
        return (good or allowed) and not limits.stop

    def _close(self, limits: Limits) -> None:
        """Close the event loop, also where a signal comes while the tasks that are left come to their end."""
        loop = self.loop.get_loop()
        try:
            with limits.disturbed():
                self.loop.close()
        except KeyboardInterrupt:  # raised here, and held by the task that it struck: told once is enough
            loop.set_exception_handler(lambda *_: None)
            raise
        finally:
            if not loop.is_closed():
                loop.close()


@contextmanager
def session(limits: Limits) -> Iterator[Session]:
    """Lend a session; signals come through in its cells alone, and while what they have left comes to its end."""
    with limits.undisturbed(), ExitStack() as stack:
        yield Session(stack, limits)


def _loop(limits: Limits) -> asyncio.AbstractEventLoop:
    """Return an event loop that no signal leaves half closed."""
    loop = asyncio.new_event_loop()

    def close() -> None:
        with limits.undisturbed():
            del loop.close  # its own way is that of its class
            loop.close()

    loop.close = close  # type: ignore[method-assign]
    return loop
