"""What a build notes of what it has made: the pages of each target, and what they were made of."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any


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


@dataclass(frozen=True)
class Target:
    """One handout in one language, as it was built."""

    fingerprint: str
    """Of everything that went into the files: text, program, notebook."""
    document: str
    """Digest of what is shown."""
    released: bool
    pages: tuple[Page, ...]
    told: bytes
    """Title, state, reviewers: what the download page and the manifest show, as JSON, a third of the memory."""

    @property
    def details(self) -> dict[str, Any]:
        """What is told of it, as a mapping."""
        found: dict[str, Any] = json.loads(self.told)
        return found

    @cached_property
    def line(self) -> bytes:
        """All but what is told, as JSON has it, made once; each page is a list, since there are many."""
        pages = [[page.format, page.path, page.sha256, page.edition, page.size, page.sheets] for page in self.pages]
        return as_json([self.fingerprint, self.document, self.released, pages])

    @property
    def apart(self) -> bool:
        """Whether every file lies among the drafts."""
        return all(page.path.startswith("drafts/") for page in self.pages)


def as_json(noted: Any) -> bytes:
    """Return what is noted as JSON, the same for the same."""
    return json.dumps(noted, ensure_ascii=False, sort_keys=True).encode()
