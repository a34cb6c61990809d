"""The bytes of a CSV file as text. Other files with that name are refused in one plain line."""

from pathlib import Path

from ..core.disk.inputs import Reader
from ..core.errors import SourceError

MAX_BYTES = 20_000_000
UTF_16 = "text in UTF-16"
OTHER_FILES = {
    b"PK\x03\x04": "a workbook (xlsx or ods)",
    b"\xd0\xcf\x11\xe0": "a workbook (xls)",
    b"%PDF": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xff\xfe": UTF_16,
    b"\xfe\xff": UTF_16,
}
"""How files begin that are given the name of a CSV."""
SAVE = "in the spreadsheet, choose Save As, CSV UTF-8"


def read_text(path: Path, name: str, reader: Reader) -> str:
    """Return the text of a file. Raises SourceError, with a remedy, for what is no CSV in UTF-8."""
    try:
        data = reader(path)
    except OSError as error:
        raise SourceError([f"{name}: cannot be read ({error.strerror}); is it open elsewhere, or misspelt?"]) from None
    if len(data) > MAX_BYTES:
        raise SourceError([f"{name}: over {MAX_BYTES // 1_000_000} MB; this cannot be a table of instructions"])
    if other := other_file(data):
        raise SourceError([f"{name}: is {other}, not CSV; {SAVE}"])
    try:
        return data.decode().lstrip("\ufeff")  # programs that know nothing of the mark add a second one
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        raise SourceError([f"{name}:{line}: not UTF-8 (byte 0x{byte:02X}); {SAVE}"]) from None


def other_file(data: bytes) -> str:
    """Return what a file is that is no CSV in UTF-8, as far as its beginning tells."""
    if known := next((what for start, what in OTHER_FILES.items() if data.startswith(start)), ""):
        return known
    begin = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"<") and not begin.startswith(b"<<<<<<<"):
        return "XML" if begin.startswith(b"<?xml") and b"<html" not in begin.lower() else "a web page (HTML)"
    return UTF_16 if begin.count(0) * 3 > len(begin) else ""  # without its mark, every other byte is zero
