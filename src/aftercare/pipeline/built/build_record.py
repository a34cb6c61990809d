"""What a build notes: the targets, what they were made from, and what lists them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...core.disk.fingerprint import sha256
from ...core.disk.inputs import differs
from ...core.disk.stamps import settled, stamp
from .targets import Target

LISTS = ("index.html", "manifest.json", "manifest.csv", "titles.js", "handouts.zip", "languages.html", "languages.pdf")
"""What lists the pages, in the output folder."""


@dataclass(slots=True)
class Record:
    """The targets by `handout/tag`, and what the last build read."""

    program: str = ""
    program_seen: str = ""
    """What the system said of the files of the program then, as far as that tells whether it is another now."""
    inputs: dict[str, str] = field(default_factory=dict)
    """SHA-256 of every file that was read, by path."""
    seen: dict[str, str] = field(default_factory=dict)
    """What the system said of these files then, by path, as far as that tells whether they are others now."""
    complete: bool = False
    """Whether everything was built, from inputs that did not change meanwhile."""
    blocked: int | None = None
    """How many error findings there are in all that was built; None: nobody has counted them since."""
    targets: dict[str, Target] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    """Why a target of the last build could not be built."""
    site: dict[str, str] = field(default_factory=dict)
    """SHA-256 of the files of the site around the handouts, by path."""
    archives: dict[str, str] = field(default_factory=dict)
    """Of what each ZIP file, the sheet of languages, and the page of each, was made, as a digest."""
    output: str = ""
    """The output folder, relative to the project."""
    stamps: dict[str, str] = field(default_factory=dict)
    """What the system said of each file of the output folder when it had been written, by path: see `stamp`."""

    @property
    def noted(self) -> dict[str, Any]:
        """The same as JSON has it, the targets as they are."""
        return {name: getattr(self, name) for name in self.__slots__}

    def copy(self) -> "Record":
        """Return a record that may be changed, with the same targets."""
        noted: dict[str, Any] = {name: dict(its) if isinstance(its, dict) else its for name, its in self.noted.items()}
        return Record(**noted)

    def has(self, output: Path, name: str, digest: str) -> bool:
        """Whether a file is there as it was written, and no link to another; `digest` is that of its bytes.

        A file that nobody has touched since is not read: whoever writes to it changes its stamp. One that was read,
        in a copy of the project, say, is not read again.
        """
        now = stamp(f"{output}/{name}")
        if not now or self.stamps.get(name) == now:
            return bool(now)
        if sha256(output / name) != digest:
            return False
        if settled(f"{output}/{name}"):
            self.stamps[name] = now
        return True

    def intact(self, output: Path, target: Target) -> bool:
        """Whether every file of a target is there as a build noted it."""
        return bool(target.pages) and all(self.has(output, page.path, page.sha256) for page in target.pages)

    def noted_inputs(self, root: Path) -> dict[Path, tuple[str, str]]:
        """Return what the system said of the files that were read, as far as that tells, and their digests."""
        return {root / name: (seen, self.inputs[name]) for name, seen in self.seen.items() if name in self.inputs}

    def differs(self, root: Path) -> Iterator[str]:
        """Yield the files that are not as the last build read them."""
        for name, digest in self.inputs.items():
            if differs(os.path.join(root, name), digest, self.seen.get(name, "")):  # noqa: PTH118 - there are many
                yield name

    def site_edited(self, output: Path) -> bool:
        """Whether the download page or the manifest is not as the last build wrote it."""
        strange = any((output / name).exists() for name in LISTS if name not in self.site)
        return strange or not all(self.has(output, name, digest) for name, digest in self.site.items())

    def verify(self, output: Path) -> None:
        """Read every file, and forget those that are not, byte for byte, what was written; all else is read anew."""
        known = {page.path: page.sha256 for target in self.targets.values() for page in target.pages} | self.site
        whole = (name for name, digest in known.items() if sha256(output / name) == digest)
        self.stamps, self.seen = {name: stamp(output / name) for name in whole}, {}
        self.program_seen = ""

    @property
    def released(self) -> dict[str, str]:
        """What the pages show that patients may get, as a digest, by target."""
        return {key: target.document for key, target in self.targets.items() if target.released}

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
        gone = {key: None for key, each in self.targets.items() if each.released or not each.apart}
        self.targets = {key: each for key, each in self.targets.items() if key not in gone}
        self.archives = {}
        return [(slug, tag) for slug, _, tag in (key.partition("/") for key in gone)]
