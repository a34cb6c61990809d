"""Edits pyproject.toml, keeping its comments and layout."""

from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from .errors import ConfigError
from .files import clear_leftovers, write_atomically
from .languages import SOURCE, language


def add_language(file: Path, tag: str) -> bool:
    """Add a tag to `languages` of `[tool.aftercare]`; return whether it was new.

    Raises LanguageError, before anything is written, for a tag that nothing is known of.
    """
    try:
        document = tomlkit.parse(file.read_bytes())  # text would lose the line ends of Windows
    except TOMLKitError as error:
        raise ConfigError(f"{file}: {error}") from None
    if tag == SOURCE:
        raise ConfigError("English is the source; name a target language")
    own: Any = document["tool"]["aftercare"]
    language(tag, own.get("language", {}).get(tag))
    languages = own.setdefault("languages", tomlkit.array())
    if tag in languages:
        return False
    languages.append(tag)
    clear_leftovers(file.parent, deep=False)
    write_atomically(file, tomlkit.dumps(document).encode())
    return True
