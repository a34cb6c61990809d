"""The checks themselves: each says what is wrong with one unit, or across units. A folder is a subject."""

from importlib import import_module
from pkgutil import walk_packages


def register() -> None:
    """Import every module of the folders here; each registers its checks."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
