"""Where the catalog of the interface lies: in the project, or in the package where the project has none."""

from importlib.resources import files
from pathlib import Path

from ..core.languages import Language
from .merge import catalog_path

SHIPPED = Path(str(files("aftercare.catalogs"))) / "locales"


def interface_path(locales: Path, language: Language) -> Path:
    """Return the catalog that counts: the project's, or the package's where the project has none."""
    own = catalog_path(locales, language, "interface")
    shipped = catalog_path(SHIPPED, language, "interface")
    return own if own.is_file() or not shipped.is_file() else shipped
