"""The English interface: labels, banners and page texts, from the package's own CSV."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from ..core.model import Instruction, Kind
from ..core.settings.sites import label_id
from .spreadsheet import read_table

TABLE = Path(str(files("aftercare.source"))) / "interface.csv"


LABEL_NOTE = "Label of a telephone number: what it is for."


@cache
def interface_rows(labels: tuple[str, ...] = ()) -> tuple[Instruction, ...]:
    """Return the messages of the interface; `labels` are those of a project's own telephones."""
    table = read_table(TABLE, ("id", "text", "note"), name="interface.csv")
    own = [Instruction(label_id(text), Kind.INTERFACE, text, LABEL_NOTE) for text in labels]
    shipped = (Instruction(row["id"], Kind.INTERFACE, row["text"], row["note"], line=at) for at, row in table.items())
    return (*shipped, *own)
