"""PO files and their texts → catalogs."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from babel.messages.catalog import Message

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import CatalogError
from ..core.language.tags import differ
from .po import Po, new
from .po_entry import is_whole, message
from .po_header import CHARSET, EPOCH, LANGUAGE, created_in, in_order, with_field
from .po_parser import parse_entries
from .po_unmerged import settled
from .po_writer import singular

MAX_BYTES = 20_000_000
MAX_LINES = 300_000


def read(path: Path, *, locale: str | None = None, reader: Reader = read_regular, name: str = "") -> Po:
    """Read a PO file, which errors call by its path, or by a name for people.

    Raises CatalogError with file, line and remedy where it would not survive.
    """
    name = name or str(path)
    try:
        data = reader(path)
    except OSError as error:
        raise CatalogError(f"{name}: cannot be read: {error.strerror}") from None
    return parse(decode(data, name), locale=locale, name=name)


def created(data: bytes, name: str) -> datetime:
    """Return the day that the header of a file says, without reading its entries. Raises CatalogError."""
    head = settled(decode(data.partition(b"\n\n")[0], name).replace("\r\n", "\n"))
    first = next(parse_entries(head, name), None)
    return (created_in(first.fields.get("msgstr", "")) if first else None) or EPOCH


def decode(data: bytes, name: str) -> str:
    """Return the text of a PO file. Raises CatalogError where it is not UTF-8, or cannot be a catalog."""
    if len(data) > MAX_BYTES:
        raise CatalogError(f"{name}: over {MAX_BYTES // 1_000_000} MB; this cannot be a catalog of handouts")
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        raise CatalogError(f"{name}: over {MAX_LINES:,} lines; this cannot be a catalog of handouts")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError(
            f"{name}:{line}: not UTF-8 (byte 0x{data[error.start]:02X}); save it as UTF-8 in the editor"
        ) from None


def parse(text: str, *, locale: str | None = None, name: str = "catalog") -> Po:
    """Parse the text of a PO file; `name` is what errors call it."""
    if "\0" in text:
        raise CatalogError(f"{name}: holds zero bytes; it is not a PO file, or was damaged")
    content = new(locale)
    content.name = name
    first: dict[tuple[str | None, str], int] = {}
    text = settled(text.replace("\r\n", "\n").replace("\r", "\n"))
    whole = is_whole(text)
    for entry in parse_entries(text, name):
        if not entry.fields:
            content.tail = entry.raw
        elif entry.obsolete:
            content.retire(message(entry, whole=whole))
        else:
            key = entry.fields.get("msgctxt"), entry.fields["msgid"]
            if key in first:
                told = f"this entry is a duplicate (first in line {first[key]}); delete one of the two"
                raise CatalogError(f"{name}:{entry.line}: {told}")
            first[key] = entry.line
            _add(content, message(entry, whole=whole))
    settle_header(content, locale)
    return content


def _add(content: Po, found: Message) -> None:
    """Put a live entry into a catalog; the one without a text is its header."""
    if found.context is None and not found.id:
        content.header = found
    else:
        content.catalog[found.id] = found


def settle_header(content: Po, locale: str | None) -> None:
    """Make header and catalog agree: the language is that of the folder, and files are UTF-8.

    Raises CatalogError for a catalog of another language: nothing else of it would tell.
    """
    text = CHARSET.sub(r"\1utf-8", singular(content.header.string))
    named = match[1].strip() if (match := LANGUAGE.search(text)) else ""
    if locale and named != locale:
        _refuse_other(content.name, named, locale)
        line = f"Language: {locale}"
        text = LANGUAGE.sub(line, text, count=1) if match else with_field(text, line)
    content.header.string = in_order(text)
    with suppress(ValueError):  # a header that names no language, in whatever words
        content.catalog.locale = locale or named or None
    content.catalog.creation_date = created_in(text) or EPOCH


def _refuse_other(name: str, named: str, locale: str) -> None:
    if differ(named, locale):
        raise CatalogError(
            f'{name}: its header says "Language: {named}", and it lies in the folder of {locale}; put it where it'
            f' belongs, or write "Language: {locale}" if that is the language of its texts'
        )
