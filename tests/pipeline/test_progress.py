"""Long work shows a bar on a terminal, and says nothing where nobody looks."""

import os
import pty
import subprocess
import sys
import termios
from contextlib import suppress
from threading import Thread

import pytest

from projects import project

CODE = """
import time
from aftercare.pipeline.reports.progress import progress
with progress("Drafting") as advance:
    for done in range(1, 4):
        time.sleep(0.2)  # it is drawn anew ten times a second at most
        advance(done, 3)
"""


def on_a_terminal(*command, cwd=None):
    """Return what a command has shown on a terminal as standard error, and the finished process."""
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 80))
    shown = bytearray()

    def look():
        with suppress(OSError):  # the terminal is closed
            while part := os.read(leader, 4096):
                shown.extend(part)

    reader = Thread(target=look)
    reader.start()
    done = subprocess.run(command, cwd=cwd, stderr=follower, stdout=subprocess.PIPE, check=False)
    os.close(follower)
    reader.join(10)
    os.close(leader)
    return bytes(shown), done


@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_shows_a_bar_unless_it_is_to_be_quiet(quiet):
    code = CODE.replace('"Drafting"', f'"Drafting", quiet={quiet}')
    shown, done = on_a_terminal(sys.executable, "-c", code)
    assert done.returncode == 0
    assert (b"Drafting: 100%" in shown) is not quiet
    assert done.stdout == b""


@pytest.mark.slow
def test_a_build_on_a_terminal_shows_what_its_notebooks_are_at(tmp_path):
    project(tmp_path / "p")
    command = (sys.executable, "-m", "aftercare", "build", "--engine", "pseudo")
    shown, done = on_a_terminal(*command, cwd=tmp_path / "p")
    assert done.returncode in {0, 1}
    assert [name for name in (b"Drafting: ", b"Checking: ", b"Building: ") if name not in shown] == []
    assert b"Building: " not in done.stdout


def test_a_pipe_gets_nothing():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_without_widgets_a_handout_in_a_notebook_is_followed_by_its_page(tmp_path, monkeypatch):
    project(tmp_path / "p")
    monkeypatch.chdir(tmp_path / "p")
    monkeypatch.setattr("aftercare.pipeline.building.chooser.find_spec", lambda _: None)
    from aftercare.pipeline.building.chooser import chooser

    frame = chooser("", "es")._repr_html_()
    assert frame.startswith('<iframe sandbox="" title="')
    assert "After your treatment" in frame
    assert "&lt;html lang=&#34;es&#34;" in frame
