"""What the settings of a project say of an engine, and its key from the environment."""

import os
import re
from typing import Any
from urllib.parse import urlsplit

from ...core.errors import ConfigError
from ...core.settings.config import Config
from .base import Settings
from .built_in import BUILT_IN, OPTIONS, RATES

NUMBERS = {
    "timeout": (0.05, 600),
    "rate": (0, 1000),
    "jobs": (1, 64),
    "attempts": (1, 10),
    "pause": (0, 600),
    "batch": (1, 200),
}
"""The least and the greatest that a number may be."""
_SECRET = re.compile(r"key|token|secret|passw|credential|auth", re.IGNORECASE)


def settings_of(config: Config, name: str) -> Settings:
    """Return what `engines.NAME` in the settings says, and the key of `AFTERCARE_NAME_KEY`. Raises ConfigError."""
    where = f"{config.file.path}: {config.file.table(f'engines.{name}')}"
    own = config.engines.get(name, {})
    if not isinstance(own, dict):
        raise ConfigError(f"{where} must be a table")
    _known(where, name, own)
    _typed(where, name, own)
    values = {**RATES.get(name, {}), **own}
    return Settings(
        name=name,
        url=_url(where, values.get("url", "")),
        key=os.environ.get(key_name(name), "").strip(),
        options={key: value for key, value in _rooted(config, own).items() if key not in ("url", *NUMBERS)},
        **{key: _number(where, key, values[key]) for key in NUMBERS if key in values},
    )


def refuse_wrong(config: Config) -> None:
    """Raise ConfigError for all that is wrong with the settings of any engine, the one that is asked for or not."""
    problems = []
    for name in config.engines.keys() - {"default"}:
        try:
            settings_of(config, name)
        except ConfigError as error:
            problems.append(str(error))
    if problems:
        raise ConfigError("\n".join(sorted(problems)))


def _known(where: str, name: str, own: dict[str, Any]) -> None:
    """Refuse keys that must not be in a file, and those of which a built-in engine knows nothing."""
    if secret := next(filter(_SECRET.search, own), ""):
        raise ConfigError(
            f"{where}: {secret} must not be kept in a file; delete it, and set {key_name(name)} in the environment"
        )
    allowed = {"url", *NUMBERS, *OPTIONS.get(name, {})}
    if name in BUILT_IN and (unknown := own.keys() - allowed):
        raise ConfigError(f"{where}: unknown {', '.join(sorted(unknown))}; choose from {', '.join(sorted(allowed))}")


def _typed(where: str, name: str, own: dict[str, Any]) -> None:
    for key, kind in OPTIONS.get(name, {}).items():
        if key in own and not (isinstance(own[key], kind) and str(own[key]).isprintable()):
            words = "true or false" if kind is bool else "a quoted string without control characters"
            raise ConfigError(f"{where}: {key} must be {words}")


def _rooted(config: Config, own: dict[str, Any]) -> dict[str, Any]:
    """Return settings in which a folder of models is one below the project, where it is not an absolute path."""
    folder = own.get("models")
    return {**own, "models": str(config.root / folder)} if isinstance(folder, str) and folder else own


def key_name(name: str) -> str:
    """Return the environment variable that holds an engine's key."""
    return f"AFTERCARE_{re.sub(r'[^A-Za-z0-9]', '_', name).upper()}_KEY"


def _number(where: str, key: str, value: object) -> Any:
    low, high = NUMBERS[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ConfigError(f"{where}: {key} must be a number from {low:g} to {high:g}")
    return int(value) if key in ("jobs", "attempts", "batch") else float(value)


def _url(where: str, value: object) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(str(value))
        port = parts.port  # reading it checks it
    except ValueError:
        raise ConfigError(f"{where}: url is not an address") from None
    del port
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigError(f"{where}: url must begin with https:// (or http:// on the own network)")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigError(f"{where}: url must hold no name, password or key; keys go into the environment")
    return str(value)
