"""Catalogs → units, as checks and pages see them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message

from ..core.language.languages import Language
from ..core.model import Instruction, Kind
from ..core.units import Status, Unit, before_edit, status_of
from . import invalid_signatures, po, signed_comments, state_comments
from .merge import Changes, carry
from .po_writer import singular
from .stale import marked_stale, same_english

_PLACED = re.compile(r"(\w+), (section .*)")


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
        "approvals": signed_comments.approvals(comments),
        "keeps": signed_comments.keeps(comments),
        "invalid": invalid_signatures.invalid(comments),
        "waivers": signed_comments.waivers(comments),
        "questions": state_comments.questions(comments),
        "last_approved": signed_comments.last_approved(comments),
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
