"""Reads and writes PO files without what Babel loses or invents.

Babel reads them; but it drops X- headers, takes previous msgids for comments, and marks "5% sodium" as a
format string, which `msgfmt -c` then rejects. Its writer folds comments, and those that carry state would
not survive that; so writing is done here. Files equal `msgcat --no-wrap` byte for byte.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, escape, read_po

from ..core.errors import CatalogError
from ..core.files import write_atomically
from ..core.inputs import Reader
from . import state_comments

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_EXTRA_HEADER = re.compile(r'^"(X-[A-Za-z0-9-]+): (.*)\\n"$', re.MULTILINE)
_BREAK = re.compile(r"[\r\n]+")
_OBSOLETE_PREVIOUS = re.compile(r"^#~\|.*\n", re.MULTILINE)


@dataclass(slots=True)
class Po:
    """A catalog with the headers that Babel drops."""

    catalog: Catalog
    extra_headers: list[tuple[str, str]] = field(default_factory=list)

    def by_id(self) -> dict[str, Message]:
        """Return the live messages by row id (msgctxt)."""
        return {message.context or "": message for message in self.catalog if message.id}


def singular(text: str | tuple[str, ...] | list[str] | None) -> str:
    """Return a msgid or msgstr; the first form of a plural, which handouts do not use."""
    return text if isinstance(text, str) else (text or ("",))[0]


def new(locale: str | None) -> Po:
    """Return an empty catalog with fixed dates, so that a file depends only on its content."""
    catalog = Catalog(
        locale=locale,
        project="aftercare",
        version="1",
        charset="utf-8",
        fuzzy=False,
        creation_date=EPOCH,
        revision_date=EPOCH,
        last_translator="Automatically generated",
        language_team="none",
        header_comment=f"# {locale or 'Template'}",
    )
    catalog.msgid_bugs_address = ""
    return Po(catalog)


def read(path: Path, *, locale: str | None = None, reader: Reader = Path.read_bytes) -> Po:
    """Read a PO file. Raises CatalogError with file, line and remedy where it would not survive."""
    try:
        text = reader(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8 in the editor") from None
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror}") from None
    return parse(text.replace("\r\n", "\n"), locale=locale, name=str(path))


def parse(text: str, *, locale: str | None = None, name: str = "catalog") -> Po:
    """Parse the text of a PO file; errors call it `name`."""
    try:
        catalog = read_po(io.StringIO(_OBSOLETE_PREVIOUS.sub("", text)), locale=locale, abort_invalid=True)
    except PoFileError as error:
        what = str(error).removesuffix(f" on {error.lineno}")
        raise CatalogError(f"{name}:{error.lineno + 1}: {what}; open it in a PO editor and fix it") from None
    except (ValueError, IndexError, KeyError, LookupError, AttributeError) as error:
        raise CatalogError(f"{name}: not a PO file that can be read ({error})") from None
    _check_nothing_lost(text, catalog, name)
    catalog.charset = "utf-8"
    if locale:
        catalog.locale = locale
    messages = [*catalog, *catalog.obsolete.values()]
    for message in messages:
        _recover_previous(message)
        message.user_comments = state_comments.unfold(message.user_comments)
        message.auto_comments = state_comments.unfold(message.auto_comments)
        message.flags.discard("python-format")
    header = text.split("\n\n", 1)[0]
    return Po(catalog, _EXTRA_HEADER.findall(header))


def _check_nothing_lost(text: str, catalog: Catalog, name: str) -> None:
    """Refuse a file that Babel has read only in part: it keeps the first of two equal entries, and skips odd ones."""
    keys = re.findall(r'^(?:msgctxt +(".*")\n)?msgid +(".*(?:\n".*")*)', text, re.MULTILINE)
    starts = len(re.findall(r"^msgid\b(?!_)", text, re.MULTILINE))
    read_in = sum(1 for message in catalog if message.id) + any(key == ("", '""') for key in keys)
    if starts != read_in:
        twice = sorted({key[0] or key[1] for key in keys if keys.count(key) > 1})
        why = f"duplicates: {', '.join(twice)}" if twice else "some are damaged"
        raise CatalogError(f"{name}: {starts} entries, but only {read_in} can be read; {why}; fix it in a PO editor")


def dump(po: Po) -> str:
    """Return the canonical text: what `msgcat --no-wrap` makes of it."""
    header = [f"{name}: {value.strip()}\n" for name, value in (*po.catalog.mime_headers, *po.extra_headers)]
    head = [*po.catalog.header_comment.splitlines(), 'msgid ""', 'msgstr ""', *map(_quote, header)]
    live = [message for message in po.catalog if message.id]
    blocks = ["\n".join(head)]
    blocks += ["\n".join(_lines(message)) for message in live]
    blocks += ["\n".join(_lines(message, obsolete=True)) for message in po.catalog.obsolete.values()]
    return "\n\n".join(blocks) + "\n"


def _quote(text: str) -> str:
    """Quote a string as gettext does: line breaks end lines, and U+2028 is no line break."""
    lines = [escape(line) for line in re.findall(r"[^\n]*\n|[^\n]+", text)]
    return "\n".join(['""', *lines]) if len(lines) > 1 else "".join(lines) or '""'


def _lines(message: Message, *, obsolete: bool = False) -> Iterator[str]:
    """Yield the lines of one message in gettext's order."""
    yield from (f"# {_BREAK.sub(' ', text)}".rstrip() for text in message.user_comments)
    yield from (f"#. {_BREAK.sub(' ', text)}".rstrip() for text in message.auto_comments)
    if not obsolete:
        yield from (f"#: {name}" + (f":{line}" if line else "") for name, line in message.locations)
    if flags := sorted(message.flags - {"python-format"}, key=lambda flag: (flag != "fuzzy", flag)):
        yield f"#, {', '.join(flags)}"
    before, mark = ("#~| ", "#~ ") if obsolete else ("#| ", "")
    for name, text in zip(("msgid", "msgid_plural"), message.previous_id, strict=False):
        yield from _field(before, name, text)
    if message.context is not None:
        yield from _field(mark, "msgctxt", message.context)
    if not message.pluralizable:
        yield from _field(mark, "msgid", singular(message.id))
        yield from _field(mark, "msgstr", singular(message.string))
        return
    yield from _field(mark, "msgid", message.id[0])
    yield from _field(mark, "msgid_plural", message.id[1])
    for index, text in enumerate(message.string or ("", "")):
        yield from _field(mark, f"msgstr[{index}]", text)


def _field(prefix: str, name: str, text: str) -> Iterator[str]:
    first, *rest = _quote(text).split("\n")
    yield f"{prefix}{name} {first}"
    yield from (prefix + line for line in rest)


def write(path: Path, po: Po) -> bool:
    """Write a catalog if its text differs from the file's; return whether it did."""
    text = dump(po)
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    write_atomically(path, text.encode())
    return True


def _recover_previous(message: Message) -> None:
    """Turn `#| msgid` lines, which Babel reads as comments, back into previous ids."""
    lines = [comment[1:].strip() for comment in message.user_comments if comment.startswith("|")]
    message.user_comments = [comment for comment in message.user_comments if not comment.startswith("|")]
    texts: dict[str, str] = {}
    key = ""
    for line in lines:
        match = re.match(r'(?:(msgctxt|msgid_plural|msgid)\s+)?(".*")$', line)
        key = (match and match[1]) or key
        if match and key:
            texts[key] = texts.get(key, "") + denormalize(match[2])
    message.previous_id = [texts[name] for name in ("msgid", "msgid_plural") if name in texts]
