"""Handouts ↔ PO files. Merging is by row id only: a similar text is a different text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message

from ..core.approvals import Subject, Waiver, typographic
from ..core.languages import Language
from ..core.model import Instruction, Kind
from ..core.people import signer_problem
from ..core.questions import stamp
from ..core.units import Status, Unit, before_edit, status_of
from . import po, state_comments
from .po_writer import singular

STALE_NOTE = "The English has changed since this was translated; compare it with the previous text."
STAMP = "translation then: "
"""Comes with the note: the fingerprint of the row as it was, so that an edit taken back restores just that."""
LOCATION = "data/instructions.csv"
_PLACED = re.compile(r"(\w+), (section .*)")


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

    def returned(self, row: str, *, translated: bool) -> None:
        """Tell of a row that had been removed, unless its English was edited meanwhile."""
        if row not in {*self.edited, *self.restored}:
            (self.restored if translated else self.added).append(row)


def template(wanted: Sequence[Instruction], old: po.Po | None, *, location: str) -> po.Po:
    """Return the POT: every message, none translated."""
    fresh = po.without_entries(old) if old else po.new(None)
    for entry in wanted:
        _add(fresh, entry, location)
    return fresh


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other catalogs of the language hold of rows that are not theirs any more."""

    live: list[Message] = field(default_factory=list)
    obsolete: list[Message] = field(default_factory=list)


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
        elif before := _latest(others.live, entry) or _latest(gone, entry) or _latest(others.obsolete, entry):
            gone = [message for message in gone if message is not before]
            carry(message, before, changes)
            changes.returned(entry.id, translated=bool(before.string))
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
    return next((message for message in found if same_english(message.id, entry.text)), found[-1] if found else None)


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
        message.auto_comments += _stale_notes(before) if before.fuzzy else []
        notes = (note for note in before.auto_comments if state_comments.is_check_note(note))
        message.auto_comments += [note for note in notes if note not in message.auto_comments]
    elif _taken_back(before, message):
        message.flags.discard("fuzzy")
        changes.restored.append(row)
    else:
        previous = list(before.previous_id) if before.fuzzy and before.previous_id else [singular(before.id)]
        message.previous_id = [text for text in previous if not same_english(text, message.id)]
        message.auto_comments += _stale_notes(before) if before.fuzzy else [STALE_NOTE, _stamp(before)]
        message.flags.add("fuzzy")
        if message.previous_id:
            changes.edited.append(row)
        elif not marked_stale(message):
            changes.restored.append(row)


def same_english(one: object, other: object) -> bool:
    """Whether two texts differ in their typography alone, which makes no translation stale."""
    return one == other or typographic(singular(one)) == typographic(singular(other))  # type: ignore[arg-type]


def _stale_notes(message: Message) -> list[str]:
    """Return the note of a row that a person had translated, with its stamp; none for a draft."""
    if not marked_stale(message):
        return []
    return [STALE_NOTE, *(note for note in message.auto_comments if note.startswith(STAMP))]


def marked_stale(message: Message) -> bool:
    """Whether a person had translated the row before its English changed."""
    return bool(message.fuzzy) and STALE_NOTE in " ".join(message.auto_comments)  # polib folds it


def _stamp(message: Message) -> str:
    """Return the fingerprint of a row that is about to become stale."""
    return STAMP + _fingerprint(message, singular(message.id))


def _taken_back(before: Message, message: Message) -> bool:
    """Whether the English is again what the row was translated from, and nothing else has changed."""
    stamp = STAMP + _fingerprint(before, singular(message.id))
    return marked_stale(before) and stamp in before.auto_comments


def untouched(message: Message) -> bool:
    """Whether a stale row still has the translation that it had when its English was edited."""
    return any(STAMP + _fingerprint(message, text) in message.auto_comments for text in message.previous_id)


def settle_signed(content: po.Po, language: Language, wanted: Iterable[Instruction]) -> list[str]:
    """Take the marks off each stale row of which people have settled that its translation holds; return the ids.

    So it is where an edit that somebody has said to mean the same is taken back, or made once more: enough people have
    signed exactly the texts of now, or have kept the translation through the edit, one way or the other.
    """
    messages = content.by_id()
    stale = (row for row in wanted if row.id in messages and untouched(messages[row.id]))
    found = [row.id for row in units(content, language, stale) if row.edited and _settled(row)]
    for row in found:
        settle(messages[row])
    return found


def _settled(row: Unit) -> bool:
    there, back = replace(row, source=row.previous).kept, row.kept
    kept = typographic(row.source) in there or typographic(row.previous) in back
    return kept or status_of(row, fuzzy=False) is Status.APPROVED


def settle(message: Message) -> None:
    """Take away the marks of a stale row: a person has settled that its translation holds."""
    message.flags.discard("fuzzy")
    message.previous_id = []
    message.auto_comments = [text for text in message.auto_comments if not text.startswith((STALE_NOTE, STAMP))]


