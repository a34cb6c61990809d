"""PO files: read, held as Babel's catalogs, and written without loss.

Babel's reader drops headers, takes previous msgids for comments and keeps the first of two equal entries; its
writer folds comments, and those that carry state would not survive that. So reading and writing are done here,
and Babel gives the types. Files equal `msgcat --no-wrap` byte for byte.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from ..core.errors import CatalogError
from ..core.files import Guard, read_regular, write_atomically
from ..core.inputs import Reader
from .po_parser import is_whole, message, parse_entries
from .po_writer import lines, singular

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
MAX_BYTES = 20_000_000
MAX_LINES = 300_000
ORDER = (
    *("project-id-version", "report-msgid-bugs-to", "pot-creation-date", "po-revision-date", "last-translator"),
    *("language-team", "language", "mime-version", "content-type", "content-transfer-encoding", "plural-forms"),
)
"""The fields of a header as gettext, Poedit and Weblate write them; others come after them, as they are found."""
_FIELD = re.compile(r"[^\n]*(?:\n(?![^\s:]+:)[^\n]+)*(?:\n|\Z)")
"""A field of the header, with the lines that go on with it."""
_CREATED = re.compile(r"^POT-Creation-Date:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_LANGUAGE = re.compile(r"^Language:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_CHARSET = re.compile(r"^(Content-Type:.*charset=)(?!utf-?8[ \t]*$).*$", re.MULTILINE | re.IGNORECASE)


class Entries(Catalog):
    """Messages without Babel's header, which costs more than all of them: a file has its own."""

    def __iter__(self) -> Iterator[Message]:
        """Yield the messages in the order in which they were added."""
        yield from self._messages.values()


@dataclass(slots=True)
class Po:
    """A catalog, with the header and the last comments as they are in the file."""

    catalog: Catalog
    header: Message
    tail: list[str] = field(default_factory=list)
    """Comment lines after the last entry."""
    name: str = "catalog"
    """What messages call it."""

    def by_id(self) -> dict[str, Message]:
        """Return the live messages by row id (msgctxt).

        Raises CatalogError where that would leave out a translation: no id, one id twice, plural forms.
        """
        found: dict[str, Message] = {}
        for entry in self.catalog:
            if entry.id and (problem := _unfit(entry, found)):
                raise CatalogError(f"{self.name}:{entry.lineno}: {problem}")
            if entry.id:
                found[entry.context or ""] = entry
        return found

    def retire(self, gone: Message) -> None:
        """Keep a message as obsolete."""
        self.catalog.obsolete[singular(gone.id), gone.context or "", len(self.catalog.obsolete)] = gone  # type: ignore[index]


def _unfit(entry: Message, found: dict[str, Message]) -> str:
    if not entry.context:
        return (
            "this translation names no row; put the line msgctxt with the id of its row above the msgid,"
            " or run aftercare sync without this file and copy the texts over"
        )
    if entry.context in found:
        first = found[entry.context].lineno
        return f"row {entry.context} is a duplicate (first in line {first}); delete the entry that is out of date"
    if entry.pluralizable:
        return f"row {entry.context} has plural forms, which handouts do not know; keep msgid and one msgstr"
    return ""


def new(locale: str | None) -> Po:
    """Return an empty catalog with fixed dates, so that a file depends only on its content."""
    catalog = Entries(
        locale=locale,
        project="aftercare",
        version="1",
        charset="utf-8",
        creation_date=EPOCH,
        revision_date=EPOCH,
        last_translator="Automatically generated",
        language_team="none",
    )
    catalog.msgid_bugs_address = ""
    fields = "".join(f"{name}: {value.strip()}\n" for name, value in catalog.mime_headers)
    return Po(catalog, Message("", _in_order(fields), user_comments=[locale or "Template"]))


def without_entries(old: Po) -> Po:
    """Return an empty catalog with header and last comments of another."""
    catalog = Entries(locale=old.catalog.locale_identifier, charset="utf-8", creation_date=old.catalog.creation_date)
    return Po(catalog, old.header, list(old.tail), old.name)


