"""The English interface: labels, banners and page texts, from the package's own CSV."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from ..core.model import Instruction, Kind
from .table import read_table

TABLE = Path(str(files("aftercare.source"))) / "interface.csv"


@cache
def interface_rows() -> tuple[Instruction, ...]:
    """Return the messages of the interface."""
    table = read_table(TABLE, ("id", "text", "note"), name="interface.csv")
    return tuple(Instruction(row["id"], Kind.INTERFACE, row["text"], row["note"]) for row in table.values())
