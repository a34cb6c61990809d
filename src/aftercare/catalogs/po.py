"""PO files: read, held as Babel's catalogs, and written without loss.

Babel's reader drops headers, takes previous msgids for comments and keeps the first of two equal entries; its
writer folds comments, and those that carry state would not survive that. So reading (`po_reader`) and writing are our
own, and Babel gives the types. Files equal `msgcat --no-wrap` byte for byte.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from ..core.disk.files import Guard, write_atomically
from ..core.errors import CatalogError
from .po_header import CREATED, EPOCH, created_in, in_order, with_field
from .po_writer import lines, singular


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
    return Po(catalog, Message("", in_order(fields), user_comments=[locale or "Template"]))


def without_entries(old: Po) -> Po:
    """Return an empty catalog with header and last comments of another."""
    catalog = Entries(locale=old.catalog.locale_identifier, charset="utf-8", creation_date=old.catalog.creation_date)
    return Po(catalog, old.header, list(old.tail), old.name)


def dump(po: Po) -> str:
    """Return the canonical text: what `msgcat --no-wrap` makes of it."""
    header = singular(po.header.string)
    created = po.catalog.creation_date
    if isinstance(created, datetime) and created != (created_in(header) or EPOCH):
        line = f"POT-Creation-Date: {created:%Y-%m-%d %H:%M%z}"
        header = CREATED.sub(line, header, count=1) if CREATED.search(header) else with_field(header, line)
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
