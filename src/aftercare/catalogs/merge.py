"""Handouts ↔ PO files. Merging is by row id only: a similar text is a different text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Message

from ..core.languages import Language
from ..core.model import Instruction
from ..core.units import Unit, status_of
from . import po, state_comments
from .po_writer import singular

STALE_NOTE = "The English has changed since this was translated; compare it with the previous text."
LOCATION = "data/instructions.csv"


@dataclass(slots=True)
class Changes:
    """What a merge did, as row ids."""

    added: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    """Rows that had a translation, which is stale now."""
    removed: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)

    def extend(self, other: "Changes") -> None:
        """Add what another merge did."""
        for name in ("added", "edited", "removed", "restored"):
            getattr(self, name).extend(getattr(other, name))

    def __bool__(self) -> bool:
        """Whether anything happened."""
        return any((self.added, self.edited, self.removed, self.restored))


def template(wanted: Sequence[Instruction], old: po.Po | None, *, location: str) -> po.Po:
    """Return the POT: every message, none translated."""
    fresh = po.without_entries(old) if old else po.new(None)
    for entry in wanted:
        _add(fresh, entry, location)
    return fresh


def merge(old: po.Po, wanted: Sequence[Instruction], *, location: str = LOCATION) -> tuple[po.Po, Changes]:
    """Return the catalog brought up to the wanted messages, and what that changed.

    The same row with the same text keeps everything. A row whose text changed keeps its translation,
    becomes fuzzy and remembers the English it was made from. A removed row becomes obsolete, and gets
    its translation back when it returns.
    """
    changes = Changes()
    live = old.by_id()
    gone = list(old.catalog.obsolete.values())
    fresh = po.without_entries(old)
    for entry in wanted:
        message = _add(fresh, entry, location)
        if before := live.pop(entry.id, None):
            _carry(message, before, changes)
        elif before := _latest(gone, entry):
            gone.remove(before)
            changes.restored.append(entry.id)
            _carry(message, before, changes)
        else:
            changes.added.append(entry.id)
    changes.removed += list(live)
    for message in (*gone, *live.values()):
        if message.string or message.user_comments:
            fresh.retire(message)
    return fresh, changes


def _add(target: po.Po, entry: Instruction, location: str) -> Message:
    return target.catalog.add(entry.text, "", context=entry.id, auto_comments=entry.comments, locations=[(location, 0)])


def _latest(gone: list[Message], entry: Instruction) -> Message | None:
    """Return the obsolete message of a row that has returned, preferring the one with the same English."""
    found = [message for message in gone if message.context == entry.id]
    return next((message for message in found if message.id == entry.text), found[-1] if found else None)


def _carry(message: Message, before: Message, changes: Changes) -> None:
    """Copy to a fresh message what a person or an engine put into the old one."""
    message.string = before.string
    message.user_comments = list(before.user_comments)
    if not before.string:
        return
    message.flags |= before.flags - {"python-format", "python-brace-format"}
    marked_stale = before.fuzzy and STALE_NOTE in " ".join(before.auto_comments)  # polib folds it
    if before.id == message.id:
        message.previous_id = list(before.previous_id) if before.fuzzy else []
        message.auto_comments += [STALE_NOTE] if marked_stale else []
        notes = (note for note in before.auto_comments if state_comments.is_check_note(note))
        message.auto_comments += [note for note in notes if note not in message.auto_comments]
    elif marked_stale and _signed(message):
        message.flags.discard("fuzzy")  # the edit was taken back: these very texts were signed
    else:
        previous = list(before.previous_id) if before.fuzzy and before.previous_id else [singular(before.id)]
        message.previous_id = [text for text in previous if text != message.id]
        message.auto_comments += [STALE_NOTE] if marked_stale or not before.fuzzy else []
        message.flags.add("fuzzy")
        changes.edited.append(message.context or "")


def _signed(message: Message) -> bool:
    signed = state_comments.approvals(message.user_comments)
    return any(approval.covers(singular(message.id), singular(message.string)) for approval in signed)


def units(source: po.Po, language: Language, wanted: Iterable[Instruction], *, path: str = "") -> list[Unit]:
    """Return the units of the wanted messages; a row that the file lacks, or has for other English, is missing."""
    messages = source.by_id()
    return [_unit(entry, messages.get(entry.id), language.tag, path) for entry in wanted]


def _unit(entry: Instruction, message: Message | None, tag: str, path: str) -> Unit:
    if message is None or message.id != entry.text:
        return Unit(entry.id, entry.text, "", tag, kind=entry.kind, note=entry.note, path=path)
    return unit(message, tag, path, kind=entry.kind, note=entry.note)


def unit(message: Message, tag: str, path: str, *, kind: str = "", note: str = "") -> Unit:
    """Return one message of a catalog as checks and pages see it."""
    source, target = singular(message.id), singular(message.string)
    signed = state_comments.approvals(message.user_comments)
    return Unit(
        id=message.context or source[:40],
        source=source,
        target=target,
        language=tag,
        status=status_of(source, target, fuzzy=message.fuzzy, kind=kind, signed=signed),
        note=note,
        kind=kind,
        previous=message.previous_id[0] if message.previous_id else "",
        origin=state_comments.origin(message.user_comments),
        approvals=signed,
        waivers=state_comments.waivers(message.user_comments),
        path=path,
        line=message.lineno or 0,
    )


def catalog_path(locales: Path, language: Language, domain: str) -> Path:
    """Return `locales/<locale>/LC_MESSAGES/<domain>.po`."""
    return locales / language.locale / "LC_MESSAGES" / f"{domain}.po"