def read(path: Path, *, locale: str | None = None, reader: Reader = read_regular) -> Po:
    """Read a PO file. Raises CatalogError with file, line and remedy where it would not survive."""
    try:
        data = reader(path)
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror}") from None
    return parse(decode(data, str(path)), locale=locale, name=str(path))


def created(data: bytes, name: str) -> datetime:
    """Return the day that the header of a file says, without reading its entries. Raises CatalogError."""
    head = decode(data, name).partition("\n\n")[0]
    day = parse(head, name=name).catalog.creation_date
    return day if isinstance(day, datetime) else EPOCH


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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = is_whole(text)
    for entry in parse_entries(text, name):
        if not entry.fields:
            content.tail = entry.raw
            continue
        found, key = message(entry, whole=whole), (entry.fields.get("msgctxt"), entry.fields["msgid"])
        if entry.obsolete:
            content.retire(found)
        elif key in first:
            raise CatalogError(
                f"{name}:{entry.line}: this entry is a duplicate (first in line {first[key]}); delete one of the two"
            )
        elif key == (None, ""):
            first[key] = entry.line
            content.header = found
        else:
            first[key] = entry.line
            content.catalog[found.id] = found
    _settle(content, locale)
    return content


def _settle(content: Po, locale: str | None) -> None:
    """Make header and catalog agree: the language is that of the folder, and files are UTF-8."""
    text = _CHARSET.sub(r"\1utf-8", singular(content.header.string))
    named = match[1].strip() if (match := _LANGUAGE.search(text)) else ""
    if locale and named != locale:
        line = f"Language: {locale}"
        text = _LANGUAGE.sub(line, text, count=1) if match else f"{text}{line}\n"
    content.header.string = _in_order(text)
    with suppress(ValueError):  # a header that names no language, in whatever words
        content.catalog.locale = locale or named or None
    content.catalog.creation_date = _created(text) or EPOCH


def _in_order(header: str) -> str:
    """Return a header with the fields that gettext knows first: polib sorts them in another order."""
    fields = [f"{found[0].rstrip(chr(10))}\n" for found in _FIELD.finditer(header) if found[0]]
    names = [text.partition(":")[0].lower() for text in fields]
    return "".join(text for _, text in sorted(zip(map(_rank, names), fields, strict=True), key=lambda pair: pair[0]))


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _created(header: str) -> datetime | None:
    try:
        match = _CREATED.search(header)
        return datetime.strptime(match[1].strip(), "%Y-%m-%d %H:%M%z") if match else None
    except ValueError:
        return None


def dump(po: Po) -> str:
    """Return the canonical text: what `msgcat --no-wrap` makes of it."""
    header = singular(po.header.string)
    created = po.catalog.creation_date
    if isinstance(created, datetime) and created != (_created(header) or EPOCH):
        line = f"POT-Creation-Date: {created:%Y-%m-%d %H:%M%z}"
        header = _CREATED.sub(line, header, count=1) if _CREATED.search(header) else f"{header}{line}\n"
    head = Message("", header, flags=po.header.flags, auto_comments=po.header.auto_comments)
    head.user_comments, head.previous_id = po.header.user_comments, po.header.previous_id
    blocks = ["\n".join(lines(entry)) for entry in (head, *(entry for entry in po.catalog if entry.id))]
    blocks += ["\n".join(lines(entry, obsolete=True)) for entry in po.catalog.obsolete.values()]
    blocks += ["\n".join(po.tail)] if po.tail else []
    return "\n\n".join(blocks) + "\n"


def write(path: Path, po: Po, *, guard: Guard | None = None) -> bool:
    """Write a catalog if its text differs from the file's; return whether it did. `guard` may forbid it, and raises."""
    text = dump(po)
    if path.is_file() and same(path.read_bytes(), text.encode()):
        return False
    write_atomically(path, text.encode(), guard=guard)
    return True


def same(one: bytes, other: bytes) -> bool:
    """Whether two files differ at most in the order of their header's fields: programs would undo each other's."""
    if one == other or len(one) != len(other):
        return one == other
    (head, _, rest), (other_head, _, other_rest) = one.partition(b"\n\n"), other.partition(b"\n\n")
    return rest == other_rest and sorted(head.split(b"\n")) == sorted(other_head.split(b"\n"))
