"""Fingerprints of values and of files."""

import hashlib
import json
from pathlib import Path
from typing import Any

from .files import read_regular


def json_hash(data: Any) -> str:
    """Return a fingerprint of values that JSON can hold."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def sha256(path: Path) -> str:
    """Return the digest of a file; nothing where there is none that can be read."""
    try:
        return hashlib.sha256(read_regular(path)).hexdigest()
    except OSError:
        return ""
