"""What is signed on a day to come, and pages whose next review is due."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

import signed_project
from aftercare.core import units
from aftercare.core.clock import today
from aftercare.handout.colophon import REVIEW_AFTER
from aftercare.pipeline.built import overdue
from command import in_process
from released import MARKDOWN

pytestmark = pytest.mark.slow


def test_what_was_signed_on_a_day_to_come_is_released_when_it_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "project"
    signed_project.sign(folder)
    with monkeypatch.context() as slow:  # a machine whose clock is three days behind
        slow.setattr(units, "latest_day", lambda: today() - dt.timedelta(days=2))
        for _ in range(2):
            assert "Nothing has changed" not in in_process(folder, "build").stdout
        assert not (folder / "output" / MARKDOWN).exists()
    again = in_process(folder, "build")
    assert "block" not in again.stdout + again.stderr
    assert (folder / "output" / MARKDOWN).exists()
    assert "Nothing has changed" in in_process(folder, "build").stdout


def test_a_page_whose_next_review_was_due_is_told_by_every_command(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(released, tmp_path / "project", symlinks=True))
    due = today() + REVIEW_AFTER
    told = f"fever/es ({due}), tooth/es ({due})"
    ready = [("build",), ("publish", "--release"), ("status",)]
    runs = [in_process(folder, *words) for words in ready]
    assert not [run for run in runs if "another review" in run.stdout + run.stderr]
    monkeypatch.setattr(overdue, "today", lambda: due + dt.timedelta(days=1))
    for words in (*ready, ("build", "--handout", "fever")):
        run = in_process(folder, *words)
        names = told if words != ("build", "--handout", "fever") else f"fever/es ({due})"
        assert f"ue for another review, by the day on the page: {names}" in run.stdout + run.stderr, words


def test_a_page_that_an_edit_has_withdrawn_is_not_to_be_reviewed_again(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(released, tmp_path / "project", symlinks=True))
    monkeypatch.setattr(overdue, "today", lambda: today() + REVIEW_AFTER + dt.timedelta(days=1))
    catalog = folder / "locales/es/LC_MESSAGES/tooth.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(re.sub(r"^# approved: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    told = in_process(folder, "status").stdout
    assert "the day on the page: fever/es (" in told
    assert "tooth/es (" not in told
