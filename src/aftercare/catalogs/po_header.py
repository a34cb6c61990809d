"""The header of a PO file: its fields, in the order in which gettext writes them."""

import re
from datetime import UTC, datetime

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
ORDER = (
    *("project-id-version", "report-msgid-bugs-to", "pot-creation-date", "po-revision-date", "last-translator"),
    *("language-team", "language", "mime-version", "content-type", "content-transfer-encoding", "plural-forms"),
)
"""The fields of a header as gettext, Poedit and Weblate write them; others come after them, as they are found."""
_FIELD = re.compile(r"[^\n]*(?:\n(?![^\s:]+:)[^\n]+)*(?:\n|\Z)")
"""A field of the header, with the lines that go on with it."""
CREATED = re.compile(r"^POT-Creation-Date:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
LANGUAGE = re.compile(r"^Language:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
CHARSET = re.compile(r"^(Content-Type:.*charset=)(?!utf-?8[ \t]*$).*$", re.MULTILINE | re.IGNORECASE)


def in_order(header: str) -> str:
    """Return a header with the fields that gettext knows first: polib sorts them in another order."""
    fields = [f"{found[0].rstrip(chr(10))}\n" for found in _FIELD.finditer(header) if found[0]]
    names = [text.partition(":")[0].lower() for text in fields]
    return "".join(text for _, text in sorted(zip(map(_rank, names), fields, strict=True), key=lambda pair: pair[0]))


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def created_in(header: str) -> datetime | None:
    """Return the creation date that a header says, or None."""
    try:
        match = CREATED.search(header)
        return datetime.strptime(match[1].strip(), "%Y-%m-%d %H:%M%z") if match else None
    except ValueError:
        return None


def with_field(header: str, line: str) -> str:
    """Return a header with one more field; the last one may lack its line end."""
    begun = header if not header or header.endswith("\n") else f"{header}\n"
    return f"{begun}{line}\n"
