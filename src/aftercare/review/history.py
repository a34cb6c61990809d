"""Where a revision and today's work parted, and when that work began."""

import datetime as dt
from pathlib import Path

from ..core.errors import ReviewError
from .git_command import line


def parted(root: Path, commit: str) -> str:
    """Return the commit from which today's branch and another went different ways; else the other's own.

    Raises ReviewError where the clone lacks it, and work that began before would look like work dated back.
    """
    shared = line(root, "merge-base", commit, "HEAD", fallback="none")
    if shared == "none":
        refuse_shallow(root, "which do not tell when work began")
    return commit if shared in {"none", line(root, "rev-parse", "HEAD")} else shared


def refuse_shallow(root: Path, why: str) -> None:
    """Raise ReviewError, with the remedy, if a clone has not got all commits."""
    if line(root, "rev-parse", "--is-shallow-repository") == "true":
        raise ReviewError(
            f"this clone has only the newest commits, {why}; fetch all of them:"
            " git fetch --unshallow, or fetch-depth: 0 in a workflow"
        )


def began(root: Path, commit: str) -> tuple[dt.date, dt.date]:
    """Return the day on which the work since a commit began, at the earliest, and that of what it was built on.

    That is the oldest commit that some of it was built on: a merge brings work that began before the newest.
    Work that was built anew on a newer commit (a rebase) still tells when it was written, and may tell any day.
    """
    shared = line(root, "merge-base", commit, "HEAD", fallback=commit)
    built_on = [int(line(root, "log", "-1", "--format=%ct", "--end-of-options", shared))]
    told = [*map(str.split, line(root, "log", "--boundary", "--format=%m %ct %at", f"{commit}..HEAD").splitlines())]
    built_on += [int(committed) for mark, committed, _ in told if mark == "-"]
    written = [int(by_author) for mark, _, by_author in told if mark != "-"]
    return _day(min(built_on + written)), _day(min(built_on))


def _day(seconds: int) -> dt.date:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
