"""The catalogs as they are in a revision of the repository, read with git and without a checkout."""

import datetime as dt
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ..catalogs import po
from ..core.config import Config
from ..core.errors import ReviewError

_REV = re.compile(r"[A-Za-z0-9_@][A-Za-z0-9_./@^~{}+-]{0,199}")
_CATALOG = re.compile(r"([A-Za-z0-9_]+)/LC_MESSAGES/([a-z0-9-]+)\.po")
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and the catalogs in it by (locale, domain)."""

    commit: str
    date: dt.date
    catalogs: dict[tuple[str, str], po.Po]


def read_revision(config: Config, rev: str) -> Revision:
    """Return the catalogs of a revision (branch, tag or hash). Raises ReviewError where git has none."""
    if not _REV.fullmatch(rev) or ".." in rev:
        raise ReviewError(f"{rev!r} is not a revision; give a branch, tag or hash")
    commit = _git(config.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}").strip()
    seconds = int(_git(config.root, "log", "-1", "--format=%ct", "--end-of-options", commit))
    folder = config.relative(config.locales)
    listed = _git(config.root, "ls-tree", "-r", "-z", "--name-only", "--end-of-options", commit, f"{folder}/")
    catalogs = {}
    for path in filter(None, listed.split("\0")):
        if match := _CATALOG.fullmatch(path.removeprefix(f"{folder}/")):
            text = _git(config.root, "cat-file", "blob", f"{commit}:./{path}")
            name = f"{rev}:{path}"
            content = po.parse(text.removeprefix("\ufeff").replace("\r\n", "\n"), locale=match[1], name=name)
            catalogs[match[1], match[2]] = content
    return Revision(commit, dt.datetime.fromtimestamp(seconds, dt.UTC).date(), catalogs)


def catalog_files(locales: Path) -> dict[tuple[str, str], Path]:
    """Return the catalogs of the working tree by (locale, domain)."""
    found = {}
    for path in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        if match := _CATALOG.fullmatch(path.relative_to(locales).as_posix()):
            found[match[1], match[2]] = path
    return found


def _git(root: Path, *arguments: str) -> str:
    """Return what git prints. Blobs come as they are stored, whatever filters a user has configured."""
    program = shutil.which("git")
    if not program:
        raise ReviewError("git is not installed; comparing with a revision needs it")
    try:
        done = subprocess.run([program, "-C", str(root), *arguments], capture_output=True, check=False, timeout=SECONDS)
        text = done.stdout.decode()
    except subprocess.TimeoutExpired:
        raise ReviewError(f"git {arguments[0]} took over {SECONDS} seconds") from None
    except UnicodeDecodeError:
        raise ReviewError(f"git {arguments[-1]}: not UTF-8; fix the file in that revision") from None
    if done.returncode:
        detail = done.stderr.decode(errors="replace").strip() or "there is no such revision"
        raise ReviewError(f"git {arguments[0]} {arguments[-1]}: {detail}")
    return text
