"""What the package brings along: notebooks and the interface in every language."""

from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files("aftercare")))
REPOSITORY = PACKAGE.parents[1]
"""The folder of the sources, where the package is installed editable; otherwise none of ours."""


def shipped(place: str) -> Path:
    """Return a folder of the wheel, such as `pipeline/notebooks`; of an editable install, where it is made from."""
    inside, source = PACKAGE / place, REPOSITORY / Path(place).name
    editable = PACKAGE.parent.name == "src" and (REPOSITORY / "hatch_build.py").is_file()
    return source if editable and not inside.is_dir() else inside
