"""The text of a PO file → its entries. Every line ends up in one of them, or the file is refused by line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from babel.messages.catalog import Message

from ..core.errors import CatalogError
from ..core.limits import piled
from . import state_comments

MAX_TEXT = 20_000
TOO_LONG = f"a text of over {MAX_TEXT} characters"
LONGEST_ESCAPE = len(r"\x000041")
MAX_MARKS = 64
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)(?=[\s\"])\s*+(.*)", re.DOTALL)
_QUOTED = re.compile(r'(?:"((?:[^"\\]|\\.)*+)"\s*+)', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([abfnrtv\\\"])|([0-7]{1,3})|x([0-9a-fA-F]{1,6})|(.?))", re.DOTALL)
_NAMED = dict(zip('abfnrtv\\"', '\a\b\f\n\r\t\v\\"', strict=True))
_FOLDABLE = re.compile(r"^(?:#\.? |msgid )(.*)", re.MULTILINE)
_REMEDY = "correct the line, or take the file from a PO editor again"
PREVIOUS_CONTEXT = "\0"
"""Begins the comment that a `#| msgctxt` line is kept as; no comment of a file has this character."""


@dataclass(slots=True)
class PoEntry:
    """One entry as it is in the file, its strings unescaped, its comments without their marks."""

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    previous: dict[str, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    """The lines of its comments, for an entry that has nothing else: the end of a file."""
    obsolete: bool = False

    @property
    def ends(self) -> bool:
        """Whether a translation has been read, the last that an entry has."""
        return "msgstr" in self.fields or any(name.startswith("msgstr") for name in self.fields)

    @property
    def forms(self) -> tuple[str, ...]:
        """The translations: one, or those of a plural."""
        return tuple(text for name, text in self.fields.items() if name.startswith("msgstr"))


class Damaged(Exception):  # noqa: N818 - it names the state of a line, and never reaches a user
    """A line cannot be understood; the message says why."""


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
                yield _checked(entry)
                entry, last = PoEntry(number), None
            if mark == "":
                _place(entry, number, rest, obsolete=obsolete)
            if mark in ("", "|"):
                last = _string(entry.previous if mark else entry.fields, rest, last)
            else:
                _COMMENTS[mark](entry, rest if mark != "#" else _comment(line))
                entry.raw.append(content)
        except Damaged as problem:
            raise CatalogError(f"{name}:{number}: {problem}; {_REMEDY}") from None
    try:
        if entry.fields or entry.previous:
            yield _checked(entry)
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
            raise Damaged("this obsolete line is none that gettext knows")
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
        fields[match[1]] = _short(_unquoted(match[2]))
        return fields, match[1]
    if not rest.startswith('"'):
        raise Damaged("this is neither a comment nor a line that gettext knows")
    if last is None or last[0] is not fields:
        raise Damaged("a text without msgid or msgstr before it")
    fields[last[1]] = _short(fields[last[1]] + _unquoted(rest))
    return last


def _unquoted(quoted: str) -> str:
    if len(quoted) > MAX_TEXT * LONGEST_ESCAPE:
        raise Damaged(TOO_LONG)
    at, parts = 0, []
    while match := _QUOTED.match(quoted, at):
        parts.append(_ESCAPE.sub(_unescape, match[1]))
        at = match.end()
    if not parts or at < len(quoted):
        raise Damaged("the text is not in double quotes, or a quote in it lacks its backslash")
    return "".join(parts)


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    code = int(match[2], 8) if match[2] else int(match[3], 16) if match[3] else 0
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        raise Damaged(f"{match[0][:4]} is no escape that gettext knows; write a backslash twice")
    return chr(code)


def _checked(entry: PoEntry) -> PoEntry:
    """Return an entry that is whole; raises Damaged for one that would not come back as it is."""
    names = list(entry.fields)
    plural = "msgid_plural" in names
    forms = [f"msgstr[{number}]" for number in range(len(entry.forms))] if plural else ["msgstr"]
    wanted = [*(["msgctxt"] if "msgctxt" in names else []), "msgid", *(["msgid_plural"] if plural else []), *forms]
    if names != wanted or not entry.forms:
        raise Damaged("the entry is not complete, or its lines are in another order than msgctxt, msgid, msgstr")
    if "msgctxt" in names and not entry.fields["msgid"]:
        raise Damaged("an entry with an empty msgid; delete it")
    if set(entry.previous) - {"msgctxt", "msgid", "msgid_plural"}:
        raise Damaged("a previous text that gettext does not know")
    for text in (*entry.fields.values(), *entry.previous.values()):
        _bounded(text)
    return entry


def _short(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise Damaged(TOO_LONG)
    return text


def _bounded(text: str) -> None:
    """Refuse what no instruction is, and what would take hours to compare or to typeset."""
    if "\4" in text:
        raise Damaged("a control character (U+0004) that gettext does not take")
    if piled(text, MAX_MARKS):
        raise Damaged(f"over {MAX_MARKS} combining marks on one letter")


def is_whole(text: str) -> bool:
    """Whether a file has lines that a tool that folds comments and strings would have folded."""
    return any(state_comments.is_whole(match[1]) for match in _FOLDABLE.finditer(text))


def message(entry: PoEntry, *, whole: bool = False) -> Message:
    """Return an entry as Babel's type, without the format flag that Babel gives to "5% sodium".

    `whole` says that no tool has folded the comments of its file.
    """
    source, target, previous = entry.fields["msgid"], entry.forms, entry.previous
    plural = entry.fields.get("msgid_plural")
    found = Message(
        source if plural is None else (source, plural),
        target[0] if plural is None else target,
        [(place, 0) for place in entry.places],
        previous_id=[previous[key] for key in ("msgid", "msgid_plural") if key in previous],
        lineno=entry.line,
        context=entry.fields.get("msgctxt"),
    )
    found.flags = (found.flags | set(entry.flags)) - {"python-format"}
    found.auto_comments = state_comments.unfold(entry.extracted, whole=whole)
    found.user_comments = state_comments.unfold(
        entry.comments, whole=whole
    )  # Babel would leave out one of two equal ones
    if "msgctxt" in previous:
        found.user_comments.append(PREVIOUS_CONTEXT + previous["msgctxt"])
    return found
