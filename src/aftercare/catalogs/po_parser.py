"""The text of a PO file → its entries. Every line ends up in one of them, or the file is refused by line."""

import re
from collections.abc import Callable, Iterator

from ..core.errors import CatalogError
from ..core.text.unmerged import UNMERGED_CATALOG, is_mark
from . import state_comments
from .po_entry import PoEntry, checked
from .po_strings import Damaged, short, unquoted

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)(?=[\s\"])\s*+(.*)", re.DOTALL)
_REMEDY = "correct the line, or take the file from a PO editor again"


def parse_entries(text: str, name: str) -> Iterator[PoEntry]:
    """Yield the entries of a text; comments that no entry follows come last. Raises CatalogError by line."""
    entry = PoEntry(1)
    last: tuple[dict[str, str], str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip(" \t")
        if not content:
            continue
        try:
            mark, rest, obsolete = _split(content)
            if entry.ends and (mark not in ("", "|") or not rest.startswith(('"', "msgstr"))):
                yield checked(entry)
                entry, last = PoEntry(number), None
            if mark == "":
                _place(entry, number, rest, obsolete=obsolete)
            if mark in ("", "|"):
                last = _string(entry.previous if mark else entry.fields, rest, last)
            else:
                _COMMENTS[mark](entry, rest if mark != "#" else _comment(line))
                entry.raw.append(content)
        except Damaged as problem:
            remedy = "" if str(problem) == UNMERGED_CATALOG else f"; {_REMEDY}"
            raise CatalogError(f"{name}:{number}: {problem}{remedy}") from None
    try:
        if entry.fields or entry.previous:
            yield checked(entry)
        elif entry.raw:
            yield entry
    except Damaged as problem:
        raise CatalogError(f"{name}:{entry.line}: {problem}; {_REMEDY}") from None


def _split(content: str) -> tuple[str, str, bool]:
    """Return the mark of a line (`""` for strings, `|` for previous ones), what follows, and whether it is obsolete."""
    obsolete = content.startswith("#~")
    if obsolete:
        content = content[2:].lstrip()
        if not content.startswith(("|", '"', "msg")):
            raise Damaged("gettext does not know this kind of obsolete line")
    if content.startswith(("|", "#|")):
        return "|", content.partition("|")[2].lstrip(), obsolete
    if content.startswith("#"):
        mark = content[1:2] if content[1:2] in (".", ":", ",") else "#"
        return mark, content[2:].strip(), obsolete
    return "", content, obsolete


def _place(entry: PoEntry, number: int, rest: str, *, obsolete: bool) -> None:
    """Note the line of the msgid, and whether the entry is obsolete: it is so as a whole."""
    if entry.fields and obsolete is not entry.obsolete:
        raise Damaged("one half of the entry is obsolete (#~), the other is not")
    entry.obsolete = obsolete
    if not entry.fields or rest.startswith(("msgid ", 'msgid"')):
        entry.line = number


def _comment(line: str) -> str:
    """Return a translator's comment; one that carries state is written by hand too, with more spaces or none."""
    text = line.lstrip(" \t")[1:].removeprefix(" ")
    known = state_comments.spelled(text.strip())
    return known if state_comments.carries_state(known) else text


def _flags(entry: PoEntry, rest: str) -> None:
    """Read flags; "needs work" also where gettext sees it behind another mark, or somebody wrote it in capitals."""
    for flag in filter(None, map(str.strip, rest.split(","))):
        words = re.split(r"[\s;]+", flag.lower())
        entry.flags += [word for word in words if word] if "fuzzy" in words else [flag]


_COMMENTS: dict[str, Callable[[PoEntry, str], None]] = {
    "#": lambda entry, rest: entry.comments.append(rest),
    ".": lambda entry, rest: entry.extracted.append(rest),
    ":": lambda entry, rest: entry.places.extend(re.findall(r"(?:\u2068[^\u2069]*\u2069|\S)+", rest)),
    ",": _flags,
}


def _string(fields: dict[str, str], rest: str, last: tuple[dict[str, str], str] | None) -> tuple[dict[str, str], str]:
    """Put a line with a keyword, or one that continues the line before, into the fields."""
    if match := _KEYWORD.match(rest):
        if match[1] in fields:
            raise Damaged(f"a second {match[1]} in one entry")
        fields[match[1]] = short(unquoted(match[2]))
        return fields, match[1]
    if is_mark(rest):
        raise Damaged(UNMERGED_CATALOG)
    if not rest.startswith('"'):
        raise Damaged("this is neither a comment nor a line of a PO file")
    if last is None or last[0] is not fields:
        raise Damaged("a text without msgid or msgstr before it")
    fields[last[1]] = short(fields[last[1]] + unquoted(rest))
    return last
