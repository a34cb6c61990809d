"""`output/manifest.json`: what was built from what, so that unchanged work is skipped and every file can be checked."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from .config import Config
from .model import Page
from .po import write_atomically
from .project import inputs

LIBRARIES = ("babel", "jinja2", "nbconvert", "papermill", "typst", "justmytype-intl-cjk")
SOURCES = ("*.py", "*.toml", "*.csv", "*.j2", "*.typ", "*.json", "*.css", "*.js", "*.po")


@dataclass(slots=True)
class Manifest:
    """The pages by (handout, language), with the fingerprint of what each was made from."""

    inputs: str = ""
    """Digest of every input file at the end of a complete build; empty after a partial one."""
    blocked: int = 0
    """How many error findings stood then."""
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
        return Manifest(pages=pages, **data)
    except (OSError, ValueError, TypeError, KeyError):
        return Manifest()


def write(output: Path, manifest: Manifest) -> None:
    """Write the manifest, sorted, in one step."""
    manifest.pages.sort(key=lambda page: page.path)
    data = asdict(manifest)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    write_atomically(output / "manifest.json", text.encode() + b"\n")


def intact(output: Path, pages: list[Page]) -> bool:
    """Whether every file is there, byte for byte."""
    return bool(pages) and all(_sha256(output / page.path) == page.sha256 for page in pages)


def digest(data: Any) -> str:
    """Return a fingerprint of values that JSON can hold."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def code() -> str:
    """Return the fingerprint of the program: its own files, and the versions of the libraries that shape the output."""
    root = Path(str(files("aftercare")))
    own = sorted(path for pattern in SOURCES for path in root.rglob(pattern))
    return digest([[str(path.relative_to(root)), _sha256(path)] for path in own] + [_versions()])


def _versions() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def of_inputs(config: Config) -> str:
    """Return the digest of all inputs and of the program: equal digests, equal output."""
    return digest([code(), [[config.relative(path), _sha256(path)] for path in inputs(config)]])


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
