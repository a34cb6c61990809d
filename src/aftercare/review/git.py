"""A revision of the repository, read with git and without a checkout."""

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..core.errors import ReviewError
from .git_command import contents, git, known, line
from .history import began, parted, refuse_shallow
from .moved_project import moved_from

_REV = re.compile(r"[A-Za-z0-9_@][A-Za-z0-9_./@^~{}+-]{0,199}")
_LINK, _MODULE = "120000", "160000"
LONGEST_CHAIN = 5
"""Links that lead to links."""
MOST_FILES = 200_000


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and what the project's folder holds in it."""

    root: Path
    commit: str
    since: dt.date
    """Day on which today's work began, at the earliest."""
    built_on: dt.date
    """Day of the oldest commit that it was built on; its own commits may name any other."""
    blobs: Mapping[str, tuple[str, str]]
    """Mode and hash of each file by its path below the project's folder, with forward slashes."""
    modules: tuple[str, ...] = ()
    """Paths of submodules, whose files are in another repository."""
    lacking: int = 0
    """How many newer commits of the revision today's work lacks; it is compared with where the two parted."""
    former: str | None = None
    """The project's folder in it, from the top of the repository, where it has another now."""

    def below(self, folder: str) -> list[str]:
        """Return the paths of the files in a folder and its subfolders."""
        return [path for path in self.blobs if path.startswith(f"{folder.rstrip('/')}/")]

    def refuse_modules(self, *folders: str) -> None:
        """Raise ReviewError where folders lie in a submodule, or hold one: their files are not in this revision."""
        for module in self.modules:
            if any(f"{one}/".startswith(f"{other}/") for f in folders for one, other in ((f, module), (module, f))):
                raise ReviewError(f"{module} is a submodule, whose files are not compared; run this in its repository")

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of files as they are stored; a link counts as the file that it leads to."""
        found = {path: self._blob(path) for path in paths}
        wanted = {path: blob for path, blob in found.items() if blob}
        return dict(zip(wanted, self._contents(wanted.values()), strict=True))

    def behind_links(self) -> Mapping[str, tuple[str, str]]:
        """Return the files, those too that are reached through a link to a folder. Raises ReviewError for too many."""
        links = [path for path, (mode, _) in self.blobs.items() if mode == _LINK]
        folders = {
            link: _target(link, text)
            for link, text in zip(links, self._contents(self.blobs[link][1] for link in links), strict=True)
        }
        found = dict(self.blobs)
        for _ in range(LONGEST_CHAIN):
            more = {
                f"{link}/{path[len(folder) + 1 :]}": blob
                for link, folder in folders.items()
                for path, blob in found.items()
                if path.startswith(f"{folder}/") and not link.startswith(f"{folder}/")
            }
            if more.keys() <= found.keys():
                break
            found |= more
            if len(found) > MOST_FILES:
                raise ReviewError(f"{self.commit}: its links to folders make more than {MOST_FILES} files")
        return found

    def _blob(self, path: str) -> str:
        """Return the hash of a file's content; nothing where there is none."""
        for _ in range(LONGEST_CHAIN):
            mode, blob = self.blobs.get(path, ("", ""))
            if mode != _LINK:
                return blob
            (target,) = self._contents([blob])
            path = _target(path, target)
        return ""

    def _contents(self, hashes: Iterable[str]) -> Sequence[bytes]:
        """Return what is stored under hashes; one that is asked for alone, as that of the table, others ask for too."""
        names = tuple(hashes)
        stored = known if len(names) == 1 else contents
        return stored(self.root, names) if names else ()

    def changed(self, *patterns: str, known: Sequence[str] = ()) -> list[str]:
        """Return the files of these patterns that differ from the revision, or were not in it.

        Of the patterns that are `known`, only files that git knows count.
        """
        changed = git(self.root, "diff", "--relative", "--name-only", "-z", self.commit, "--", *patterns, *known)
        new = git(self.root, "ls-files", "--others", "--exclude-standard", "-z", "--", *patterns)
        return sorted({*filter(None, (changed + new).decode(errors="replace").split("\0"))})


def _target(link: str, text: bytes) -> str:
    """Return where a link leads to, below the project's folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(link), text.decode(errors="replace")))


def _commit(root: Path, rev: str) -> str:
    try:
        return line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    except ReviewError:
        refuse_shallow(root, f"and {rev} is none of them")
        raise


def read_revision(root: Path, rev: str) -> Revision:
    """Return a revision (branch, tag or hash). Raises ReviewError where git has none."""
    if not _REV.fullmatch(rev) or ".." in rev:
        raise ReviewError(f"{rev!r} is not the name of a revision; give a branch, a tag or a hash")
    named = [f"refs/{kind}/{re.split('[~^@]', rev)[0]}" for kind in ("tags", "heads", "remotes")]
    known = git(root, "for-each-ref", "--format=%(refname)", *named).decode().split()
    if len(same := sorted({*known} & {*named})) > 1:
        raise ReviewError(f"{rev!r} may be {' or '.join(same)}; give one of them in full")
    asked = _commit(root, rev)
    commit = parted(root, asked)
    former = moved_from(root, commit)
    tree = [commit] if former is None else ["--full-tree", f"{commit}:{former}"]
    listed = git(root, "ls-tree", "-r", "-z", *tree).decode(errors="surrogateescape")
    entries = (entry.partition("\t") for entry in listed.split("\0") if entry)
    blobs = {path: (head.split()[0], head.split()[2]) for head, _, path in entries}
    modules = tuple(path for path, (mode, _) in blobs.items() if mode == _MODULE)
    held = {path: blob for path, blob in blobs.items() if path not in modules}
    lacking = int(line(root, "rev-list", "--count", f"{commit}..{asked}"))
    revision = Revision(root, commit, *began(root, commit), held, modules, lacking, former)
    return replace(revision, blobs=revision.behind_links())
