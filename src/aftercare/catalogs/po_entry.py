"""One entry of a PO file, as it is in the file and as Babel has it."""

import re
from dataclasses import dataclass, field

from babel.messages.catalog import Message

from . import folding
from .po_strings import Damaged, bounded

_FOLDABLE = re.compile(r"^(?:#\.? |msgid )(.*)", re.MULTILINE)
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


def checked(entry: PoEntry) -> PoEntry:
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
        bounded(text)
    return entry


def is_whole(text: str) -> bool:
    """Whether a file has lines that a tool that folds comments and strings would have folded."""
    return any(folding.is_whole(match[1]) for match in _FOLDABLE.finditer(text))


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
    found.auto_comments = folding.unfold(entry.extracted, whole=whole)
    found.user_comments = folding.unfold(entry.comments, whole=whole)  # Babel would leave out one of two equal ones
    if "msgctxt" in previous:
        found.user_comments.append(PREVIOUS_CONTEXT + previous["msgctxt"])
    return found
