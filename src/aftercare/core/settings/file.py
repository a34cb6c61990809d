"""The file of a project's settings: `[tool.aftercare]` in pyproject.toml, or the whole of aftercare.toml."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..disk.files import read_regular
from ..disk.inputs import Reader
from ..errors import ConfigError
from ..text.unmerged import UNMERGED, first_mark

OWN = "aftercare.toml"
SHARED = "pyproject.toml"
TABLES = {OWN: (), SHARED: ("tool", "aftercare")}
"""Name of each file that may hold settings → the table that they are in."""


STRAIGHT = 'texts stand in straight quotation marks, as in name = "Example Clinic", and lists in square brackets'
"""Said of what is no TOML: word processors make quotation marks curly."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """Where the settings of a project are."""

    path: Path

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    def table(self, name: str = "") -> str:
        """Return how the file calls a table: `[tool.aftercare.clinic]`, or `[clinic]` in a file of its own."""
        parts = [*TABLES[self.name], *([name] if name else [])]
        return f"[{'.'.join(parts)}]" if parts else self.name

    def read(self, reader: Reader = read_regular) -> Any:
        """Return the settings as they are written; None where the file has none. Raises ConfigError."""
        data = b""
        try:
            data = reader(self.path)
            return own_table(data, self.name)
        except tomllib.TOMLDecodeError as error:
            if line := first_mark(data.decode("utf-8", "replace")):
                raise ConfigError(f"{self.path}:{line}: {UNMERGED}") from None
            raise ConfigError(f"{self.path}: {error}; {STRAIGHT}") from None
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            remedy = "save it as UTF-8 in a text editor"
            raise ConfigError(
                f"{self.path}:{line}: not UTF-8 (byte 0x{error.object[error.start]:02X}); {remedy}"
            ) from None
        except RecursionError:
            raise ConfigError(f"{self.path}: brackets are nested too deeply") from None
        except OSError as error:
            raise ConfigError(f"{self.path}: cannot be read: {error.strerror}") from None


def own_table(data: bytes, name: str) -> Any:
    """Return the settings in the bytes of a file of that name; None where there are none."""
    found: Any = tomllib.loads(data.decode("utf-8-sig"))
    for key in TABLES[name]:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def holds_settings(path: Path) -> bool:
    """Whether a file has settings of ours, right or wrong."""
    return path.is_file() and SettingsFile(path).read() is not None


def find(start: Path, reader: Reader = read_regular) -> SettingsFile:
    """Return the nearest settings, upwards from `start`. Raises ConfigError where there are none, or two."""
    for folder in (start, *start.parents):
        found = [SettingsFile(folder / name) for name in TABLES if os.path.lexists(folder / name)]
        found = [file for file in found if file.read(reader) is not None]
        if len(found) > 1:
            raise ConfigError(f"{folder}: {SHARED} and {OWN} both have settings; keep them in one of the two")
        if found:
            return found[0]
    raise ConfigError(
        f"no {OWN}, and no {SHARED} with [tool.aftercare], in {start} or above it;"
        " run aftercare in a project, or start one with aftercare init FOLDER"
    )
