"""The strings of a PO file: quotes, escapes, and how long they may be."""

import re

from ..core.text.limits import piled

MAX_TEXT = 20_000
TOO_LONG = f"a text of over {MAX_TEXT} characters"
LONGEST_ESCAPE = len(r"\x000041")
MAX_MARKS = 64
_QUOTED = re.compile(r'(?:"((?:[^"\\]|\\.)*+)"\s*+)', re.DOTALL)
_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,6}))+)|\\([abfnrtv\\\"]|.?)", re.DOTALL)
_BYTE = re.compile(r"\\(x?)([0-9a-fA-F]+)")
_NAMED = dict(zip('abfnrtv\\"', '\a\b\f\n\r\t\v\\"', strict=True))


class Damaged(Exception):  # noqa: N818 - it names the state of a line, and never reaches a user
    """A line cannot be understood; the message says why."""


def unquoted(quoted: str) -> str:
    """Return the text between the quotes of a line; raises Damaged where it is not quoted whole."""
    if len(quoted) > MAX_TEXT * LONGEST_ESCAPE:
        raise Damaged(TOO_LONG)
    inner = quoted[1:-1]
    if f'"{inner}"' == quoted and '"' not in inner and "\\" not in inner:
        return inner  # as most are
    at, parts = 0, []
    while match := _QUOTED.match(quoted, at):
        parts.append(_ESCAPE.sub(_unescape, match[1]))
        at = match.end()
    if not parts or at < len(quoted):
        raise Damaged("the text is not in double quotes, or a quote in it lacks its backslash")
    return "".join(parts)


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        return _of_bytes(match[1])
    if match[2] not in _NAMED:
        raise Damaged(f"{match[0]} is not an escape that gettext knows; write a backslash twice")
    return _NAMED[match[2]]


def _of_bytes(escapes: str) -> str:
    """Return the letters whose bytes in UTF-8 are written one by one, as `msgcat -E` does: two escapes are one é."""
    codes = [(each[0], int(each[2], 16 if each[1] else 8)) for each in _BYTE.finditer(escapes)]
    if wrong := next((written for written, code in codes if not 0 < code < 256), ""):
        raise Damaged(f"{wrong[:4]} is not an escape that gettext knows; write a backslash twice")
    try:
        return bytes(code for _, code in codes).decode()
    except UnicodeDecodeError:
        raise Damaged(f"{escapes[:16]} are no bytes of UTF-8; write the letters themselves, as msgcat does") from None


def short(text: str) -> str:
    """Return a text; raises Damaged where it is too long."""
    if len(text) > MAX_TEXT:
        raise Damaged(TOO_LONG)
    return text


def bounded(text: str) -> None:
    """Refuse what no instruction is, and what would take hours to compare or to typeset."""
    if "\4" in text:
        raise Damaged("a control character (U+0004) that gettext does not allow")
    if piled(text, MAX_MARKS):
        raise Damaged(f"over {MAX_MARKS} combining marks on one letter")
