"""`output/manifest.json`: what was built from what, so that unchanged work is skipped and every file can be checked."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..core.config import Config
from ..core.files import write_atomically
from ..core.fingerprint import code, digest, sha256
from .project import inputs


@dataclass(frozen=True, slots=True)
class Page:
    """One built file: a line of the manifest."""

    handout: str
    language: str
    edition: str
    format: str
    path: str
    """Relative to the output folder, with forward slashes."""
    status: str
    sha256: str


@dataclass(slots=True)
class Manifest:
    """The pages by (handout, language), with the fingerprint of what each was made from."""

    inputs: str = ""
    """Digest of every input file at the end of a complete build; empty after a partial one."""
    blocked: int = 0
    """How many error findings there were."""
    fingerprints: dict[str, str] = field(default_factory=dict)
    """`handout/tag` → fingerprint."""
    pages: list[Page] = field(default_factory=list)
    details: dict[str, dict[str, Any]] = field(default_factory=dict)
    """`handout/tag` → title, state, reviewers, dates: what the download page shows."""

    def of(self, key: str) -> list[Page]:
        """Return the pages of `handout/tag`."""
        return [page for page in self.pages if f"{page.handout}/{page.language}" == key]

    def replace(self, key: str, fingerprint: str, pages: list[Page], details: dict[str, Any]) -> None:
        """Put a handout's new pages in the place of its old ones."""
        self.pages = [page for page in self.pages if f"{page.handout}/{page.language}" != key] + pages
        self.fingerprints[key] = fingerprint
        self.details[key] = details

    def drop(self, key: str) -> None:
        """Forget a handout that is no longer wanted."""
        self.pages = [page for page in self.pages if f"{page.handout}/{page.language}" != key]
        self.fingerprints.pop(key, None)
        self.details.pop(key, None)


def read(output: Path) -> Manifest:
    """Return the manifest of an output folder; an empty one where there is none, or none that can be read."""
    try:
        data = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
        pages = [Page(**page) for page in data.pop("pages")]
        found = Manifest(pages=pages, **data)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Manifest()
    # Whoever wrote something else into it loses no more than the time of a full build.
    texts = [found.inputs, *found.fingerprints.values()] if isinstance(found.fingerprints, dict) else [None]
    texts += [value for page in pages for value in (page.handout, page.language, page.path, page.sha256)]
    tables = [found.details, *found.details.values()] if isinstance(found.details, dict) else [None]
    sound = all(isinstance(text, str) for text in texts) and all(isinstance(table, dict) for table in tables)
    return found if sound and isinstance(found.blocked, int) else Manifest()


def write(output: Path, manifest: Manifest) -> None:
    """Write the manifest, sorted, in one step."""
    manifest.pages.sort(key=lambda page: page.path)
    data = asdict(manifest)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    write_atomically(output / "manifest.json", text.encode() + b"\n")


def intact(output: Path, pages: list[Page]) -> bool:
    """Whether every file is there, byte for byte."""
    return bool(pages) and all(sha256(output / page.path) == page.sha256 for page in pages)


def of_inputs(config: Config) -> str:
    """Return the digest of all inputs and of the program: equal digests, equal output."""
    return digest([code(), [[config.relative(path), sha256(path)] for path in inputs(config)]])
