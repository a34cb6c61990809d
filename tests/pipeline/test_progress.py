"""Long work shows a bar on a terminal, and says nothing where nobody looks."""

import os
import pty
import subprocess
import sys
import termios

import pytest

from projects import project

CODE = """
import time
from aftercare.pipeline.progress import progress
with progress("Drafting") as advance:
    for done in range(1, 4):
        time.sleep(0.2)  # it is drawn anew ten times a second at most
        advance(done, 3)
"""


@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_shows_a_bar_unless_it_is_to_be_quiet(quiet: bool) -> None:
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 80))
    code = CODE.replace('"Drafting"', f'"Drafting", quiet={quiet}')
    done = subprocess.run([sys.executable, "-c", code], stderr=follower, stdout=subprocess.PIPE, check=False)
    assert done.returncode == 0
    os.write(follower, b".")
    assert (b"Drafting: 100%" in os.read(leader, 100_000)) is not quiet
    os.close(follower)
    os.close(leader)
    assert done.stdout == b""


def test_a_pipe_gets_nothing():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_without_widgets_a_handout_in_a_notebook_is_followed_by_its_page(tmp_path, monkeypatch):
    project(tmp_path / "p")
    monkeypatch.chdir(tmp_path / "p")
    monkeypatch.setattr("aftercare.pipeline.chooser.find_spec", lambda _: None)
    from aftercare.pipeline.chooser import chooser

    frame = chooser("", "es")._repr_html_()
    assert frame.startswith('<iframe sandbox="" title="')
    assert "After your treatment" in frame
    assert "&lt;html lang=&#34;es&#34;" in frame
