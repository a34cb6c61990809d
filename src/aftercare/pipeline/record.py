"""What the last build made of what, kept beside the project and apart from `output/`, which anybody may edit.

Whoever deletes it loses the time of one full build. A record that was cut short, edited, or written by another
version counts as none.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from stat import S_ISREG
from typing import Any

from ..core.files import free, read_regular, write_made
from ..core.fingerprint import sha256

FOLDER = ".aftercare"
NAME = "build.json"
FORM = b"aftercare build 5\n"
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
    seal: str = ""
    """Over all of it: what was edited here spares no work."""

    def sealed(self) -> "Target":
        """Return the target as a build notes it."""
        return replace(self, seal=_seal(self))

    @property
    def apart(self) -> bool:
        """Whether every file lies among the drafts."""
        return all(page.path.startswith("drafts/") for page in self.pages)


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
    stamps: dict[str, str] = field(default_factory=dict)
    """What the system said of each file of the output folder when it had been written, by path: see `stamp`."""
    seal: str = ""

    @property
    def trusted(self) -> bool:
        """Whether nothing in it was edited since a build noted it."""
        return self.seal == _seal(self)

    def has(self, output: Path, name: str, digest: str) -> bool:
        """Whether a file is there as it was written, and no link to another; `digest` is that of its bytes.

        A file that nobody has touched since is not read: whoever writes to it changes its stamp.
        """
        now = stamp(output / name)
        return bool(now) and (self.stamps.get(name) == now or sha256(output / name) == digest)

    def intact(self, output: Path, target: Target) -> bool:
        """Whether every file of a target is there as a build noted it, and nobody has edited the note."""
        return target.seal == _seal(target) and self.there(output, target)

    def there(self, output: Path, target: Target) -> bool:
        """Whether every file of a target is there, in a record that is trusted as a whole."""
        return bool(target.pages) and all(self.has(output, page.path, page.sha256) for page in target.pages)

    def site_edited(self, output: Path) -> bool:
        """Whether the download page or the manifest is not as the last build wrote it."""
        strange = any((output / name).exists() for name in LISTS if name not in self.site)
        return strange or not all(self.has(output, name, digest) for name, digest in self.site.items())

    def verify(self, output: Path) -> None:
        """Read every file, and forget those that are not, byte for byte, what was written."""
        known = {page.path: page.sha256 for target in self.targets.values() for page in target.pages} | self.site
        whole = (name for name, digest in known.items() if sha256(output / name) == digest)
        self.stamps = {name: stamp(output / name) for name in whole}

    @property
    def paths(self) -> set[str]:
        """The files of all targets."""
        return {page.path for target in self.targets.values() for page in target.pages}

    @property
    def digests(self) -> set[str]:
        """SHA-256 of all files in the output folder that a build has made."""
        return {page.sha256 for target in self.targets.values() for page in target.pages} | {*self.site.values()}

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


def stamp(path: Path) -> str:
    """Return what the system says of a file: its size, when it was changed, which one it is; nothing of a link.

    The time of the last change to its entry is among it, which no program can set back.
    """
    try:
        found = path.lstat()
    except OSError:
        return ""
    if not S_ISREG(found.st_mode):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _seal(noted: Target | Record) -> str:
    own = {name: value for name, value in _fields(noted).items() if name != "seal"}
    return hashlib.sha256(_as_json(own)).hexdigest()


def _as_json(noted: Any) -> bytes:
    return json.dumps(noted, ensure_ascii=False, sort_keys=True, default=_fields).encode()


def _fields(noted: Any) -> dict[str, Any]:
    """Return the fields of a record, or of a part of it, as they are: `asdict` copies all that is in them."""
    return {each.name: getattr(noted, each.name) for each in fields(noted)}


def make_room(root: Path) -> list[str]:
    """Rename a file that stands in the place of the folder of notes, and return `OLD to NEW`; nothing is as a rule."""
    place = root / FOLDER
    if not os.path.lexists(place) or place.is_dir():
        return []
    aside = place.rename(free(place))
    return [f"{place.name} to {aside.name}"]


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


def sealed(root: Path) -> Record:
    """Return the record of a project; of one that was edited only the targets, each of which has its own seal."""
    known = read(root)
    return known if known.trusted else replace(known, complete=False, site={}, archives={}, stamps={})


def _target(data: dict[str, Any]) -> Target:
    return Target(**{**data, "pages": tuple(Page(**page) for page in data["pages"])})


def note(root: Path, record: Record) -> None:
    """Write the record of a build, which spares the next one work as long as nobody edits it."""
    there = record.paths | record.site.keys()
    noted = replace(record, stamps={name: mark for name, mark in record.stamps.items() if name in there})
    write(root, replace(noted, seal=_seal(noted)))


def write(root: Path, record: Record) -> None:
    """Write a record as it is, in one step."""
    body = _as_json(record)
    stamp = hashlib.sha256(FORM + body).hexdigest().encode()
    write_made(root / FOLDER / NAME, stamp + b"\n" + body)


def copy_of(output: Path, key: str) -> Path:
    """Return where the executed copy of a target's notebook is kept."""
    return output / REPORTS / "handouts" / f"{key.replace('/', '-')}.ipynb"


def clear_copies(output: Path, keys: Iterable[str], *, stages: bool = False) -> None:
    """Delete executed copies but those of some targets; with `stages` that of the export, which shows a handout."""
    wanted = {copy_of(output, key) for key in keys}
    copies = {*copy_of(output, "").parent.glob("*.ipynb")} - wanted
    for path in (*copies, *((output / REPORTS).glob("3-export.*") if stages else ())):
        path.unlink()


def stored(output: Path) -> Iterator[str]:
    """Yield the path of every file in the handouts' folders of an output folder, relative to it and with slashes.

    Links are among them, and are not followed.
    """
    for top in sorted(output.iterdir()) if output.is_dir() else ():
        if top.is_symlink() and top.is_dir():
            yield top.name
        elif top.name == REPORTS:  # only what would have the records of a build written, and deleted, elsewhere
            yield from sorted(_files(top, only_links=True))
        elif top.is_dir() and top.name not in APART and not top.name.startswith("."):
            yield from sorted(_files(top))


def _files(top: Path, *, only_links: bool = False) -> Iterator[str]:
    """Yield every file below a folder of the output folder, links to folders among them, or these alone."""
    before = len(str(top.parent)) + 1
    for place, folders, names in os.walk(top):
        links = (name for name in folders if os.path.islink(f"{place}/{name}"))  # noqa: PTH114 - quick, as all here
        for name in (*(() if only_links else names), *links):
            yield f"{place[before:]}/{name}".replace(os.sep, "/")


def clear_empty(output: Path) -> None:
    """Delete empty folders: one that has the name of a page would keep it from being written."""
    tops = [top for top in output.glob("[!.]*") if top.is_dir() and not top.is_symlink() and top.name not in APART]
    for top in tops:
        for place, _, names in os.walk(top, topdown=False):
            if not names and not os.listdir(place):  # noqa: PTH208 - as above
                Path(place).rmdir()


def prune(folder: Path, output: Path) -> None:
    """Delete a folder that is empty, and the folders above that are empty then, up to the output folder."""
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
