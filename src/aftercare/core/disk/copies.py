"""Copies beside a file: a cloud drive leaves them where two people have worked on one, and people keep them."""

from pathlib import Path


def copies(path: Path) -> list[Path]:
    """Return the files beside another that are called like it and something more: `table (1).csv`, `table-BO.csv`."""
    begins = tuple(f"{path.stem}{mark}" for mark in " ._-(")
    names = sorted(each.name for each in path.parent.iterdir()) if path.parent.is_dir() else ()
    return [
        path.with_name(name)
        for name in names
        if name.startswith(begins) and path.suffix == Path(name).suffix and name != path.name
    ]
