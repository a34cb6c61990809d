"""Finds the interface catalog: the project's, or the one shipped with the package."""

from importlib.resources import files
from pathlib import Path

from ..core.languages import Language
from .merge import catalog_path

SHIPPED = Path(str(files("aftercare.catalogs"))) / "locales"


def interface_path(locales: Path, language: Language) -> Path:
    """Return the interface catalog in use: the project's if it has one, else the package's."""
    own = catalog_path(locales, language, "interface")
    shipped = catalog_path(SHIPPED, language, "interface")
    return own if own.is_file() or not shipped.is_file() else shipped
