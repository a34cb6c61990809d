"""Adds a language to the settings of a project, whose comments and layout stay as they are."""

from codecs import BOM_UTF8
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from ..disk.files import write_atomically
from ..disk.leftovers import clear_leftovers
from ..errors import ConfigError
from ..language.languages import SOURCE
from ..language.tags import canonical, typed
from .file import TABLES, SettingsFile


def add_language(file: SettingsFile, tag: str) -> bool:
    """Add a tag to `languages`, comments and layout kept; return whether it was new.

    Raises, before anything is written, LanguageError for a tag that nothing is known of, and ConfigError for another
    tag of a language that is there.
    """
    data = file.path.read_bytes()
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        document = tomlkit.parse(data.removeprefix(mark))  # text would lose the line ends of Windows
    except TOMLKitError as error:
        raise ConfigError(f"{file.path}: {error}") from None
    if tag == SOURCE:
        raise ConfigError("English is the source; name a target language")
    own: Any = document
    for key in TABLES[file.name]:
        own = own[key]
    typed(tag, own.get("language", {}).get(tag))
    languages = own.setdefault("languages", tomlkit.array())
    if tag in languages:
        return False
    if twin := next((str(other) for other in languages if canonical(str(other)) == canonical(tag)), ""):
        raise ConfigError(f"{file.path}: languages has {twin} already, which is the same language as {tag}")
    languages.append(tag)
    clear_leftovers(file.path.parent, deep=False)
    write_atomically(file.path, mark + tomlkit.dumps(document).encode())
    return True
