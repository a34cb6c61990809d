"""A command that is killed at any moment loses nothing and leaves nothing; `tools/kills.py` does the same 400 times."""

import importlib.util
import sys

import pytest

from command import ROOT

pytestmark = pytest.mark.slow
SPEC = importlib.util.spec_from_file_location("kills", ROOT / "tools" / "kills.py")
kills = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(kills)


@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="kills process groups")
def test_a_killed_command_loses_nothing_and_leaves_nothing():
    counts, wrong = kills.run(2 * len(kills.COMMANDS), seed=1)
    assert not wrong
    assert counts.total() - counts["ended before"] == 2 * len(kills.COMMANDS)
