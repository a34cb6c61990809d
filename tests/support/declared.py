"""The entry points that this repository declares, for programs that look for those that are installed."""

import tomllib
from pathlib import Path
from typing import Any

from command import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXPORTERS: dict[str, str] = PROJECT["entry-points"]["nbconvert.exporters"]
"""Name of each nbconvert exporter → where it is."""


def declared(folder: Path) -> str:
    """Write them down as an installation does; return the folder for PYTHONPATH, where they are found first."""
    place = folder / "aftercare_handouts-0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {PROJECT['name']}\nVersion: 0\n", encoding="utf-8")
    lines = []
    for group, points in PROJECT["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {where}" for name, where in points.items())]
    (place / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    return str(folder)
