"""Engines by name: those that come with the package, and those of other packages."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from importlib import import_module
from importlib.metadata import entry_points

from ...core.errors import AftercareError, ConfigError, EngineError, said_by
from ...core.settings.config import Config
from .base import Engine, Settings
from .built_in import BUILT_IN
from .polite import Polite
from .settings import refuse_wrong, settings_of

GROUP = "aftercare.engines"
DEFAULT = "google"


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
    refuse_wrong(config)
    chosen = settings_of(config, name)
    try:
        return Polite(_factory(name)(chosen), chosen)
    except AftercareError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - another package's code
        raise EngineError(f"engine {name} cannot be made ready ({said_by(error)}); fix or remove it") from None


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
