"""Runs git in the folder of a project."""

import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

from ..core.errors import ReviewError

SECONDS = 60


def line(root: Path, *arguments: str, fallback: str = "") -> str:
    """Return the one line that git prints; where it fails, the fallback. Raises ReviewError where there is none."""
    try:
        return git(root, *arguments).decode().strip()
    except ReviewError:
        if fallback:
            return fallback
        raise


def git(root: Path, *arguments: str, feed: bytes = b"") -> bytes:
    """Return what git prints. Blobs come as they are stored, whatever filters a user has configured.

    Raises ReviewError where git is not there, fails or takes too long.
    """
    program = shutil.which("git")
    if not program:
        raise ReviewError("git is not installed; comparing with a revision needs it")
    command = [program, "-C", str(root), "-c", "log.showSignature=false", *arguments]
    env = {**os.environ, "GIT_NO_REPLACE_OBJECTS": "1"}  # the commits themselves, not what somebody has put before them
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS, input=feed, env=env)
    except subprocess.TimeoutExpired:
        raise ReviewError(f"git {arguments[0]} took over {SECONDS} seconds") from None
    if done.returncode:
        detail = done.stderr.decode(errors="replace").strip() or "there is no such revision"
        if "not a git repository" in detail:
            raise ReviewError("the project is in no git repository; comparing with a revision needs one")
        raise ReviewError(f"git {arguments[0]} {arguments[-1]}: {detail}")
    return done.stdout


def contents(root: Path, hashes: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return the bytes that git has stored under hashes."""
    answer = git(root, "cat-file", "--batch", feed="".join(f"{name}\n" for name in hashes).encode())
    found, at = [], 0
    for _ in hashes:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        found.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return tuple(found)


known = lru_cache(maxsize=16)(contents)
"""The same, remembered: what a hash names never changes."""
