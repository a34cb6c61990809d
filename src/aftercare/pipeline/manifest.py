"""`output/manifest.json`: what lies in the output folder, for other programs. Nothing here ever reads it."""

import json
from typing import Any

from .record import Record


def text(record: Record) -> str:
    """Return the manifest: each handout in each language with its state, signers and files with their SHA-256."""
    return json.dumps(contents(record), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def contents(record: Record) -> dict[str, Any]:
    """Return the same as values."""
    pages = [
        {
            "handout": key.partition("/")[0],
            "language": key.partition("/")[2],
            "edition": "standard",
            "format": page.format,
            "path": page.path,
            "status": target.details["state"],
            "sha256": page.sha256,
        }
        for key, target in record.targets.items()
        for page in target.pages
    ]
    details = {key: target.details for key, target in record.targets.items()}
    return {"pages": sorted(pages, key=lambda page: page["path"]), "details": details}
