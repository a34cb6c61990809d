"""ZIP files of what is released, one for each language and one of everything: the same bytes for the same files."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...core.disk.fingerprint import json_hash
from ...core.disk.made_files import replacing
from ...core.errors import AftercareError
from ..built.build_record import Record
from ..built.manifest import Archive

EVERYTHING = "handouts.zip"
THEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows, for every file in it."""


@dataclass(frozen=True)
class Plan:
    """An archive to be there."""

    path: str
    language: str
    members: tuple[tuple[str, str], ...]
    """(path, SHA-256) of its files."""

    @cached_property
    def mark(self) -> str:
        """What tells whether it is the same as before."""
        return json_hash(self.members)


def path_of(tag: str) -> str:
    """Return where the archive of a language lies."""
    return f"{tag}/handouts-{tag}.zip"


def plans(record: Record) -> Iterator[Plan]:
    """Yield the archives of a record: drafts are in none, and what would be empty is not there."""
    by_language: dict[str, list[tuple[str, str]]] = {}
    for key, target in sorted(record.targets.items()):
        if target.released:
            own = by_language.setdefault(key.partition("/")[2], [])
            own += [(page.path, page.sha256) for page in target.pages]
    for tag, members in sorted(by_language.items()):
        yield Plan(path_of(tag), tag, tuple(sorted(members)))
    if everything := sorted(member for members in by_language.values() for member in members):
        yield Plan(EVERYTHING, "", tuple(everything))


def write(plans: Iterable[Plan], site: Path, known: Mapping[str, tuple[str, str]]) -> Iterator[Archive]:
    """Write archives of the files of a site into it, and yield what each has become.

    Of some `known` (path → mark, SHA-256) says that they are there. One with the same files as one before, as that of
    everything where one language alone is released, is copied.
    """
    packed: dict[str, Archive] = {}
    for plan in plans:
        mark, sha = known.get(plan.path, ("", ""))
        if mark != plan.mark:
            sha = _copy(packed[plan.mark], site / plan.path, site) if plan.mark in packed else _pack(plan, site)
        packed[plan.mark] = Archive(plan.path, plan.language, (site / plan.path).stat().st_size, sha)
        yield packed[plan.mark]


def _copy(archive: Archive, path: Path, site: Path) -> str:
    with replacing(path) as temporary:
        shutil.copyfile(site / archive.path, temporary)
    return archive.sha256


def _pack(plan: Plan, site: Path) -> str:
    """Write an archive, and return its SHA-256."""
    with replacing(site / plan.path) as temporary:
        with zipfile.ZipFile(temporary, "w") as archive:
            for name, digest in plan.members:
                _add(archive, name, site / name, digest)
        with temporary.open("rb") as file:  # of any size
            return hashlib.file_digest(file, "sha256").hexdigest()


def _add(archive: zipfile.ZipFile, name: str, path: Path, digest: str) -> None:
    # Not compressed: what is inside is, and libraries that compress differ in their bytes.
    member = zipfile.ZipInfo(name, THEN)
    member.create_system = 3  # Unix, also where Windows writes it
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise AftercareError(f"{name} was changed after it was built; run this again")
    archive.writestr(member, data)
