"""Entries → the text of a PO file, as `msgcat --no-wrap` writes it."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Message

from .po_entry import PREVIOUS_CONTEXT

_BREAK = re.compile(r"[\r\n]+")
_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
)


def singular(text: str | tuple[str, ...] | list[str] | None) -> str:
    """Return a msgid or msgstr; the first form of a plural, which handouts do not use."""
    return text if isinstance(text, str) else (text or ("",))[0]


def _quote(text: str) -> str:
    """Quote a string as gettext does: line breaks end lines, and U+2028 is no line break."""
    if "\n" not in text:  # as in nearly all
        return f'"{text.translate(_ESCAPES)}"'
    lines = [f'"{line.translate(_ESCAPES)}"' for line in re.findall(r"[^\n]*\n|[^\n]+", text)]
    return "\n".join(['""', *lines]) if len(lines) > 1 else "".join(lines)


def lines(entry: Message, *, obsolete: bool = False) -> Iterator[str]:
    """Yield the lines of one message in gettext's order."""
    before, mark = ("#~| ", "#~ ") if obsolete else ("#| ", "")
    comments = [text for text in entry.user_comments if not text.startswith(PREVIOUS_CONTEXT)]
    yield from (_comment("# ", text) for text in comments)
    yield from (_comment("#. ", text.rstrip()) for text in entry.auto_comments)
    if entry.locations and not obsolete:
        yield "#: " + " ".join(name + (f":{line}" if line else "") for name, line in entry.locations)
    if flags := sorted(entry.flags - {"python-format"}, key=_flag_order):
        yield f"#, {', '.join(flags)}"
    for text in entry.user_comments:
        if text.startswith(PREVIOUS_CONTEXT):
            yield from _field(before, "msgctxt", text.removeprefix(PREVIOUS_CONTEXT))
    for name, text in zip(("msgid", "msgid_plural"), entry.previous_id, strict=False):
        yield from _field(before, name, text)
    if entry.context is not None:
        yield from _field(mark, "msgctxt", entry.context)
    if not entry.pluralizable:
        yield from _field(mark, "msgid", singular(entry.id))
        yield from _field(mark, "msgstr", singular(entry.string))
        return
    yield from _field(mark, "msgid", entry.id[0])
    yield from _field(mark, "msgid_plural", entry.id[1])
    for index, text in enumerate(entry.string or ("", "")):
        yield from _field(mark, f"msgstr[{index}]", text)


def _comment(mark: str, text: str) -> str:
    """Return a comment on one line; gettext would join the next one to a backslash at the end."""
    line = f"{mark}{_BREAK.sub(' ', text)}" if text else mark.rstrip()
    return f"{line} " if line.endswith("\\") else line


def _flag_order(flag: str) -> tuple[bool, bool, bool, str]:
    """Sort as gettext does: fuzzy, formats, range, wrapping."""
    return flag != "fuzzy", not flag.endswith("-format"), not flag.startswith("range"), flag


def _field(prefix: str, name: str, text: str) -> Iterator[str]:
    first, *rest = _quote(text).split("\n")
    yield f"{prefix}{name} {first}"
    yield from (prefix + line for line in rest)
