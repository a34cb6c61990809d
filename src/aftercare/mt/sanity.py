"""Whether a reply is a translation at all. Errors *within* it are for the checks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from ..core.text.limits import piled

_QUOTA = re.compile(
    r"MYMEMORY WARNING|YOU USED ALL AVAILABLE FREE|(quota|usage limit|rate limit|daily limit|character limit)"
    r"[^.]{0,40}\b(exceeded|reached|used up)|exceeded[^.]{0,40}\b(quota|limit)|QUERY LENGTH LIMIT",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"<!doctype|<html|<title>|Error [45]\d\d \(|!!1|That.s an error\.|unusual traffic|Internal Server Error"
    r"|Service (Temporarily )?Unavailable|Bad Gateway|Gateway Time-?out|Too Many Requests|Access Denied"
    r"|INVALID (LANGUAGE PAIR|EMAIL|SOURCE|TARGET)|PLEASE SELECT TWO DISTINCT LANGUAGES",
    re.IGNORECASE,
)
_HTML = re.compile(r"</?[a-z][a-z0-9]{0,15}(\s[^<>]{0,300})?/?>|&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\ufffd\ufeff")
_DIGITS = re.compile(r"\d{1,12}(?:[.,٫٬]\d{1,12}){0,4}")


def notice(source: str, reply: str) -> str:
    """Return what kind of notice an engine sent in place of a translation, as a predicate; empty if none."""
    if _QUOTA.search(reply) and not _QUOTA.search(source):
        return "says that its quota is used up"
    if _PAGE.search(reply) and not _PAGE.search(source):
        return "sent an error page in place of a translation"
    return ""


def unusable(source: str, target: str) -> str:
    """Return why a text cannot be the translation of another, as a predicate; empty if it can."""
    return next(_reasons(source, target), "")


def _reasons(source: str, target: str) -> Iterator[str]:
    if not target.strip():
        yield "gave no translation"
    if _folded(target) in {"none", "null", "undefined", "nan"}:
        yield f'answered "{target.strip()}"'
    if _folded(source) == _folded(target):
        yield "gave the English back"
    if found := notice(source, target):
        yield found
    if _HTML.search(target) and not _HTML.search(source):
        yield "sent HTML in place of plain text"
    if set(target) & _OVERRIDES or any(unicodedata.category(char) in ("Cc", "Cs", "Cn") for char in target):
        yield "sent control characters"
    if piled(target):
        yield "sent letters under heaps of combining marks"
    if len(target) > 6 * len(source) + 60:
        yield "sent far more text than it was given"
    if lost := _numbers(source) - _numbers(target):
        yield f"lost the number {min(lost)}"


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _numbers(text: str) -> Counter[str]:
    """Return the numbers of a text in Western digits, without separators: 1,000 is 1.000 elsewhere."""
    return Counter(
        "".join(str(unicodedata.decimal(char)) for char in found if char.isdecimal()) for found in _DIGITS.findall(text)
    )
