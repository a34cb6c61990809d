"""The English interface: labels, banners and page texts, from the package's own CSV."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from ..core.language.cldr import tells_dates
from ..core.language.languages import Language
from ..core.model import Instruction, Kind
from ..core.settings.sites import label_id
from .spreadsheet import read_rows

TABLE = Path(str(files("aftercare.source"))) / "interface.csv"


DAYS, MONTHS, WRITTEN = NAMES = ("date.days", "date.months", "date.written")
"""What a language needs to write dates where CLDR does not know how."""
_BETWEEN = re.compile(r"\s*[,،、，]\s*")
LABEL_NOTE = "Label of a telephone number: what it is for."


@cache
def interface_rows(labels: tuple[str, ...] = ()) -> tuple[Instruction, ...]:
    """Return the messages of the interface; `labels` are those of a project's own telephones."""
    table = read_rows(TABLE, ("id", "text", "note"), name="interface.csv").whole("interface.csv").table
    own = [Instruction(label_id(text), Kind.INTERFACE, text, LABEL_NOTE) for text in labels]
    shipped = (Instruction(row["id"], Kind.INTERFACE, row["text"], row["note"], line=at) for at, row in table.items())
    return (*shipped, *own)


def rows_in(own: Language, labels: tuple[str, ...] = ()) -> tuple[Instruction, ...]:
    """Return the messages that a language needs: the words of dates where CLDR does not know them."""
    rows = interface_rows(labels)
    return tuple(row for row in rows if row.id not in NAMES) if tells_dates(own.cldr) else rows


def parts(text: str) -> tuple[str, ...]:
    """Return the names in a message that lists them."""
    return tuple(_BETWEEN.split(text.strip()))
