"""Engines by name: the built-in ones, those of other packages, and their settings."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any
from urllib.parse import urlsplit

from ...core.config import Config
from ...core.errors import AftercareError, ConfigError, EngineError, said_by
from .base import Engine, Settings
from .polite import Polite

GROUP = "aftercare.engines"
BUILT_IN = {
    "google": "deep:Google",
    "mymemory": "deep_keyed:MyMemory",
    "microsoft": "deep_keyed:Microsoft",
    "baidu": "deep_keyed:Baidu",
    "libretranslate": "libretranslate:LibreTranslate",
    "deepl": "deepl:DeepL",
    "llm": "llm:LanguageModel",
    "firefox": "firefox:Firefox",
    "apertium": "apertium:Apertium",
    "pseudo": "pseudo:Pseudo",
}
DEFAULT = "google"
RATES: dict[str, dict[str, Any]] = {
    "google": {"rate": 5},
    "mymemory": {"rate": 3},
    "baidu": {"rate": 1},
    "apertium": {"timeout": 60},
    "llm": {"timeout": 120},
}
"""Rates the free services tolerate; a project may override them."""
_NUMBERS = {
    "timeout": (0.05, 600),
    "rate": (0, 1000),
    "jobs": (1, 64),
    "attempts": (1, 10),
    "pause": (0, 600),
    "batch": (1, 200),
}
_OPTIONS: dict[str, dict[str, type]] = {
    "microsoft": {"region": str},
    "mymemory": {"email": str},
    "baidu": {"app": str},
    "llm": {"model": str, "register": str, "schema": bool},
    "firefox": {"models": str},
}
_SECRET = re.compile(r"key|token|secret|passw|credential|auth", re.IGNORECASE)


def names() -> list[str]:
    """Return the names of all engines, the built-in ones first."""
    return [*BUILT_IN, *sorted({entry.name for entry in entry_points(group=GROUP)} - BUILT_IN.keys())]


def default(config: Config) -> str:
    """Return the engine that `default` under `engines` in the settings names, or Google; of a list, with commas."""
    chosen = config.engines.get("default", DEFAULT)
    return ",".join(map(str, chosen)) if isinstance(chosen, list) else str(chosen)


@contextmanager
def chain(config: Config, name: str = "") -> Iterator[list[Polite]]:
    """Return the engines of a list such as `llm,google`, to be asked in this order, and close them in the end."""
    wanted = [each.strip() for each in (name or default(config)).split(",") if each.strip()]
    with ExitStack() as stack:
        yield [stack.enter_context(closing(make(config, each))) for each in dict.fromkeys(wanted)]


def make(config: Config, name: str = "") -> Polite:
    """Return an engine by name, ready to be used by many threads. Raises ConfigError and EngineError."""
    name = name or default(config)
    if unknown := sorted(config.engines.keys() - {"default", *names()}):
        where = f"{config.file.path}: {config.file.table('engines')}"
        raise ConfigError(f"{where}: no engine is called {', '.join(unknown)}; choose from {', '.join(names())}")
    chosen = settings(config, name)
    try:
        return Polite(_factory(name)(chosen), chosen)
    except AftercareError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - another package's code
        raise EngineError(f"engine {name} cannot be made ready ({said_by(error)}); fix or remove it") from None


def settings(config: Config, name: str) -> Settings:
    """Return what `engines.NAME` in the settings says, and the key of `AFTERCARE_NAME_KEY`."""
    where = f"{config.file.path}: {config.file.table(f'engines.{name}')}"
    own = config.engines.get(name, {})
    if not isinstance(own, dict):
        raise ConfigError(f"{where} must be a table")
    if secret := next((key for key in own if _SECRET.search(key)), ""):
        raise ConfigError(
            f"{where}: {secret} must not be kept in a file; delete it, and set {key_name(name)} in the environment"
        )
    allowed = {"url", *_NUMBERS, *_OPTIONS.get(name, {})}
    if name in BUILT_IN and (unknown := own.keys() - allowed):
        raise ConfigError(f"{where}: unknown {', '.join(sorted(unknown))}; choose from {', '.join(sorted(allowed))}")
    values = {**RATES.get(name, {}), **own}
    numbers = {key: _number(where, key, values[key]) for key in _NUMBERS if key in values}
    for key, kind in _OPTIONS.get(name, {}).items():
        if key in own and not (isinstance(own[key], kind) and str(own[key]).isprintable()):
            words = "true or false" if kind is bool else "a quoted string without control characters"
            raise ConfigError(f"{where}: {key} must be {words}")
    return Settings(
        name=name,
        url=_url(where, values.get("url", "")),
        key=os.environ.get(key_name(name), "").strip(),
        options={key: value for key, value in _rooted(config, own).items() if key not in ("url", *_NUMBERS)},
        **numbers,
    )


def _rooted(config: Config, own: dict[str, Any]) -> dict[str, Any]:
    """Return settings in which a folder of models is one below the project, where it is not an absolute path."""
    folder = own.get("models")
    return {**own, "models": str(config.root / folder)} if isinstance(folder, str) and folder else own


def key_name(name: str) -> str:
    """Return the environment variable that holds an engine's key."""
    return f"AFTERCARE_{re.sub(r'[^A-Za-z0-9]', '_', name).upper()}_KEY"


def _factory(name: str) -> Callable[[Settings], Engine]:
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        factory: Callable[[Settings], Engine] = getattr(import_module(f".{module}", __package__), attribute)
        return factory
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in found:
        raise EngineError(f"no engine {name!r}; choose from {', '.join(names())}")
    try:
        loaded: Callable[[Settings], Engine] = found[name].load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - another package's code
        raise EngineError(f"engine {name}: {found[name].value} cannot be loaded ({said_by(error)})") from None
    return loaded


def _number(where: str, key: str, value: object) -> Any:
    low, high = _NUMBERS[key]
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