def _fingerprint(message: Message, source: str) -> str:
    """Return 32 hex digits of a row's texts; its id and place have nothing to do with what it says."""
    texts = Subject("", "", "", "", source, singular(message.string))
    return texts.hash("translated")[:32]


def units(source: po.Po, language: Language, wanted: Iterable[Instruction], *, path: str = "") -> list[Unit]:
    """Return the units of the wanted messages; a row that the file lacks, or has for other English, is missing.

    One that was approved until its English was edited is what a sync makes of it, so that its page can stay as it was.
    """
    messages = source.by_id()
    return [_unit(entry, messages.get(entry.id), language.tag, path) for entry in wanted]


def _unit(entry: Instruction, message: Message | None, tag: str, path: str) -> Unit:
    missing = Unit(entry.id, entry.text, "", tag, kind=entry.kind, place=entry.place, note=entry.note, path=path)
    if message is None:
        return missing
    if same_english(message.id, entry.text):
        return unit(message, missing)
    fresh = Message(entry.text, auto_comments=entry.comments, lineno=message.lineno, context=entry.id)
    carry(fresh, message, Changes())
    synced = unit(fresh, missing)
    return synced if synced.status is Status.APPROVED or before_edit(synced) else missing


def unit(message: Message, row: Unit) -> Unit:
    """Return one message of a catalog as checks and pages see it; `row` is what is known of it without the catalog."""
    comments, target = message.user_comments, singular(message.string)
    found: dict[str, Any] = {
        "id": row.id,
        "source": row.source,
        "target": target,
        "language": row.language,
        "note": row.note,
        "kind": row.kind,
        "place": row.place,
        "previous": message.previous_id[0] if message.previous_id else "",
        "edited": marked_stale(message),
        "origin": state_comments.origin(comments, target),
        "approvals": state_comments.approvals(comments),
        "keeps": state_comments.keeps(comments),
        "invalid": state_comments.invalid(comments),
        "waivers": state_comments.waivers(comments),
        "questions": state_comments.questions(comments),
        "last_approved": state_comments.last_approved(comments),
        "path": row.path,
        "line": message.lineno or 0,
    }
    return Unit(**found, status=status_of(Unit(**found), fuzzy=message.fuzzy))  # `replace` takes three times as long


def own_row(message: Message, tag: str, path: str) -> Unit:
    """Return what a catalog itself says of a row's English, kind and place: those of the last sync."""
    source = singular(message.id)
    noted = _PLACED.fullmatch((message.auto_comments or [""])[0])
    kind, place = noted.groups() if noted and noted[1] in set(Kind) else ("", "")
    kind = Kind.INTERFACE if Path(path).stem == "interface" else kind
    return Unit(message.context or source[:40], source, "", tag, kind=kind, place=place, path=path)


def tie_waivers(content: po.Po, language: Language, wanted: Iterable[Instruction]) -> None:
    """Tie each new waiver of a synced catalog to the texts it was written for; an incomplete one stays as it is."""
    messages = content.by_id()
    asked = {row for row, message in messages.items() if state_comments.waivers(message.user_comments)}
    for row in units(content, language, (entry for entry in wanted if entry.id in asked)):
        new = {
            state_comments.waiver_comment(waiver): state_comments.waiver_comment(Waiver.of(row.subject, waiver))
            for waiver in row.waivers
            if not waiver.hash and waiver.reason and not signer_problem(waiver.name)
        }
        if new:
            message = messages[row.id]
            message.user_comments = [new.get(_waiver_text(text), text) for text in message.user_comments]


def tie_questions(content: po.Po, wanted: Iterable[Instruction]) -> None:
    """Tie each new question to the English and the note that it is about, so that an edit of them settles it."""
    messages = content.by_id()
    for row in wanted:
        message = messages.get(row.id)
        for asked in state_comments.questions(message.user_comments) if message else ():
            if message and not asked.stamp:
                tied = replace(asked, stamp=stamp(row.text, row.note))
                written = map(_question_text, message.user_comments)
                old = state_comments.question_comment(asked)
                message.user_comments = [
                    state_comments.question_comment(tied) if is_it == old else text
                    for text, is_it in zip(message.user_comments, written, strict=True)
                ]


def _question_text(comment: str) -> str:
    """Return a comment as `question_comment` writes it, where it is a question."""
    return next(map(state_comments.question_comment, state_comments.questions([comment])), comment)


def _waiver_text(comment: str) -> str:
    """Return a comment as `waiver_comment` writes it, where it is a waiver."""
    return next(map(state_comments.waiver_comment, state_comments.waivers([comment])), comment)


def catalog_path(locales: Path, language: Language, domain: str) -> Path:
    """Return `locales/<locale>/LC_MESSAGES/<domain>.po`."""
    return locales / language.locale / "LC_MESSAGES" / f"{domain}.po"
