"""Every setting of a project: its key, its type, the values it may have, and where the project's files are."""

import json
from pathlib import Path
from typing import Any

from ..disk.files import MOST_BYTES, real

CHOICES = {"paper": ("us-letter", "a4"), "on_stale": ("withdraw", "keep")}
"""Settings with few values, the default first."""
EDITIONS = ("standard", "large", "bilingual")
"""What a handout can be built as. The first is always built: what is released is decided by it."""
OFF = "off"
GRADES = (OFF, "error", "warning", "info")
PATHS = {
    "source": "data/instructions.csv",
    "glossary": "data/glossary.csv",
    "locales": "locales",
    "output": "output",
    "notebooks": "notebooks",
}


TEXT, TABLE = (str, "a quoted string"), (dict, "a table")
ENGINES = 'a quoted string, or a list of them, such as ["llm", "google"]'
KEYS: dict[str, tuple[type, str]] = {
    **dict.fromkeys([*PATHS, *CHOICES], TEXT),
    **dict.fromkeys(["language", "clinic", "engines", "checks", "site"], TABLE),
    "languages": (list, 'a list of language tags, such as ["es", "zh-Hans"]'),
    "editions": (list, f"a list of editions, such as {json.dumps(EDITIONS)}"),
    "sites": (list, "tables, each under its own heading [[…sites]]"),
}
"""Every setting, with its type and the words for it in messages."""


def paths(root: Path, own: dict[str, Any]) -> dict[str, Path]:
    """Return where the files of a project are; what can be no path counts as not set."""
    named = {name: value for name, value in own.items() if isinstance(value, str) and not path_problem(value)}
    return {name: real(root / named.get(name, default)) for name, default in PATHS.items()}


def path_problem(value: str) -> str:
    """Return why a text can be no path, or nothing."""
    if not value.isprintable():
        return "has a control character"
    return f"is longer than {MOST_BYTES} bytes" if len(value.encode()) > MOST_BYTES else ""
