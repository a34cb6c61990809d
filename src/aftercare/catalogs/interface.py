"""Finds the interface catalog: the project's, or the one shipped with the package."""

from pathlib import Path

from ..core.disk.shipped import shipped
from ..core.language.languages import Language
from .merge import catalog_path

SHIPPED = shipped("catalogs/locales")


def interface_path(locales: Path, language: Language) -> Path:
    """Return the interface catalog in use: the project's if it has one, else the package's."""
    own = catalog_path(locales, language, "interface")
    ours = catalog_path(SHIPPED, language, "interface")
    return own if own.is_file() or not ours.is_file() else ours
