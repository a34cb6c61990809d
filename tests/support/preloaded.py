"""What workers of a dask cluster import first, so that they die, or take long, when tests want it.

FAULTS names a folder: a worker that finds `kill-N` in it takes it away and is killed in the middle of its task; one that
finds `slow` notes that it has begun, and sleeps.
"""

import os
import signal
import time
from pathlib import Path

from aftercare.core.process import prepare
from aftercare.pipeline.building import tasks, worker

prepare()
FAULTS = Path(os.environ["FAULTS"])


def build(task):
    """Build a task; all is made and nothing is sent when the worker is killed."""
    if (FAULTS / "slow").exists():
        (FAULTS / f"begun-{os.getpid()}").touch()
        time.sleep(600)
    result = tasks.build(task)
    for order in FAULTS.glob("kill-*"):
        order.rename(FAULTS / f"done-{order.name}-{os.getpid()}")
        os.kill(os.getpid(), signal.SIGKILL)
    return result


worker.build = build
