"""What the last build made of what, kept beside the project and apart from `output/`, which anybody may edit.

Whoever deletes it loses the time of one full build. A record that was cut short, edited, or written by another
version counts as none.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..core.files import read_regular, write_atomically
from ..core.fingerprint import sha256

FOLDER = ".aftercare"
NAME = "build.json"
FORM = b"aftercare build 3\n"
"""Raised whenever fields or `details` change: a record that another version of the program wrote counts as none."""
LISTS = ("index.html", "manifest.json", "manifest.csv", "titles.js", "handouts.zip", "languages.html", "languages.pdf")
"""What lists the pages, in the output folder."""
REPORTS = "reports"
"""Folder of the executed notebooks, below the output folder."""
APART = frozenset({REPORTS, "review"})
"""Folders below the output folder that hold no handouts."""


@dataclass(frozen=True, slots=True)
class Page:
    """One built file."""

    format: str
    path: str
    """Relative to the output folder, with forward slashes."""
    sha256: str
    edition: str = "standard"
    size: int = 0
    """In bytes."""
    sheets: int = 0
    """Pages of a PDF."""


@dataclass(frozen=True, slots=True)
class Target:
    """One handout in one language, as it was built."""

    fingerprint: str
    """Of everything that went into the files: text, program, notebook."""
    document: str
    """Digest of what is shown."""
    released: bool
    pages: tuple[Page, ...]
    details: dict[str, Any]
    """Title, state, reviewers: what the download page and the manifest show."""

    @property
    def apart(self) -> bool:
        """Whether every file lies among the drafts."""
        return all(page.path.startswith("drafts/") for page in self.pages)

    def intact(self, output: Path) -> bool:
        """Whether every file is there, byte for byte, and is no link to another."""
        files = [(output / page.path, page.sha256) for page in self.pages]
        return bool(files) and all(not path.is_symlink() and sha256(path) == digest for path, digest in files)


@dataclass(slots=True)
class Record:
    """The targets by `handout/tag`, and what the last build read."""

    program: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    """SHA-256 of every file that was read, by path."""
    complete: bool = False
    """Whether everything was built, from inputs that did not change meanwhile."""
    blocked: int = 0
    """How many error findings there were."""
    targets: dict[str, Target] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    """Why a target of the last build could not be built."""
    site: dict[str, str] = field(default_factory=dict)
    """SHA-256 of the files of the site around the handouts, by path."""
    archives: dict[str, str] = field(default_factory=dict)
    """Of what each ZIP file, and the sheet of languages, was made, as a digest."""
    output: str = ""
    """The output folder, relative to the project."""

    @property
    def paths(self) -> set[str]:
        """The files of all targets."""
        return {page.path for target in self.targets.values() for page in target.pages}

    @property
    def kept(self) -> set[str]:
        """The same, and what the site has in folders of its own."""
        return self.paths | {name for name in self.site if "/" in name}

    def forget_released(self) -> list[tuple[str, str]]:
        """Take all but drafts among the drafts for not built, and return (slug, tag) of what that was."""
        gone = [key for key, each in self.targets.items() if each.released or not each.apart]
        self.targets = {key: each for key, each in self.targets.items() if key not in gone}
        self.archives = {}
        return [(slug, tag) for slug, _, tag in (key.partition("/") for key in gone)]


def read(root: Path) -> Record:
    """Return the record of a project; an empty one where there is none that can be trusted."""
    try:
        stamp, _, body = read_regular(root / FOLDER / NAME).partition(b"\n")
        if stamp.decode() != hashlib.sha256(FORM + body).hexdigest():
            return Record()
        data = json.loads(body)
        targets = {key: _target(value) for key, value in data.pop("targets").items()}
        return Record(targets=targets, **data)
    except (OSError, ValueError, TypeError, KeyError):
        return Record()


def _target(data: dict[str, Any]) -> Target:
    return Target(**{**data, "pages": tuple(Page(**page) for page in data["pages"])})


def write(root: Path, record: Record) -> None:
    """Write the record in one step."""
    body = json.dumps(asdict(record), ensure_ascii=False, sort_keys=True).encode()
    stamp = hashlib.sha256(FORM + body).hexdigest().encode()
    write_atomically(root / FOLDER / NAME, stamp + b"\n" + body, durable=False)


def copy_of(output: Path, key: str) -> Path:
    """Return where the executed copy of a target's notebook is kept."""
    return output / REPORTS / "handouts" / f"{key.replace('/', '-')}.ipynb"


def clear_copies(output: Path, keys: Iterable[str], *, stages: bool = False) -> None:
    """Delete executed copies but those of some targets; with `stages` that of the export, which shows a handout."""
    wanted = {copy_of(output, key) for key in keys}
    copies = {*copy_of(output, "").parent.glob("*.ipynb")} - wanted
    for path in (*copies, *((output / REPORTS).glob("3-export.*") if stages else ())):
        path.unlink()


def stored(output: Path) -> Iterable[Path]:
    """Return every file in the handouts' folders of an output folder, links among them, which are not followed."""
    if not output.is_dir():
        return
    for top in sorted(output.iterdir()):
        if top.is_symlink() and top.is_dir():
            yield top
        elif top.is_dir() and top.name not in APART and not top.name.startswith("."):
            yield from (path for path in sorted(top.rglob("*")) if path.is_symlink() or not path.is_dir())


def clear_empty(output: Path) -> None:
    """Delete empty folders: one that has the name of a page would keep it from being written."""
    tops = [top for top in output.glob("[!.]*") if top.is_dir() and not top.is_symlink() and top.name not in APART]
    for top in tops:
        for folder in sorted([top, *(path for path in top.rglob("*") if path.is_dir())], reverse=True):
            if not folder.is_symlink() and not any(folder.iterdir()):
                folder.rmdir()


def prune(folder: Path, output: Path) -> None:
    """Delete a folder that is empty, and the folders above that are empty then, up to the output folder."""
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
