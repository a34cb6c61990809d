"""A process that is killed ends the work of its pool, and not the patience of whoever waits for it."""

import subprocess
import sys

KILLED = """
import os
from concurrent.futures.process import BrokenProcessPool
from aftercare.core.process import pool

def work(place, text):
    if place == 3:
        os._exit(9)
    return place

if __name__ == "__main__":
    with pool(2) as workers:
        futures = [workers.submit(work, place, "x" * 5_000_000) for place in range(8)]
        ended = [future.exception() for future in futures]
    assert isinstance(ended[3], BrokenProcessPool), ended
"""


def test_what_was_on_its_way_to_processes_that_died_is_let_go(tmp_path):
    program = tmp_path / "killed.py"
    program.write_text(KILLED, encoding="utf-8")
    subprocess.run([sys.executable, program], check=True, timeout=60)


SLOWLY = """
import os, time
from multiprocessing.connection import Connection

def slowly(self):
    '''Leave another thread the time to close the same: then that number is another file's.'''
    handle = self._handle
    time.sleep(0.2)
    os.close(handle)

Connection._close = slowly
"""


def test_no_two_threads_close_the_same(tmp_path):
    program = tmp_path / "killed.py"
    program.write_text(KILLED.replace("def work", SLOWLY + "def work").replace("5_000_000", "5"), encoding="utf-8")
    run = subprocess.run([sys.executable, program], check=True, timeout=60, capture_output=True, text=True)
    assert run.stderr == ""
