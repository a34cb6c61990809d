"""Handouts ↔ PO files. Merging is by row id only: a similar text is a different text."""

from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Message

from ..core.language.languages import Language
from ..core.model import Instruction
from . import po, signed_comments, state_comments
from .changes import Changes
from .po_writer import singular
from .returning import Elsewhere, kept, latest
from .stale import STALE_NOTE, marked_stale, same_english, stale_notes, stamp_of, taken_back

LOCATION = "data/instructions.csv"


def template(wanted: Sequence[Instruction], old: po.Po | None, *, location: str) -> po.Po:
    """Return the POT: every message, none translated."""
    fresh = po.without_entries(old) if old else po.new(None)
    for entry in wanted:
        _add(fresh, entry, location)
    return fresh


def merge(
    old: po.Po, wanted: Sequence[Instruction], *, location: str = LOCATION, elsewhere: Elsewhere | None = None
) -> tuple[po.Po, Changes]:
    """Return the catalog brought up to the wanted messages, and what that changed.

    The same row with the same text keeps everything. A row whose text changed keeps its translation,
    becomes fuzzy and remembers the English it was made from. A removed row becomes obsolete, and gets
    its translation back when it returns. One that has come from another handout brings its own along.
    """
    changes, others = Changes(), elsewhere or Elsewhere()
    live = old.by_id()
    gone = list(old.catalog.obsolete.values())
    fresh = po.without_entries(old)
    for entry in wanted:
        message = _add(fresh, entry, location)
        if before := live.pop(entry.id, None):
            carry(message, before, changes)
        elif moved := latest(others.live, entry):
            carry(message, moved, changes)
            changes.returned(entry.id, translated=bool(moved.string))
        elif before := kept(gone, others, entry):
            gone = [message for message in gone if message is not before]
            carry(message, before, changes)
            if not same_english(before.id, message.id):
                _new_meaning(message)
            changes.returned(entry.id, translated=bool(before.string))
        else:
            changes.added.append(entry.id)
    for row, message in live.items():
        (changes.removed if _worth_keeping(message) else changes.dropped).append(row)
    for message in filter(_worth_keeping, (*gone, *live.values())):
        fresh.retire(message)
    return fresh, changes


def _worth_keeping(message: Message) -> bool:
    return bool(message.string or message.user_comments)


def _add(target: po.Po, entry: Instruction, location: str) -> Message:
    return target.catalog.add(entry.text, "", context=entry.id, auto_comments=entry.comments, locations=[(location, 0)])


def carry(message: Message, before: Message, changes: Changes) -> None:
    """Copy to a fresh message what a person or an engine put into the old one."""
    message.string = before.string
    message.user_comments = list(before.user_comments)
    if not before.string:
        return
    message.flags |= before.flags - {"python-format", "python-brace-format"}
    row = message.context or ""
    if same_english(before.id, message.id):
        message.previous_id = list(before.previous_id) if before.fuzzy else []
        message.auto_comments += stale_notes(before) if before.fuzzy else []
        notes = (note for note in before.auto_comments if state_comments.is_check_note(note))
        message.auto_comments += [note for note in notes if note not in message.auto_comments]
    elif taken_back(before, message):
        message.flags.discard("fuzzy")
        changes.restored.append(row)
    else:
        previous = list(before.previous_id) if before.fuzzy and before.previous_id else [singular(before.id)]
        message.previous_id = [text for text in previous if not same_english(text, message.id)]
        message.auto_comments += stale_notes(before) if before.fuzzy else [STALE_NOTE, stamp_of(before)]
        message.flags.add("fuzzy")
        if message.previous_id:
            changes.edited.append(row)
        elif not marked_stale(message):
            changes.restored.append(row)


def _new_meaning(message: Message) -> None:
    """Keep a deleted row whose id returns with other English from counting as edited: no page may wait for it.

    The earlier translation stays beside it as a draft, with its English.
    """
    notes = stale_notes(message)
    message.auto_comments = [text for text in message.auto_comments if text not in notes]
    message.user_comments = [text for text in message.user_comments if not signed_comments.last_approved([text])]


def catalog_path(locales: Path, language: Language, domain: str) -> Path:
    """Return `locales/<locale>/LC_MESSAGES/<domain>.po`."""
    return locales / language.locale / "LC_MESSAGES" / f"{domain}.po"
