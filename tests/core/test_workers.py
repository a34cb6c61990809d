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
