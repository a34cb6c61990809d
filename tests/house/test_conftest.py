"""What the tests' own `conftest.py` promises to those who cannot install programs."""

import os
import subprocess
import sys

from command import ROOT

TEST = "tests/catalogs/test_po.py::test_round_trip_is_what_msgcat_writes"


def test_a_test_is_skipped_by_the_name_of_a_program_that_is_not_here() -> None:
    run = [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", TEST]
    env = {**os.environ, "PATH": os.path.dirname(sys.executable)}  # noqa: PTH120  a link is not to be followed
    done = subprocess.run(run, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "msgcat is not installed" in done.stdout
    assert " passed" not in done.stdout
